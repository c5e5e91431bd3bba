#!/usr/bin/env python3
"""Twenty minutes at 70 % of what the house can do: its memory must not grow, and nothing may be refused or break.

    bench/prove/soak.py             20 minutes on each engine; keeps bench/results/soak.md
    bench/prove/soak.py --quick     a quarter of a minute on each, which shows a gross mistake only

What it can do is measured first, with the same mixture: one sheet sent by a program to four pages. Then the same
mixture is sent at 70 % of that pace. The resident memory of the server's process is looked at every second. Growth is
the middle of the last minute against the middle of the third one, when every cache is warm.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit.houses import begun_sheet, new_house, options
from kit.load import wrk
from kit.memory import Memory
from kit.senders import token
from kit.table import Table, keep

import ledger
import town

SHARE = 0.7
MOST_GROWTH = 0.05
MOST_GROWTH_QUICK = 0.25  # caches are still being filled
THREADS = 2


def soak(engine: str, minutes: float) -> tuple[list[str], list[str]]:
    """The column of the table, and the faults."""
    with new_house(engine) as house:
        told = {"COOKIE": f"xq_sheet={begun_sheet(house)}", "TOKEN": token(house), "REGION": town.QINGTONG}
        wrk(house.url, "mix.lua", 5, threads=THREADS, RUN="warm", THREADS=str(THREADS), **told)
        able = wrk(house.url, "mix.lua", 15 if minutes > 2 else 5, threads=THREADS, RUN="able", THREADS=str(THREADS),
                   **told)
        pace, seconds = able.rate * SHARE, minutes * 60
        with Memory(house.pid, every=1) as memory:
            load = wrk(house.url, "mix.lua", seconds, threads=THREADS, RUN="soak", THREADS=str(THREADS),
                       RATE=f"{pace:.0f}", **told)
        warm, window = min(120, seconds / 4), min(60, seconds / 4)
        before, after = memory.between(warm, warm + window), memory.between(seconds - window, seconds + window)
        halfway = memory.between((seconds - window) / 2, (seconds + window) / 2)
        [(oldest,)] = ledger.rows(house, "SELECT MIN(at) FROM audit_line WHERE position IS NULL")
        tail = time.time() - int(oldest) / 1000 if oldest else 0
    growth = after / before - 1
    faults = []
    if load.refused or load.broken:
        faults.append(f"{engine}: {load.refused} refused, {load.broken} broken")
    if growth > (MOST_GROWTH if minutes > 2 else MOST_GROWTH_QUICK):
        faults.append(f"{engine}: memory grew by {growth:.1%}")
    # The short form runs beside other tests: what the house was able to do for five seconds is no pace to hold it to.
    if minutes > 2 and load.rate < pace * 0.95:
        faults.append(f"{engine}: {load.rate:,.0f}/s of {pace:,.0f}/s: the house did not keep the pace")
    if tail > 60:
        faults.append(f"{engine}: the unsealed tail of the audit log is {tail:.0f} s long")
    return [
        f"{able.rate:,.0f}", f"{pace:,.0f}", f"{load.rate:,.0f}", f"{load.answered:,}", f"{load.refused + load.broken}",
        f"{load.p50:.1f}", f"{load.p99:.1f}", f"{load.slowest:.0f}", f"{before:.1f}",
        f"{halfway:.1f}", f"{after:.1f}", f"{memory.most:.1f}", f"{growth:+.1%}", f"{tail:.0f}"], faults


def main() -> None:
    chosen = options(
        __doc__, minutes=(float, 20, "minutes on each engine"), beside=(str, "nothing", "what runs beside it"))
    minutes = 0.25 if chosen.quick else chosen.minutes
    columns, faults = [], []
    for engine in chosen.engine:
        column, found = soak(engine, minutes)
        columns.append(column)
        faults += found
    table = Table(f"{minutes:g} minutes at {SHARE:.0%}", "", *chosen.engine)
    names = [
        "able to answer, requests/s", "asked, requests/s", "answered, requests/s", "answered", "refused or broken",
        "p50 ms", "p99 ms", "slowest ms", "memory when warm (third minute), MB", "halfway, MB",
        "in the last minute, MB", "the most there was, MB", "growth", "unsealed tail of the audit log at the end, s"]
    for name, *cells in zip(names, *columns):
        table.row(name, *cells)
    print(table, *faults, sep="\n")
    if not chosen.quick:
        notes = [f"Beside it ran: {chosen.beside}.", *faults]
        print(keep("soak", "A long day", table, *(f"{note}\n" for note in notes)))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
