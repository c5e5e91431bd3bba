"""A class sits down: codes, waiting, answering, another device, a red flag, and the proctor who sees seats only."""

import json
import re

import pytest
from playwright.sync_api import expect

import ledger
import steps

TEACHER = "tang.teacher"
COLLEAGUE, COLLEAGUE_NAME = "wang.class", "王示安"
QUESTION, YES = "c-ssrs-screener.1", "yes"  # of the demo's made-up scale: an answer that calls for help


@pytest.fixture
def new_page(open_page, server, view):
    """Each in a browser of its own, as every pupil has one."""
    return lambda: open_page(view, server.url)


@pytest.fixture
def slips(server):
    """The codes of the demo's class, each to be used once."""
    return json.loads((server.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"]


def sit_down(page, code: str, view) -> None:
    """As from a QR code where there is script: the code stands behind the `#` and leaves the address at once."""
    page.goto("/s")
    steps.speak(page, view)
    if view.script:
        page.goto("about:blank")
        page.goto(f"/s#{code}")
        expect(page.locator("#code")).to_have_value(code)
        expect(page).to_have_url(re.compile("/s$"))
    else:
        page.locator("#code").fill(code)
    page.locator("form[action='/s'] button").click()


def start_room(teacher) -> None:
    start = teacher.locator("form[action$='/start'] button")
    if start.count():
        start.click()
    expect(teacher.locator("form[action$='/time']")).to_be_visible()


def seat_of(code: str, teacher, state: str = ""):
    """Not by the two signs alone: a seat has a number as well."""
    return teacher.locator(f".seat{state}", has_text=re.compile(f"(末尾|ends in) {code[-2:]}"))


@pytest.mark.two_views
def test_a_class_answers_and_its_proctor_sees_seats_only(
        server, new_page, as_person, view, looks_right, slips):
    teacher = as_person(TEACHER)
    teacher.goto("/rooms")
    looks_right(teacher, view)
    teacher.locator("td.do a[href^='/rooms/']").first.click()
    room = teacher.url

    mine, friend = slips[:2] if view.script else slips[2:4]
    pupil = new_page()
    sit_down(pupil, mine, view)
    looks_right(pupil, view)
    start_room(teacher)
    looks_right(teacher, view)
    pupil.goto("/sitting")
    expect(pupil).to_have_url(re.compile(r"/sitting/sheet/1\?question=1$"))
    looks_right(pupil, view)
    pupil.locator(".choice label").nth(1).click()
    pupil.locator("button.next").click()
    expect(pupil).to_have_url(re.compile("question=2$"))

    # The same code elsewhere: it goes on there, and here it is said kindly.
    other = new_page()
    sit_down(other, mine, view)
    expect(other).to_have_url(re.compile(r"/sitting/sheet/1\?question=2$"))
    pupil.locator("button.next").click()
    expect(pupil).to_have_url(re.compile("/sitting/elsewhere$"))
    looks_right(pupil, view)

    other.goto("/sitting/sheet/3/all")
    looks_right(other, view)
    before = len(ledger.rows(server, "SELECT id FROM alert"))
    other.locator(f"[data-item='{QUESTION}'] .choice:has(input[value='{YES}']) label").click()
    if not view.script:
        other.locator("form[data-save] .actions button").first.click()
    expect(other).to_have_url(re.compile("/sitting/help$"))
    looks_right(other, view)
    alerts = ledger.rows(server, "SELECT unit FROM alert")
    assert len(alerts) == before + 1 and alerts[-1] == ("990102001-school-3",)
    other.locator("form[action='/sitting/hand'] button").click()
    expect(other).to_have_url(re.compile("/sitting/help$"))
    other.goto("/sitting/end")
    looks_right(other, view)
    other.locator("form[action='/sitting/finish'] button").click()
    expect(other).to_have_url(re.compile("/sitting/done$"))
    looks_right(other, view)
    other.goto("/sitting")
    expect(other).to_have_url(re.compile("/s$"))

    neighbour = new_page()
    sit_down(neighbour, friend, view)
    neighbour.goto("/sitting/pause")
    looks_right(neighbour, view)
    neighbour.locator("form[action='/sitting/hand'] button").click()

    teacher.goto(room)
    expect(teacher.locator("#room-calls li")).to_have_count(1)
    expect(seat_of(mine, teacher, ".finished")).to_have_count(1)
    seat_of(friend, teacher, ".calls").click()
    looks_right(teacher, view)
    teacher.locator("form[action$='/answered'] button").click()
    expect(teacher).to_have_url(room)
    seat_of(friend, teacher).click()
    teacher.locator("details.act > summary").click()
    teacher.locator("form[action$='/code'] button").click()
    expect(teacher.locator(".secret")).to_have_text(re.compile("^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    teacher.locator("main a[href^='/rooms/']").click()
    expect(teacher.locator(".seat").first).to_be_visible()
    expect(teacher.locator("#room-calls li")).to_have_count(0)


@pytest.mark.two_views
def test_a_colleague_leads_one_room_until_it_is_taken_back(as_person, view, looks_right):
    teacher = as_person(TEACHER)
    teacher.goto("/rooms")
    teacher.locator("td.do a[href^='/rooms/']").first.click()
    teacher.locator("main a[href$='/colleague']").click()
    looks_right(teacher, view)
    teacher.locator("#colleague").select_option(label=COLLEAGUE_NAME)
    teacher.locator("form[action$='/colleague'] button").click()
    expect(teacher.locator("form[action$='/take-back']")).to_be_visible()
    looks_right(teacher, view)
    colleague = as_person(COLLEAGUE)
    colleague.goto("/my-rooms")
    looks_right(colleague, view)
    colleague.locator("main a[href^='/rooms/']").click()
    expect(colleague.locator(".seat")).not_to_have_count(0)
    expect(colleague.locator("main a[href$='/colleague'], form[action$='/change']")).to_have_count(0)
    looks_right(colleague, view)
    teacher.locator("form[action$='/take-back'] button").click()
    colleague.goto("/my-rooms")
    expect(colleague.locator("main a[href^='/rooms/']")).to_have_count(0)


@pytest.mark.two_views
def test_a_wrong_code_opens_nothing_and_blames_nobody(new_page, view, looks_right):
    page = new_page()
    page.goto("/s")
    steps.speak(page, view)
    page.locator("#code").fill("AAAA-AAAA")
    page.locator("form[action='/s'] button").click()
    expect(page.locator("#code")).to_have_attribute("aria-invalid", "true")
    looks_right(page, view)
