from collections import Counter
from dataclasses import replace

from evals.grounding import evaluate, read_pairs

PAIRS = read_pairs()


def test_the_set_holds_enough_of_both_in_both_splits() -> None:
    counts = Counter((pair.split, pair.supported) for pair in PAIRS)
    assert len(PAIRS) >= 150
    assert all(counts[split, supported] >= 15 for split in ("dev", "test") for supported in (True, False))


def test_no_pair_stands_twice() -> None:
    assert max(Counter((pair.sentence, pair.passage.text) for pair in PAIRS).values()) == 1


def test_no_passage_of_the_test_split_was_worked_on() -> None:
    passages = {split: {p.passage.passage_id for p in PAIRS if p.split == split} for split in ("dev", "test")}
    assert not passages["dev"] & passages["test"]


def test_counts_by_hand() -> None:
    good = next(pair for pair in PAIRS if pair.supported and pair.passage.text.count("。") > 2)
    right = replace(good, split="s", sentence=good.passage.sentences()[0].text)
    lost = replace(right, sentence="空を飛ぶ鯨が笑います。")
    caught = replace(lost, supported=False, kind="unrelated")
    passed = replace(right, supported=False, kind="name")
    figures = evaluate([right, lost, caught, passed])["s"]
    assert isinstance(figures, dict)
    values = {name: figures[name]["value"] for name in ("precision", "recall", "caught")}
    assert values == {"precision": 0.5, "recall": 0.5, "caught": 0.5}
    assert figures["caught_by_kind"] == {"name": "0/1", "unrelated": "1/1"}


def test_the_check_does_not_fall_below_what_was_measured() -> None:
    for figures in evaluate(PAIRS).values():
        assert isinstance(figures, dict)
        assert figures["precision"]["value"] >= 0.85
        assert figures["recall"]["value"] >= 0.85
