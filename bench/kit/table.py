"""Tables that are printed, and kept beside the command that made them."""

import os
import platform
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

from kit import ROOT

RESULTS = ROOT / "bench" / "results"


class Table:
    """Rows of text under a heading, as Markdown that also reads well in a terminal."""

    def __init__(self, title: str, *head: str):
        self.title, self._rows = title, [head]

    def row(self, *cells) -> None:
        assert len(cells) == len(self._rows[0]), f"{len(cells)} cells under {self._rows[0]}"
        self._rows.append(tuple(str(cell) for cell in cells))

    def __str__(self) -> str:
        widths = [max(width(row[column]) for row in self._rows) for column in range(len(self._rows[0]))]
        lines = ["| " + " | ".join(padded(*cell) for cell in zip(row, widths)) + " |" for row in self._rows]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return "\n".join([f"## {self.title}", "", *lines, ""])


def width(text: str) -> int:
    """Columns in a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def keep(name: str, purpose: str, *parts) -> Path:
    """Writes the tables of a run to bench/results, with the command and the machine, in place of the last ones."""
    RESULTS.mkdir(exist_ok=True)
    command = " ".join([os.path.relpath(sys.argv[0], ROOT), *sys.argv[1:]])
    head = [
        f"# {purpose}", "", f"`{command}`, measured {time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC "
        f"on {commit()}.", "", f"{machine()}", ""]
    file = RESULTS / f"{name}.md"
    file.write_text("\n".join([*head, *(str(part) for part in parts)]), encoding="utf-8")
    return file


def commit() -> str:
    def git(*words: str) -> str:
        return subprocess.run(["git", "-C", ROOT, *words], capture_output=True, text=True).stdout.strip()

    changed = " with changes" if git("status", "--porcelain", "--", "Sources", "Package.swift") else ""
    return (git("rev-parse", "--short", "HEAD") or "an unknown commit") + changed


def machine() -> str:
    model = next(
        (line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")), platform.machine())
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (f"{os.cpu_count()} cores ({model}), {gigabytes:.0f} GB, Linux {platform.release().split('-')[0]}; "
            f"{disk_writes():,.0f} writes a second of 4 KB, each with fsync, by one thread alone.")


def disk_writes(seconds: float = 1.0) -> float:
    """How fast this disk acknowledges: the measure behind every durable figure."""
    file = RESULTS / ".disk"
    count, end = 0, time.monotonic() + seconds
    try:
        with file.open("wb", buffering=0) as out:
            while time.monotonic() < end:
                out.write(bytes(4096))
                os.fdatasync(out.fileno())
                count += 1
    finally:
        file.unlink(missing_ok=True)
    return count / seconds
