"""The rights desk: somebody asks by code, a teacher thinks of harm, the office decides unseeing, the person alone reads."""

import json
import re

import pytest
from playwright.sync_api import expect

import steps

TEACHER, OFFICE = "tang.teacher", "xia.school"


@pytest.fixture
def server(new_house):
    """A house of its own for each look, because a request that was answered stays so."""
    return new_house()


@pytest.fixture
def code(server):
    """Of somebody of the demo's class."""
    return json.loads((server.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"][-3]


def pick(page, name: str, value: str) -> None:
    page.locator(f".choice:has(input[name='{name}'][value='{value}']) label").click()


def ask(page, code: str, kind: str) -> str:
    page.locator("#code").fill(code)
    pick(page, "kind", kind)
    page.locator("form[action='/s/rights'] button").click()
    number = page.locator("b.code")
    expect(number).to_have_text(re.compile("^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$"))
    return number.inner_text()


@pytest.mark.two_views
def test_somebody_asks_and_reads_alone(server, open_page, as_person, view, looks_right, code):
    person = open_page(view, server.url)
    person.goto("/s/rights")
    steps.speak(person, view)
    looks_right(person, view)
    person.locator("#code").fill("ZZZZ-ZZZZ")
    pick(person, "kind", "access")
    person.locator("form[action='/s/rights'] button").click()
    expect(person.locator("#faults")).to_be_visible()
    looks_right(person, view)
    receipt = ask(person, code, "access")
    looks_right(person, view)

    office = as_person(OFFICE)
    office.goto("/rights")
    looks_right(office, view)
    # The demo's own request came before.
    office.locator("tbody th a").last.click()
    # Before the review it cannot be granted.
    expect(office.locator("input[name='answer'][value='granted']")).to_have_count(0)
    looks_right(office, view)

    teacher = as_person(TEACHER)
    teacher.goto("/rights/reviews")
    looks_right(teacher, view)
    pick(teacher, "review", "harmless")
    teacher.locator("form[action^='/rights/reviews/'] button").click()
    expect(teacher.locator(".empty")).to_be_visible()

    office = as_person(OFFICE)
    office.goto("/rights")
    office.locator("tbody th a").last.click()
    looks_right(office, view)
    pick(office, "proof", "papers")
    office.locator("form:has(input[value='granted']) button").click()
    expect(office.locator("form[action$='/answer']")).to_have_count(0)

    person.goto("/s/rights/receipt")
    looks_right(person, view)
    person.locator("#receipt").fill(receipt)
    person.locator("form[action='/s/rights/receipt'] button").click()
    looks_right(person, view)
    person.locator("#code").fill(code)
    person.locator("form[action='/s/rights/file'] button").click()
    expect(person.locator("#who")).to_be_visible()
    expect(person.locator("#looks")).to_be_visible()
    looks_right(person, view)
    with person.expect_download() as taken:
        person.locator("form[action='/s/rights/file/take'] button").click()
    told = json.loads(open(taken.value.path(), encoding="utf-8").read())
    assert told["facts"]["screenings"] and told["identity"]["name"]


@pytest.mark.two_views
def test_a_breach_is_written_down_and_added_to(as_person, view, looks_right):
    page = as_person(OFFICE)
    page.goto("/breaches")
    looks_right(page, view)
    pick(page, "grade", "larger")
    for field in ("kinds", "cause", "harm", "contact"):
        page.locator(f"#{field}").fill("示例：一台电脑不见了")
    page.locator("form[action='/breaches/record'] button").click()
    expect(page).to_have_url(re.compile("/breaches/known/"))
    looks_right(page, view)
    pick(page, "step", "authorityTold")
    page.locator("#words").fill("示例：已报告")
    page.locator("form[action$='/add'] button").click()
    expect(page.locator(".story li")).to_have_count(1)
    looks_right(page, view)
    page.goto("/breaches")
    expect(page.locator("tbody tr")).to_have_count(1)
