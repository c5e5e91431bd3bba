"""A red answer: help on the very next screen, and an alert on the duty list in another browser."""

import pytest
from playwright.sync_api import expect

import steps

DISTRESS = {item: steps.SEVERAL_DAYS for item in steps.PHQ9}


def give_red_answer(page, view, region=None):
    """Answers up to the ninth question, and there with "more than half the days"."""
    steps.go_home(page, view)
    steps.begin(page, "mood", region=region)
    while (here := steps.item(page)) != steps.SELF_HARM:
        steps.answer(page, DISTRESS[here], view)
        expect(page.locator(f"{steps.QUESTION}[data-item='{here}']")).to_have_count(0)
    page.locator(f".choice:has(input[value='{steps.MORE_THAN_HALF}']) label").click()
    if not view.script:
        page.locator("button.next").click()


@pytest.mark.both_engines
def test_a_red_answer_reaches_the_duty_list_in_a_second_browser(page, view, open_page, server, people, looks_right):
    duty = open_page(view, server.url)
    steps.go_home(duty, view)
    steps.step_in(duty, people["dutyLead"])
    duty.goto("/duty")
    before = duty.locator("#duty-list tbody tr").count()

    give_red_answer(page, view)
    expect(page.locator(steps.HELP_LINE)).to_be_visible()
    looks_right(page, view)

    if not view.script:
        duty.reload()  # the page does so itself every half minute
    expect(duty.locator("#duty-list tbody tr")).to_have_count(before + 1)
    expect(duty.locator("#duty-list .rank.red").first).to_be_visible()
    looks_right(duty, view)


def test_after_help_the_person_may_go_on_to_the_result(page, view):
    give_red_answer(page, view)
    page.locator("a[href$='/next']").click()
    if page.locator(steps.QUESTION).count():
        steps.answer_all(page, {}, view)
    expect(page.locator("svg.band text.score")).to_have_text("10")


def test_who_leaves_a_number_is_called_back(page, view, open_page, server, people, looks_right):
    give_red_answer(page, view)
    page.locator("input[name='name']").fill("小禾")
    page.locator("input[name='phone']").fill("13800000000")
    page.locator("form[action$='/call-back'] button").click()
    expect(page.locator("input[name='phone']")).to_have_count(0)
    looks_right(page, view)

    duty = open_page(view, server.url)
    steps.go_home(duty, view)
    steps.step_in(duty, people["dutyLead"])
    duty.goto("/duty")
    expect(duty.locator("main")).not_to_contain_text("13800000000")
    take_newest(duty)
    looks_right(duty, view)
    duty.locator("form[action$='/contact'] button").click()
    expect(duty.locator("a[href='tel:13800000000']")).to_be_visible()
    looks_right(duty, view)


def take_newest(duty):
    """Opens the alert that has the most time left of the red ones: the one raised last."""
    rows = duty.locator("#duty-list tbody tr:has(.rank.red)")
    rows.last.locator("button[id^='take-'], a[id^='see-']").first.click()
    if duty.locator("#duty-list").count():
        duty.locator("#duty-list a[id^='see-']").last.click()
