"""A second school, its psychology teacher, and a pupil of the demo's school who has changed to it."""

from days import today
import ledger
import town
from doors import Somebody
from east_lake import CLASS, SCHOOL, do
from house import House

GIVER, TAKER, PLANNER = "tang.teacher", "he.teacher", "zhou.region"


class TransferStage:
    """The colleague of the demo's teacher has a post in the new school as well; nobody else has one there."""

    def __init__(self, house: House):
        self._house = house
        self.giver, self.taker = (Somebody(house, house.person(account)) for account in (GIVER, TAKER))
        planner = Somebody(house, house.person(PLANNER))
        self.school = do(planner, "/units", {
            "region": town.QINGTONG, "kind": "school", "facts": {"name": "示例转入学校"}, "request": "transfer stage"})["code"]
        do(planner, f"/units/{self.school}/classes", {"entryYear": 2025, "classes": 1})
        ledger.change(house, f"""
            INSERT INTO post (id, account, role, region, unit, from_day)
            SELECT '0192f0c1-5f3a-7c00-8000-00000000b057', id, 'schoolPsychologyTeacher', '{town.QINGTONG}',
                '{self.school}', '2026-01-01' FROM account WHERE login = '{TAKER}'""")

    def moved(self, finding: str) -> str:
        """A pupil of the class, cared for once, whom the new school has on its roster too: the last who is not yet there,
        whatever other walks have done to the list."""
        [(member,), *_] = ledger.rows(self._house, f"""
            SELECT m.id FROM member m WHERE m.unit = '{CLASS}' AND m.kind = 'pupil' AND m.left_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM member t WHERE t.house = '{self.school}'
                    AND t.identity_index = m.identity_index)
            ORDER BY m.id DESC""")
        identity = do(self.giver, f"/rosters/members/{member}/open", {"reason": "correct"})["identity"]
        do(self.taker, f"/rosters/{self.school}-2025-1/add", {
            "kind": "pupil", "name": identity["name"], "born": identity["born"]})
        ledger.change(self._house, f"""
            INSERT INTO finding (id, participant, member, campaign, house, keeper, region, by_score, by_flag, proposed,
                found_at, interview_due, level, level_at, talked_at, closed_at, closed_by)
            SELECT '{finding}', 'planted-{finding}', '{member}', MIN(campaign), '{SCHOOL}', '{SCHOOL}',
                '{town.QINGTONG}', 1, 0, 1, 1, 1, 0, 1, 1, 1, 'nobody' FROM finding""")
        return finding

    def send(self, finding: str, request: str) -> str:
        return do(self.giver, f"/care/findings/{finding}/transfer", {
            "school": self.school, "basis": "legalDuty", "words": "示例文书", "request": request})["transfer"]

    def acknowledged(self) -> str:
        """One that has gone the whole way."""
        finding = self.moved("0192f0c1-5f3a-7c00-8000-00000000f1de")
        transfer = self.send(finding, f"transfer stage {today()}")
        do(self.taker, f"/transfers/{transfer}/acknowledge", {})
        return transfer
