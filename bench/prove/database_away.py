#!/usr/bin/env python3
"""Takes the database away for ten seconds, under load: a clear 503, recovery by itself, nothing acknowledged lost.

    bench/prove/database_away.py             five times, ten seconds each; keeps bench/results/database_away.md
    bench/prove/database_away.py --quick     once, three seconds

PostgreSQL is stopped as a crash would stop it (every connection breaks at once) and started again; the server is left
alone. Programs go on asking all the time, as does somebody who reads pages.
"""

import http.client
import sys
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit.houses import options, new_house_on_postgres
from kit.senders import Senders, faults, token
from kit.table import Table, keep

LONGEST_RECOVERY = 10  # seconds after the database is back
LONGEST_ANSWER = 15  # seconds that anybody may wait for an answer, good or bad
PATIENCE_SECONDS = 60  # the short form runs beside other tests, and is not judged by the clock


class Reader:
    """Somebody who opens the first page of a check, again and again: it asks the database for places."""

    def __init__(self, port: int):
        self._port = port
        self.answers: Counter = Counter()
        self.longest = 0.0
        self.unkind = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def __enter__(self) -> "Reader":
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._over.set()
        self._thread.join(60)

    def _read(self) -> None:
        while not self._over.wait(0.05):
            began = time.monotonic()
            line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_SECONDS)
            try:
                line.request("GET", "/check/mood")
                answer = line.getresponse()
                text = answer.read().decode(errors="replace")
                self.answers[answer.status] += 1
                # Words, and the way to help, not a naked number.
                self.unkind += answer.status == 503 and "<h1" not in text
            except (OSError, http.client.HTTPException) as broken:
                self.answers[type(broken).__name__] += 1
            finally:
                line.close()
                self.longest = max(self.longest, time.monotonic() - began)


def away(house, postgres, senders: Senders, seconds: float) -> float:
    """Seconds from the database's return to the first sheet that is acknowledged again."""
    senders.wait_for(len(senders.acknowledged) + 50)
    postgres.go_away()
    time.sleep(seconds)
    postgres.come_back()
    back, before = time.monotonic(), len(senders.acknowledged)
    while len(senders.acknowledged) == before and time.monotonic() - back < PATIENCE_SECONDS:
        time.sleep(0.01)
    return time.monotonic() - back


def main() -> None:
    chosen = options(__doc__, times=(int, 5, "how often"), seconds=(float, 10, "how long it is away"))
    times, seconds = (1, 3) if chosen.quick else (chosen.times, chosen.seconds)
    with new_house_on_postgres() as (house, postgres), Reader(house.port) as reader:
        pid = house.pid
        senders = Senders(house.port, token(house), "away").start()
        recoveries = [away(house, postgres, senders, seconds) for _ in range(times)]
        senders.stop()
        wrong = faults(house, senders.acknowledged, "away")
        is_whole = house.command("audit", "verify").returncode == 0
        is_alive = house.pid == pid and house.is_running
    strange = {status for status in [*senders.answers, *reader.answers] if status not in (200, 503)}
    table = Table(f"The database away for {seconds:.0f} s, {times} times", "", "number")
    table.row("sheets acknowledged", f"{len(senders.acknowledged):,}")
    table.row("programs told 503", f"{senders.answers[503]:,}")
    table.row("readers told 503, in words", f"{reader.answers[503]:,}")
    table.row("answers other than 200 and 503", ", ".join(map(str, strange)) or "none")
    table.row("longest wait of a reader for an answer", f"{reader.longest:.1f} s")
    table.row("back at work after the database, at most", f"{max(recoveries):.1f} s")
    table.row("acknowledged and lost, doubled, without alert", sum(wrong.values()))
    table.row("the server had to be started again", "no" if is_alive else "YES")
    table.row("audit log", "whole" if is_whole else "BROKEN")
    print(table)
    print(*senders.faults[:5], *wrong.items(), sep="\n")
    good = not wrong and not strange and not senders.faults and is_whole and is_alive and not reader.unkind
    recovery, answer = (PATIENCE_SECONDS,) * 2 if chosen.quick else (LONGEST_RECOVERY, LONGEST_ANSWER)
    good &= senders.answers[503] > 0 and max(recoveries) < recovery and reader.longest < answer
    if not chosen.quick:
        print(keep("database_away", "The database goes away", table))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
