import pytest

from corpus.local.names import safe_name


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("窓口.csv", "窓口.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\窓口.csv", "窓口.csv"),
        ("a\0b\n.csv", "a_b_.csv"),
        ("\u202e窓口.csv", "窓口.csv"),
        ("NUL.csv", "_NUL.csv"),
        ("..", "資料"),
        ("", "資料"),
    ],
)
def test_a_name_from_outside_is_a_plain_file_name(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_very_long_name_is_cut_and_keeps_its_ending() -> None:
    name = safe_name("窓" * 5000 + ".csv")
    assert name.endswith(".csv")
    assert len(name.encode()) <= 200
