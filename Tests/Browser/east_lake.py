"""East Lake, where something of every kind has happened: the real identifiers of its doors, and words of its own."""

import json
from datetime import timedelta

from days import today
import ledger
import town
from doors import Somebody
from house import House
from program import Program

SCHOOL = "990102001-school-3"
CLASS = f"{SCHOOL}-2025-1"
PUPIL = "示一禾"  # the first whom the demo's school has on its roster
# Nobody of that name is in the demo: whoever reads one of them has read it here.
INVITED, WITHDRAWN, CONTACT, CONTACT_PHONE = "请来的客人", "收回的客人", "万示柳", "0990-5550177"
HARMED = "受伤的示例同学"
BAD_CELL = "没有的类型"  # a row that must be mended shows the cell that is wrong
TOMORROW = str(today() + timedelta(days=1))
SOON, LATER = (str(today() + timedelta(days=days)) for days in (30, 31))


class EastLake:
    """What its people did, each by the door that is theirs."""

    def __init__(self, house: House):
        Program(house).send("every door", town.IN_DANGER, region=town.QINGTONG)
        self._lead = Somebody(house, house.person(town.EAST_LAKE_LEAD))
        self._administrator = Somebody(house, house.person("zhou.region"))
        self._teacher = Somebody(house, house.person("tang.teacher"))
        self.identifiers = (
            self._duty() | self._people() | self._units() | self._scales() | self._members() | self._campaigns(house)
            | self._rooms() | self._care() | self._lessons() | self._told(house) | self._rights(house))
        # A link that was taken back: whoever holds a good one may open it, and is the invited person.
        self.secret = self._withdrawn_link()

    def _duty(self) -> dict[str, str]:
        lead = self._lead
        here = f"region={town.EAST_LAKE}"
        plan = read(lead, f"/duty/plan?{here}")
        me, colleague = (
            next(each["account"] for each in plan["people"] if each["name"] == lead.house.person(account).name)
            for account in (town.EAST_LAKE_LEAD, "jiang.lake"))
        hours = {"region": town.EAST_LAKE, "account": me, "opens": "09:00", "closes": "17:00"}
        do(lead, "/duty/plan", hours | {"kind": "first", "days": "once", "firstDay": SOON})
        do(lead, "/duty/absence", hours | {"firstDay": LATER, "lastDay": LATER})
        do(lead, "/duty/hand-over", {"region": town.EAST_LAKE, "taker": colleague, "request": "every door"})
        [shift] = [each for each in read(lead, f"/duty/plan?{here}&week={SOON}")["week"]["shifts"] if each["isOwn"]
                   and each["account"] == me][-1:]
        return {
            "alert": read(lead, "/duty")["alerts"][0]["id"], "shift": shift["id"],
            "absence": read(lead, f"/duty/plan?{here}&week={LATER}")["week"]["absences"][0]["id"],
            "handOver": read(lead, f"/duty/hand-over?{here}")["lines"][0]["id"],
            "device": read(lead, "/me/devices")[0]["id"], "colleague": colleague,
        }

    def _people(self) -> dict[str, str]:
        name = self._lead.person.name
        [lead] = [each for each in read(self._administrator, "/people")["people"] if each["displayName"] == name]
        return {"account": lead["id"], "post": lead["posts"][0]["id"], "invited": self._invite(INVITED)["account"]}

    def _withdrawn_link(self) -> str:
        link = self._invite(WITHDRAWN)
        do(self._administrator, f"/people/{link['account']}/withdraw-link", {})
        return link["secret"]

    def _invite(self, name: str) -> dict:
        return do(self._administrator, "/people/invite", {
            "displayName": name, "role": "counsellor", "place": town.EAST_LAKE, "request": f"every door {name}"})

    def _units(self) -> dict[str, str]:
        listed = f"name,kind,region\n某所,{BAD_CELL},{town.QINGTONG}\n".encode()
        status, place = self._administrator.upload("/units/import", "units.csv", listed)
        assert status == 303, place
        do(self._administrator, f"/units/{SCHOOL}/contacts", {
            "duty": "德育主任", "name": CONTACT, "phone": CONTACT_PHONE})
        contact = read(self._administrator, f"/units/{SCHOOL}")["contacts"][-1]
        return {"draft": place.rsplit("/", 1)[1], "contact": contact["id"]}

    def _members(self) -> dict[str, str]:
        """Somebody on the school's roster; the demo has brought them."""
        do(self._teacher, "/care/weeks", {
            "unit": SCHOOL, "kind": "anniversary", "day": str(today() + timedelta(days=200)), "request": "every door"})
        member = read(self._teacher, f"/rosters/{CLASS}")["members"][0]["id"]
        do(self._teacher, f"/care/tags/{member}", {
            "tag": "leftBehind", "basis": "law", "suppliedBy": "school", "words": "示例文件", "request": "every door"})
        return {
            "member": member, "tag": read(self._teacher, f"/care/tags/{member}")["tags"][0]["id"],
            "riskDate": read(self._teacher, "/care/weeks")["dates"][0]["id"],
        }

    def _rooms(self) -> dict[str, str]:
        """The room of the demo's class, and somebody who sits there."""
        room = read(self._teacher, "/rooms")["classes"][0]["room"]
        return {"room": room, "participant": read(self._teacher, f"/rooms/{room}")["seats"][0]["participant"]}

    def _care(self) -> dict[str, str]:
        """Somebody of the demo's class who was found and not talked with yet."""
        waiting = [each for each in read(self._teacher, "/care")["findings"] if "level" not in each]
        finding = waiting[0]["id"]
        raised = do(self._teacher, f"/care/findings/{finding}/harm", {
            "harmed": "minor", "situation": "violenceAtHome", "who": HARMED, "facts": "示例：手臂上有伤",
            "foundOn": str(today()), "foundTime": "00:00", "request": "every door"})
        told = do(self._teacher, f"/care/findings/{finding}/disclosure", {
            "reason": "harm", "recipient": "relative", "toWhom": "示例姑姑", "content": HARMED, "request": "every door"})
        return {
            "finding": finding, "report": raised["report"], "disclosure": told["disclosure"],
            # Nobody's advice will do for refusals.
            "advice": "0192f0c1-5f3a-7c00-8000-00000000ad1c",
        }

    def _rights(self, house: House) -> dict[str, str]:
        """What a pupil of the demo's class has asked about the own data."""
        code = json.loads((house.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"][-2]
        do(self._teacher, "/s/rights", {"code": code, "kind": "access", "request": "every door"})
        breach = do(self._administrator, "/breaches/record", {
            "grade": "ordinary", "kinds": "示例", "cause": "示例", "harm": "示例", "contact": "示例", "request": "every door"})
        known = do(self._administrator, "/recipients/record", {"request": "every door", "terms": {
            "kind": "processor", "name": "示例印刷厂", "contact": "示例", "purpose": "示例", "data": "示例",
            "method": "示例", "basis": "contract", "agreementNumber": "示例", "agreedOn": str(today()),
            "fromOn": str(today()), "atEnd": "deleted"}})
        return {
            "request": read(self._administrator, "/rights")["requests"][0]["id"], "breach": breach["breach"],
            "recipient": known["recipient"],
        }

    def _lessons(self) -> dict[str, str]:
        """A lesson that the demo's psychology teacher has written down."""
        team = read(self._teacher, f"/school-teachers/{SCHOOL}")
        meeting = do(self._teacher, "/class-meetings", {"unit": CLASS, "request": "every door"})["round"]
        self.board_code = read(self._teacher, f"/class-meetings/{meeting}")["code"]
        return {
            "round": meeting, "lesson": read(self._teacher, f"/lessons/{SCHOOL}")["lessons"][0]["id"],
            "teacher": team["teachers"][0]["id"],
        }

    def _scales(self) -> dict[str, str]:
        """What an institution of East Lake has of its own in the library of scales."""
        load = read(self._administrator, "/instruments/approvals?all=yes")[0]
        return {"instrument": load["instrument"], "load": load["id"]}

    def _campaigns(self, house: House) -> dict[str, str]:
        """The open campaign of the demo, with a sitting of its school; nobody's participant will do for refusals."""
        teacher = Somebody(house, house.person("tang.teacher"))
        campaign = next(
            each["card"] for each in read(teacher, "/campaigns")["lines"] if "年度普查" in each["card"]["titles"]["zh-Hans"])
        do(teacher, f"/campaigns/{campaign['id']}/sittings", {
            "unit": SCHOOL, "day": TOMORROW, "from": "14:00", "minutes": "40"})
        sittings = read(teacher, f"/campaigns/{campaign['id']}")["sittings"]
        return {
            "campaign": campaign["id"], "sitting": sittings[0]["id"],
            "participant": "0192f0c1-5f3a-7c00-8000-000000000001",
        }

    def _told(self, house: House) -> dict[str, str]:
        """A message that could not leave the house, and a list of data over their time that is done: both take days."""
        message, done = "0192f0c1-5f3a-7c00-8000-00000000feed", "0192f0c1-5f3a-7c00-8000-00000000d0de"
        ledger.change(house, f"""
            INSERT INTO outbox_message (id, channel, kind, cause, recipient, region, path, made_at, due_at, attempts,
                given_up_at, last_fault)
            VALUES ('{message}', 'webhook', 'notBegun', 'every door', 'every door', '990102000000', '/campaigns', 0, 0,
                7, 1, 'unreachable')""")
        ledger.change(house, f"""
            INSERT INTO deletion_list (id, campaign, kind, region, title_zh, title_en, state, invited, sittings, kept,
                proposed_at, first_by, first_at, second_by, second_at, ended_at)
            VALUES ('{done}', 'an old campaign', 'answers', '990102000000', '示例市旧计划', 'Old campaign', 'done', 9, 8,
                1, 0, 'one', 0, 'two', 0, 0)""")
        text = json.dumps({
            "number": 1, "list": done, "campaign": "an old campaign", "kind": "answers",
            "titles": {"zh-Hans": "示例市旧计划", "en": "Old campaign"}, "invited": 9, "sittings": 8, "kept": 1,
            "parts": [{"part": "sittings", "deleted": 7}], "proposedAt": 0, "first": "示例甲", "firstAt": 0,
            "second": "示例乙", "secondAt": 0, "endedAt": 0, "previous": ""}, ensure_ascii=False)
        ledger.change(house, f"""
            INSERT INTO deletion_certificate (list, number, text, mark, previous, made_at)
            VALUES ('{done}', 1, '{text}', 'mark', '', 0)""")
        return {"message": message, "list": done}


def read(somebody: Somebody, path: str):
    return answer("GET", path, somebody.json("GET", path))


def do(somebody: Somebody, path: str, fields: dict) -> dict:
    return answer("POST", path, somebody.json("POST", path, fields))


def answer(method: str, path: str, reply: tuple[int, str]):
    status, told = reply
    assert status == 200, f"{method} {path}: {status} {told}"
    return json.loads(told)
