#!/usr/bin/env python3
"""Two servers and two workers on one PostgreSQL behind HAProxy: under load anything may die.

    bench/prove/cluster.py             every process twice, the database twice; keeps bench/results/cluster.md
    bench/prove/cluster.py --quick     one server, one worker and the database once

Programs send sheets and people read pages all the time, while jobs come due all the time. One process after the other,
HAProxy too, is killed (kill -9) and started again, and the database is stopped as a crash would stop it. Whoever is
signed in must stay signed in, to the end; nothing acknowledged may be lost; no job may be done twice, or not at all.
"""

import http.client
import random
import sys
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit.cluster import Cluster
from kit.houses import new_folder, options
from kit.senders import Senders, faults, token
from kit.table import Table, keep

import ledger
import town
from doors import Somebody

SIGNED_IN = [town.CITY_LEAD, town.EAST_LAKE_LEAD, town.QINGTONG_LEAD, town.SOUTH_HILLS_LEAD]
AWAY = (502, 503, 504, "no answer")
BACK_SECONDS = 60
LEASE_SECONDS = 60  # after so long a job whose worker died is taken by the other one


class Reader:
    """Somebody at work who opens their own page four times a second, and must always be who they are."""

    def __init__(self, cluster: Cluster, account: str):
        person = next(person for person in cluster.people if person.account == account)
        self._name, self._somebody = person.name, Somebody(cluster, person)
        self.answers: Counter = Counter()
        self.turned_away: list[str] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)

    def start(self) -> "Reader":
        self._thread.start()
        return self

    def stop(self) -> None:
        """Everything stands again: now the page has to come, with the right name on it. When the proxy has found out
        that a server stands again is the machine's affair."""
        self._over.set()
        self._thread.join(60)
        end = time.monotonic() + BACK_SECONDS
        while (asked := self._ask())[0] in AWAY and time.monotonic() < end:
            time.sleep(0.25)
        status, text = asked
        if status != 200 or self._name not in text:
            self.turned_away.append(f"in the end {status}: {text[:100]}")

    def _ask(self) -> tuple[int | str, str]:
        try:
            return self._somebody.page("/me")
        except (OSError, http.client.HTTPException):
            return "no answer", ""

    def _read(self) -> None:
        while not self._over.wait(0.25):
            status, text = self._ask()
            self.answers[status] += 1
            if status not in (200, *AWAY) or (status == 200 and self._name not in text):
                self.turned_away.append(f"{status}: {text[:100]}")


def put_down_jobs(cluster: Cluster, senders: Senders, seconds: float) -> int:
    """One climb for each alert that there is, due at some moment of the next seconds: jobs that leave a line each in
    the audit log, so that it can be counted how often each was done."""
    alerts = [alert for alert, in ledger.rows(cluster.house, "SELECT id FROM alert ORDER BY id LIMIT 300")]
    chance, now = random.Random(1), int(time.time() * 1_000)
    rows = ", ".join(
        f"('proof {alert}', 'ClimbAlert', '{{\"alert\":\"{alert}\"}}', {now + chance.randrange(int(seconds * 1_000))}, "
        f"'proof {alert}', 0, {now})" for alert in alerts)
    ledger.rows(cluster.house, (
        "INSERT INTO job (id, use_case, input, due_at, unique_key, attempts, made_at) VALUES " + rows))
    return len(alerts)


def disturb(cluster: Cluster, rounds: int, is_quick: bool) -> list[str]:
    """Kills and starts again, one thing after the other, with some time to breathe between."""
    told = []
    everything = [*cluster.servers, *cluster.workers, cluster.proxy]
    victims = [cluster.servers[0], cluster.workers[0]] if is_quick else everything
    for _ in range(rounds):
        for victim in victims:
            time.sleep(3)
            victim.kill()
            time.sleep(3)
            victim.start()
            told.append(victim.name)
        time.sleep(5)
        cluster.postgres.go_away()
        time.sleep(2)
        cluster.postgres.come_back()
        told.append("database")
    time.sleep(5)
    return told


def main() -> None:
    chosen = options(__doc__, rounds=(int, 2, "how often everything dies"))
    rounds = 1 if chosen.quick else chosen.rounds
    with new_folder() as folder, Cluster(folder) as cluster:
        readers = [Reader(cluster, account).start() for account in SIGNED_IN]
        senders = Senders(cluster.front, token(cluster.house), "cluster").start()
        senders.wait_for(500 if chosen.quick else 2_000)
        began = time.monotonic()
        jobs = put_down_jobs(cluster, senders, 30 if chosen.quick else 60)
        killed = disturb(cluster, rounds, chosen.quick)
        senders.stop()
        for reader in readers:
            reader.stop()
        seconds = time.monotonic() - began
        wait_for_jobs(cluster)
        done = Counter(
            subject for subject, in ledger.rows(
                cluster.house,
                "SELECT l.subject FROM audit_line l JOIN job j ON 'alert ' || SUBSTR(j.unique_key, 7) = l.subject "
                "WHERE l.use_case = 'ClimbAlert' AND l.outcome = 'done' AND j.unique_key LIKE 'proof %'"))
        wrong = faults(cluster.house, senders.acknowledged, "cluster")
        is_whole = cluster.house.command("audit", "verify").returncode == 0
    twice, never = sum(number > 1 for number in done.values()), jobs - len(done)
    turned_away = [fault for reader in readers for fault in reader.turned_away]
    answers = sum((reader.answers for reader in readers), Counter())
    table = Table("Two servers, two workers, one PostgreSQL, HAProxy", "", "number")
    table.row("killed and started again", ", ".join(f"{name} {number}×" for name, number in Counter(killed).items()))
    table.row("sheets acknowledged meanwhile and before", f"{len(senders.acknowledged):,}")
    table.row("sent again, because there was no answer or a 50x", f"{len(senders.unanswered):,} and "
              f"{sum(number for status, number in senders.answers.items() if status >= 500):,}")
    table.row("longest time without any acknowledged sheet", f"{senders.longest_silence:.1f} s")
    table.row("acknowledged and lost, doubled, or without alert", sum(wrong.values()))
    table.row("people who stayed signed in", f"{len(SIGNED_IN) - sum(bool(each.turned_away) for each in readers)} of "
              f"{len(SIGNED_IN)}")
    table.row("their pages: shown, and not to be had for the moment", f"{answers[200]:,} and "
              f"{sum(answers.values()) - answers[200]:,}")
    table.row("jobs: done once, twice, never", f"{len(done) - twice:,}, {twice}, {never}")
    table.row("audit log", "whole" if is_whole else "BROKEN")
    table.row("seconds", f"{seconds:.0f}")
    print(table, *wrong.items(), *senders.faults[:5], *turned_away[:5], sep="\n")
    if not chosen.quick:
        print(keep("cluster", "Several servers", table))
    good = not wrong and not senders.faults and not turned_away and not twice and not never and is_whole
    sys.exit(0 if good else 1)


def wait_for_jobs(cluster: Cluster) -> None:
    """Until all are done; a job whose worker died waits for the end of its lease."""
    deadline = time.monotonic() + LEASE_SECONDS + 60
    open_jobs = "SELECT COUNT(*) FROM job WHERE unique_key LIKE 'proof %' AND done_at IS NULL AND failed_at IS NULL"
    while ledger.rows(cluster.house, open_jobs) != [("0",)] and time.monotonic() < deadline:
        time.sleep(0.5)


if __name__ == "__main__":
    main()
