"""Confidence: signals become a probability, saved and read again whole."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.confidence import (
    BORDER,
    SIGNALS,
    UNTRAINED,
    Calibration,
    calibrate,
    fit_logistic,
    known_share,
    load_calibration,
)
from index.lexical import Field, build_lexical
from index.manifest import IndexUnavailableError
from index.retrieve import PassageRetriever
from index.topic import Topic

TOPIC = Topic(0.5, (1.0, 2.0), {"手": (1.5, 0.25)})
CALIBRATION = Calibration((-4.0, 1.0), (BORDER, 2.0, 0.0, 0.0, 0.0), (1.0,) * 4, (2.0,) * 4, TOPIC)


def test_a_query_with_the_mean_of_every_signal_is_even() -> None:
    assert CALIBRATION.confidence([1.0, 1.0, 1.0, 1.0]) == pytest.approx(0.5)


def test_two_deviations_of_log_odds_worked_by_hand() -> None:
    assert CALIBRATION.confidence([3.0, 9.0, 9.0, 9.0]) == pytest.approx(1 / (1 + np.exp(-2.0)))


def test_more_of_the_subject_is_never_less_confident() -> None:
    values = [CALIBRATION.confidence([topic, 0.5, 0.5, 0.5]) for topic in (-6.0, -1.0, 0.0, 1.0, 6.0)]
    assert values == sorted(values)


def test_a_calibration_is_read_as_it_was_saved(tmp_path: Path) -> None:
    CALIBRATION.save(tmp_path / "calibration.json")
    assert load_calibration(tmp_path / "calibration.json") == CALIBRATION


@pytest.mark.parametrize("text", ["", "{", "[]", '{"hit": [1, 2]}', '{"topic": {"bias": 0}}'])
def test_a_damaged_calibration_says_how_to_build_it_again(tmp_path: Path, text: str) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(IndexUnavailableError, match="yorisoi build"):
        load_calibration(path)


def test_a_calibration_of_before_the_topic_must_be_built_again(tmp_path: Path) -> None:
    path = tmp_path / "calibration.json"
    replace(CALIBRATION).save(path)
    record = json.loads(path.read_text(encoding="utf-8"))
    del record["topic"]
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(IndexUnavailableError, match="yorisoi build"):
        load_calibration(path)


def test_nothing_to_learn_from_refuses_nothing() -> None:
    calibration = calibrate([], [[0.0] * len(SIGNALS)], [])
    assert calibration == UNTRAINED
    assert calibration.confidence([0.0] * len(SIGNALS)) >= 0.5


def test_calibration_parts_what_can_be_parted() -> None:
    rng = np.random.default_rng(1)
    high, low = rng.normal(2, 1, (80, len(SIGNALS))), rng.normal(-2, 1, (40, len(SIGNALS)))
    calibration = calibrate(high.tolist(), low.tolist(), [(3.0, True), (0.0, False)])
    assert np.mean([calibration.confidence(row) > 0.5 for row in high]) > 0.95
    assert np.mean([calibration.confidence(row) < 0.5 for row in low]) > 0.95
    assert calibration.score(3.0) > calibration.score(0.0)


def test_the_logistic_curve_ignores_how_many_of_a_class_there_are() -> None:
    few = fit_logistic(np.array([[-1.0], [1.0]]), np.array([0.0, 1.0]))
    assert few[0] == pytest.approx(0.0, abs=1e-6)
    many = fit_logistic(np.array([[-1.0]] * 9 + [[1.0]]), np.array([0.0] * 9 + [1.0]))
    assert many[0] == pytest.approx(0.0, abs=1e-6)


def test_the_known_share_is_by_idf() -> None:
    index = build_lexical([Field([["手紙"], ["手紙", "訪問"]])], 2)
    rare, unseen = index.idf_of("訪問"), index.unseen_idf
    assert known_share(["訪問", "天気"], index) == pytest.approx(rare / (rare + unseen))
    assert known_share([], index) == 0.0


@pytest.mark.parametrize("text", ["", "。。。", "は"])
def test_a_query_without_a_word_has_no_confidence(retriever: PassageRetriever, text: str) -> None:
    assert retriever.confidence(text) == 0.0


def test_no_hits_no_confidence(retriever: PassageRetriever) -> None:
    assert retriever.confidence("手紙", []) == 0.0
