import socket
from pathlib import Path

import pytest

from assistant.screens.loopback import is_loopback
from assistant.screens.server import ServeError, admitted, listen
from assistant.screens.users import hash_password
from assistant.settings import Settings


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost", "LOCALHOST"])
def test_addresses_of_this_machine_alone_are_known(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "yorisoi.city.example.jp", ""])
def test_any_other_address_can_be_reached_by_others(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_an_open_address_is_refused_while_nobody_has_to_log_in(host: str) -> None:
    with pytest.raises(ServeError, match="利用者の登録が必要です") as refusal:
        admitted(Settings(host=host))
    assert host in str(refusal.value)
    assert "YORISOI_USERS_FILE" in str(refusal.value)


def test_an_open_address_is_served_to_those_in_the_users_file(tmp_path: Path) -> None:
    path = tmp_path / "users.txt"
    path.write_text(f"sato:worker:{hash_password('長い合言葉です2026')}\n", encoding="utf-8")
    users = admitted(Settings(host="0.0.0.0", users_file=path))
    assert users is not None
    assert list(users.by_name) == ["sato"]


def test_a_users_file_is_asked_for_on_this_machine_as_well(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="読めません"):
        admitted(Settings(users_file=tmp_path / "ない.txt"))


def test_on_this_machine_nobody_has_to_log_in() -> None:
    assert admitted(Settings()) is None


def test_a_port_in_use_is_told_in_one_sentence_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError) as refusal:
            listen("127.0.0.1", port)
    assert f"http://127.0.0.1:{port}" in str(refusal.value)
    assert "--port" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(ServeError, match="192.0.2.1"):
        listen("192.0.2.1", 7860)
