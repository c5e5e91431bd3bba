"""A campaign of East Lake for its residents, planned, approved and opened by its doors, that enrols at the door."""

import time
from datetime import timedelta

import town
from consent_stage import APPROVER, PATIENCE_SECONDS, PLANNER
from days import today
from doors import Somebody
from east_lake import do, read
from house import House

COUNSELLOR = "su.counsel"
WORDS = {
    "handler": "示例市东湖区", "contact": "咨询师 0990-5550104", "purpose": "想知道居民最近过得好不好，好早一点帮忙。",
    "method": "用自己的编号回答一些小问题，也可以请人念，大约十分钟。", "kinds": "出生年月、性别、住在哪里，回答和结果。",
    "necessity": "结果不是诊断，不交给别人。",
}


class DoorStage:
    def __init__(self, house: House, name: str):
        self._planner = Somebody(house, house.person(PLANNER))
        self._counsellor = Somebody(house, house.person(COUNSELLOR))
        self.campaign = do(self._planner, "/campaigns", {
            "template": "resident-survey", "place": town.EAST_LAKE, "request": f"door {name}"})["id"]
        self.path = f"/campaigns/{self.campaign}/door"
        day = today()
        do(self._planner, f"/campaigns/{self.campaign}/change", {
            "aims": {"title": f"东湖区入户 {name}", "titleEn": "Invented visits", "purpose": "示例目的", "basis": "consent"},
            # Everybody who would like to: nobody is drawn by lot.
            "who": {"youngest": "18"},
            "window": {"firstDay": str(day - timedelta(days=1)), "opens": "00:00",
                       "lastDay": str(day + timedelta(days=30)), "closes": "23:00", "languages": {"zh-Hans": True},
                       "retentionDays": "365", "asksGuardianFrom14": True},
            "door": {"walkIns": True, "saidAloud": True},
            "privacy": {"purpose": "示例", "necessity": "示例", "risks": "示例", "measures": "示例"}})
        do(self._planner, f"/campaigns/{self.campaign}/notice", {"chinese": WORDS})
        do(self._planner, f"/campaigns/{self.campaign}/submit", {})
        do(Somebody(house, house.person(APPROVER)), f"/campaigns/{self.campaign}/approve", {})
        end = time.monotonic() + PATIENCE_SECONDS
        while read(self._planner, f"/campaigns/{self.campaign}")["card"]["state"] != "open":
            assert time.monotonic() < end, f"{self.campaign} did not open"
            time.sleep(0.1)

    def meet(self, name: str = "示例住户") -> str:
        """Enrols somebody and tells who it is."""
        place = read(self._counsellor, self.path)["places"][0]["region"]
        return do(self._counsellor, self.path, {
            "place": place, "name": name, "born": "1960-05-06", "request": f"met {name} {self.campaign}"})["member"]
