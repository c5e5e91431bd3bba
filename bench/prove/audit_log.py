#!/usr/bin/env python3
"""Lays hands on a sealed audit log, one change, deletion, insertion, swap or truncation at a time: each must be found.

    bench/prove/audit_log.py           1,000 attacks on each engine; keeps bench/results/audit_log.md
    bench/prove/audit_log.py --quick   50, as the ordinary tests do

Runs the test `AuditAttackTests`, which puts the log back after each attack. The heads are also kept outside the
database, as a house keeps them beside its keys.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit import ROOT
from kit.table import Table, keep

from postgres import Postgres


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    attacks = 50 if given.quick else 1_000
    with tempfile.TemporaryDirectory(prefix="xinqiao-proof-") as folder:
        Path(folder).chmod(0o711)
        postgres = Postgres(Path(folder) / "postgres").start()
        try:
            told = run_tests(attacks, postgres.fresh())
        finally:
            postgres.stop()
    found, tails = Table("Attacks on a sealed log", "engine", "attack", "tried", "found"), []
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in told.splitlines() if line.startswith("|")]
    rows = [row for row in rows if row[0] in ("sqlite", "postgres")]
    for row in rows:
        found.row(*row)
    tails = [line for line in told.splitlines() if line.startswith("audit log on")]
    print(found, *tails, sep="\n")
    everything = [row for row in rows if row[1] == "all"]
    held = len(everything) == 2 == len(tails) and all(row[2] == row[3] == str(attacks) for row in everything)
    if not given.quick:
        print(keep("audit_log", "The audit log", found, *(f"{line}\n" for line in tails)))
    return 0 if held else 1


def run_tests(attacks: int, database: str) -> str:
    ran = subprocess.run(
        ["swift", "test", "--disable-xctest", *(["--skip-build"] if os.environ.get("BUILT") else []),
         "--filter", "AuditAttackTests"],
        cwd=ROOT, env=os.environ | {"TEST_POSTGRES_URL": database, "XINQIAO_AUDIT_ATTACKS": str(attacks)},
        capture_output=True, text=True)
    if ran.returncode != 0:
        print(ran.stdout[-3_000:], ran.stderr[-2_000:], file=sys.stderr)
    return ran.stdout


if __name__ == "__main__":
    sys.exit(main())
