"""Cross-validation: no query is measured with settings chosen on it."""

from evals.crossvalidation import GRID, chosen_on_others, folds_of, settings_of, summary
from index.rank import Weights


def test_every_query_is_in_one_fold_and_folds_are_nearly_equal() -> None:
    folds = folds_of(11, 3)
    assert sorted(place for fold in folds for place in fold) == list(range(11))
    assert sorted(map(len, folds)) == [3, 4, 4]
    assert folds == folds_of(11, 3)


def test_a_fold_has_no_say_in_its_own_settings() -> None:
    # Settings 0 win on the first two queries only, by far; settings 1 win on the last two.
    values = [[9.0, 9.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]]
    assert chosen_on_others(values, [[0, 1], [2, 3]]) == [1, 0]


def test_the_grid_is_every_combination_and_holds_the_shipped_settings() -> None:
    tried = settings_of(GRID)
    assert len(set(tried)) == len(tried) == 18
    assert Weights() in tried


def test_a_summary_gives_the_mean_and_an_interval_around_it() -> None:
    found = summary({"R@10": [0.0, 1.0, 1.0, 0.0] * 20})["R@10"]
    assert isinstance(found, dict)
    assert found["mean"] == 0.5
    low, high = found["interval_95"]
    assert low < 0.5 < high
