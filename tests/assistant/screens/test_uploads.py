import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from assistant.screens import uploads as module
from assistant.screens.uploads import MAX_UPLOADS, UploadError, Uploads


async def pieces(parts: Sequence[bytes]) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


def receive(home: Path, name: str = "a.pdf", *parts: bytes) -> str:
    return asyncio.run(Uploads(home).receive(name, pieces(parts or (b"%PDF-", b"1.7"))))


def left(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


def test_a_file_is_written_piece_by_piece_and_found_by_its_id(tmp_path: Path) -> None:
    path = Uploads(tmp_path).path_of(receive(tmp_path, "第2章.pdf"))
    assert path.name == "第2章.pdf"
    assert path.read_bytes() == b"%PDF-1.7"


@pytest.mark.parametrize(
    "name", ["../../evil.pdf", "..\\..\\evil.pdf", "/etc/evil.pdf", "a\0/evil.pdf", "C:\\evil.pdf"]
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    path = Uploads(tmp_path / "home").path_of(receive(tmp_path / "home", name))
    assert path.name == "evil.pdf"
    assert left(tmp_path) == [path]
    assert path.is_relative_to(tmp_path / "home" / "incoming")


@pytest.mark.parametrize("name", ["", ".", "..", "///", "con.pdf", "あ" * 300 + ".pdf"])
def test_a_name_no_disk_takes_is_made_one(tmp_path: Path, name: str) -> None:
    assert Uploads(tmp_path).path_of(receive(tmp_path, name)).is_file()


def test_too_large_a_file_is_refused_and_nothing_of_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 10)
    with pytest.raises(UploadError, match="上限"):
        receive(tmp_path, "a.pdf", b"x" * 6, b"x" * 6)
    assert left(tmp_path) == []


def test_an_empty_file_is_refused_and_nothing_of_it_stays(tmp_path: Path) -> None:
    with pytest.raises(UploadError, match="空（0バイト）"):
        receive(tmp_path, "a.pdf", b"")
    assert list((tmp_path / "incoming").iterdir()) == []


def test_a_file_cut_on_its_way_leaves_nothing(tmp_path: Path) -> None:
    async def cut() -> AsyncIterator[bytes]:
        yield b"%PDF-"
        raise ConnectionResetError("gone")

    with pytest.raises(UploadError):
        asyncio.run(Uploads(tmp_path).receive("a.pdf", cut()))
    assert left(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "incoming").write_text("a file stands where the folder should")
    with pytest.raises(UploadError, match="保存できません"):
        receive(tmp_path)


@pytest.mark.parametrize("upload_id", ["", "..", "0" * 15, "0" * 16, "../" + "0" * 13, "A" * 16])
def test_an_id_that_is_none_leads_nowhere(tmp_path: Path, upload_id: str) -> None:
    receive(tmp_path)
    with pytest.raises(UploadError, match="もう一度選んでください"):
        Uploads(tmp_path).path_of(upload_id)


def test_removed_files_are_gone_and_others_stay(tmp_path: Path) -> None:
    one, other = receive(tmp_path), receive(tmp_path)
    Uploads(tmp_path).remove([one, "../incoming"])
    assert left(tmp_path) == [Uploads(tmp_path).path_of(other)]


def test_files_left_behind_give_way(tmp_path: Path) -> None:
    first = receive(tmp_path)
    ids = [receive(tmp_path) for _ in range(MAX_UPLOADS)]
    assert len(left(tmp_path)) == MAX_UPLOADS
    assert Uploads(tmp_path).path_of(ids[-1]).is_file()
    with pytest.raises(UploadError):
        Uploads(tmp_path).path_of(first)
