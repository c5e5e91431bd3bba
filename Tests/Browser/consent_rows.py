"""A campaign with one class, put into a demo house by hand until the rooms next door have doors for it."""

import base64
import time

import ledger
from doors import Somebody
from east_lake import SCHOOL, do
from house import House

TEACHER, PLANNER = "xia.school", "zhou.region"
DAY = 86_400_000
PUPILS_FROM_NINE = '{"entryYears":[],"kind":"pupil","parts":[],"youngest":9}'
WORDS = {
    "handler": "示例市第三中学", "contact": "心理老师 0990-5550103", "purpose": "想知道同学们最近过得好不好，好早一点帮忙。",
    "method": "在一节课里用自己的编号回答一些小问题，大约二十分钟。", "kinds": "班级、出生年月、回答和结果，只有心理老师看得到。",
    "necessity": "结果不是诊断，不记入档案。", "children": "这不是考试，没有对错。不想做就告诉老师。",
}


class ConsentStage:
    """What stands in the tables of `Campaigns`, and the notice, written by whoever plans it."""

    def __init__(self, house: House, name: str = "walk", children: int = 4, with_notice: bool = True):
        self.campaign, self.school_class = f"campaign-{name}", f"{SCHOOL}-2024-1"
        self.participants = [f"{self.campaign}-{1000 + place}" for place in range(children)]
        now = int(time.time() * 1000)
        planner = Somebody(house, house.person(PLANNER))
        ledger.change(house, f"""
            INSERT INTO campaign (id, region, unit, template, title_zh, title_en, purpose, basis, languages,
                asks_guardian_from_14, opens_at, closes_at, retention_days, state, made_by, made_at, decided_by,
                audience, sights, request, changed_by, changed_at)
            VALUES ('{self.campaign}', '990102000000', NULL, 'school', '示例市心情周', 'Invented week of feelings',
                'p', 'b', 'zh-Hans', TRUE, {now}, {now + 30 * DAY}, 365, 'open', 'first', {now}, 'second',
                '{PUPILS_FROM_NINE}', '', '{self.campaign}', 'first', {now})""")
        ledger.change(house, f"""
            INSERT INTO campaign_scale (campaign, position, questionnaire, youngest)
            VALUES ('{self.campaign}', 1, 'who-5', 9)""")
        for place, participant in enumerate(self.participants):
            ledger.change(house, f"""
                INSERT INTO participant (id, campaign, member, region, house, unit, born_month, code_index,
                    code_sealed, invited_at)
                VALUES ('{participant}', '{self.campaign}', 'member-{participant}', '990102001000', '{SCHOOL}',
                    '{self.school_class}', '2014-0{1 + place % 9}', 'mark-{participant}', '', {now})""")
        if with_notice:
            do(planner, f"/campaigns/{self.campaign}/notice", {"chinese": WORDS})

    @property
    def path(self) -> str:
        return f"/campaigns/{self.campaign}/consents"

    def slips(self, house: House, request: str = "rows") -> list[dict]:
        teacher = Somebody(house, house.person(TEACHER))
        return do(teacher, f"{self.path}/classes/{self.school_class}/slips", {"request": request})["slips"]

    def paper(self, house: House) -> str:
        """Writes a paper of the second child down."""
        teacher = Somebody(house, house.person(TEACHER))
        told = do(teacher, f"{self.path}/people/{self.participants[1]}/paper", {
            "giver": "guardian", "standing": "given", "signedBy": "示例家长", "signedOn": "2026-01-05", "request": "rows",
            "scan": {"name": "paper.pdf", "data": base64.b64encode(b"%PDF-1.7 an invented paper").decode()}})
        return told["consent"]

    def identifiers(self, house: House) -> dict[str, str]:
        """Real values for the doors of consent."""
        return {"campaign": self.campaign, "participant": self.participants[0], "consent": self.paper(house)}
