from pathlib import Path

from assistant.watch import LOOK_SECONDS, PAUSE_SECONDS, Watch
from index.place import new_version, publish


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def watched(folder: Path) -> tuple[Watch, Clock]:
    publish(folder, new_version(folder))
    clock = Clock()
    return Watch(folder, clock), clock


def test_another_index_is_seen_until_it_is_in_use(tmp_path: Path) -> None:
    watch, clock = watched(tmp_path)
    assert not watch.changed()
    publish(tmp_path, new_version(tmp_path))
    clock.time += LOOK_SECONDS
    assert watch.changed()
    watch.use(watch.version())
    clock.time += LOOK_SECONDS
    assert not watch.changed()


def test_the_folder_is_looked_at_once_a_second(tmp_path: Path) -> None:
    watch, clock = watched(tmp_path)
    watch.changed()
    publish(tmp_path, new_version(tmp_path))
    clock.time += 0.9 * LOOK_SECONDS
    assert not watch.changed()
    clock.time += 0.2 * LOOK_SECONDS
    assert watch.changed()


def test_what_cannot_be_used_yet_is_left_alone_for_a_while(tmp_path: Path) -> None:
    watch, clock = watched(tmp_path)
    publish(tmp_path, new_version(tmp_path))
    watch.pause()
    clock.time += 0.9 * PAUSE_SECONDS
    assert not watch.changed()
    clock.time += 0.2 * PAUSE_SECONDS
    assert watch.changed()


def test_without_an_index_nothing_has_changed(tmp_path: Path) -> None:
    assert not Watch(tmp_path / "none").changed()
