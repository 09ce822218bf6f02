"""Topic: a linear score over a text's vector, character runs and terms."""

from dataclasses import asdict

import numpy as np
import pytest

from index.retrieve import PassageRetriever
from index.topic import COMMON, NO_TOPIC, TERM_SHARE, Lesson, Sight, Topic, load_topic, look


def sight(runs: str, *terms: str, vector: tuple[float, float] = (0.0, 0.0)) -> Sight:
    return Sight(np.array(vector, dtype=np.float32), frozenset(runs), frozenset(f"={term}" for term in terms))


def test_a_score_worked_by_hand() -> None:
    topic = Topic(0.5, (1.0, 2.0), {"手": (3.0, 1.0), "紙": (4.0, 2.0), "=手紙": (2.0, 5.0)})
    # Runs: (3·1 + 4·2) / 5; terms: 5 at length 1; vector: 0.6 + 1.6. 空 was never learned.
    scored = topic.score(sight("手紙空", "手紙", vector=(0.6, 0.8)))
    assert scored == pytest.approx(0.5 + 2.2 + 11 / 5 + TERM_SHARE * 5)


def test_without_a_lesson_every_text_scores_zero() -> None:
    assert NO_TOPIC.score(sight("手紙", "手紙")) == 0.0


def test_a_topic_survives_its_record() -> None:
    topic = Topic(0.5, (1.0, 2.0), {"手": (3.0, 1.0)})
    assert load_topic(asdict(topic)) == topic


def test_what_was_learned_parts_the_lesson_and_what_is_like_it() -> None:
    inside = [sight("訪問" + letter, "訪問", vector=(1, 0)) for letter in "abcdef"]
    outside = [sight("天気" + letter, "天気", vector=(0, 1)) for letter in "abcdef"]
    lesson = Lesson([*inside, *outside], [1] * 6 + [0] * 6)
    topic = lesson.learn(np.arange(12), ridge=0.1)
    assert topic.score(sight("訪問z", "訪問", vector=(1, 0))) > 1.0
    assert topic.score(sight("天気z", "天気", vector=(0, 1))) < -1.0
    assert lesson.scores(topic, np.array([0, 11])) == pytest.approx(
        [topic.score(inside[0]), topic.score(outside[5])], abs=1e-3
    )


def test_rare_features_are_not_learned() -> None:
    sights = [sight("訪") for _ in range(COMMON)] + [sight("天") for _ in range(COMMON - 1)]
    lesson = Lesson(sights, [1] * COMMON + [0] * (COMMON - 1))
    assert set(lesson.names) == {"訪"}


def test_marks_spaces_and_width_do_not_change_what_is_looked_at(retriever: PassageRetriever) -> None:
    model = retriever.ranker.model
    first, second = look("ＣＲＡＦＴ とは？", model), look("craftとは", model)
    assert first.runs == second.runs
    assert first.terms == second.terms


def test_training_does_not_change_what_is_looked_at(retriever: PassageRetriever) -> None:
    # 手紙 is a word of the corpus, whose vector training moves; the look is at the vector before that.
    model = retriever.ranker.model
    seen = look("手紙", model).vector
    assert np.linalg.norm(seen) == pytest.approx(1.0, abs=1e-5)
    assert float(seen @ model.encode_question("手紙")) < 0.999
