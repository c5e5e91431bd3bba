"""A campaign of the demo's school that is planned, approved and opened by its doors, with a class that is asked."""

import base64
import time
from datetime import timedelta

from days import today
from doors import Somebody
from east_lake import SCHOOL, do, read
from house import House

TEACHER, PLANNER, APPROVER = "tang.teacher", "zhou.region", "wu.region"
CHILDREN = 7  # of the class, none of them fourteen: a guardian decides
PATIENCE_SECONDS = 120
WORDS = {
    "handler": "示例市第三中学", "contact": "心理老师 0990-5550103", "purpose": "想知道同学们最近过得好不好，好早一点帮忙。",
    "method": "在一节课里用自己的编号回答一些小问题，大约二十分钟。", "kinds": "班级、出生年月、回答和结果，只有心理老师看得到。",
    "necessity": "结果不是诊断，不记入档案。", "children": "这不是考试，没有对错。不想做就告诉老师。",
}


class ConsentStage:
    """Without a notice it waits as a draft for `open`."""

    def __init__(self, house: House, name: str = "walk", with_notice: bool = True):
        self.school_class = f"{SCHOOL}-2025-2"
        self.participants: list[str] = []
        self._planner = Somebody(house, house.person(PLANNER))
        self._approver = Somebody(house, house.person(APPROVER))
        self._teacher = Somebody(house, house.person(TEACHER))
        self.campaign = do(self._planner, "/campaigns", {
            "template": "school-yearly", "place": "990102000000", "request": f"stage {name}"})["id"]
        day = today()
        do(self._planner, f"/campaigns/{self.campaign}/change", {
            "aims": {"title": f"示例市心情周 {name}", "titleEn": "Invented week of feelings", "purpose": "示例目的",
                     "basis": "consent"},
            # Schools that other tests have added have nobody who could carry it out.
            "who": {"units": {SCHOOL: True}},
            "window": {"firstDay": str(day - timedelta(days=1)), "opens": "00:00",
                       "lastDay": str(day + timedelta(days=30)), "closes": "23:00", "languages": {"zh-Hans": True},
                       "retentionDays": "365", "asksGuardianFrom14": True},
            "privacy": {"purpose": "示例", "necessity": "示例", "risks": "示例", "measures": "示例"}})
        if with_notice:
            do(self._planner, f"/campaigns/{self.campaign}/notice", {"chinese": WORDS})
            self.open()

    def open(self) -> None:
        """A second person agrees, and the jobs open the campaign and invite."""
        do(self._planner, f"/campaigns/{self.campaign}/submit", {})
        do(self._approver, f"/campaigns/{self.campaign}/approve", {})
        end = time.monotonic() + PATIENCE_SECONDS
        while len(self.participants) < CHILDREN:
            assert time.monotonic() < end, f"{self.campaign} did not invite the class"
            time.sleep(0.1)
            shown = read(self._teacher, f"/campaigns/{self.campaign}/participants?unit={self.school_class}")
            self.participants = [each["id"] for each in shown["participants"]]

    @property
    def path(self) -> str:
        return f"/campaigns/{self.campaign}/consents"

    def slips(self, request: str = "rows") -> list[dict]:
        return do(self._teacher, f"{self.path}/classes/{self.school_class}/slips", {"request": request})["slips"]

    def paper(self) -> str:
        """Writes a paper of the second child down."""
        told = do(self._teacher, f"{self.path}/people/{self.participants[1]}/paper", {
            "giver": "guardian", "standing": "given", "signedBy": "示例家长", "signedOn": "2026-01-05",
            "request": f"rows of {self.campaign}",
            "scan": {"name": "paper.pdf", "data": base64.b64encode(b"%PDF-1.7 an invented paper").decode()}})
        return told["consent"]

    def identifiers(self) -> dict[str, str]:
        """Real values for the doors of consent."""
        return {"campaign": self.campaign, "participant": self.participants[0], "consent": self.paper()}
