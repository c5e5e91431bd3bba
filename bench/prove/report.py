#!/usr/bin/env python3
"""The report of a county with 1,000,000 sheets: drawn from rollups, read in 100 ms, and the same as a recount.

    bench/prove/report.py             1,000,000 sheets in 300 schools on each engine; keeps bench/results/report.md
    bench/prove/report.py --engine postgres     the same on one of them
    bench/prove/report.py --quick     6,000 sheets in 6 schools on SQLite, not judged by the clock

The schools, their classes and everybody's answers are put into the tables by SQL, as many sittings would leave them.
Then the house draws the report by its own jobs, school by school; pages and the doors of programs are read by somebody
who is signed in; and `VerifyReport` counts all sheets again by other statements and compares every cell. The first
reading warms up and is not counted; a page holds the place and the first fifty of its parts.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit.houses import new_house, options
from kit.table import Table, keep

import ledger
from doors import Somebody
from report_rows import CAMPAIGN, COUNTY, draw, fill

READER = "zhou.region"
MOST_MS, READINGS = 100, 20
LONGEST_SECONDS = 900


def main() -> None:
    chosen = options(__doc__)
    # Two scales each, and every tenth has not come: 1.8 sheets a person.
    people, schools = (3_400, 6) if chosen.quick else (556_000, 300)
    table = Table(
        "The report of a county", "engine", "schools", "sheets", "drawn in", "longest step", "report p50",
        "report max", "page p50", "page max", "cells compared", "differing")
    faults = []
    for engine in ["sqlite"] if chosen.quick else chosen.engine:
        with new_house(engine) as house:
            # Nobody else writes meanwhile: on SQLite a house and this script would wait for one another.
            house.stop()
            fill(house, people, schools)
            house.start()
            sheets = int(one(house, "SELECT COUNT(*) FROM sheet WHERE sitting IS NOT NULL"))
            began = time.time()
            seconds = draw(house)
            told = read(house)
            verified = verify(house)
            table.row(
                engine, schools, f"{sheets:,}", f"{seconds:.1f} s", f"{longest_step(house, began)} ms",
                *(f"{each:.0f} ms" for each in told), f"{verified['cells']:,}", verified["differing"])
            # A debug build beside other tests tells nothing about speed.
            if not chosen.quick and max(told) > MOST_MS:
                faults.append(f"{engine}: {max(told):.0f} ms, at most {MOST_MS} allowed")
            if verified["differing"] or not verified["cells"]:
                faults.append(f"{engine}: {verified}")
    print(table)
    if not chosen.quick:
        keep("report", "The report of a county with 1,000,000 sheets", table)
    if faults:
        raise SystemExit("\n".join(faults))


def longest_step(house, since: float) -> int:
    """Between two lines of the audit log: what one step took, and the way to the next. The writer is held for the lesser
    part of it: what may be shown is reckoned before the transaction. The demo has drawn its own before."""
    moments = [int(at) for (at,) in ledger.rows(
        house, f"SELECT at FROM audit_line WHERE use_case = 'DrawReport' AND at >= {since * 1000:.0f} ORDER BY at")]
    return max((after - before for before, after in zip(moments, moments[1:])), default=0)


def read(house) -> list[float]:
    """Medians and maxima of the report as a program reads it and as a person does."""
    reader = Somebody(house, house.person(READER))
    path = f"/reports/{CAMPAIGN}?place={COUNTY}"
    found = []
    for ask in (lambda: reader.json("GET", path), lambda: reader.page(path)):
        ask()
        taken = []
        for _ in range(READINGS):
            begun = time.perf_counter()
            status, told = ask()
            taken.append((time.perf_counter() - begun) * 1_000)
            assert status == 200 and "bench-" in told, told[:300]
        found += [statistics.median(taken), max(taken)]
    return found


def verify(house) -> dict:
    words = [str(house.binary), "perform", "VerifyReport", json.dumps({"campaign": CAMPAIGN}), "--demo", *house.place]
    told = subprocess.run(words, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def one(house, statement: str) -> str:
    return ledger.rows(house, statement)[0][0]


if __name__ == "__main__":
    main()
