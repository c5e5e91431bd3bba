#!/usr/bin/env python3
"""Rehearses a restore: a house full of sheets is backed up while it works, and comes back on each engine.

    bench/prove/backup.py           20,000 sheets; keeps bench/results/backup.md
    bench/prove/backup.py --quick   300 sheets

What came back is backed up once more: the sums over the rows of all tables must be the same. The audit log alone has
grown, by the line that tells of the restore.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit import ROOT
from kit.table import Table, keep

import town
from house import House
from postgres import Postgres
from program import Program

CLIENTS = 16
GROWN = "audit_line"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--sheets", type=int, default=20_000)
    given = parser.parse_args()
    sheets = 300 if given.quick else given.sheets
    binary = Path(os.environ.get("XINQIAO", ROOT / ".build" / "release" / "xinqiao")).absolute()
    table = Table(
        "A rehearsed restore", "from", "to", "rows", "MB", "backup, beside the working house, s",
        "sheets sent meanwhile", "restore, s", "tables that differ")
    held = True
    with tempfile.TemporaryDirectory(prefix="xinqiao-proof-") as folder:
        Path(folder).chmod(0o711)
        postgres = Postgres(Path(folder) / "postgres").start()
        try:
            for engine in ("sqlite", "postgres"):
                held &= rehearse(table, binary, Path(folder) / engine, engine, postgres, sheets)
        finally:
            postgres.stop()
    print(table)
    if not given.quick:
        print(keep("backup", "Backup and restore", table))
    return 0 if held else 1


def rehearse(table, binary: Path, folder: Path, engine: str, postgres, sheets: int) -> bool:
    house = House(binary, folder / "house", database(engine, postgres)).start()
    try:
        send(house, sheets)
        backup = folder / "backup"
        with Sending(house) as sending:
            seconds = timed(house, "backup", str(backup))
    finally:
        house.stop()
    made = manifest(backup)
    held = sending.sent > 0
    for other in ("sqlite", "postgres"):
        new = House(binary, folder / f"to-{other}", database(other, postgres))
        new.data.mkdir(parents=True)
        shutil.copytree(house.data / "keys", new.data / "keys")
        back = timed(new, "restore", str(backup))
        timed(new, "backup", str(folder / f"again-{other}"))
        differing = [name for name in made if name != GROWN and made[name] != manifest(folder / f"again-{other}")[name]]
        held &= not differing and new.command("audit", "verify").returncode == 0
        size = sum(file.stat().st_size for file in backup.iterdir()) / 1_000_000
        table.row(
            engine, other, f"{sum(rows for rows, _ in made.values()):,}", f"{size:.1f}", f"{seconds:.1f}",
            sending.sent, f"{back:.1f}", ", ".join(differing) or "none")
    return held


def database(engine: str, postgres) -> str | None:
    return postgres.fresh() if engine == "postgres" else None


def timed(house: House, *words: str) -> float:
    began = time.monotonic()
    told = house.command(*words, "--demo")
    assert told.returncode == 0, told.stderr
    return time.monotonic() - began


def manifest(folder: Path) -> dict[str, tuple[int, str]]:
    text = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {part["table"]["name"]: (part["rows"], part["sum"]) for part in text["tables"]}


def send(house: House, sheets: int) -> None:
    def some(client: int) -> None:
        program = Program(house)
        for number in range(client, sheets, CLIENTS):
            program.send(f"sheet {number}", town.IN_DANGER if number % 50 == 0 else town.CALM)

    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(some, range(CLIENTS)))


class Sending:
    """One program that sends sheets for as long as the block lasts."""

    def __init__(self, house: House):
        self.sent = 0
        self._house, self._enough = house, threading.Event()
        self._thread = threading.Thread(target=self._send)

    def __enter__(self) -> "Sending":
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._enough.set()
        self._thread.join()

    def _send(self) -> None:
        program = Program(self._house)
        while not self._enough.is_set():
            program.send(f"meanwhile {self.sent}", town.CALM)
            self.sent += 1


if __name__ == "__main__":
    sys.exit(main())
