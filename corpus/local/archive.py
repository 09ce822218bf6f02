"""Office archives (docx, xlsx): opened with limits, read piece by piece, parsed without entities."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from lxml import etree

from corpus.pdf.failed import ImportFailedError

MEBIBYTE = 1024 * 1024
MAX_PARTS = 5_000
"""An archive with more parts is refused."""

MAX_TREE_BYTES = 16 * MEBIBYTE
"""The largest part that is held in memory whole, counted while it is unpacked."""

MAX_STREAM_BYTES = 200 * MEBIBYTE
"""The largest part that is read piece by piece, counted while it is unpacked."""

MAX_EVENTS = 8_000_000
"""A part with more beginnings and ends of elements is refused: a sheet of a few million empty cells."""

MAX_RATIO = 250
"""A part that unpacks to more than this many times its size, and to more than a few megabytes, is refused."""

_PARSING: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_RATIO_COUNTS_FROM = 4 * MEBIBYTE
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Archive:
    """An open office file; `name` is for messages. Open one with `open_archive`."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        self._infos = {info.filename: info for info in archive.infolist()}

    @property
    def names(self) -> list[str]:
        """The names of the parts, in the order of the archive."""
        return list(self._infos)

    def tree(self, part: str) -> Any | None:
        """The root element of an XML part, or None where there is no such part.

        Raises:
            ImportFailedError: the part is damaged, too large or declares entities.
        """
        if part not in self._infos:
            return None
        parser = etree.XMLParser(**_PARSING)
        with self._translated(), self._archive.open(self._infos[part]) as packed:
            root = etree.parse(
                _Counted(packed, self._infos[part], MAX_TREE_BYTES, self.name), parser
            ).getroot()
        self._refuse_entities(root)
        return root

    def stream(self, part: str, tags: tuple[str, ...]) -> Iterator[tuple[bool, Any]]:
        """Yield (whether it begins, element) for the elements of these local names in an XML part.

        An element is whole where it ends, and is emptied once it has been used then.

        Raises:
            ImportFailedError: the part is damaged, too large or declares entities.
        """
        with self._translated(), self._archive.open(self._infos[part]) as packed:
            counted = _Counted(packed, self._infos[part], MAX_STREAM_BYTES, self.name)
            wanted = tuple(f"{{*}}{tag}" for tag in tags)
            events = etree.iterparse(counted, ("start", "end"), tag=wanted, **_PARSING)
            for place, (event, element) in enumerate(events):
                if place > MAX_EVENTS:
                    raise ImportFailedError(_too_large(self.name))
                if place == 0:
                    self._refuse_entities(element)
                yield event == "start", element
                if event == "end":
                    _empty(element)

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of a kind that a part refers to; part "" is the file itself."""
        return [target for _, target, found in self.relations(part) if found == kind]

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """(id, part, kind) of each part that a part refers to; the kind is the last word of its address."""
        folder, own = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{own}.rels"))
        found = []
        for relation in root if root is not None else ():
            target = posixpath.join("/", folder, relation.get("Target", ""))
            place = posixpath.normpath(target).lstrip("/")
            if place in self._infos and relation.get("TargetMode") != "External":
                found.append((relation.get("Id", ""), place, relation.get("Type", "").rpartition("/")[2]))
        return found

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except etree.XMLSyntaxError as error:
            raise ImportFailedError(self.damaged()) from error
        except RuntimeError as error:
            message = (
                f"「{self.name}」はパスワードで保護されています。パスワードを外して保存し直してください。"
            )
            raise ImportFailedError(message) from error
        except ImportFailedError:
            raise
        except (*_DAMAGED, KeyError) as error:
            raise ImportFailedError(self.damaged()) from error

    def damaged(self) -> str:
        """The sentence for a file that cannot be read."""
        return f"「{self.name}」は壊れていて読めません。元のファイルから保存し直してください。"

    def _refuse_entities(self, element: Any) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            raise ImportFailedError(
                f"「{self.name}」にはWordやExcelが作らない記述（DTD）があります。作り直したファイルを選んでください。"
            )


@contextmanager
def open_archive(path: Path, name: str) -> Iterator[Archive]:
    """Open an office file for reading and close it afterwards.

    Raises:
        ImportFailedError: it is damaged, locked, holds macros, or would unpack past all measure.
    """
    try:
        archive = zipfile.ZipFile(path)
    except _DAMAGED as error:
        message = f"「{name}」は壊れていて開けません。元のファイルから保存し直してください。"
        raise ImportFailedError(message) from error
    with archive:
        _check(archive.infolist(), name)
        yield Archive(archive, name)


def local_name(element: Any) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its name without namespace, or None."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _check(infos: list[zipfile.ZipInfo], name: str) -> None:
    if len(infos) > MAX_PARTS:
        raise ImportFailedError(_too_large(name))
    if any(info.flag_bits & 1 for info in infos):
        raise ImportFailedError(
            f"「{name}」はパスワードで保護されています。パスワードを外して保存し直してください。"
        )
    if any(info.filename.lower().endswith(("vbaproject.bin", "vbadata.xml")) for info in infos):
        raise ImportFailedError(
            f"「{name}」にはマクロ（プログラム）が入っています。マクロのない .docx か .xlsx の形で保存し直してください。"
        )


def _too_large(name: str) -> str:
    return f"「{name}」は開くと大きくなりすぎます。使っていない行や画像を消すか、ファイルを分けてください。"


class _Counted:
    """A part that stops the reading when more comes out of it than may."""

    def __init__(self, packed: IO[bytes], info: zipfile.ZipInfo, max_bytes: int, name: str) -> None:
        self.packed = packed
        self.left = min(max_bytes, max(_RATIO_COUNTS_FROM, MAX_RATIO * info.compress_size))
        self.name = name

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most 64 KiB of them."""
        piece = self.packed.read(min(size, 65536) if size > 0 else 65536)
        self.left -= len(piece)
        if self.left < 0:
            raise ImportFailedError(_too_large(self.name))
        return piece


def _empty(element: Any) -> None:
    """Give back the memory of an element and of those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
