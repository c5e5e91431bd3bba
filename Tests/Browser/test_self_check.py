"""The public self-check, from the home page to its result."""

import re

import pytest
from playwright.sync_api import expect

import steps
from views import View

CALM = {item: steps.SEVERAL_DAYS for item in steps.PHQ9} | {steps.SELF_HARM: steps.NOT_AT_ALL}


@pytest.mark.both_engines
def test_a_person_answers_one_question_a_screen_and_reads_a_result(page, view, looks_right):
    steps.go_home(page, view)
    looks_right(page, view)
    page.locator("a.door.mood").click()
    looks_right(page, view)
    page.go_back()
    steps.begin(page, "mood")
    looks_right(page, view)
    steps.answer_all(page, CALM, view)
    expect(page.locator("svg.band text.score")).to_have_text("8")
    expect(page.locator(steps.HELP_LINE)).to_be_visible()
    looks_right(page, view)


def test_a_result_is_deleted_at_once(page, view):
    steps.go_home(page, view)
    steps.begin(page, "mood")
    steps.answer_all(page, CALM, view)
    address = page.url
    page.locator("main .btn.danger").click()
    expect(page.locator("svg.band")).to_have_count(0)
    assert page.goto(address).status == 404


def test_a_half_finished_sheet_comes_back_on_another_device(page, view, open_page, server):
    steps.go_home(page, view)
    steps.begin(page, "mood")
    steps.answer(page, steps.SEVERAL_DAYS, view)
    expect(page.locator(f"{steps.QUESTION}[data-item='{steps.PHQ9[1]}']")).to_be_visible()
    code = page.locator("main .code").inner_text()
    other = open_page(view, server.url)
    steps.go_home(other, view)
    other.locator("input[name='code']").fill(code.lower())
    other.locator("form[action='/resume'] button").click()
    expect(other.locator(f"{steps.QUESTION}[data-item='{steps.PHQ9[1]}']")).to_be_visible()


def test_the_whole_list_stands_on_one_page(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "worry")
    page.locator("footer a[href$='/all']").click()
    looks_right(page, view)
    for item in page.locator("fieldset.item[data-item]").all():
        item.locator(f".choice:has(input[value='{steps.SEVERAL_DAYS}']) label").click()
    page.locator("main form .actions button.btn").first.click()
    expect(page.locator("svg.band text.score")).to_have_text("7")


def test_a_child_is_met_with_kind_words_and_asked_nothing(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "mood", age_group="under-14")
    expect(page.locator(steps.HELP_LINE)).to_be_visible()
    expect(page.locator(steps.QUESTION)).to_have_count(0)
    looks_right(page, view)


def test_help_is_one_step_away_on_every_page(page, view, looks_right):
    steps.go_home(page, view)
    page.locator(".help-now").click()
    expect(page.locator(steps.HELP_LINE)).to_be_visible()
    looks_right(page, view)


def test_large_print_is_remembered(page, view, looks_right):
    steps.go_home(page, view)
    page.locator("a[href*='large=yes']").first.click()
    page.goto("/")
    expect(page.locator("html")).to_have_class(re.compile(r"\blarge\b"))
    looks_right(page, view)


def test_a_page_that_is_not_there_says_so_kindly(page, view, looks_right):
    steps.go_home(page, view)
    assert page.goto("/nothing-here").status == 404
    looks_right(page, view)


def test_the_keyboard_alone_is_enough(open_page, server):
    view = View(1280, "zh-Hans", True)
    page = open_page(view, server.url)
    steps.go_home(page, view)
    steps.begin(page, "mood")
    first = steps.item(page)
    page.locator("main input[type='radio']").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("main input[type='radio']").nth(1)).to_be_checked()
    expect(page.locator("[role='status'][data-state='saved']")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(f"{steps.QUESTION}[data-item='{first}']")).to_have_count(0)
    expect(page.locator(steps.QUESTION)).to_be_visible()


def test_an_answer_given_while_the_line_is_down_is_kept_and_saved_later(open_page, server):
    view = View(390, "zh-Hans", True)
    page = open_page(view, server.url)
    steps.go_home(page, view)
    steps.begin(page, "mood")
    page.context.set_offline(True)
    page.locator(f".choice:has(input[value='{steps.SEVERAL_DAYS}']) label").click()
    expect(page.locator("[role='status'][data-state='failed']")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("[role='status'][data-state='saved']")).to_be_visible(timeout=40_000)
    page.reload()
    expect(page.locator(f"input[value='{steps.SEVERAL_DAYS}']")).to_be_checked()
