"""A whole city's schools, primary, middle and high, in all of its districts, with everybody's own ages and answers."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from kit import ROOT
from kit.city import APPROVER, CLIENTS, FIRST_DAY_AGO, PLANNER, TEACHER, YEARS, City
from kit.pupils import CALLS, Fate, Pupil, age, fate

import ledger
from days import today

WHOLE = "990100000000"
ADMINISTRATOR = "chen.platform"
FIRST_GRADES = (4, 7, 10)  # of a primary school, a middle school and a high school: three grades each
WORDS = ROOT / "Content" / "Demo" / "flag-scale.json"
REFUSALS_TRIED = 200


def school_year() -> int:
    """The year in which the school year of the window's first day has begun: by it grade 4 and above is asked."""
    day = today() - timedelta(days=FIRST_DAY_AGO)
    return day.year if day >= date(day.year, 9, 1) else day.year - 1


class WholeCity(City):
    """`pupils_of` holds everybody once `settle` is through: who agreed, and what they are going to answer."""

    place, townships = WHOLE, ("990102001000", "990102002000", "990121100000")

    def __init__(self, house, pupils: int, schools: int, waves: int):
        super().__init__(house, pupils, schools)
        self.waves = waves
        # An evening not far away: the clock goes there when everybody has handed in.
        self.last_day = today() + timedelta(days=1)
        self.everybody: list[Pupil] = []
        self.room_of: dict[str, str] = {}

    def years(self, school: int) -> tuple[int, ...]:
        """A pupil of grade 4 has come to a primary school three years ago; the oldest grade stands first."""
        now = school_year()
        return tuple(now - (5 - place if school % 3 == 0 else 2 - place) for place in range(len(YEARS)))

    def born(self, school: int, grade: int, number: int) -> date:
        """Six years old on the first of September in which they came to grade 1."""
        came = school_year() - (FIRST_GRADES[school % 3] + 2 - grade - 1)
        return date(came - 7, 9, 1) + timedelta(days=number * 53 % 365)

    def settle(self) -> "WholeCity":
        self._timed("posts for the whole city, and its own scale", self._prepare)
        super().settle()
        self._timed("rooms opened, and who is away noted", self._open_rooms)
        return self

    def _prepare(self) -> None:
        chen = self._line(ADMINISTRATOR)
        accounts = dict(ledger.rows(self.house, "SELECT login, id FROM account"))
        for login in (PLANNER, APPROVER):
            chen.post(f"/people/{accounts[login]}/post", {"role": "regionAdministrator", "place": WHOLE})
        words = json.dumps(json.loads(WORDS.read_text(encoding="utf-8"))["words"], ensure_ascii=False)
        load = self._line(PLANNER).post(f"/instruments/load/{CALLS}", {
            "region": WHOLE, "file": file("words.json", words.encode()),
            "proof": file("proof.pdf", b"%PDF-1.4 invented"),
            "licence": {
                "holder": "示例市社会心理服务中心", "number": "示例 2026-003", "onPaper": True, "electronic": True,
                "cleared": True, "sittings": "1000000", "validFrom": str(today() - timedelta(days=9)),
                "validUntil": str(today() + timedelta(days=300))}})["load"]
        self._line(APPROVER).post(f"/instruments/approvals/{load}/approve", {})

    def _agree(self) -> None:
        """Slips and codes class by class. Some guardians say no or nothing, and so do some pupils."""
        self._born = dict(ledger.rows(
            self.house, f"SELECT id, born_month FROM participant WHERE campaign = '{self.campaign}'"))
        with ThreadPoolExecutor(CLIENTS) as pool:
            for pupils in pool.map(self._agree_in_class, enumerate(self.rooms())):
                self.everybody += pupils

    def _agree_in_class(self, numbered: tuple[int, tuple[int, int, str]]) -> list[Pupil]:
        place, (school, _, room) = numbered
        campaign = f"/campaigns/{self.campaign}"
        slips = self._teacher.post(f"{campaign}/consents/classes/{room}/slips", {"request": f"slips {room}"})["slips"]
        secrets = {slip["participant"]: slip["secret"] for slip in slips}
        notice = self._notice(slips[0]["secret"]) if slips else ""
        sheet = self._teacher.post(f"{campaign}/class-sheet", {
            "unit": room, "reason": "the bell", "request": f"codes {room}"})
        pupils = []
        for line in sheet["lines"]:
            id, number = line["participant"], place * 1_000 + line["number"]
            years = age(self._born[id], today())
            pupil = Pupil(number, room, school % self.waves, id, line["code"], years, fate(number, years))
            self._answer_for(pupil, secrets.get(id), notice)
            pupils.append(pupil)
        return pupils

    def _answer_for(self, pupil: Pupil, secret: str | None, notice: str) -> None:
        if secret is None:
            pass  # of age: nobody else is asked
        elif pupil.fate is Fate.GUARDIAN_DECLINES:
            self._open.post(f"/consent/{secret}/decline", {})
        elif pupil.fate is not Fate.GUARDIAN_IS_SILENT:
            self._open.post(f"/consent/{secret}/agree", {"notice": notice})
        if pupil.age < 14:
            return
        own = self._open.post("/s/consent", {"code": pupil.code})
        if pupil.fate is Fate.DECLINES:
            self._open.post("/s/consent/decline", {"code": pupil.code})
        elif own["state"] in ("waitsForYou", "waitsForBoth"):
            self._open.post("/s/consent/agree", {"code": pupil.code, "notice": own["notice"]["id"]})

    def _open_rooms(self) -> None:
        def open_room(room: str) -> str:
            return self._teacher.post("/rooms", {"campaign": self.campaign, "unit": room})["room"]

        codes = [code for _, _, code in self.rooms()]
        with ThreadPoolExecutor(CLIENTS) as pool:
            self.room_of = dict(zip(codes, pool.map(open_room, codes)))
            list(pool.map(
                lambda pupil: self._teacher.post(f"/seats/{pupil.participant}/absent", {"isAbsent": True}),
                self.who(Fate.ABSENT)))

    def who(self, *fates: Fate) -> list[Pupil]:
        return [pupil for pupil in self.everybody if pupil.fate in fates]

    def sit_down(self, wave: int) -> tuple[list[Pupil], list[str]]:
        """Everybody of a wave writes their code, and then the rooms are started all together."""
        pupils = [pupil for pupil in self.who(Fate.SITS) if pupil.wave == wave]
        with ThreadPoolExecutor(CLIENTS) as pool:
            keys = list(pool.map(
                lambda pupil: self._open.post("/s", {"code": pupil.code, "language": "zh-Hans"}), pupils))
            rooms = {pupil.room for pupil in pupils}
            list(pool.map(lambda room: self._teacher.post(f"/rooms/{self.room_of[room]}/start", {}), rooms))
        return pupils, [key["sittingKey"] for key in keys]

    def let_in_unasked(self) -> int:
        """How many may begin though somebody has said no, or nothing; nobody should."""
        without = self.who(Fate.GUARDIAN_DECLINES, Fate.GUARDIAN_IS_SILENT, Fate.DECLINES)[:REFUSALS_TRIED]
        return sum(self._open.status("/s", {"code": pupil.code, "language": "zh-Hans"}) == 200 for pupil in without)


def file(name: str, content: bytes) -> dict[str, str]:
    return {"name": name, "data": base64.b64encode(content).decode()}
