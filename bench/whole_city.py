#!/usr/bin/env python3
"""A whole invented city is screened, from the lists of its schools to the report, through the doors that people use.

    bench/whole_city.py                      300 schools and 100,000 pupils on SQLite; keeps bench/results/whole_city.md
    bench/whole_city.py --quick              6 schools and 300 pupils in half a minute; nothing is kept
    bench/whole_city.py --engine postgres    on the other engine
    bench/whole_city.py --pupils 33000 --schools 100 --wave 33000

Primary, middle and high schools in both districts; guardians and pupils agree, decline or say nothing; some are away,
some hurry, some call for help. They sit down in waves, each at the speed of the bell. Then the clock of the house is
moved past the window (Tests/Browser/clock.py), its own jobs draw the report, and every figure that anybody is shown is
held against a recount of what the pupils did (bench/kit/recount.py), which asks the house for nothing.

The long form takes about 45 minutes on two cores: 6 to settle, 10 a wave, 2 for the report.
"""

import json
import math
import statistics
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from bell import CONNECTIONS, MEMORY, P99, SAVES, rates, slowest
from kit.city import PLANNER, TEACHER
from kit.exports import figures, of_csv, of_pdf, of_xlsx
from kit.houses import new_house, options
from kit.lesson import ANSWERING, lesson
from kit.memory import Memory
from kit.pupils import CALLS, OLDER, YOUNGEST, Fate, age
from kit.recount import WHOLE, Recount
from kit.table import Table, keep
from kit.whole_city import WholeCity

import clock
import ledger
from days import CHINA, today
from doors import Somebody

PUPILS, SCHOOLS, WAVE = 100_000, 300, 33_400
PACE = 1_170  # answers a second that are sent
QUICK_SECONDS = 14.0  # less would look like hurrying
REPORT_MS = 100
PATIENCE_SECONDS = 1_800
# Who may read a report, and who may not: a class teacher, a duty lead, and an evaluator whom the plan shows nothing.
STRANGERS = ("qiu.class", "lin.lake", "fang.evaluate")
OTHER_SCHOOL = "he.teacher"


class Whole:
    """One city on one engine, and the rows of its tables."""

    def __init__(self, house, engine: str, pupils: int, schools: int, wave: int, is_quick: bool):
        self.house, self.engine, self.is_quick = house, engine, is_quick
        self.city = WholeCity(house, pupils, schools, max(1, math.ceil(pupils / wave)))
        self.faults: list[str] = []
        title = f"{engine}: {pupils:,} pupils of {schools} schools"
        self.bell = Table(
            f"{title}, at the bell", "wave", "pupils", "lesson, s", "saved", "a second, slowest ten", "handed in",
            "p50, p99, slowest, ms", "refused, broken", "MB")
        self.whole = Table(title, "", "measured", "asked")
        self.stages = Table(f"{title}: stages", "", "seconds")

    def check(self, is_right: bool, words: str) -> None:
        if not is_right:
            self.faults.append(f"{self.engine}: {words}")

    def count(self, statement: str) -> int:
        return int(ledger.rows(self.house, statement)[0][0])

    def wait(self, is_so, words: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > end or not self.house.is_running:
                raise SystemExit(f"{self.engine}: {words}: not within {PATIENCE_SECONDS} s")
            time.sleep(0.2)

    def timed(self, name: str, step) -> None:
        began = time.monotonic()
        step()
        self.city.seconds[name] = time.monotonic() - began
        print(f"  {name}: {self.city.seconds[name]:.1f} s", flush=True)

    def run(self) -> None:
        city = self.city.settle()
        invited = json.loads(self.reader(PLANNER).json("GET", f"/campaigns/{city.campaign}/progress")[1])["invited"]
        coded = len(city.everybody)
        self.check(invited >= coded == city.pupils, f"{invited} invited, {coded} have codes")
        self.check(city.let_in_unasked() == 0, "somebody may begin without the consents that are asked for")
        for wave in range(city.waves):
            self.timed(f"wave {wave + 1}", lambda: self.sit(wave))
        told = f"SELECT COUNT(*) FROM sitting WHERE campaign = '{city.campaign}' AND finished_at IS NOT NULL " \
               "AND told_at IS NULL"
        self.timed("whom somebody has to talk with", lambda: self.wait(lambda: self.count(told) == 0, "findings"))
        self.look_at_rooms()
        self.compare_people()
        self.compare_ages()
        self.timed("past the window; report drawn", self.close)
        self.timed("report read and held to the recount", self.compare_report)
        self.timed("counted once more by the house itself", self.verify)
        self.timed("taken away as files", self.take_away)
        self.ask_as_others()
        for name, took in city.seconds.items():
            self.stages.row(name, f"{took:.1f}")

    def reader(self, account: str) -> Somebody:
        return Somebody(self.house, self.house.person(account))

    def sit(self, wave: int) -> None:
        pupils, keys = self.city.sit_down(wave)
        kinds = [pupil.kind for pupil in pupils]
        asked = sum(len(kind.answers) for kind in kinds)
        seconds = QUICK_SECONDS if self.is_quick else asked / PACE / ANSWERING
        bell = time.time()
        with Memory(self.house.pid) as memory:
            load = lesson(self.house.url, kinds, keys, seconds, CONNECTIONS)
        saves, handed_in = (rates(self.city, name, bell) for name in ("SaveSittingAnswer", "FinishSitting"))
        saved, finished = sum(saves.values()), sum(handed_in.values())
        lull = slowest(saves, 10, 2) if saves else 0
        self.bell.row(
            wave + 1, f"{len(pupils):,}", f"{seconds:.0f}", f"{saved:,} of {asked:,}", f"{lull:,.0f}", f"{finished:,}",
            f"{load.p50:.1f}, {load.p99:.1f}, {load.slowest:.0f}", f"{load.refused}, {load.broken}",
            f"{memory.most:.0f}")
        name = f"wave {wave + 1}"
        self.check(saved == asked, f"{name}: {saved} of {asked} answers saved")
        self.check(finished == len(pupils), f"{name}: {finished} of {len(pupils)} handed in")
        self.check(not load.refused and not load.broken, f"{name}: {load.refused} refused, {load.broken} broken")
        self.check(memory.most <= MEMORY, f"{name}: {memory.most:.0f} MB")
        self.check(self.is_quick or lull >= SAVES, f"{name}: {lull:.0f} answers a second")
        self.check(self.is_quick or load.p99 <= P99, f"{name}: p99 {load.p99:.0f} ms")

    def look_at_rooms(self) -> None:
        """A proctor sees seats: who is done, who is away, and nobody who has said no."""
        teacher, city = self.reader(TEACHER), self.city
        for room in list(city.room_of)[:: max(1, len(city.room_of) // 20)]:
            seats = json.loads(teacher.json("GET", f"/rooms/{city.room_of[room]}")[1])["seats"]
            for state, fate in (("finished", Fate.SITS), ("absent", Fate.ABSENT)):
                seen = sum(seat["state"] == state for seat in seats)
                there = sum(pupil.room == room for pupil in city.who(fate))
                self.check(seen == there, f"room {room}: {seen} {state}, {there} expected")

    def compare_people(self) -> None:
        """Alerts, findings and retests: one of each for whom there has to be one."""
        sat, mine = self.city.who(Fate.SITS), f"campaign = '{self.city.campaign}'"
        rows = {
            "sittings handed in": (
                len(sat), f"SELECT COUNT(*) FROM sitting WHERE {mine} AND finished_at IS NOT NULL"),
            "calls for help that raised an alert": (
                sum(pupil.kind.flag != "none" for pupil in sat),
                f"SELECT COUNT(DISTINCT t.id) FROM alert a JOIN sheet s ON s.id = a.sheet JOIN sitting t "
                f"ON t.id = s.sitting WHERE t.{mine}"),
            "people to talk with": (
                sum(pupil.kind.is_found for pupil in sat), f"SELECT COUNT(*) FROM finding WHERE {mine}"),
            "sheets that do not speak for somebody": (
                sum(bool(pupil.kind.marked) for pupil in sat), f"SELECT COUNT(*) FROM retest_wish WHERE {mine}")}
        agreed = self.city.who(Fate.SITS, Fate.ABSENT)
        self.whole.row("invited; agreed; declined or silent", f"{self.city.pupils:,}; {len(agreed):,}; "
                       f"{self.city.pupils - len(agreed):,}", "–")
        for name, (asked, statement) in rows.items():
            found = self.count(statement)
            self.whole.row(name, f"{found:,}", f"{asked:,}")
            self.check(found == asked, f"{name}: {found} found, {asked} expected")

    def compare_ages(self) -> None:
        """By month of birth and scale, past the house: everybody was asked what is for their age, and nothing else."""
        asked = {}
        for born, scale, people in ledger.rows(self.house, f"""
                SELECT p.born_month, s.questionnaire, COUNT(*) FROM sheet s JOIN sitting t ON t.id = s.sitting
                JOIN participant p ON p.id = t.participant WHERE t.campaign = '{self.city.campaign}' GROUP BY 1, 2"""):
            asked[age(born, today()), scale] = asked.get((age(born, today()), scale), 0) + int(people)
        should = {}
        for pupil in self.city.who(Fate.SITS):
            for scale, youngest in YOUNGEST.items():
                if pupil.age >= youngest:
                    should[pupil.age, scale] = should.get((pupil.age, scale), 0) + 1
        young = sum(people for (years, scale), people in asked.items() if years < OLDER and scale != "who-5")
        self.whole.row("under 12 and asked GAD-7 or the invented scale", young, 0)
        self.whole.row(
            "sheets by age and scale as they should be", f"{sum(asked.values()):,}", f"{sum(should.values()):,}")
        self.check(asked == should, f"sheets by age: {asked}, should be {should}")

    def close(self) -> None:
        """The evening after the window: the house wakes up by a clock that was moved there."""
        folder = Path(tempfile.mkdtemp(prefix="clock-", dir=self.house.folder))
        moved = clock.Clock(clock.build(folder), folder)
        over = datetime.combine(self.city.last_day, datetime.min.time(), CHINA) + timedelta(hours=23 + 1, minutes=5)
        moved.forward(math.ceil((over - datetime.now(CHINA)).total_seconds() / 60))
        self.house.stop()
        self.house.settings = self.house.settings | moved.settings
        self.house.start()
        mine = f"'{self.city.campaign}'"
        closed = f"SELECT COUNT(*) FROM campaign WHERE id = {mine} AND state = 'closed'"
        self.wait(lambda: self.count(closed) == 1, "the campaign closes")
        told = self.house.command("perform", "StartReports", "{}", "--demo")
        self.check(told.returncode == 0, told.stderr)
        self.wait(lambda: self.count(f"SELECT COUNT(*) FROM report_edition WHERE campaign = {mine} "
                                     "AND drawn_at IS NOT NULL") == 1, "report")

    def compare_report(self) -> None:
        """From the city down to the last class, as the planner reads it: every figure of every page."""
        county = {code: f"{region[:6]}000000" for code, region in ledger.rows(
            self.house, "SELECT code, region FROM unit WHERE name_zh LIKE '演练学校 %'")}
        recount = Recount(self.city.everybody, county)
        for region, people in ledger.rows(self.house, f"""
                SELECT p.region, COUNT(*) FROM participant p JOIN unit u ON u.code = p.house
                WHERE p.campaign = '{self.city.campaign}' AND u.name_zh NOT LIKE '演练学校 %' GROUP BY 1"""):
            for place in (WHOLE, f"{region[:6]}000000"):
                recount.invited_besides(place, int(people))
        planner, taken, places = self.reader(PLANNER), [], [WHOLE]
        for place in places:
            page, has_more = 1, True
            while has_more:
                begun = time.perf_counter()
                report = self.report(planner, f"place={place}&page={page}")
                taken.append((time.perf_counter() - begun) * 1_000)
                recount.hold(report)
                named = [part["place"]["id"] for part in report["parts"] if part.get("place")]
                places += [each for each in named if not each.endswith("/0") and recount.cells.get(each)]
                page, has_more = page + 1, report["hasMore"]
        taken = taken[1:]
        self.whole.row(
            "places of the report; figures held to the recount", f"{len(places):,}; {recount.compared:,}", "–")
        self.whole.row("figures that differ", len(recount.wrong), 0)
        self.whole.row("report read, p50 and slowest, ms", f"{statistics.median(taken):.0f}, {max(taken):.0f}",
                       f"{REPORT_MS}")
        self.check(not recount.wrong, f"{len(recount.wrong)} figures differ: {recount.wrong[:5]}")
        self.check(len(places) > 1 + 2 + self.city.schools // 2, f"only {len(places)} places can be read")
        self.check(self.is_quick or max(taken) <= REPORT_MS, f"a report took {max(taken):.0f} ms")

    def report(self, reader: Somebody, asked: str) -> dict:
        status, told = reader.json("GET", f"/reports/{self.city.campaign}?{asked}")
        if status != 200:
            raise SystemExit(f"{self.engine}: report {asked}: {status} {told[:300]}")
        return json.loads(told)

    def verify(self) -> None:
        told = self.house.command("perform", "VerifyReport", json.dumps({"campaign": self.city.campaign}), "--demo")
        self.check(told.returncode == 0, told.stderr)
        verified = json.loads(told.stdout)
        self.whole.row("cells that the house counts once more", f"{verified['cells']:,}", "–")
        self.whole.row("cells that differ", verified["differing"], 0)
        self.check(verified["cells"] and not verified["differing"], f"the house's own recount: {verified}")

    def take_away(self) -> None:
        planner, path = self.reader(PLANNER), f"/reports/{self.city.campaign}/export"
        report = self.report(planner, f"place={WHOLE}")
        content = {kind: planner.file(path, {"format": kind, "reason": "区里的例会", "place": WHOLE})
                   for kind in ("csv", "xlsx", "pdf")}
        for kind, read in (("csv", of_csv), ("xlsx", of_xlsx)):
            self.check(read(content[kind]) == figures(report), f"the {kind} file says something else than the page")
        words = of_pdf(content["pdf"])
        self.check(not words or str(report["handedIn"]) in words.replace(",", ""), "the PDF does not say who handed in")
        self.check(self.count(f"SELECT COUNT(*) FROM report_export WHERE campaign = '{self.city.campaign}'") == 3,
                   "an export was not kept")

    def ask_as_others(self) -> None:
        """Only who may reads it, and a school's own teacher only the own school."""
        campaign, school = self.city.campaign, self.city.codes_of_schools[0]
        for account, place, status in [
                (TEACHER, school, 200), (TEACHER, WHOLE, 404), (OTHER_SCHOOL, school, 404), (OTHER_SCHOOL, WHOLE, 404),
                *((stranger, WHOLE, None) for stranger in STRANGERS)]:
            answered, _ = self.reader(account).json("GET", f"/reports/{campaign}?place={place}")
            is_right = answered == status if status else answered in (403, 404)
            self.check(is_right, f"{account} asks for {place} and is answered {answered}")


def main() -> None:
    chosen = options(
        __doc__, pupils=(int, PUPILS, "pupils"), schools=(int, SCHOOLS, "schools"),
        wave=(int, WAVE, "pupils that sit down together"))
    pupils, schools, wave = (300, 6, 300) if chosen.quick else (chosen.pupils, chosen.schools, chosen.wave)
    engines = chosen.engine if any(word.startswith("--engine") for word in sys.argv) else ["sqlite"]
    tables, faults = [], []
    for engine in engines:
        with new_house(engine) as house:
            whole = Whole(house, engine, pupils, schools, wave, chosen.quick)
            whole.run()
            tables += [whole.whole, whole.bell, whole.stages]
            faults += whole.faults
    print(*tables, *faults, sep="\n")
    if not chosen.quick:
        print(keep("whole_city", "A whole city is screened", *tables))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
