#!/usr/bin/env python3
"""Kills the server again and again (kill -9) while programs send 10,000 sheets: nothing acknowledged may be lost.

    bench/prove/crash.py             10,000 sheets and 20 kills on each engine; keeps bench/results/crash.md
    bench/prove/crash.py --quick     600 sheets and 3 kills

After every kill the house is started again and its database is read past the house: every acknowledged sheet must be
there, once, with all its answers, its score, its line in the audit log, and, where an answer was red, its alert. Then
whoever got no answer asks again with the same words, as a program should; that must not make a second sheet.
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit.houses import new_house, options
from kit.senders import Senders, faults, token
from kit.table import Table, keep

CLIENTS = 8
SHARES = ["lost", "kept as another sheet", "doubled", "without its answers or score", "red without an alert",
          "with an alert too many", "without a line in the audit log"]


def crash(engine: str, sheets: int, kills: int) -> tuple[Senders, int, Counter, bool]:
    """The senders, how many requests were in the middle when a kill came, all faults, and whether the log is whole."""
    chance = random.Random(engine)
    in_the_middle, wrong = 0, Counter()
    with new_house(engine) as house:
        senders = Senders(house.port, token(house), "crash", CLIENTS, sheets).start()
        for number in range(1, kills + 1):
            # Not at round figures: somewhere in the stretch, so that a kill may come at any point of the work.
            senders.wait_for(int(sheets * (number - chance.random()) / (kills + 1)))
            time.sleep(chance.random() / 100)
            before = len(senders.unanswered)
            senders.hold()
            house.kill()
            time.sleep(0.2)
            in_the_middle += len(senders.unanswered) - before
            house.start()
            wrong += faults(house, dict(senders.acknowledged), "crash")
            senders.go_on()
        senders.join()
        wrong += faults(house, senders.acknowledged, "crash")
        is_whole = house.command("audit", "verify").returncode == 0
    return senders, in_the_middle, wrong, is_whole


def main() -> None:
    chosen = options(__doc__, sheets=(int, 10_000, "sheets for each engine"), kills=(int, 20, "kills for each engine"))
    sheets, kills = (600, 3) if chosen.quick else (chosen.sheets, chosen.kills)
    table = Table("kill -9 in the middle of sheets", "", *chosen.engine)
    columns, good = [], True
    for engine in chosen.engine:
        began = time.monotonic()
        senders, in_the_middle, wrong, is_whole = crash(engine, sheets, kills)
        good &= not wrong and is_whole and not senders.faults and len(senders.acknowledged) == sheets
        good &= in_the_middle > 0  # Otherwise no kill has met anybody, and nothing is proved.
        for fault in senders.faults[:5]:
            print(f"{engine}: {fault}")
        columns.append([
            f"{len(senders.acknowledged):,}", kills, f"{in_the_middle:,}", *(wrong[share] for share in SHARES),
            "whole" if is_whole else "BROKEN", f"{time.monotonic() - began:.0f}"])
    names = ["sheets acknowledged", "kills", "requests without an answer, sent again",
             *(f"acknowledged or found: {share}" for share in SHARES), "audit log", "seconds"]
    for name, *cells in zip(names, *columns):
        table.row(name, *cells)
    print(table)
    if not chosen.quick:
        print(keep("crash", "Crashes", table))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
