"""A consent of its own to a third party: asked after taking part and apart from it, by a guardian's link and by a code."""

import re

import pytest
from playwright.sync_api import expect

import ledger
import steps
from consent_stage import APPROVER, PLANNER, TEACHER, WORDS, ConsentStage
from days import today
from door_stage import COUNSELLOR, DoorStage
from door_stage import WORDS as DOOR_WORDS
from doors import Somebody
from east_lake import do

NAME = "示例心理门诊"
PAPER = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 an invented paper"}


@pytest.fixture
def server(new_house):
    """A house of its own for each look, because a third party stands in the register for ever."""
    return new_house()


def third_party(server) -> str:
    """Written down by one administrator, and agreed to by a second."""
    terms = {
        "kind": "thirdParty", "name": NAME, "contact": "值班室 0990-5550187", "purpose": "安排门诊", "data": "编号和结果",
        "method": "只在门诊里看", "basis": "consent", "agreementNumber": "示例-2", "agreedOn": str(today()),
        "fromOn": str(today()), "atEnd": "deleted"}
    recipient = do(Somebody(server, server.person(PLANNER)), "/recipients/record", {
        "terms": terms, "request": "third party"})["recipient"]
    do(Somebody(server, server.person(APPROVER)), f"/recipients/known/{recipient}/agree", {"version": 1})
    return recipient


def name_it(server, campaign: str, words: dict, recipient: str) -> None:
    do(Somebody(server, server.person(PLANNER)), f"/campaigns/{campaign}/notice", {
        "chinese": words, "recipients": {recipient: True}})


def answer(page, standing: str):
    return page.locator(f".sharing form:has(input[name='standing'][value='{standing}']) button")


def both_weigh_the_same(page) -> None:
    expect(page.locator(".sharing")).to_contain_text(NAME)
    expect(page.locator(".sharing input:checked")).to_have_count(0)
    page.wait_for_load_state()  # with its style
    boxes = [answer(page, standing).bounding_box() for standing in ("given", "declined")]
    assert abs(boxes[0]["width"] - boxes[1]["width"]) < 2 and abs(boxes[0]["height"] - boxes[1]["height"]) < 2


@pytest.mark.four_views
def test_a_guardian_is_asked_after_taking_part_and_takes_it_back(server, as_person, open_page, view, looks_right):
    stage = ConsentStage(server, f"sharing-{view}")
    recipient = third_party(server)
    name_it(server, stage.campaign, WORDS, recipient)
    first, second = stage.slips()[:2]
    guardian = open_page(view, server.url)
    guardian.goto(f"/consent/{first['secret']}")
    steps.speak(guardian, view)
    expect(guardian.locator(".sharing")).to_have_count(0)
    guardian.locator("form[action$='/agree'] button").click()
    both_weigh_the_same(guardian)
    looks_right(guardian, view)
    answer(guardian, "given").click()
    expect(answer(guardian, "withdrawn")).to_be_visible()
    looks_right(guardian, view)
    answer(guardian, "withdrawn").click()
    expect(answer(guardian, "given")).to_be_visible()
    expect(guardian.locator("form[action$='/take-back']")).to_have_count(1)
    looks_right(guardian, view)
    rows = ledger.rows(server, f"""
        SELECT standing FROM consent_sharing WHERE participant = '{first["participant"]}' AND recipient = '{recipient}'
        ORDER BY id""")
    assert [standing for (standing,) in rows] == ["given", "withdrawn"]
    [(consent,)] = ledger.rows(server, f"""
        SELECT standing FROM published_consent WHERE participant = '{first["participant"]}'""")
    assert consent == "given", "taking part is not touched"

    # Whoever cannot use the link answers on paper.
    other = open_page(view, server.url)
    other.goto(f"/consent/{second['secret']}")
    other.locator("form[action$='/agree'] button").click()
    expect(other.locator(".sharing")).to_contain_text(NAME)
    teacher = as_person(TEACHER)
    teacher.goto(f"{stage.path}/people/{second['participant']}/paper")
    teacher.locator("a[href$='/sharing']").click()
    looks_right(teacher, view)
    teacher.locator("a[href*='manner=paper']").click()
    steps.choose(teacher, "giver", "guardian")
    steps.choose(teacher, "standing", "given")
    teacher.locator("input[name='signedBy']").fill("示例家长")
    teacher.locator("input[name='signedOn']").fill(str(today()))
    teacher.locator("input[name='scan']").set_input_files(PAPER | {"buffer": b"GIF89a"})
    teacher.locator("main form .actions button").click()
    expect(teacher.locator("#faults a[href='#scan']")).to_be_visible()
    looks_right(teacher, view)
    teacher.locator("input[name='scan']").set_input_files(PAPER)
    teacher.locator("main form .actions button").click()
    expect(teacher.locator("section[aria-labelledby='records'] li")).to_have_count(1)
    looks_right(teacher, view)
    with teacher.expect_download() as download:
        teacher.locator("form[action$='/open'] button").click()
    assert download.value.path().read_bytes() == PAPER["buffer"]

    administrator = as_person(PLANNER)
    administrator.goto(f"/recipients/known/{recipient}")
    expect(administrator.locator("section[aria-labelledby='sharing']")).to_be_visible()
    looks_right(administrator, view)


@pytest.mark.four_views
def test_whoever_has_a_code_is_asked_and_begins_all_the_same(server, as_person, open_page, view, looks_right):
    stage = DoorStage(server, f"sharing {view}")
    name_it(server, stage.campaign, DOOR_WORDS, third_party(server))
    counsellor = as_person(COUNSELLOR)
    counsellor.goto(stage.path)
    counsellor.locator("input[name='name']").fill("示例入户")
    counsellor.locator("input[name='born']").fill("1960-05-06")
    counsellor.locator("main form .actions button").click()
    code = counsellor.locator(".secret.code").inner_text().strip()

    person = open_page(view, server.url)
    person.goto("/s")
    steps.speak(person, view)
    person.locator("#code").fill(code)
    person.locator("main form .actions button:not([formaction])").click()
    expect(person.locator(".sharing")).to_have_count(0)
    person.locator("form[action$='/agree'] button").click()
    both_weigh_the_same(person)
    looks_right(person, view)
    answer(person, "declined").click()
    expect(person.locator(".sharing [role='status']")).to_be_visible()
    looks_right(person, view)
    # What is said to it changes nothing of taking part.
    person.locator("form.actions[action='/s'] button").click()
    if view.language == "en":
        # The survey is there in Chinese alone, and says so.
        person.locator("main form button").click()
    expect(person).to_have_url(re.compile("/sitting"))

    person.goto("/s/consent")
    person.locator("#code").fill(code)
    person.locator("main form .actions button:not([formaction])").click()
    answer(person, "given").click()
    answer(person, "withdrawn").click()
    expect(answer(person, "given")).to_be_visible()
    looks_right(person, view)
