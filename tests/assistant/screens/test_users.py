import asyncio
import base64
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.screens.users import Users, UsersFileError, hash_password, is_password, main, read_users

PASSWORD = "長い合言葉でした2026"


@pytest.fixture(scope="module")
def password_hash() -> str:
    return hash_password(PASSWORD)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "users.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_password_matches_its_hash_and_no_other(password_hash: str) -> None:
    assert is_password(PASSWORD, password_hash)
    assert not is_password(PASSWORD + " ", password_hash)


def test_the_hash_is_scrypt_as_the_standard_has_it() -> None:
    # RFC 7914, section 12, first vector: the empty password and salt, n=16, r=1, p=1.
    key = bytes.fromhex(
        "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
        "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
    )
    vector = f"scrypt$16$1$1$${base64.b64encode(key).decode()}"
    assert is_password("", vector)
    assert not is_password("a", vector)


def test_a_hash_names_its_cost_and_its_salt() -> None:
    assert hash_password("password", b"NaCl").startswith("scrypt$16384$8$5$TmFDbA==$")


def test_two_people_with_one_password_have_two_hashes() -> None:
    assert hash_password("a") != hash_password("a")


def test_people_are_admitted_with_their_own_password(tmp_path: Path, password_hash: str) -> None:
    users = read_users(written(tmp_path, f"# 福祉課\n\nsato:worker:{password_hash}\n"))
    assert users.by_name["sato"].role == "worker"
    assert users.admits("sato", PASSWORD)
    assert not users.admits("sato", "")
    assert not users.admits("suzuki", PASSWORD)
    assert not users.admits("suzuki", "")


def test_checking_a_password_leaves_others_free(password_hash: str, tmp_path: Path) -> None:
    users = read_users(written(tmp_path, f"sato:worker:{password_hash}\n"))

    async def both() -> list[bool]:
        return list(await asyncio.gather(users.admit("sato", PASSWORD), users.admit("sato", "x")))

    assert asyncio.run(both()) == [True, False]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("sato:worker", "形ではありません"),
        ("sato::x", "形ではありません"),
        ("sato:worker:plain", "ハッシュを読めません"),
        ("sato:worker:scrypt$1$2$3$x$%%%", "ハッシュを読めません"),
        ("sato:worker:scrypt$999999999$8$5$AAAA$AAAA", "ハッシュを読めません"),
    ],
)
def test_a_line_of_another_form_is_named(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(UsersFileError, match=f"2行目：.*{told}"):
        read_users(written(tmp_path, f"# 一覧\n{line}\n"))


def test_a_file_with_nobody_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsersFileError, match="一人も書かれていません"):
        read_users(written(tmp_path, "# だれもいない\n"))
    with pytest.raises(UsersFileError, match="読めません"):
        read_users(tmp_path / "ない.txt")


def test_nobody_is_admitted_by_an_empty_list() -> None:
    assert not Users({}).admits("", "")


def test_the_tool_tells_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sato"]) == main(["sa:to", "worker"]) == 2
    assert "使い方" in capsys.readouterr().err


def test_the_tool_prints_a_line_that_admits(tmp_path: Path) -> None:
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "assistant.screens.users", "sato", "worker"],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        start_new_session=True,
        check=True,
    )
    line = run.stdout.splitlines()[-1].rpartition("：")[2]
    assert read_users(written(tmp_path, line)).admits("sato", PASSWORD)


def test_the_tool_refuses_a_short_password() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "assistant.screens.users", "sato", "worker"],
        input="short\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        start_new_session=True,
        check=False,
    )
    assert run.returncode == 1
    assert "12文字以上" in run.stderr
