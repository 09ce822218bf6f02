from assistant.live import Live


def test_who_holds_the_old_one_keeps_it_and_the_next_gets_the_new_one() -> None:
    live = Live("old")
    held = live.current
    live.replace("new")
    assert (held, live.current) == ("old", "new")
