"""A city's schools and pupils, brought into a house through its own doors: lists, a campaign, consents and codes."""

import http.client
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from kit import ROOT  # noqa: F401  (puts the tests' folder on the path)

import ledger
from days import today
from doors import Somebody
from house import House

# The district of the demo that has a scale with a question that calls for help.
CITY, TOWNSHIPS = "990102000000", ("990102001000", "990102002000")
PLANNER, APPROVER, TEACHER = "zhou.region", "wu.region", "tang.teacher"
YEARS = (2024, 2025, 2026)
PER_CLASS = 40
CLIENTS = 8
FIRST_DAY_AGO = 1  # the window is open since yesterday
PATIENCE_SECONDS = 600
FIRST_BIRTHDAY = date(2010, 9, 1)
SCALES = {"who-5": 9, "gad-7": 12, "c-ssrs-screener": 12}  # each with the youngest who are asked
NOTICE = {
    "handler": "示例市教育局", "contact": "0990-5550199（示例）", "purpose": "示例目的", "method": "示例做法",
    "kinds": "示例内容", "necessity": "示例必要性", "children": "这不是考试。"}


class Line:
    """One connection that stays open, with a person's token or with nobody's."""

    def __init__(self, house: House, token: str | None = None):
        self._house, self._kept = house, threading.local()
        self._headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})

    def post(self, path: str, fields: dict) -> dict:
        return self._ask("POST", path, json.dumps(fields))

    def get(self, path: str) -> dict:
        return self._ask("GET", path, None)

    def status(self, path: str, fields: dict) -> int:
        """What is answered, where a refusal is right."""
        return self._answer("POST", path, json.dumps(fields))[0]

    def _ask(self, method: str, path: str, body: str | None) -> dict:
        status, told = self._answer(method, path, body)
        if status != 200:
            raise SystemExit(f"{method} {path}: {status} {told.decode(errors='replace')[:300]}")
        return json.loads(told)

    def _answer(self, method: str, path: str, body: str | None) -> tuple[int, bytes]:
        if not hasattr(self._kept, "line"):
            self._kept.line = http.client.HTTPConnection("127.0.0.1", self._house.port, timeout=60)
        self._kept.line.request(method, f"/api{path}", body, self._headers)
        answer = self._kept.line.getresponse()
        return answer.status, answer.read()


class City:
    """So many pupils in schools of some classes each, all of them invited and agreed to."""

    place, townships = CITY, TOWNSHIPS

    def __init__(self, house: House, pupils: int, schools: int):
        self.house, self.pupils = house, pupils
        self.classes = max(1, round(pupils / PER_CLASS / schools / len(YEARS)))  # of a year in a school
        self.schools = schools
        self.last_day = today() + timedelta(days=30)
        self.seconds: dict[str, float] = {}
        self.campaign = ""
        self.codes: list[str] = []
        self._open = Line(house)
        self._teacher = self._line(TEACHER)

    def settle(self) -> "City":
        """Everything up to the bell. What each step took stands in `seconds`."""
        self._timed("schools and classes", self.build_schools)
        self._timed("a list of all pupils", self._bring_pupils)
        self._timed("campaign planned, approved, opened; everybody invited", self._open_campaign)
        self._timed("codes and consents", self._agree)
        return self

    def _timed(self, name: str, step) -> None:
        began = time.monotonic()
        step()
        self.seconds[name] = time.monotonic() - began
        print(f"  {name}: {self.seconds[name]:.1f} s", flush=True)

    def _line(self, account: str) -> Line:
        return Line(self.house, self.house.person(account).token)

    def years(self, school: int) -> tuple[int, ...]:
        """In which its grades came to the school."""
        return YEARS

    def born(self, school: int, grade: int, number: int) -> date:
        """The birthday of a pupil of a grade, the oldest grade first."""
        return FIRST_BIRTHDAY + timedelta(days=365 * grade + number % 365)

    def rooms(self) -> list[tuple[int, int, str]]:
        """Every class: its school and its grade by their places, and its code."""
        return [
            (school, grade, f"{code}-{year}-{number + 1}") for school, code in enumerate(self.codes_of_schools)
            for grade, year in enumerate(self.years(school)) for number in range(self.classes)]

    def build_schools(self) -> None:
        planner = Somebody(self.house, self.house.person(PLANNER))
        units = "单位名称,单位类型,地区代码\r\n" + "".join(
            f"演练学校 {number:03},school,{self.townships[number % len(self.townships)]}\r\n"
            for number in range(self.schools))
        self.bring(planner, "/units/import", "units.csv", units)
        self.codes_of_schools = [code for code, in ledger.rows(
            self.house, "SELECT code FROM unit WHERE name_zh LIKE '演练学校 %' ORDER BY name_zh")]
        classes = "学校,年级,班级\r\n" + "".join(
            f"{code},{year} 级,{number + 1} 班\r\n" for school, code in enumerate(self.codes_of_schools)
            for year in self.years(school) for number in range(self.classes))
        self.bring(planner, "/classes/import", "classes.csv", classes)
        # In earnest every school has its own; one who looks after all of them is slower to decide about, not faster.
        line = self._line(PLANNER)
        [(teacher,)] = ledger.rows(self.house, f"SELECT id FROM account WHERE login = '{TEACHER}'")
        for school in self.codes_of_schools:
            line.post(f"/people/{teacher}/post", {"role": "schoolPsychologyTeacher", "place": school})

    def _bring_pupils(self) -> None:
        teacher = Somebody(self.house, self.house.person(TEACHER))
        rows = ["姓名,出生日期,学号,性别,学校,年级,班级,监护人,监护人电话\r\n"]
        places = self.schools * len(YEARS) * self.classes
        for number in range(self.pupils):
            school, place = divmod(number % places, len(YEARS) * self.classes)
            grade, room = divmod(place, self.classes)
            rows.append(
                f"学生 {number},{self.born(school, grade, number)},{number:08},{'男' if number % 2 else '女'},"
                f"{self.codes_of_schools[school]},"
                f"{self.years(school)[grade]} 级,{room + 1} 班,家长 {number},0990-555{number % 10_000:04}\r\n")
        self.bring(teacher, "/rosters/import", "members.csv", "".join(rows))

    def bring(self, somebody: Somebody, path: str, name: str, content: str | bytes) -> None:
        """A list as text, or the bytes of its file."""
        if isinstance(content, str):
            content = ("\ufeff" + content).encode()
        began = time.monotonic()
        status, place = somebody.upload(path, name, content)
        assert status == 303, f"{path}: {status} {place[:300]}"
        looked_at = time.monotonic() - began
        status, told = somebody.form(f"{place}/confirm", {})
        assert status == 303, f"{place}: {status} {told[:300]}"
        draft = place.rsplit("/", 1)[1]
        self._wait(lambda: ledger.rows(
            self.house, f"SELECT state FROM import_draft WHERE id = '{draft}'") == [("done",)])
        self.seconds[f"{name} looked at"] = looked_at
        self.seconds[f"{name} written"] = time.monotonic() - began - looked_at

    def _open_campaign(self) -> None:
        planner, approver = self._line(PLANNER), self._line(APPROVER)
        self.campaign = planner.post("/campaigns", {
            "template": "school-yearly", "place": self.place, "request": "the whole city"})["id"]
        planner.post(f"/campaigns/{self.campaign}/change", {
            "aims": {"title": "示例市全市普查", "titleEn": "The whole city", "purpose": "示例目的", "basis": "consent"},
            "battery": {
                "order": {scale: str(place) for place, scale in enumerate(SCALES, 1)},
                "youngest": {scale: str(age) for scale, age in SCALES.items()}},
            "window": {
                "firstDay": str(today() - timedelta(days=FIRST_DAY_AGO)), "opens": "00:00",
                "lastDay": str(self.last_day), "closes": "23:00", "languages": {"zh-Hans": True},
                "retentionDays": "1095", "asksGuardianFrom14": True},
            "privacy": {"purpose": "示例", "necessity": "示例", "risks": "示例", "measures": "示例"}})
        planner.post(f"/campaigns/{self.campaign}/notice", {"chinese": NOTICE})
        planner.post(f"/campaigns/{self.campaign}/submit", {})
        approver.post(f"/campaigns/{self.campaign}/approve", {})
        # Of our schools alone: the demo's own pupils are invited as well.
        invited = ("SELECT COUNT(*) FROM participant p JOIN unit u ON u.code = p.house "
                   f"WHERE p.campaign = '{self.campaign}' AND u.name_zh LIKE '演练学校 %'")
        self._wait(lambda: int(ledger.rows(self.house, invited)[0][0]) >= self.pupils)

    def _agree(self) -> None:
        """Every guardian by the slip of paper, every pupil from fourteen on by the code on theirs."""
        with ThreadPoolExecutor(CLIENTS) as pool:
            for codes in pool.map(self._agree_in, [room for _, _, room in self.rooms()]):
                self.codes += codes

    def _agree_in(self, room: str) -> list[str]:
        slips = self._teacher.post(
            f"/campaigns/{self.campaign}/consents/classes/{room}/slips", {"request": f"slips {room}"})["slips"]
        notice = self._notice(slips[0]["secret"]) if slips else ""
        for slip in slips:
            self._open.post(f"/consent/{slip['secret']}/agree", {"notice": notice})
        codes, page = [], 1
        while True:
            shown = self._teacher.get(f"/campaigns/{self.campaign}/participants?unit={room}&page={page}")
            for participant in shown["participants"]:
                code = self._teacher.post(f"/participants/{participant['id']}/code", {})["code"]
                own = self._open.post("/s/consent", {"code": code})
                if own["state"] in ("waitsForYou", "waitsForBoth"):
                    self._open.post("/s/consent/agree", {"code": code, "notice": own["notice"]["id"]})
                codes.append(code)
            if not shown["hasMore"]:
                return codes
            page += 1

    def _notice(self, secret: str) -> str:
        return self._open.get(f"/consent/{secret}")["notice"]["id"]

    def _wait(self, is_so) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_so():
            if time.monotonic() > end:
                raise SystemExit("it did not come to its end in time")
            time.sleep(0.05)
