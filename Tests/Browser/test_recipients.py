"""Who receives data: written down by one, agreed to by a second, told by name to everybody, ended with a proof."""

import re

import pytest
from playwright.sync_api import expect

import steps
from consent_stage import APPROVER, PLANNER, WORDS, ConsentStage
from days import today

NAME = "示例印刷厂"
TERMS = {
    "name": NAME, "contact": "值班室 0990-5550187", "purpose": "印刷纸质问卷", "data": "编号和班级", "method": "只在本地印刷",
    "agreementNumber": "示例-1", "agreedOn": str(today()), "fromOn": str(today()),
}


@pytest.fixture
def server(new_house):
    """A house of its own for each look, because what has ended stays so."""
    return new_house()


def pick(page, name: str, value: str) -> None:
    page.locator(f".choice:has(input[name='{name}'][value='{value}']) label").click()


def recorded(page, view, looks_right) -> str:
    page.goto("/recipients")
    looks_right(page, view)
    for field, words in TERMS.items():
        page.locator(f"[id='terms.{field}']").fill(words)
    pick(page, "terms.kind", "thirdParty")
    pick(page, "terms.basis", "consent")
    pick(page, "terms.atEnd", "deleted")
    page.locator("form[action='/recipients/record'] > .btn").click()
    expect(page).to_have_url(re.compile("/recipients/known/"))
    return page.url


@pytest.mark.two_views
def test_a_recipient_is_agreed_to_by_two_told_to_everybody_and_ended(
        server, as_person, open_page, view, looks_right):
    first, second = as_person(PLANNER), as_person(APPROVER)
    address = recorded(first, view, looks_right)
    # Who has written it may not agree to it.
    expect(first.locator("form[action$='/agree']")).to_have_count(0)
    looks_right(first, view)
    second.goto(address)
    second.locator("form[action$='/agree'] button").click()
    expect(second.locator("form[action$='/agree']")).to_have_count(0)
    looks_right(second, view)

    anybody = open_page(view, server.url)
    anybody.goto("/receivers/990102001000")
    steps.speak(anybody, view)
    expect(anybody.locator("main")).to_contain_text(NAME)
    looks_right(anybody, view)

    stage = ConsentStage(server, f"recipients-{view}", with_notice=False)
    first.goto(f"/campaigns/{stage.campaign}/notice")
    for part, words in WORDS.items():
        first.locator(f"[id='chinese.{part}']").fill(words)
    first.locator("#recipients .choice label").first.click()
    first.locator("main form .actions button").click()
    expect(first.locator("details.fold").first).to_contain_text(NAME)
    looks_right(first, view)
    stage.open()
    guardian = open_page(view, server.url)
    guardian.goto(f"/consent/{stage.slips()[0]['secret']}")
    steps.speak(guardian, view)
    expect(guardian.locator("main")).to_contain_text(NAME)
    looks_right(guardian, view)

    first.goto(address)
    first.locator("#why").fill("示例：合同到期")
    first.locator("form[action$='/end'] button").click()
    pick(first, "how", "deleted")
    first.locator("#confirmedBy").fill("示例李经理")
    first.locator("#confirmedOn").fill(str(today()))
    looks_right(first, view)
    first.locator("form[action$='/confirm'] button").click()
    expect(first.locator("form")).not_to_have_count(0)
    expect(first.locator("main form[action$='/confirm']")).to_have_count(0)
    expect(first.locator("section[aria-labelledby='ended']")).to_contain_text("示例李经理")
    looks_right(first, view)
    first.goto(f"/campaigns/{stage.campaign}/notice")
    expect(first.locator("details.fold .note.warn").last).to_contain_text(NAME)
    anybody.goto("/receivers/990102001000")
    expect(anybody.locator("main")).not_to_contain_text(NAME)
