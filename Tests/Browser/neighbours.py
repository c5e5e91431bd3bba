"""The school next door: in the same subdistrict, carrying out the same two campaigns; and whoever else is near."""

import json
import time
from datetime import timedelta

from days import today
import ledger
import town
from doors import Somebody
from east_lake import CLASS, SCHOOL, do
from house import House

HEALTH = "990102001-health"
# Who works near the demo's school, and where; {next} is the school next door.
NEIGHBOURS = {
    "psychology teacher next door": ("schoolPsychologyTeacher", "{next}"),
    "head next door": ("unitAdministrator", "{next}"),
    "centre lead next door": ("centreLead", "{next}"),
    "class teacher next door": ("classTeacher", "{next}-2025-1"),
    "class teacher of another class": ("classTeacher", f"{SCHOOL}-2024-4"),
    "head of the health centre": ("unitAdministrator", HEALTH),
    "counsellor of the health centre": ("counsellor", HEALTH),
}
# What has to have been compared: that nothing moves there must not be for want of looking.
LISTS = {
    "/campaigns", "/care", "/care/tags", "/care/weeks", "/class-meetings", "/lessons", "/messages/count", "/protection",
    "/rooms", "/rosters", "/school-teachers", "/transfers",
}
HARD = ("at-no-time", "some-of-the-time", "at-no-time", "less-than-half", "some-of-the-time")
PATIENCE_SECONDS = 90


class Neighbours:
    def __init__(self, house: House, campaigns: list[str]):
        self._house = house
        planner = Somebody(house, house.person("zhou.region"))
        self.school = do(planner, "/units", {
            "region": town.QINGTONG, "kind": "school", "facts": {"name": "示例邻校"}, "request": "next door"})["code"]
        do(planner, f"/units/{self.school}/classes", {"entryYear": 2025, "classes": 1})
        # The county's campaigns are open already, and would take the new school in with the next one only.
        for campaign in campaigns:
            ledger.change(house, f"""
                INSERT INTO campaign_site (campaign, unit, region)
                VALUES ('{campaign}', '{self.school}', '{town.QINGTONG}')""")

    def place(self, who: str) -> tuple[str, str, str]:
        role, unit = NEIGHBOURS[who]
        return role, town.QINGTONG, unit.format(next=self.school)


def live_a_day(house: House, member: str) -> None:
    """A day at the demo's school: somebody comes, one answers and hands in, and what is written down of another."""
    teacher = Somebody(house, house.person("tang.teacher"))
    do(teacher, f"/rosters/{CLASS}/add", {"kind": "pupil", "name": "新来的示例同学", "born": "2013-02-03"})
    do(teacher, f"/care/tags/{member}", {
        "tag": "poor", "basis": "law", "suppliedBy": "school", "words": "示例文件", "request": "a day"})
    do(teacher, "/care/weeks", {
        "unit": SCHOOL, "kind": "exam", "day": str(today() + timedelta(days=150)), "request": "a day"})
    do(teacher, "/class-meetings", {"unit": f"{SCHOOL}-2025-2", "request": "a day"})
    do(teacher, f"/rosters/members/{member}/harm", {
        "harmed": "minor", "situation": "injuries", "who": "示例", "facts": "示例", "foundOn": str(today()),
        "foundTime": "00:00", "request": "a day"})
    do(teacher, f"/lessons/{SCHOOL}/new", {
        "heldOn": str(today()), "topic": "示例的一天", "form": "groupGuidance", "classes": {CLASS: True}})
    do(teacher, f"/school-teachers/{SCHOOL}/teacher", {
        "name": "新来的示例老师", "time": "fullTime", "since": str(today())})
    hand_in(house, teacher)


def hand_in(house: House, teacher: Somebody) -> None:
    """Somebody of the class has had hard weeks; then waits until everybody who has to hear of it has."""
    code = json.loads((house.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"][0]
    key = do(teacher, "/s", {"code": code, "language": "zh-Hans"})["sittingKey"]
    do(teacher, "/sitting/answers", {
        "sittingKey": key, "sheet": 1, "answers": {f"who-5.{n}": option for n, option in enumerate(HARD, 1)}})
    do(teacher, "/sitting/finish", {"sittingKey": key})
    untold = "SELECT COUNT(*) FROM sitting WHERE finished_at IS NOT NULL AND told_at IS NULL"
    end = time.monotonic() + PATIENCE_SECONDS
    while ledger.rows(house, untold) != [("0",)]:
        assert time.monotonic() < end, "nobody was told who has handed in"
        time.sleep(0.2)
