import pytest
from fastapi import FastAPI, Request

from assistant.screens.door import Door


def from_machine(host: str) -> Request:
    return Request({"type": "http", "client": (host, 5000), "headers": [], "app": FastAPI()})


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_without_users_this_machines_own_person_may_import(host: str) -> None:
    assert Door(None).may_import(from_machine(host))


@pytest.mark.parametrize("host", ["192.168.1.5", "10.0.0.1", "2001:db8::1", "testclient"])
def test_without_users_nobody_else_may(host: str) -> None:
    assert not Door(None).may_import(from_machine(host))


def test_a_request_from_nowhere_may_not() -> None:
    request = Request({"type": "http", "client": None, "headers": [], "app": FastAPI()})
    assert not Door(None).may_import(request)
