from assistant.generate_rest import Rest


def test_rests_only_after_failures_in_a_row_and_not_for_ever() -> None:
    now = [100.0]
    rest = Rest(max_failures=2, seconds=30, clock=lambda: now[0])
    rest.failed()
    rest.worked()
    rest.failed()
    assert not rest.is_on
    rest.failed()
    assert rest.is_on
    now[0] += 30
    assert not rest.is_on
