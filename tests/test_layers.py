"""Imports run downhill, and heavy libraries live in their own folder."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = ("corpus", "index", "assistant", "evals")
"""Each folder may import itself and those before it."""

HOMES = {
    "chromadb": ("index",),
    "langchain_chroma": ("index",),
    "sentence_transformers": ("index",),
    "sudachipy": ("index",),
    "torch": ("index",),
    "gradio": ("assistant/screens", "app.py"),
    "pypdfium2": ("corpus",),
    "lxml": ("corpus/local",),
    "markdown_it": ("corpus/local",),
    "docx": ("corpus", "assistant/sheet"),
}
"""Library → the only places that may import it (evals/ may: it compares with others)."""

HANDS_OVER = {"assistant/commands/evaluating.py": "evals", "assistant/commands/running.py": "assistant"}
"""Commands of the command line that hand over to a folder above, inside a function."""


def product_files() -> list[Path]:
    folders = [path for name in ORDER for path in (ROOT / name).rglob("*.py")]
    return sorted([*folders, ROOT / "app.py"])


def imports(path: Path, *, top_level_only: bool = False) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    places = tree.body if top_level_only else list(ast.walk(tree))
    names: set[str] = set()
    for place in places:
        if isinstance(place, ast.Import):
            names |= {alias.name for alias in place.names}
        elif isinstance(place, ast.ImportFrom) and place.module:
            names.add(place.module)
    return names


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", product_files(), ids=relative)
def test_imports_run_downhill(path: Path) -> None:
    folder = relative(path).split("/", maxsplit=1)[0]
    if folder not in ORDER:
        return
    above = set(ORDER[ORDER.index(folder) + 1 :]) | {"app", "tests"}
    allowed = HANDS_OVER.get(relative(path))
    uphill = {name for name in imports(path) if name.split(".")[0] in above - {allowed}}
    assert not uphill, f"{relative(path)} imports {sorted(uphill)}"


@pytest.mark.parametrize("path", product_files(), ids=relative)
def test_heavy_libraries_stay_in_their_folder(path: Path) -> None:
    name = relative(path)
    if name.startswith("evals/"):
        return
    for module in imports(path):
        homes = HOMES.get(module.split(".")[0])
        assert homes is None or name.startswith(homes), f"{name} imports {module}"


def test_screens_are_imported_by_nothing_below_them() -> None:
    below = [path for path in product_files() if relative(path).startswith("assistant/")]
    for path in below:
        if relative(path).startswith("assistant/screens/"):
            continue
        names = imports(path, top_level_only=True)
        assert not {name for name in names if name.startswith("assistant.screens")}, relative(path)


def test_no_import_circle() -> None:
    modules = {relative(path).removesuffix(".py").replace("/", "."): path for path in product_files()}
    graph = {
        name: {target for target in imports(path, top_level_only=True) if target in modules}
        for name, path in modules.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name in done:
            return
        for target in graph[name]:
            visit(target, (*trail, name))
        done.add(name)

    for name in graph:
        visit(name, ())
