"""`python -m corpus.link`: add the missing side of every link in the shipped entry files."""

import re
import sys
from pathlib import Path

from corpus.edition import SHIPPED, load_shipped

_LINKS = re.compile(r"^links = \[.*?\]$", re.MULTILINE | re.DOTALL)


def missing_links(links: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Return entry id → ids that link to it and that it does not link to; only known ids count."""
    missing: dict[str, list[str]] = {}
    for entry_id, targets in links.items():
        for target in targets:
            if target in links and entry_id not in links[target]:
                missing.setdefault(target, []).append(entry_id)
    return missing


def add_links(path: Path, added: list[str]) -> None:
    """Rewrite the `links` line of one entry file with further ids at its end."""
    text = path.read_text(encoding="utf-8")
    match = _LINKS.search(text)
    if match is None:
        raise ValueError(f"{path}：links の行がありません。")
    held = re.findall(r'"([^"]+)"', match.group())
    line = "links = [" + ", ".join(f'"{link}"' for link in [*held, *added]) + "]"
    path.write_text(text[: match.start()] + line + text[match.end() :], encoding="utf-8")


def main() -> int:
    """Complete the shipped files and say what was added."""
    edition = load_shipped()
    files = {path.stem: path for path in SHIPPED.rglob("*.md")}
    missing = missing_links({entry.entry_id: entry.links for entry in edition.entries})
    for entry_id, added in sorted(missing.items()):
        if entry_id in files:
            add_links(files[entry_id], added)
            print(f"{entry_id}: {', '.join(added)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
