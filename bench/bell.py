#!/usr/bin/env python3
"""A city sits down at the bell: every pupil loads the page, saves 20 answers in a lesson, and hands in at its end.

    bench/bell.py                      33,000 pupils in ten minutes on SQLite; keeps bench/results/bell.md
    bench/bell.py --quick              200 pupils in half a minute; nothing is kept
    bench/bell.py --engine postgres    on the other engine

The pupils come from a roster, the campaign was planned and approved, guardians and pupils have agreed and everybody has
a code: all of it through the doors that people use (bench/kit/city.py). A page of their psychology teacher lies open,
and when it hears of each call for help is measured. At most 2,000 connections, generator beside it.
"""

import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kit.city import CLIENTS, TEACHER, City, Line
from kit.houses import new_house, options
from kit.listening import Listening
from kit.load import wrk
from kit.memory import Memory
from kit.table import Table, keep

import ledger
from doors import Somebody

PUPILS, SCHOOLS, LESSON = 33_000, 100, 600
CONNECTIONS = 2_000
SAVES, SUBMISSIONS, P99, MEMORY = 1_100, 550, 250, 400
GRAVE_EACH = 50
# Two of three scales, a third with a question that calls for help, and five changes of mind: twenty answers.
WELL, WORRIED = ("more-than-half", "most-of-the-time", "less-than-half"), ("LA6568-5", "LA6569-3", "LA6570-1")
GAD_7 = ("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7")


def steps() -> list[str]:
    mood = [f"1 who-5.{number} {WELL[number % 3]}" for number in range(1, 6)]
    worry = [f"2 {item} {WORRIED[place % 3]}" for place, item in enumerate(GAD_7)]
    calls = ["3 c-ssrs-screener.1 no yes", "3 c-ssrs-screener.2 no", "3 c-ssrs-screener.6 no"]
    return mood + worry + calls + [
        f"1 who-5.1 {WELL[0]}", f"1 who-5.2 {WELL[1]}", f"2 {GAD_7[0]} {WORRIED[1]}", f"2 {GAD_7[1]} {WORRIED[0]}",
        f"2 {GAD_7[2]} {WORRIED[2]}"]


def begin(city: City) -> list[str]:
    """Everybody writes the code from their slip; before the bell, as a class does that waits for it."""
    line = Line(city.house)
    with ThreadPoolExecutor(CLIENTS) as pool:
        return list(pool.map(
            lambda code: line.post("/s", {"code": code, "language": "zh-Hans"})["sittingKey"], city.codes))


def lesson(city: City, keys: list[str], seconds: float):
    """The timetable, for a lesson of 600 s: rounds of answers until 566 s, handing in from 550 s on, each pupil some
    seconds behind their last answer."""
    round_seconds, hand_in = seconds * 28.25 / 600, seconds * 550 / 600
    with tempfile.TemporaryDirectory(prefix="xinqiao-bell-") as folder:
        (Path(folder) / "keys").write_text("\n".join(keys))
        (Path(folder) / "steps").write_text("\n".join(steps()))
        return wrk(
            city.house.url, "bell.lua", seconds + 5, min(CONNECTIONS, len(keys)), 2, KEYS=f"{folder}/keys",
            STEPS=f"{folder}/steps", ROUND=str(round_seconds), HAND_IN=str(hand_in),
            HANDING_IN=str(seconds - 1 - hand_in))


def rates(city: City, use_case: str, since: float) -> dict[int, int]:
    """How many lines of it the audit log has since a moment, by second; some pupils of the demo have sat down before."""
    return {int(second): int(number) for second, number in ledger.rows(
        city.house, f"SELECT at / 1000, COUNT(*) FROM audit_line WHERE use_case = '{use_case}' AND outcome = 'done' "
                    f"AND at >= {since * 1000:.0f} GROUP BY at / 1000")}


def pages(house) -> int:
    """How many pages of words the house has answered well, by its own count; nobody else opens one during a lesson."""
    with urllib.request.urlopen(f"{house.url}/metrics", timeout=30) as answer:
        counters = dict(line.rsplit(" ", 1) for line in answer.read().decode().splitlines())
    return int(counters.get('xinqiao_requests_total{use_case="page",status="200"}', 0))


def slowest(by_second: dict[int, int], window: int, skip: int) -> float:
    """The fewest a second in any window of so many seconds, the first and last ones left out."""
    begin, end = min(by_second) + skip, max(by_second) - skip
    return min(
        (sum(by_second.get(second, 0) for second in range(start, start + window)) / window
         for start in range(begin, max(begin + 1, end - window + 2))), default=0)


def measure(engine: str, pupils: int, schools: int, seconds: float, is_quick: bool) -> tuple[list[Table], list[str]]:
    with new_house(engine) as house:
        city = City(house, pupils, schools).settle()
        began = time.monotonic()
        keys = begin(city)
        city.seconds["everybody writes their code"] = time.monotonic() - began
        print(f"  everybody writes their code: {city.seconds['everybody writes their code']:.1f} s", flush=True)
        teacher = Somebody(house, house.person(TEACHER))
        bell, opened = time.time(), pages(house)
        with Memory(house.pid) as memory, Listening(teacher) as page:
            load = lesson(city, keys, seconds)
        loaded = pages(house) - opened
        saves, handed_in = rates(city, "SaveSittingAnswer", bell), rates(city, "FinishSitting", bell)

        def count(statement: str) -> int:
            return int(ledger.rows(house, statement)[0][0])

        graves = sum(1 for place in range(pupils) if place // 2 % GRAVE_EACH == 0)
        asked, stored = pupils * 15, count("SELECT COUNT(*) FROM answer a JOIN sheet s ON s.id = a.sheet "
                                           "JOIN sitting t ON t.id = s.sitting "
                                           f"WHERE t.campaign = '{city.campaign}'")
        finished = count(
            f"SELECT COUNT(*) FROM sitting WHERE campaign = '{city.campaign}' AND finished_at IS NOT NULL")
        first, last = map(int, ledger.rows(
            house, f"SELECT MIN(finished_at), MAX(finished_at) FROM sitting WHERE campaign = '{city.campaign}'")[0])
        alerts = count("SELECT COUNT(DISTINCT a.sheet) FROM alert a JOIN sheet s ON s.id = a.sheet "
                       f"JOIN sitting t ON t.id = s.sitting WHERE t.campaign = '{city.campaign}'")
        late = count("SELECT COALESCE(MAX(a.raised_at - n.at), 0) FROM alert a JOIN sheet s ON s.id = a.sheet "
                     "JOIN answer n ON n.sheet = s.id AND n.item = 'c-ssrs-screener.1' "
                     f"JOIN sitting t ON t.id = s.sitting WHERE t.campaign = '{city.campaign}'")
        heard = page.slowest([int(at) for at, in ledger.rows(
            house, "SELECT a.raised_at FROM alert a JOIN sheet s ON s.id = a.sheet "
                   f"JOIN sitting t ON t.id = s.sitting WHERE t.campaign = '{city.campaign}'")])
    lull = slowest(saves, 10, 2)
    span, whole = (last - first) / 1000, last / 1000 - bell
    last_minute = sum(handed_in.values()) / max(1, max(handed_in) - min(handed_in) + 1)
    table = Table(f"{engine}: {pupils:,} pupils, a lesson of {seconds:.0f} s, {CONNECTIONS:,} connections at most",
                  "", "measured", "asked")
    table.row("pages loaded, as the house counts them", f"{loaded:,}", f"{pupils:,}")
    table.row("answers saved a second, in the slowest ten seconds", f"{lull:,.0f}", f"{SAVES:,}")
    table.row("answers saved", f"{sum(saves.values()):,}", f"{pupils * 20:,}")
    table.row("handed in a second, while they hand in", f"{last_minute:,.0f}", f"{SUBMISSIONS}")
    table.row("from the first to the last who hand in; from the bell to the last of them, s",
              f"{span:.1f}; {whole:.1f}", f"{seconds / 10:.0f}; {seconds:.0f}")
    table.row("p50, p99 and slowest of every request, ms", f"{load.p50:.1f}, {load.p99:.1f}, {load.slowest:.0f}",
              f"p99 {P99}")
    table.row("requests answered, refused, broken", f"{load.answered:,}, {load.refused}, {load.broken}", "0 and 0")
    table.row("sittings handed in and found so", f"{finished:,}", f"{pupils:,}")
    table.row("answers found", f"{stored:,}", f"{asked:,}")
    table.row("calls for help and alerts found", f"{graves:,} and {alerts:,}", "equal")
    table.row("longest from such an answer to its alert, ms", f"{late}", "1,000")
    table.row("longest from such an answer to the open page of the teacher, ms",
              "never" if heard is None else f"{heard:.0f}", "1,000")
    table.row("most memory, MB", f"{memory.most:.0f}", f"{MEMORY}")
    before = Table(f"{engine}: before the bell, through the doors that people use", "", "seconds")
    for name, took in city.seconds.items():
        before.row(name, f"{took:.1f}")
    wrong = [
        (sum(saves.values()) != pupils * 20, "answers were not saved"), (finished != pupils, "sittings were lost"),
        (stored != asked, "answers were lost"), (loaded != pupils, "pages were not loaded"),
        (not is_quick and span > seconds / 10, "they did not all hand in within the last minute"),
        (not is_quick and whole > seconds, "the lesson lasted longer than it may"),
        (alerts != graves, "alerts were lost or made up"), (load.refused or load.broken, "requests were refused"),
        (late > 1_000, "an alert was late"),
        (heard is None, "the teacher's page did not hear of an alert"),
        (not is_quick and heard is not None and heard > 1_000, "the teacher's page heard late"),
        (memory.most > MEMORY, "too much memory"),
        (not is_quick and lull < SAVES, "too few answers a second"),
        (not is_quick and last_minute < SUBMISSIONS, "too few handed in a second"),
        (not is_quick and load.p99 > P99, "too slow")]
    return [table, before], [f"{engine}: {words}" for is_wrong, words in wrong if is_wrong]


def main() -> None:
    chosen = options(
        __doc__, pupils=(int, PUPILS, "pupils"), schools=(int, SCHOOLS, "schools"),
        seconds=(float, LESSON, "seconds of the lesson"))
    pupils, schools, seconds = (200, 2, 30.0) if chosen.quick else (chosen.pupils, chosen.schools, chosen.seconds)
    tables, faults = [], []
    for engine in chosen.engine:
        told, wrong = measure(engine, pupils, schools, seconds, chosen.quick)
        tables += told
        faults += wrong
    print(*tables, *faults, sep="\n")
    if not chosen.quick:
        print(keep("bell", "A city at the bell", *tables))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
