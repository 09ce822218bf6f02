"""Where a figure comes from: which version made it, when, and on what machine."""

import os
import platform
import subprocess
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Origin:
    """The version, the time and the machine of a measurement.

    `commit` is the short id, with "+" behind it where files differed from it, and "" where git does not
    tell. `made` is ISO 8601 with the offset. `load` is the one-minute load average when it began, None
    where the system does not tell.
    """

    commit: str
    made: str
    cores: int
    memory_gb: float
    python: str
    system: str
    load: float | None

    def as_json(self) -> dict[str, object]:
        """The same as a plain mapping."""
        return asdict(self)


def here() -> Origin:
    """Return the origin of what is measured now, by this checkout, on this machine."""
    return Origin(
        commit=commit(_ROOT),
        made=datetime.now().astimezone().isoformat(timespec="seconds"),
        cores=_cores(),
        memory_gb=_memory_gb(),
        python=platform.python_version(),
        system=f"{platform.system()} {platform.machine()}",
        load=round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    )


def commit(folder: Path) -> str:
    """Return the short id of a checkout's commit, with "+" where tracked files differ; "" where git does not tell."""
    name = git(folder, "rev-parse", "--short=10", "HEAD")
    changed = git(folder, "status", "--porcelain", "--untracked-files=no")
    return f"{name}+" if name and changed else name


def git(folder: Path, *arguments: str) -> str:
    """Return what git says of a folder, "" where it is not installed or the folder is no checkout."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - whichever git the person uses
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=20,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _cores() -> int:
    """The cores this process may use, where the system tells; else those there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _memory_gb() -> float:
    """The memory of the machine in gigabytes (10⁹ bytes), 0 where the system does not tell."""
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1)
    except (AttributeError, ValueError, OSError):
        return 0.0
