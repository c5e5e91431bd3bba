"""A red answer: help on the very next screen, and an alert on the duty list before that screen has loaded."""

import re

import pytest
from playwright.sync_api import expect

import ledger
import steps
import town
from program import Program
from views import View

ROWS = "#duty-list tbody tr"


def come_to_the_last_question(page, view, region=town.QINGTONG):
    steps.go_home(page, view)
    steps.begin(page, "mood", region=region)
    steps.answer_all(page, town.IN_DANGER, view, until=town.SELF_HARM)


def give_red_answer(page, view, region=town.QINGTONG):
    come_to_the_last_question(page, view, region)
    steps.pick(page, town.MORE_THAN_HALF)
    if not view.script:
        page.locator("button.next").click()
    expect(page).to_have_url(re.compile("/sheet/help$"))


@pytest.mark.both_engines
def test_the_alert_stands_on_the_duty_list_before_the_next_screen_has_loaded(page, view, duty, looks_right):
    before = duty.locator(ROWS).count()
    come_to_the_last_question(page, view)
    waiting = hold(page, "**/sheet/help" if view.script else "**/sheet/answer")
    steps.pick(page, town.MORE_THAN_HALF, waits=False)
    if not view.script:
        page.locator("button.next").click(no_wait_after=True)
    request = waiting()

    # The answer is saved, and its next screen is still on the way to the person.
    reply = None if view.script else request.fetch(max_redirects=0)
    if reply:
        assert (reply.status, reply.headers["location"]) == (303, "/sheet/help")
        duty.reload()
    expect(duty.locator(ROWS)).to_have_count(before + 1, timeout=steps.AT_ONCE_MILLISECONDS)
    expect(duty.locator("#duty-list .rank.red").first).to_be_visible()
    assert not page.url.endswith("/sheet/help")

    request.fulfill(response=reply) if reply else request.continue_()
    expect(page).to_have_url(re.compile("/sheet/help$"))
    first = page.locator("main a").first
    expect(first).to_have_attribute("href", "tel:12356")  # help first, before any other way on
    looks_right(page, view)
    looks_right(duty, view)


def hold(page, address: str):
    """Stops requests for an address on their way; the answer waits for one and gives it."""
    held = []
    page.route(address, lambda request: held.append(request))

    def wait():
        for _ in range(300):
            if held:
                return held[0]
            page.wait_for_timeout(100)
        raise AssertionError(f"nobody asked for {address}")

    return wait


# Every half minute, if the person wants it. Source: issue 2 §6, a plain refresh as fallback; WCAG 2.2.1.
def test_without_script_the_duty_list_comes_anew_by_itself_when_asked_to(open_page, server, looks_right):
    view = View(1280, "en", False)
    duty = open_page(view, server.url)
    steps.step_in(duty, server.person(town.QINGTONG_LEAD), view)
    duty.goto("/duty")
    # As long as the page stands still.
    before = duty.locator(ROWS).count()
    duty.locator("a[href^='/duty?every=30']").click()
    expect(duty.locator("a[href^='/duty?every=30']")).to_have_count(0)
    looks_right(duty, view)
    Program(server).send("a refresh brings it", town.IN_DANGER)
    expect(duty.locator(ROWS)).to_have_count(before + 1, timeout=90_000)


@pytest.mark.two_views
def test_who_leaves_a_number_is_called_back_and_may_go_on_to_the_result(page, view, duty, server, looks_right):
    give_red_answer(page, view)
    page.locator("#name").fill("小禾")
    page.locator("#phone").fill("12")
    page.locator("form[action='/sheet/call-back'] button").click()
    expect(page.locator("#phone[aria-invalid='true']")).to_have_value("12")
    expect(page.locator("#name")).to_have_value("小禾")
    looks_right(page, view)
    page.locator("#phone").fill("0990-5550199")
    page.locator("form[action='/sheet/call-back'] button").click()
    expect(page).to_have_url(re.compile("/sheet/called$"))
    looks_right(page, view)

    duty.reload()
    expect(duty.locator("main")).not_to_contain_text("5550199")
    duty.locator(f"#duty-list th a[href='{newest_alert(server)}']").click()
    expect(duty.locator("main")).not_to_contain_text("5550199")
    duty.locator("form[action$='/contact'] button").click()
    expect(duty.locator("a[href='tel:09905550199']")).to_be_visible()
    expect(duty.locator("main")).to_contain_text("小禾")
    looks_right(duty, view)

    page.locator("main a[href='/sheet/next']").click()
    steps.answer_all(page, {}, view)
    expect(page.locator(steps.SCORE)).to_have_text("10")
    expect(page.locator("main a").first).to_have_attribute("href", "tel:12356")
    looks_right(page, view)


def newest_alert(server) -> str:
    """The path of the alert that was raised last."""
    [(alert,)] = ledger.rows(server, "SELECT id FROM alert ORDER BY raised_at DESC LIMIT 1")
    return f"/alerts/{alert}"


@pytest.mark.two_views
def test_a_call_can_be_taken_back(page, view, looks_right):
    give_red_answer(page, view)
    page.locator("form[action='/sheet/call-back'] button").click()
    expect(page.locator(".note.warn")).to_be_visible()  # no number, so nobody can call
    looks_right(page, view)
    page.locator("#phone").fill("0990-5550199")
    page.locator("form[action='/sheet/call-back'] button").click()
    page.locator("form:has(input[name='wanted'][value='no']) button").click()
    expect(page.locator(".note[role='status']")).to_be_visible()
    expect(page.locator("#phone")).to_have_value("")
    looks_right(page, view)


@pytest.mark.two_views
def test_an_alert_stays_when_the_answers_are_changed_or_deleted(page, view, duty):
    before = duty.locator(ROWS).count()
    give_red_answer(page, view)
    page.locator("main a[href='/sheet/next']").click()
    page.locator("button[value='back']").click()
    expect(steps.question(page, town.SELF_HARM)).to_be_visible()
    steps.answer(page, town.NOT_AT_ALL, view)
    page.locator("footer a[href='/sheet/pause']").click()
    page.locator("form[action='/sheet/delete'] button").click()
    expect(page).to_have_url(re.compile("/deleted$"))
    duty.reload()
    expect(duty.locator(ROWS)).to_have_count(before + 1)
