"""The document of all doors for programs tells the truth: every door of the real server is asked and held to it."""

import base64
import json
import time
from datetime import timedelta

import pytest
from openapi_spec_validator import validate

import ledger
import town
from consent_stage import TEACHER, ConsentStage
from contract import Contract
from days import today
from door_stage import DoorStage
from doors import Somebody, every_door
from east_lake import CONTACT, SCHOOL, EastLake, do, read
from report_rows import CAMPAIGN, draw, fill
from transfer_stage import TAKER, TransferStage

# What GET doors want to be asked beside the identifiers of East Lake.
QUERIES = {
    "language": "zh-Hans", "region": town.EAST_LAKE, "topic": "mood", "ageGroup": "18-59", "template": "pss-10",
    "unit": SCHOOL, "week": "2026-11-23", "role": "counsellor", "token": "a sign-in of nobody",
}
# Doors of GET that no program's token can pass, and why.
NO_PROGRAM = {
    "/api/me/second-factor": "belongs to the sign-in of a browser",
    "/api/reports/{campaign}/verification": "is the operator's, at the terminal",
}


@pytest.fixture(scope="module")
def server(new_house):
    """A house of its own, because every door of it is pushed."""
    return new_house()


@pytest.fixture(scope="module")
def lake(server):
    return EastLake(server)


@pytest.fixture(scope="module")
def contract(server, lake):
    return Contract(server)


@pytest.fixture(scope="module")
def stage(lake, server):
    return ConsentStage(server, "open-api")


@pytest.fixture(scope="module")
def transfers(lake, server):
    return TransferStage(server)


@pytest.fixture(scope="module")
def values(lake, stage, transfers, server):
    [(scale, version)] = ledger.rows(server, "SELECT slug, version FROM published_instrument WHERE slug = 'pss-10'")
    return lake.identifiers | stage.identifiers() | QUERIES | {
        "sheet": "1", "secret": lake.secret, "id": "phq-9", "derived-from": "nothing", "questionnaire": scale,
        "version": version, "school": SCHOOL, "code": lake.board_code, "transfer": transfers.acknowledged(),
    }


@pytest.fixture(scope="module")
def more(server, lake, stage, values):
    """What stands in the same place of another address: lists that were written, and a link that is open."""
    head = Somebody(server, server.person("zhou.region"))
    staff = brought(head, "/people/import", f"name,role,region\n名单上的人,网格员,{town.QINGTONG}\n名单外的人,国王,12\n")
    classes = brought(head, "/classes/import", f"学校,年级,班级\n{SCHOOL},2026 级,8 班\n别人的中学,2026 级,1 班\n")
    teacher = Somebody(server, server.person("tang.teacher"))
    members = brought(teacher, "/rosters/import", "姓名,出生日期,年级,班级\n名单上的人,2012-01-01,2025,1\n没班的人,2012-01-01,2025,99\n")
    norms = brought(
        head, "/norms/import",
        "scale,n,mean,sd,population,source,region,validFrom\n"
        "gad-7,400,5,4,虚构的学生,虚构的来源,990102000000,2020-01-01\ngad-7,0,5,4,没有人,虚构的来源,990102000000,2020-01-01\n")
    fill(server, 400, 4)
    draw(server)
    link = do(head, "/people/invite", {
        "displayName": "还没来的人", "role": "counsellor", "place": town.EAST_LAKE, "request": "a form of its own, once"})
    door = DoorStage(server, "open-api")
    met = {"campaign": door.campaign, "member": door.meet()}
    return {
        "/api/campaigns/{campaign}/door": met, "/api/people/import/": {"draft": staff}, "/api/classes/import/": {"draft": classes},
        "/api/rosters/import/": {"draft": members}, "/api/norms/import/": {"draft": norms},
        "/api/join/": {"secret": link["secret"]}, "/api/campaigns/": {"unit": stage.school_class},
        "/api/paper/": {"sitting": paper(teacher, server, lake.identifiers["campaign"])},
        "/api/consent/": {"secret": stage.slips()[0]["secret"]}, "/api/reports/": {"campaign": CAMPAIGN},
    }


def paper(teacher: Somebody, server, campaign: str) -> str:
    """A paper of the demo's class that somebody has in hand."""
    code = json.loads((server.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"][-1]
    return do(teacher, f"/campaigns/{campaign}/entry/paper", {"code": code, "language": "zh-Hans"})["sitting"]


def brought(somebody: Somebody, path: str, listed: str) -> str:
    """A list that was looked at, confirmed and carried out; one row of it is left to be mended."""
    status, place = somebody.upload(path, "list.csv", listed.encode())
    assert status == 303, place
    draft = place.rsplit("/", 1)[1]
    do(somebody, f"{path}/{draft}/confirm", {})
    deadline = time.monotonic() + 120
    while read(somebody, f"{path}/{draft}")["draft"]["state"] != "done":
        assert time.monotonic() < deadline, f"{place} was not carried out"
        time.sleep(0.2)
    return draft


@pytest.fixture(scope="module")
def tokens(server):
    return [person.token for person in server.people() if person.token]


def test_the_document_is_valid_openapi(contract):
    validate(contract.document)
    assert contract.document["openapi"].startswith("3.1")


def test_it_describes_every_door_and_no_other(contract):
    twins = {(door.method, f"/api{door.path}") for door in every_door() if door.has_twin}
    described = {(each.method, each.path) for each in contract.operations if each.path.startswith("/api/")}
    assert described == twins
    names = [each.described["operationId"] for each in contract.operations]
    assert len(set(names)) == len(names)


def test_every_page_of_people_has_its_twin(contract):
    """What a page shows of people or events, or a form does, a program can have as well."""
    words = {door.path for door in every_door() if door.permission and not door.has_twin}
    assert not words


def test_nobody_and_everybody_are_answered_as_promised(contract, values, tokens, server):
    faults = []
    for operation in contract.operations:
        body = None if operation.method == "GET" else {}
        path = operation.asked(values)
        without = contract.ask(operation.method, path, None, body)
        faults += contract.faults(operation, without)
        if operation.permission != "anyone" and without.status != 401:
            faults.append(f"{operation}: {without.status} without a token")
        wrong = contract.ask(operation.method, path, "wrong", body)
        faults += contract.faults(operation, wrong)
        if wrong.status != 401 or wrong.headers.get("WWW-Authenticate") != "Bearer":
            faults.append(f"{operation}: {wrong.status} with a wrong token")
        for broken in ("{", "[]", '{"a": "\\u0000"}') if operation.method == "POST" else ():
            faults += contract.faults(operation, contract.ask("POST", path, tokens[0], broken))
        other = "DELETE"
        refused = contract.ask(other, path, tokens[0])
        faults += [f"{other} {operation.path}: {refused.status}"] if refused.status != 405 else []
        if refused.type not in ("application/problem+json", "application/fhir+json"):
            faults.append(f"{other} {operation.path}: {refused.type}")
    assert not faults, "\n".join(faults)


def test_every_door_that_shows_something_shows_what_it_promised(contract, values, more, tokens):
    faults, unseen = [], []
    for operation in contract.operations:
        if operation.method != "GET" or not operation.path.startswith("/api/") or operation.path in NO_PROGRAM:
            continue
        seen = False
        own = next((found for start, found in more.items() if operation.path.startswith(start)), {})
        for token in tokens:
            for optional in ((), tuple(QUERIES)):
                answer = contract.ask("GET", operation.asked(values | own, optional), token)
                faults += contract.faults(operation, answer)
                seen = seen or answer.status == 200
        unseen += [] if seen else [str(operation)]
    assert not faults, "\n".join(sorted(set(faults)))
    assert not unseen, f"nobody was shown anything: {unseen}"


def test_what_is_done_by_a_program_is_answered_as_promised(contract, values, transfers, server):
    lead = server.person(town.EAST_LAKE_LEAD).token
    head = server.person("zhou.region").token
    program = next(person.token for person in server.people() if person.role == "integration")
    by_path = {(each.method, each.path): each for each in contract.operations}
    faults = []

    def do(path: str, body: dict, token: str | None = None, own: dict | None = None):
        operation = by_path["POST", path]
        answer = contract.ask("POST", operation.asked(values | (own or {})), token, body)
        faults.extend(contract.faults(operation, answer))
        faults.extend([f"{operation}: {answer.status} {answer.text[:200]}"] if answer.status != 200 else [])
        return answer.json

    sheet = {"questionnaire": "phq-9", "language": "en", "ageGroup": "18-59"}
    begun = do("/api/check/{topic}", sheet | {"agreed": True, "request": "a word of this test alone, once"})
    key = {"key": begun["key"]}
    do("/api/sheet/answer", key | {"item": town.PHQ9[0], "option": town.SEVERAL_DAYS})
    do("/api/resume", {"code": begun["code"]})
    do("/api/sheet/all", key | {"answers": town.IN_DANGER})
    do("/api/sheet/finish", key)
    do("/api/sheet/read", key)
    do("/api/sheet/result", key)
    do("/api/sheet/call-back", key | {"wanted": True, "phone": "0990-5550100"})
    do("/api/sheets", sheet | {"region": town.QINGTONG, "answers": town.CALM, "request": "promise"}, program)
    do("/api/alerts/{alert}/acknowledge", {}, lead)
    do("/api/alerts/{alert}/note", {"note": "x"}, lead)
    do("/api/alerts/{alert}/contacted", {"outcome": "reached"}, lead)
    do("/api/sign-in", {"account": "nobody", "password": "no", "code": "000000"})
    do("/api/units/{unit}/contacts", {"duty": "值班", "name": CONTACT, "phone": "0990-5550177"}, head)
    do("/api/units/{unit}/contacts/{contact}/open", {}, head)
    do("/api/people/invite", {
        "displayName": "门外来客", "role": "counsellor", "place": town.EAST_LAKE, "request": "a word of this test alone, once"}, head)
    teacher = server.person("tang.teacher").token
    do("/api/rosters/find", {"text": "示一禾"}, teacher)
    do("/api/rosters/{unit}/add", {"kind": "staff", "name": "门外来客", "born": "1980-01-01"}, teacher)
    do("/api/rosters/members/{member}/open", {"reason": "correct"}, teacher)
    for step in ("change", "gone", "back"):
        do(f"/api/rosters/members/{{member}}/{step}", {}, teacher)
    do("/api/care/tags/{member}", {
        "tag": "poor", "basis": "law", "suppliedBy": "school", "words": "示例文件", "request": "promise"}, teacher)
    do("/api/care/tags/{member}/{tag}/renew", {"until": str(today())}, teacher)
    do("/api/care/tags/{member}/{tag}/off", {}, teacher)
    do("/api/care/weeks", {"unit": SCHOOL, "kind": "exam", "day": str(today() + timedelta(days=150)),
       "request": "promise"}, teacher)
    do("/api/care/weeks/{riskDate}/off", {}, teacher)
    do("/api/campaigns/{campaign}/consents/people/{participant}/slip", {"request": "promise"},
       server.person(TEACHER).token)
    day = str(today())
    risk = {name: "no" for name in ("thoughts", "plan", "means", "soon", "attempt", "others")}
    do("/api/care/findings/{finding}/talk", {
        "heldOn": day, "manner": "together", "risk": risk, "functioning": "usual", "level": 0, "nextStep": "nothing",
        "said": "示例", "request": "promise"}, teacher)
    do("/api/care/findings/{finding}/guardian", {
        "heldOn": day, "manner": "phone", "outcome": "agreed", "said": "示例", "request": "promise"}, teacher)
    do("/api/care/findings/{finding}/advice", {
        "sentences": {"smallWord": True}, "until": day, "request": "promise"}, teacher)
    do("/api/care/findings/{finding}/report", {"sentences": {"thanks": True}, "request": "promise"}, teacher)
    harm = {"harmed": "minor", "situation": "injuries", "who": "示例", "facts": "示例", "foundOn": day, "foundTime": "00:00"}
    do("/api/care/findings/{finding}/harm", harm | {"request": "promise"}, teacher)
    do("/api/rosters/members/{member}/harm", harm | {"request": "promise of a roster"}, teacher)
    do("/api/protection/{report}/tell", {
        "authorities": {"police": True}, "toldOn": day, "toldTime": "00:00", "number": "0042", "request": "promise"}, teacher)
    do("/api/protection/{report}/add", {"words": "示例", "request": "promise"}, teacher)
    do("/api/protection/{report}/acknowledge", {}, lead)
    do("/api/protection/{report}/close", {"ending": "safe", "words": "示例"}, lead)
    told = {"reason": "harm", "recipient": "police", "toWhom": "示例", "content": "示例", "request": "promise"}
    do("/api/care/findings/{finding}/disclosure", told, teacher)
    do("/api/disclosures/{disclosure}/agree", {}, lead)
    for step in ("made", "person-told"):
        do(f"/api/disclosures/{{disclosure}}/{step}", {"toldOn": day, "toldTime": "00:00"}, teacher)
    do("/api/care/findings/{finding}/close", {}, teacher)
    of_school = Somebody(server, server.person("tang.teacher"))
    other = {"finding": next(
        each["id"] for each in read(of_school, "/care")["findings"]
        if each["id"] != values["finding"] and each.get("level") == 1)}
    do("/api/care/findings/{finding}/path", {
        "step": "referred", "on": day, "facts": {"generalHospital": True, "guardianAgrees": True},
        "request": "promise"}, teacher, other)
    do("/api/care/findings/{finding}/doctors-advice", {
        "writtenOn": day, "request": "promise",
        "scan": {"name": "advice.pdf", "data": base64.b64encode(b"%PDF-1.7 an invented paper").decode()}},
       teacher, other)
    [path] = read(of_school, f"/care/findings/{other['finding']}")["paths"]
    do("/api/care/findings/{finding}/doctors-advice/{advice}/open", {}, teacher,
       other | {"advice": path["papers"][0]["id"]})
    gone = {"finding": transfers.moved("0192f0c1-5f3a-7c00-8000-00000000f1df")}
    taker = server.person(TAKER).token
    law = {"school": transfers.school, "basis": "legalDuty", "words": "示例文书"}

    def send(request: str) -> dict:
        told = do("/api/care/findings/{finding}/transfer", law | {"request": request}, teacher, gone)
        return {"transfer": told["transfer"]}

    sent = send("promise")
    do("/api/transfers/{transfer}/who", {}, taker, sent)
    do("/api/transfers/{transfer}/return", {"reason": "示例"}, taker, sent)
    do("/api/transfers/{transfer}/take-back", {}, teacher, send("second promise"))
    do("/api/transfers/{transfer}/acknowledge", {}, taker, send("third promise"))
    [(leads,)] = ledger.rows(server, "SELECT id FROM account WHERE login = 'xia.school'")
    do("/api/staff-checks/note", {
        "account": leads, "unit": SCHOOL, "queriedOn": day, "outcome": "nothing", "request": "promise"}, head)
    do("/api/me/devices/all", {}, head)
    assert not faults, "\n".join(faults)
