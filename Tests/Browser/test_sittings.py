"""A class sits down: codes, waiting, answering, another device, a red flag, and the proctor who sees seats only."""

import json
import re
import time
from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import expect

import ledger
import steps
from views import View

TEACHER = "tang.teacher"
CHINA = timezone(timedelta(hours=8))
COLLEAGUE, COLLEAGUE_NAME = "wang.class", "王示安"
QUESTION, YES = "c-ssrs-screener.1", "yes"  # of the demo's made-up scale: an answer that calls for help
PATIENCE_SECONDS = 30  # The machine that runs the walks is a slow one; how long it took is printed.


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
    page.locator("form[action='/s'] button:not([formaction])").click()


def start_room(teacher) -> None:
    expect(teacher.locator("form[action$='/start'], form[action$='/time']").first).to_be_visible()
    start = teacher.locator("form[action$='/start'] button")
    if start.count():
        start.click()
    expect(teacher.locator("form[action$='/time']")).to_be_visible()


def seat_of(code: str, teacher, state: str = ""):
    """Not by the two signs alone: a seat has a number as well."""
    return teacher.locator(f".seat{state}", has_text=re.compile(f"(末尾|ends in) {code[-2:]}"))


def add_minutes(teacher, server, minutes: int) -> int:
    """Gives the whole room more time. Returns its end: milliseconds, as the house has written them down.

    The very same form comes once more, as when a finger presses twice.
    """
    room = teacher.url.rsplit("/", 1)[1]
    form = teacher.locator("form[action$='/time']")
    form.locator("input[name='minutes']").fill(str(minutes))
    given = {each.get_attribute("name"): each.input_value() for each in form.locator("input").all()}
    with teacher.expect_navigation():
        form.locator("button").click()
    assert teacher.request.post(f"/rooms/{room}/time", form=given).ok
    return int(ledger.rows(server, f"SELECT ends_at FROM sitting_room WHERE id = '{room}'")[0][0])


def note_absent(teacher, seat: str) -> None:
    """Notes that somebody is not there, or is after all: the same place has the one button or the other."""
    teacher.locator(seat).click()
    teacher.locator("form[action$='/absent'] button").click()


def open_room_for_latecomers(teacher, server, room: str) -> str:
    campaign, house = ledger.rows(
        server, f"SELECT campaign, house FROM sitting_room WHERE id = '{room.rsplit('/', 1)[1]}'")[0]
    teacher.goto("/rooms")
    teacher.locator(
        f"form[action='/rooms']:has(input[value='{campaign}']):has(input[name='unit'][value='{house}']) button").click()
    expect(teacher).to_have_url(re.compile("/rooms/[^/]+$"))
    assert teacher.url != room
    return teacher.url


def move(teacher, participant: str, room: str, to: str) -> None:
    seat = f".seat[href*='seat={participant}']"
    teacher.goto(room)
    teacher.locator(seat).click()
    teacher.locator("form[action$='/move'] select[name='room']").select_option(to.rsplit("/", 1)[1])
    teacher.locator("form[action$='/move'] button").click()
    expect(teacher).to_have_url(room)
    expect(teacher.locator(seat)).to_have_count(0)
    teacher.goto(to)
    expect(teacher.locator(seat)).to_have_count(1)


def leads_the_room(teacher, server, room: str, view, looks_right) -> None:
    """More time, somebody who is not there, somebody who sits elsewhere; at the end everybody is where they were."""
    teacher.goto(room)
    end = add_minutes(teacher, server, 5)
    assert add_minutes(teacher, server, 7) - end == 7 * 60_000
    later = datetime.fromtimestamp((end + 7 * 60_000) / 1_000, CHINA)
    expect(teacher.locator(".head p")).to_contain_text(f"{later:%H:%M}")

    seat = "#" + teacher.locator(".seat.notBegun").first.get_attribute("id")
    for state in ("absent", "notBegun"):
        note_absent(teacher, seat)
        expect(teacher.locator(f"{seat}.{state}")).to_have_count(1)

    late = teacher.locator(".seat.notBegun").last
    participant, number = re.search("seat=([^#&]+)", late.get_attribute("href"))[1], late.locator("b").inner_text()
    other = open_room_for_latecomers(teacher, server, room)
    move(teacher, participant, room, other)
    # Whoever is called to that seat looks for a child whose slip bears another number, of another class.
    slip = teacher.locator(f".seat[href*='seat={participant}'] .sub").last
    expect(slip).to_have_text(re.compile(rf"^(纸条上写的是|the slip says) .*{number}"))
    looks_right(teacher, view)
    move(teacher, participant, other, room)


@pytest.mark.two_views
def test_a_class_answers_and_its_proctor_sees_seats_only(
        server, new_page, as_person, view, looks_right, slips):
    teacher = as_person(TEACHER)
    teacher.goto("/rooms")
    looks_right(teacher, view)
    teacher.locator("td.do a[href^='/rooms/']").first.click()
    expect(teacher).to_have_url(re.compile("/rooms/[^/]+$"))
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
    alerts = ledger.rows(server, "SELECT unit FROM alert ORDER BY raised_at, id")
    assert len(alerts) == before + 1 and alerts[-1] == ("990102001-school-3",)
    other.locator("form[action='/sitting/talk'] button[value='yes']").click()
    expect(other.locator("#main .note.good")).to_be_visible()
    looks_right(other, view)
    assert ledger.rows(server, "SELECT wants_call FROM alert ORDER BY raised_at DESC, id DESC LIMIT 1") in ([("1",)], [("t",)])
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
    with neighbour.expect_navigation():
        neighbour.locator("form[action='/sitting/hand'] button").click()

    teacher.goto(room)
    expect(teacher.locator("#room-calls li")).to_have_count(1)
    expect(seat_of(mine, teacher, ".finished")).to_have_count(1)
    seat_of(friend, teacher, ".calls").click()
    looks_right(teacher, view)
    teacher.locator("form[action$='/answered'] button").click()
    expect(teacher).to_have_url(room)
    seat_of(friend, teacher).click()
    teacher.locator("details.act:has(form[action$='/code']) > summary").click()
    teacher.locator("form[action$='/code'] button").click()
    expect(teacher.locator(".secret.code")).to_have_text(re.compile("^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    teacher.locator("main a[href^='/rooms/']").click()
    expect(teacher.locator(".seat").first).to_be_visible()
    expect(teacher.locator("#room-calls li")).to_have_count(0)
    leads_the_room(teacher, server, room, view, looks_right)


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
    expect(teacher.locator("form[action$='/colleague']")).to_contain_text(COLLEAGUE_NAME)
    looks_right(teacher, view)
    colleague = as_person(COLLEAGUE)
    colleague.goto("/my-rooms")
    looks_right(colleague, view)
    colleague.locator("main a[href^='/rooms/']").click()
    expect(colleague.locator(".seat")).not_to_have_count(0)
    expect(colleague.locator("main a[href$='/colleague'], form[action$='/change']")).to_have_count(0)
    looks_right(colleague, view)
    teacher.locator("form[action$='/take-back'] button").click()
    expect(teacher.locator("form[action$='/take-back']")).to_have_count(0)
    colleague.goto("/my-rooms")
    expect(colleague.locator("main a[href^='/rooms/']")).to_have_count(0)


@pytest.mark.two_views
def test_a_wrong_code_opens_nothing_and_blames_nobody(new_page, view, looks_right):
    page = new_page()
    page.goto("/s")
    steps.speak(page, view)
    page.locator("#code").fill("AAAA-AAAA")
    page.locator("form[action='/s'] button:not([formaction])").click()
    expect(page.locator("#code")).to_have_attribute("aria-invalid", "true")
    looks_right(page, view)


def test_a_red_flag_is_heard_on_whatever_page_lies_open(open_page, server, slips, record_property):
    """The teacher reads something else; the page hears of it by itself, and nothing of the person stands there."""
    view = View(1280, "zh-Hans", True)
    teacher = open_page(view, server.url)
    steps.step_in(teacher, server.person(TEACHER), view)
    teacher.goto("/rooms")
    teacher.locator("td.do a[href^='/rooms/']").first.click()
    start_room(teacher)
    # The line is open before anything happens: its first word is the count of what waits already.
    with teacher.expect_request("**/duty/live?rail=yes"):
        teacher.goto("/instruments")
    badge = teacher.locator("#duty-badge")
    waiting = len(ledger.rows(
        server, "SELECT id FROM alert WHERE unit = '990102001-school-3' AND state = 'NEW'"))
    expect(badge).to_have_text(re.compile(f"^{waiting}\\D") if waiting else "")
    expect(teacher.locator("#alert-news")).to_be_empty()
    teacher.evaluate("window.stayed = true")

    pupil = open_page(view, server.url)
    sit_down(pupil, slips[4], view)
    pupil.goto("/sitting/sheet/3/all")
    answered = time.monotonic()
    pupil.locator(f"[data-item='{QUESTION}'] .choice:has(input[value='{YES}']) label").click()
    expect(badge).to_have_text(re.compile(f"^{waiting + 1}\\D"), timeout=PATIENCE_SECONDS * 1_000)
    heard = time.monotonic() - answered
    record_property("seconds from the answer to the page", round(heard, 2))
    print(f"heard {heard:.2f} s after the answer")

    expect(teacher.locator("#alert-news a[href='/duty']")).to_be_visible()
    assert teacher.evaluate("window.stayed") is True, "the page was loaded anew"
    assert teacher.title().startswith(f"({waiting + 1}) ")
    news = teacher.locator("#alert-news").inner_text()
    assert slips[4] not in news and not re.search("[A-Z0-9-]{6,}|示", news), news

    # From the alert to where the pupil sits, and, for a reason, to the name.
    teacher.locator("#alert-news a[href='/duty']").click()
    [(alert,)] = ledger.rows(server, "SELECT id FROM alert ORDER BY raised_at DESC, id DESC LIMIT 1")
    teacher.goto(f"/alerts/{alert}")
    who = teacher.locator("section[aria-labelledby='person']")
    expect(who.locator("a[href^='tel:']")).to_have_count(0)
    who.locator(".choice:has(input[value='findNow']) label").click()
    who.locator("form[action$='/who'] button").click()
    expect(teacher.locator("section[aria-labelledby='person'] dd b")).to_be_visible()
    opened = ledger.rows(
        server,
        "SELECT l.id FROM audit_line l JOIN participant p ON l.subject = 'member ' || p.member"
        " JOIN finding f ON f.participant = p.id JOIN finding_flag g ON g.finding = f.id"
        f" JOIN alert a ON a.sheet = g.sheet WHERE a.id = '{alert}' AND l.use_case = 'OpenFlagged'"
        " AND l.reason = 'findNow'")
    assert len(opened) == 1
    teacher.locator("section[aria-labelledby='person'] a[href^='/care/findings/']").click()
    expect(teacher.locator(f"a[href='/alerts/{alert}']")).to_be_visible()
