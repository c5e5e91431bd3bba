"""What stands behind addresses whose words mean something else elsewhere: lists under way, a paper, a report, a door."""

import json

import ledger
import town
from door_stage import DoorStage
from doors import Somebody
from east_lake import CLASS, SCHOOL, do
from house import House

# Nobody in the demo is called so, and the list keeps its bad rows until they are mended.
LISTED = "名单上的示例同学"


class ListsAndPapers:
    def __init__(self, house: House, campaign: str):
        head, teacher = (Somebody(house, house.person(account)) for account in ("zhou.region", "tang.teacher"))
        door = DoorStage(house, "every-door")
        # One that is over, and has its report.
        [(closed,), *_] = ledger.rows(house, "SELECT campaign FROM report_edition WHERE drawn_at IS NOT NULL")
        self.closed = closed
        self.lists = {
            "people": brought(head, "/people/import", f"name,role,region\n{LISTED},国王,{town.QINGTONG}\n"),
            "classes": brought(head, "/classes/import", "学校,年级,班级\n别人的中学,2026 级,1 班\n"),
            "rosters": brought(
                teacher, "/rosters/import", f"姓名,出生日期,年级,班级\n{LISTED},2012-01-01,2025,99\n"),
            "norms": brought(
                head, "/norms/import", "scale,n,mean,sd,population,source,region,validFrom\n"
                "gad-7,0,5,4,没有人,虚构的来源,990102000000,2020-01-01\n"),
        }
        code = json.loads((house.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"][-1]
        self.paper = do(teacher, f"/campaigns/{campaign}/entry/paper", {"code": code, "language": "zh-Hans"})["sitting"]
        self._met = {"campaign": door.campaign, "member": door.meet()}

    @property
    def by_address(self) -> dict[str, dict[str, str]]:
        """By how the address begins."""
        return {
            "/campaigns/{campaign}/consents/classes/": {"unit": f"{SCHOOL}-2025-2"},
            "/campaigns/{campaign}/door": self._met, "/paper/": {"sitting": self.paper},
            "/reports/{campaign}": {"campaign": self.closed}, "/rosters/{unit}": {"unit": CLASS},
            **{f"/{kind}/import/": {"draft": draft} for kind, draft in self.lists.items()},
        }


def brought(somebody: Somebody, path: str, listed: str) -> str:
    """A list that was looked at and waits for its rows to be mended."""
    status, place = somebody.upload(path, "list.csv", listed.encode())
    assert status == 303, place
    return place.rsplit("/", 1)[1]
