"""All that a walk through every door needs: something real behind each, and what nobody may be told there."""

import ledger
import town
from consent_stage import ConsentStage
from door_walk import Addresses
from east_lake import BAD_CELL, CONTACT, CONTACT_PHONE, HARMED, INVITED, PUPIL, SCHOOL, WITHDRAWN, EastLake
from house import House
from lists_and_papers import LISTED, ListsAndPapers
from neighbours import Neighbours
from transfer_stage import TransferStage

# The county's campaigns, which the school next door carries out as well, and its scales, which are there for all.
OF_BOTH = {"campaign", "instrument", "template"}
# What in an address is the demo's school's own.
OF_SCHOOL = {
    "consent", "contact", "disclosure", "finding", "lesson", "member", "participant", "report", "request", "riskDate",
    "room", "round", "sitting", "slip", "tag", "teacher", "transfer",
}
# What is the county's, and told to no unit of it. Left out are who is on duty for all of them, with shifts and accounts
# (`/duty/roster`), and who receives data, because every notice says it (`/recipients`).
OF_COUNTY = {"alert", "breach", "device", "draft", "invited", "list", "message"}
# Not found in any row, and why.
NOT_IN_ROWS = {
    "advice": "a doctor's paper is asked for with its finding, which is real", "ageGroup": "a work of reference",
    "code": "kept as a fingerprint", "secret": "kept as a fingerprint", "template": "a work of reference",
    "topic": "a work of reference",
}
WORDS = {HARMED, INVITED, PUPIL, WITHDRAWN, CONTACT, CONTACT_PHONE, BAD_CELL, LISTED}


class EveryDoorStage:
    def __init__(self, house: House):
        self._house = house
        self._lake = EastLake(house)
        stage = ConsentStage(house, "every-door")
        self._consents = stage.identifiers() | {
            "slip": stage.slips()[0]["secret"], "transfer": TransferStage(house).acknowledged(),
        }
        both = [self._consents["campaign"], self._lake.identifiers["campaign"]]
        self._papers = ListsAndPapers(house, self.demos_campaign)
        self.neighbours = Neighbours(house, both)
        # Two that are open, and one that is over and has its report.
        self.campaigns = [*both, self._papers.closed]
        self.addresses = Addresses(self.values, self._papers.by_address)

    @property
    def demos_campaign(self) -> str:
        return self._lake.identifiers["campaign"]

    @property
    def values(self) -> dict[str, str]:
        """A real value for every identifier that stands in an address."""
        [(scale, version)] = ledger.rows(
            self._house, "SELECT slug, version FROM published_instrument WHERE slug = 'pss-10'")
        return self._lake.identifiers | self._consents | {
            "region": town.QINGTONG, "topic": "mood", "ageGroup": "18-59", "template": "pss-10", "unit": SCHOOL,
            "sheet": "1", "school": SCHOOL, "code": self._lake.board_code, "secret": self._lake.secret,
            "questionnaire": scale, "version": version,
        }

    @property
    def secrets(self) -> set[str]:
        """What no stranger may be told: identifiers, and the people of East Lake by name."""
        staff = (town.EAST_LAKE_LEAD, town.QINGTONG_LEAD, "jiang.lake", "su.counsel", "xia.school")
        return self._words_and_lists | self._names(staff) | set((self._lake.identifiers | self._consents).values())

    @property
    def secrets_at_home(self) -> set[str]:
        """What nobody is told who works next door or in another class: what is the school's, and who works there."""
        staff = ("tang.teacher", "gu.centre", "wang.class", "qiu.class", "xia.school")
        known = {
            told[name] for told in (self._lake.identifiers, self._consents) for name in (OF_SCHOOL | OF_COUNTY) & set(told)}
        return self._words_and_lists | self._names(staff) | known | {self._lake.board_code}

    @property
    def _words_and_lists(self) -> set[str]:
        return WORDS | set(self._papers.lists.values()) | {self._papers.paper}

    def _names(self, accounts: tuple[str, ...]) -> set[str]:
        return {self._house.person(account).name for account in accounts}
