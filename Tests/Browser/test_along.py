"""Questions taken along to where there is no network: asked there, help at once, and brought in when back."""

import json
import re
import time
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

import ledger
import looks
import steps

INTERVIEWER, COLLEAGUE = "tang.teacher", "he.teacher"
QUESTION, YES = "c-ssrs-screener.1", "yes"  # of the demo's made-up scale: an answer that calls for help
ASK, LIST, DANGER = (f"[data-part='{part}']" for part in ("ask", "list", "danger"))
PHONE = "010-5550-0101"
# Notes on the page whether it ever said that nothing waits while its list was shown.
TOLD_EMPTY = """new MutationObserver(() => {
  const [room, empty] = [document.getElementById("along"), document.querySelector("[data-part='empty']")];
  if (room && empty && !room.hidden && !empty.hidden) window.toldEmpty = true;
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["hidden"] });"""


@pytest.fixture(scope="module")
def village(new_house):
    """A house of their own: whoever is interviewed here answers in no other walk."""
    return new_house()


@pytest.fixture
def codes(village, view):
    """Two of the demo's class, from its end, for each view."""
    all_of_them = json.loads((village.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"]
    return all_of_them[-2:] if view.width < 600 else all_of_them[-4:-2]


def open_taking(page):
    page.goto("/entry")
    page.locator("#campaigns a").first.click()
    page.locator("a[href$='/along']").click()
    expect(page).to_have_url(re.compile("/campaigns/[^/]+/along$"))


def stands_right(page, view):
    """For what the script has shown: the same rules, without the bytes that the server sent."""
    page.evaluate(looks.AXE.axe_script)
    faults = page.watch.problems + looks.form_faults(page, view) + looks.access_faults(page)
    assert not faults, "\n".join(faults)


@pytest.mark.four_views
def test_questions_are_taken_along_and_brought_in(open_page, village, view, looks_right, codes):
    page = open_page(view, village.url)
    steps.step_in(page, village.person(INTERVIEWER), view)
    open_taking(page)
    looks_right(page, view)
    form = page.locator("form[data-take]")
    if not view.script:
        expect(form).to_be_hidden()
        expect(page.locator("#no-along a[href$='/participants']")).to_be_visible()
        page.goto("/along")
        expect(page.locator("#no-along")).to_be_visible()
        looks_right(page, view)
        return
    alerts, sittings = count(village, "alert WHERE answered_at IS NOT NULL"), count(village, "sitting")
    page.locator("#dutyPhone").fill(PHONE)
    form.locator("#code").fill("AAAA-AAAA")
    form.locator("button").first.click()
    expect(form.locator("[role='status']")).not_to_be_empty()
    for number, code in enumerate(codes, 1):
        form.locator("#code").fill(code)
        form.locator("button").first.click()
        expect(form.locator("[role='status']")).to_contain_text(code)
    stands_right(page, view)
    kept = page.evaluate("async () => (await (await caches.open('along')).keys()).map(each => new URL(each.url).pathname)")
    assert "/along" in kept and all(each == "/along" or each.startswith("/public/") for each in kept), kept

    page.context.set_offline(True)
    page.goto("/along")
    expect(page.locator(f"{LIST} li")).to_have_count(2)
    stands_right(page, view)
    answer(page, view, 0, is_grave=False)
    answer(page, view, 1, is_grave=True)
    expect(page.locator(f"{LIST} li[data-state='waiting']")).to_have_count(2)
    page.add_init_script(TOLD_EMPTY)
    page.reload()
    expect(page.locator(f"{LIST} li[data-state='waiting']")).to_have_count(2)
    assert not page.evaluate("() => window.toldEmpty"), "what waits was not there for a moment"
    page.locator("[data-part='send']").click()
    expect(page.locator("[data-part='status']")).not_to_be_empty()
    assert count(village, "sitting") == sittings, "nothing has left the device"

    page.context.set_offline(False)
    expect(page.locator(f"{LIST} li")).to_have_count(0)
    expect(page.locator("[data-part='empty']")).to_be_visible()
    stands_right(page, view)
    assert count(village, "sitting") == sittings + 2
    assert count(village, "alert WHERE answered_at IS NOT NULL") == alerts + 1
    [(alert,), *_] = ledger.rows(village, "SELECT id FROM alert WHERE answered_at IS NOT NULL ORDER BY id DESC")
    page.goto("/duty")
    expect(page.locator(f"a[href='/alerts/{alert}']").first).to_be_visible()
    page.goto(f"/alerts/{alert}")
    expect(page.locator(".head .note.warn")).to_be_visible()

    page.locator("form[action='/sign-off'] button").click()
    expect(page).to_have_url(re.compile("/signed-off$"))
    until(page, lambda: not page.evaluate("async () => caches.has('along')"))


@pytest.mark.two_views
def test_who_is_not_signed_in_is_asked_and_keeps_the_answers(open_page, village, view):
    if not view.script:
        return
    page = open_page(view, village.url)
    steps.step_in(page, village.person(INTERVIEWER), view)
    open_taking(page)
    everybody = json.loads((village.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"]
    page.locator("#dutyPhone").fill(PHONE)
    page.locator("form[data-take] #code").fill(everybody[-5])
    page.locator("form[data-take] button").first.click()
    expect(page.locator("form[data-take] [role='status']")).to_contain_text(everybody[-5])
    page.context.clear_cookies()
    page.goto("/along")
    steps.speak(page, view)
    answer(page, view, 0, is_grave=False)
    expect(page.locator("[data-part='signIn'] a")).to_be_visible()
    expect(page.locator(f"{LIST} li[data-state='waiting']")).to_have_count(1)
    stands_right(page, view)
    # Signing off drops nothing that waits.
    page.goto("/signed-off")
    page.goto("/along")
    expect(page.locator(f"{LIST} li[data-state='waiting']")).to_have_count(1)


@pytest.mark.two_views
def test_what_danger_breaks_off_is_brought_in_and_shown_to_no_colleague(open_page, village, view):
    if not view.script:
        return
    page = open_page(view, village.url)
    steps.step_in(page, village.person(INTERVIEWER), view)
    open_taking(page)
    code = json.loads((village.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"][-6]
    alerts = count(village, "alert WHERE answered_at IS NOT NULL")
    page.locator("#dutyPhone").fill(PHONE)
    page.locator("form[data-take] #code").fill(code)
    page.locator("form[data-take] button").first.click()
    expect(page.locator("form[data-take] [role='status']")).to_contain_text(code)
    page.context.set_offline(True)
    page.goto("/along")
    answer(page, view, 0, is_grave=True, ends_there=True)
    expect(page.locator(f"{LIST} li[data-state='waiting']")).to_have_count(1)
    leave(page)
    page.context.set_offline(False)
    steps.step_in(page, village.person(COLLEAGUE), view)
    page.goto("/along")
    refused = page.locator(f"{LIST} li[data-state='refused']")
    expect(refused).to_have_count(1)
    expect(refused.locator("details")).to_have_count(0)
    expect(refused.locator("a[href^='tel:']")).to_be_visible()
    leave(page)
    steps.step_in(page, village.person(INTERVIEWER), view)
    page.goto("/along")
    expect(page.locator("[data-part='empty']")).to_be_visible()
    assert count(village, "alert WHERE answered_at IS NOT NULL") == alerts + 1


@pytest.mark.two_views
def test_a_clock_that_runs_ahead_locks_answers_and_loses_none(open_page, village, view):
    if not view.script:
        return
    page = open_page(view, village.url)
    steps.step_in(page, village.person(INTERVIEWER), view)
    open_taking(page)
    code = json.loads((village.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"][-7]
    page.locator("#dutyPhone").fill(PHONE)
    page.locator("form[data-take] #code").fill(code)
    page.locator("form[data-take] button").first.click()
    expect(page.locator("form[data-take] [role='status']")).to_contain_text(code)
    page.goto("/along")
    begun, over, refused = (page.locator(f"{LIST} li[data-state='{state}']") for state in ("begun", "over", "refused"))
    page.locator(f"{LIST} li button").first.click()
    page.locator(f"{ASK} .choice label").first.click()
    page.locator("[data-part='leave']").click()
    expect(begun).to_have_count(1)

    set_clock(page, days=30)
    expect(over).to_have_count(1)
    stands_right(page, view)
    set_clock(page)
    begun.locator("button").first.click()
    expect(page.locator(f"{ASK} input:checked")).to_have_count(1)

    # A question that was left open is closed when the telephone is taken up again after its time.
    page.clock.set_fixed_time(datetime.now() + timedelta(days=30))
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(ASK)).to_be_hidden()
    expect(over).to_have_count(1)

    set_clock(page, days=30)
    over.locator("button").first.click()
    # Whoever has just asked the house as the one who took it along may copy it onto paper; nobody else reads it.
    expect(refused.locator("details")).to_have_count(1)
    # The page still lies open half an hour later.
    page.clock.set_fixed_time(datetime.now() + timedelta(days=30, minutes=45))
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(refused.locator("details")).to_have_count(0)
    page.context.clear_cookies()
    page.goto("/along")
    steps.speak(page, view)
    expect(page.locator("[data-part='signIn'] a")).to_be_visible()
    expect(refused).to_have_count(1)
    expect(refused.locator("details")).to_have_count(0)
    sittings = count(village, "sitting")
    set_clock(page)
    steps.step_in(page, village.person(INTERVIEWER), view)
    page.goto("/along")
    expect(page.locator("[data-part='empty']")).to_be_visible()
    assert count(village, "sitting") == sittings + 1


@pytest.mark.two_views
def test_two_taps_at_once_pass_by_no_question_and_answer_none_unread(open_page, village, view):
    if not view.script:
        return
    page = open_page(view, village.url)
    steps.step_in(page, village.person(INTERVIEWER), view)
    open_taking(page)
    code = json.loads((village.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"][-8]
    page.locator("#dutyPhone").fill(PHONE)
    page.locator("form[data-take] #code").fill(code)
    page.locator("form[data-take] button").first.click()
    expect(page.locator("form[data-take] [role='status']")).to_contain_text(code)
    page.goto("/along")
    page.locator(f"{LIST} li button").first.click()
    form = page.locator(f"{ASK} form")
    question = form.locator("fieldset")
    expect(form).to_be_visible()
    first = question.get_attribute("data-item")
    form.evaluate("""form => {
        const next = form.querySelector("[value='next']");
        form.elements.option[0].click();
        next.click();
        next.click();
    }""")
    expect(question).not_to_have_attribute("data-item", first)
    expect(form.locator("input:checked")).to_have_count(0)
    form.locator("button[value='back']").click()
    expect(question).to_have_attribute("data-item", first)
    expect(form.locator("input:checked")).to_have_count(1)


def leave(page) -> None:
    """Signs off behind the page's back. What the open page still asks for would get a cookie of its own, and the form of
    the next sign-in would be nobody's: so no page is open."""
    page.goto("about:blank")
    page.context.clear_cookies()


def set_clock(page, days: int = 0) -> None:
    """What the device takes for the time, from the next page on."""
    page.clock.set_fixed_time(datetime.now() + timedelta(days=days))
    page.goto("/along")


def until(page, check) -> None:
    """A page's own waiting would need a script that its policy forbids."""
    deadline = time.monotonic() + 10
    while not check():
        assert time.monotonic() < deadline, page.url
        page.wait_for_timeout(50)


def count(house, rows: str) -> int:
    [(number,)] = ledger.rows(house, f"SELECT COUNT(*) FROM {rows}")
    return int(number)


def answer(page, view, place: int, is_grave: bool, ends_there: bool = False) -> None:
    """All questions of one interview, by the first answer; the grave one where somebody is in danger, and perhaps no
    question more."""
    page.locator(f"{LIST} li").nth(place).locator("button").first.click()
    asking = page.locator(ASK)
    expect(asking).to_be_visible()
    stands_right(page, view)
    met = False
    while asking.is_visible():
        where = asking.locator(".where").inner_text()
        grave = asking.locator(f"fieldset[data-item='{QUESTION}'] .choice:has(input[value='{YES}']) label")
        if is_grave and grave.count():
            grave.click()
            expect(page.locator(DANGER)).to_be_visible()
            expect(page.locator(f"{DANGER} a[href='tel:01055500101']")).to_be_visible()
            expect(page.locator(f"{DANGER} .lines a[href='tel:12356']")).to_be_visible()
            stands_right(page, view)
            if ends_there:
                page.locator("[data-part='stop']").click()
                return
            page.locator("[data-part='goOn']").click()
            met = True
        else:
            calm = asking.locator(".choice:has(input[value='no']) label")
            (calm if calm.count() else asking.locator(".choice label")).first.click()
        asking.locator("button[value='next']").click()
        until(page, lambda: not asking.is_visible() or asking.locator(".where").inner_text() != where)
    expect(page.locator(LIST)).to_be_visible()
    assert met == is_grave
