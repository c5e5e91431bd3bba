#!/usr/bin/env python3
"""The report of a county with 1,000,000 sheets: drawn from rollups, read in 100 ms, and the same as a recount.

    bench/prove/report.py             1,000,000 sheets in 300 schools on each engine; keeps bench/results/report.md
    bench/prove/report.py --engine postgres     the same on one of them
    bench/prove/report.py --quick     6,000 sheets in 6 schools on SQLite, not judged by the clock

The schools, their classes and everybody's answers are put into the tables by SQL, as many sittings would leave them.
Then the house draws the report by its own jobs, school by school; pages and the doors of programs are read by somebody
who is signed in; `VerifyReport` counts all sheets again by other statements and compares every cell; and what was read is
held to counts of sheets and sittings that ask neither the house nor its tables of reports. The first reading warms up
and is not counted; a page holds the place and the first fifty of its parts.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit.houses import new_house, options
from kit.recount import WITHOUT, Recount
from kit.table import Table, keep

import ledger
from doors import Somebody
from report_rows import CAMPAIGN, COUNTY, draw, fill

READER = "zhou.region"
MOST_MS, READINGS = 100, 20
LONGEST_SECONDS = 900
# Who took part, and the lines of two scales and of the red flags.
LEAST_HELD = 10


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
            told, report = read(house)
            verified, held = verify(house), hold(house, report)
            table.row(
                engine, schools, f"{sheets:,}", f"{seconds:.1f} s", f"{longest_step(house, began)} ms",
                *(f"{each:.0f} ms" for each in told), f"{verified['cells'] + held.compared:,}",
                verified["differing"] + len(held.wrong))
            # A debug build beside other tests tells nothing about speed.
            if not chosen.quick and max(told) > MOST_MS:
                faults.append(f"{engine}: {max(told):.0f} ms, at most {MOST_MS} allowed")
            if verified["differing"] or not verified["cells"]:
                faults.append(f"{engine}: {verified}")
            if held.wrong or held.compared < LEAST_HELD or not held.means:
                faults.append(
                    f"{engine}: of {held.compared} figures and {held.means} means that were read: {held.wrong[:20]}")
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


def read(house) -> tuple[list[float], dict]:
    """Medians and maxima of the report as a program reads it and as a person does; and what the program read."""
    reader = Somebody(house, house.person(READER))
    path = f"/reports/{CAMPAIGN}?place={COUNTY}"
    found, report = [], json.loads(reader.json("GET", path)[1])
    for ask in (lambda: reader.json("GET", path), lambda: reader.page(path)):
        ask()
        taken = []
        for _ in range(READINGS):
            begun = time.perf_counter()
            status, told = ask()
            taken.append((time.perf_counter() - begun) * 1_000)
            assert status == 200 and "bench-" in told, told[:300]
        found += [statistics.median(taken), max(taken)]
    return found, report


def hold(house, report: dict) -> Recount:
    """Compares each figure that was read with sheets and sittings, counted school by school past the house."""
    recount = Recount([], {})

    def count(statement: str, table: str = "", line: str = "people") -> None:
        """Rows of a school, perhaps a table and a line of it, and people."""
        for school, *named, people in ledger.rows(house, statement):
            for place in (COUNTY, school):
                recount.put(place, *(named or (table, line)), int(people))

    handed_in = f"FROM sitting t WHERE t.campaign = '{CAMPAIGN}' AND t.finished_at IS NOT NULL"
    count(f"SELECT t.house, COUNT(*) {handed_in} GROUP BY t.house", "handedIn")
    count(f"""SELECT p.house, COUNT(*) FROM participant p WHERE p.campaign = '{CAMPAIGN}'
        AND NOT EXISTS (SELECT 1 {handed_in} AND t.participant = p.id) GROUP BY p.house""", "missing")
    count(f"""SELECT w.house, 'flags', CASE WHEN w.worst = 0 THEN 'none' WHEN w.worst <= 2 THEN 'yellow' ELSE 'red' END,
        COUNT(*) FROM (SELECT t.house, (SELECT MAX(s.worst_rank) FROM sheet s WHERE s.sitting = t.id) AS worst
            {handed_in}) w GROUP BY 1, 2, 3""")
    # Without a band a sheet stands in no table: whoever gave it is among those without a result.
    sheets = handed_in.replace("FROM sitting t", "FROM sitting t JOIN sheet s ON s.sitting = t.id")
    sheets += " AND s.band IS NOT NULL"
    is_marked = "(s.too_fast OR s.straight_line OR s.inconsistent)"
    for table, which in (("marked", is_marked), ("bands", f"NOT {is_marked}")):
        count(f"SELECT t.house, '{table} ' || s.questionnaire, s.band, COUNT(*) {sheets} AND {which} GROUP BY 1, 2, 3")
    # A sheet with several marks stands under the gravest; no scale here has a validity scale.
    for mark, which in (
            ("inconsistent", "s.inconsistent"), ("straightLine", "s.straight_line AND NOT s.inconsistent"),
            ("tooFast", "s.too_fast AND NOT s.straight_line AND NOT s.inconsistent")):
        count(f"SELECT t.house, 'reasons ' || s.questionnaire, '{mark}', COUNT(*) {sheets} AND {which} GROUP BY 1, 2")
    for slug, people, points, squares in ledger.rows(house, f"""
            SELECT s.questionnaire, COUNT(*), SUM(s.total), SUM(s.total * s.total) {sheets} AND NOT {is_marked}
            GROUP BY 1"""):
        recount.points[COUNTY, f"bands {slug}"] = int(people), int(points), int(squares)
    # Whoever handed in and has no sheet that counts is without a result; everybody here was asked both scales.
    for place, tables in recount.cells.items():
        for name in [name for name in tables if name.startswith("bands ")]:
            slug = name.removeprefix("bands ")
            without = tables["handedIn"]["people"] - tables[name].total()
            recount.put(place, f"reasons {slug}", "other", without - tables[f"marked {slug}"].total())
            recount.put(place, name, WITHOUT, without)
    recount.hold(report)
    return recount


def verify(house) -> dict:
    words = [str(house.binary), "perform", "VerifyReport", json.dumps({"campaign": CAMPAIGN}), "--demo", *house.place]
    told = subprocess.run(words, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def one(house, statement: str) -> str:
    return ledger.rows(house, statement)[0][0]


if __name__ == "__main__":
    main()
