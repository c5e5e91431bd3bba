"""Pages that say what did not work, in words, with the way on; and what was given is still there."""

import pytest
from playwright.sync_api import expect

import ledger
import steps
import town
from program import Program
from views import View

# With script only: without it, the browser's own check keeps an honest hand from ever seeing most of these.
VIEWS = [View(390, "en", True), View(1280, "zh-Hans", True)]


@pytest.fixture(params=VIEWS, ids=str)
def seen(request):
    return request.param


@pytest.fixture
def page(open_page, server, seen):
    return open_page(seen, server.url)


def send_as_it_is(page, button: str) -> None:
    """Sends a form past the browser's own check, as an old browser would."""
    page.locator(button).first.evaluate("button => { button.form.noValidate = true; button.click() }")


def expect_status(page, status: int) -> None:
    page.wait_for_load_state()
    assert page.watch.document.status == status


def test_whoever_forgets_a_field_before_the_first_question_is_told_which(page, seen, looks_right):
    steps.go_home(page, seen)
    page.locator("a.door.mood").click()
    page.locator("#region").select_option(town.QINGTONG)
    send_as_it_is(page, "main form .actions button.btn")
    expect(page.locator("fieldset[aria-invalid='true']")).to_be_visible()
    expect_status(page, 422)
    looks_right(page, seen)
    steps.choose(page, "ageGroup", "18-59")
    send_as_it_is(page, "main form .actions button.btn")
    expect(page.locator("#agree[aria-invalid='true']")).to_be_visible()
    expect(page.locator("#region")).to_have_value(town.QINGTONG)
    looks_right(page, seen)


def test_a_question_without_an_answer_asks_once_more(page, seen, looks_right):
    steps.go_home(page, seen)
    steps.begin(page, "mood")
    send_as_it_is(page, "button.next")
    expect(page.locator("#faults")).to_be_visible()
    expect_status(page, 422)
    looks_right(page, seen)


def test_a_form_that_is_too_old_is_refused_kindly(page, seen, looks_right):
    steps.go_home(page, seen)
    page.context.clear_cookies(name="xq_form")
    page.locator("#code").fill("ABCD-EFGH")
    page.locator("form[action='/resume'] button").click()
    expect(page.locator(".calm")).to_be_visible()
    expect_status(page, 403)
    looks_right(page, seen)


def test_a_page_that_is_not_there_says_so(page, seen, looks_right):
    steps.go_home(page, seen)
    assert page.goto("/nothing-here").status == 404
    looks_right(page, seen)


def test_a_note_without_words_is_asked_for_again(page, seen, server, looks_right, request):
    sheet = Program(server).send(request.node.name, town.IN_DANGER)
    [(alert,)] = ledger.rows(server, f"SELECT id FROM alert WHERE sheet = '{sheet}'")
    steps.step_in(page, server.person(town.QINGTONG_LEAD), seen)
    page.goto(f"/alerts/{alert}")
    page.locator("details:has(form[action$='/note']) summary").click()
    send_as_it_is(page, "form[action$='/note'] button")
    expect(page.locator("#note-note[aria-invalid='true']")).to_be_visible()
    expect_status(page, 422)
    looks_right(page, seen)
