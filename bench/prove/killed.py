#!/usr/bin/env python3
"""Kills the house (kill -9) in what it does by itself: carrying messages, drawing a report, deleting what is over.

    bench/prove/killed.py             5,000 SMS, 60,000 people's report and its deletion, 20 kills in each, both engines
    bench/prove/killed.py --quick     200 SMS, 2,000 people, a kill in each, SQLite

After each kill the house is started again and goes on by itself. Messages: a gateway on this machine writes down every
key that it takes; what was noted as sent was taken, and is never sent again; what was in hand at a kill, eight at most,
may come once more with the same key (decision 0029). The report: a recount of all sheets by other statements agrees with
every cell. The deletion: exactly the sittings without a flag lose their person, no answer is lost or doubled, and there
is one certificate, with these numbers.
"""

import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit.gateway import Gateway
from kit.houses import new_house, options
from kit.table import Table, keep
from kit.work import certificate, delete, fill_outbox, progress_of, verify

import ledger
from report_rows import CAMPAIGN, DRAWN, fill

TAKEN_AT_ONCE = 8  # `TakeOutbox.most`
PATIENCE_SECONDS = 600
LETTERS = "SELECT COUNT(*) FROM outbox_message WHERE delivered_at IS NOT NULL"


def kill(house) -> None:
    """And another one takes up at once what lay in the hands of the dead, as it else would when the leases are over."""
    house.kill()
    for table in ("job", "outbox_message"):
        ledger.change(house, f"UPDATE {table} SET taken_until = 1 WHERE taken_until IS NOT NULL")


def work_off(house, chance, kills: int, whole: int, statement: str, after_kill=lambda: None) -> int:
    """Lets the house work until `statement` counts `whole`, and kills it on the way. Gives how often it was in between."""
    between = 0
    marks = sorted(chance.randrange(1, whole) for _ in range(kills))
    end = time.monotonic() + PATIENCE_SECONDS
    while (count := progress_of(house, statement)) < whole:
        if time.monotonic() > end:
            raise SystemExit(f"{count} of {whole} after {PATIENCE_SECONDS} s")
        if marks and count >= marks[0]:
            while marks and count >= marks[0]:
                marks.pop(0)
            kill(house)
            between += progress_of(house, statement) < whole
            after_kill()
            house.start()
        time.sleep(0.005)
    return between


def messages(house, gateway: Gateway, chance, letters: int, kills: int) -> tuple[list, list[str]]:
    lost, noted = [], set()

    def look() -> None:
        """What was noted before the kill must not be taken again, and must have been taken."""
        sent = {key for (key,) in ledger.rows(house, "SELECT id FROM outbox_message WHERE delivered_at IS NOT NULL")}
        lost.extend(sent - set(gateway.taken))
        noted.update((key, gateway.taken[key]) for key in sent - {key for key, _ in noted})

    fill_outbox(house, letters)
    began = time.monotonic()
    met = work_off(house, chance, kills, letters, LETTERS, look)
    look()
    again = sum(gateway.taken[key] - times for key, times in noted)
    repeated = sum(times - 1 for times in gateway.taken.values())
    faults = [f"{len(lost)} noted and never taken"] if lost else []
    faults += [f"{again} sent again after they were noted"] if again else []
    faults += [f"{repeated} sent twice"] if repeated > TAKEN_AT_ONCE * kills else []
    faults += [f"{len(gateway.taken)} of {letters} taken"] if len(gateway.taken) != letters else []
    cells = [f"{letters:,} SMS", met, len(lost), f"{repeated} (at most {TAKEN_AT_ONCE * kills})", again]
    return [*cells, f"{time.monotonic() - began:.0f}"], faults + ([] if met else ["no kill met the courier"])


def report(house, chance, kills: int) -> tuple[list, list[str]]:
    steps = "SELECT COUNT(*) FROM audit_line WHERE use_case = 'DrawReport' AND outcome = 'done'"
    began = time.monotonic()
    # Beside the watch: a drawing of some schools is over before the command that asked for it has ended.
    asking = ThreadPoolExecutor(1).submit(house.command, "perform", "StartReports", "{}", "--demo")
    met, end = 0, time.monotonic() + PATIENCE_SECONDS
    for _ in range(kills):
        enough = progress_of(house, steps) + chance.randrange(1, 3)
        while progress_of(house, steps) < enough and progress_of(house, DRAWN) == 0:
            if time.monotonic() > end:
                raise SystemExit(f"the report goes on with none of its steps within {PATIENCE_SECONDS} s")
            time.sleep(0.002)
        kill(house)
        met += progress_of(house, DRAWN) == 0
        house.start()
    asked = asking.result()
    assert asked.returncode == 0, asked.stderr
    work_off(house, chance, 0, 1, DRAWN)
    told = verify(house)
    faults = [f"the report: {told}"] if told["differing"] or not told["cells"] else []
    faults += [] if met else ["no kill met the drawing"]
    return [f"{told['cells']:,} cells", met, told["differing"], "–", "–", f"{time.monotonic() - began:.0f}"], faults


def deletion(house, chance, kills: int) -> tuple[list, list[str]]:
    unflagged = f"""t.campaign = '{CAMPAIGN}' AND t.id NOT IN (
        SELECT sitting FROM sheet WHERE worst_rank > 0 AND sitting IS NOT NULL)"""
    expected = progress_of(house, f"SELECT COUNT(*) FROM sitting t WHERE {unflagged}")
    sheets = "SELECT questionnaire, total, band, COUNT(*) FROM sheet WHERE sitting IS NOT NULL GROUP BY 1, 2, 3"
    before = Counter(ledger.rows(house, sheets))
    began = time.monotonic()
    delete(house)
    met = work_off(
        house, chance, kills, expected, "SELECT COALESCE(SUM(deleted), 0) FROM deletion_part WHERE part = 'sittings'")
    work_off(house, chance, 0, 1, "SELECT COUNT(*) FROM deletion_certificate")
    lost = sum((before - Counter(ledger.rows(house, sheets))).values())
    doubled = sum((Counter(ledger.rows(house, sheets)) - before).values())
    named = progress_of(
        house, f"SELECT COUNT(*) FROM sitting t JOIN participant p ON p.id = t.participant WHERE {unflagged}")
    told = certificate(house)
    faults = [f"{named} sittings still have their person"] if named else []
    faults += [f"certified {told['sittings']}, expected {expected}"] if told["sittings"] != expected else []
    faults += [f"{lost} lost and {doubled} doubled"] if lost or doubled else []
    cells = [f"{expected:,} sittings", met, lost, doubled, named, f"{time.monotonic() - began:.0f}"]
    return cells, faults + ([] if met else ["no kill met the deletion"])


def main() -> None:
    chosen = options(__doc__, kills=(int, 20, "kills in each kind of work"))
    letters, people, schools, kills = (200, 2_000, 24, 1) if chosen.quick else (5_000, 60_000, 40, chosen.kills)
    table = Table(
        "kill -9 in the house's own work", "engine", "work", "kills that met it", "lost", "twice", "wrong", "seconds")
    faults = []
    for engine in ["sqlite"] if chosen.quick else chosen.engine:
        chance = random.Random(engine)
        with Gateway() as gateway, new_house(engine, gateway.settings) as house:
            if not chosen.quick:
                # Nobody else writes meanwhile: on SQLite a house and this script would wait for one another.
                house.stop()
            fill(house, people, schools)
            if not chosen.quick:
                house.start()
            # The report first: any other start of the house would begin it, and nobody would be watching.
            for cells, found in (
                    report(house, chance, kills), messages(house, gateway, chance, letters, kills),
                    deletion(house, chance, kills)):
                table.row(engine, *cells)
                faults += [f"{engine}: {fault}" for fault in found]
            if house.command("audit", "verify").returncode != 0:
                faults.append(f"{engine}: the audit log is broken")
    print(table)
    if not chosen.quick:
        print(keep("killed", "kill -9 in the house's own work", table))
    if faults:
        raise SystemExit("\n".join(faults))


if __name__ == "__main__":
    main()
