"""Two servers on one PostgreSQL are one house."""

import pytest
from playwright.sync_api import expect

import steps
import town
from program import Program
from views import View

VIEW = View(1280, "zh-Hans", True)


@pytest.fixture(scope="module")
def two_servers(new_house, postgres):
    first = new_house(postgres.fresh())
    second = first.beside().start()
    yield first, second
    second.stop()


def test_who_is_signed_in_on_one_is_signed_in_on_the_other(open_page, two_servers):
    first, second = two_servers
    page = open_page(VIEW, first.url)
    steps.step_in(page, first.person(town.EAST_LAKE_LEAD), VIEW)
    assert page.goto(f"{second.url}/me").status == 200
    expect(page.locator(".who strong")).to_have_text(first.person(town.EAST_LAKE_LEAD).name)
    steps.sign_off(page)
    page.goto(f"{first.url}/me")
    expect(page.locator("form[action='/sign-in']")).to_be_visible()


def test_a_red_answer_on_one_reaches_the_list_that_is_open_on_the_other(open_page, two_servers):
    first, second = two_servers
    page = open_page(VIEW, second.url)
    steps.step_in(page, first.person(town.QINGTONG_LEAD), VIEW)
    page.goto("/duty")
    expect(page.locator(".live [data-state='on']")).to_be_visible()
    rows = page.locator("#duty-list tbody tr")
    before = rows.count()
    Program(first).send("saved on the first", town.IN_DANGER)
    # The lookout of the second server rings its bell (WebTests/LiveAlertTests tells it from the list's own look).
    expect(rows).to_have_count(before + 1, timeout=steps.AT_ONCE_MILLISECONDS)


def test_a_sheet_begun_on_one_is_finished_on_the_other(open_page, two_servers):
    first, second = two_servers
    page = open_page(VIEW, first.url)
    page.goto("/")
    steps.begin(page, "wellbeing")
    steps.answer(page, "more-than-half", VIEW)
    page.goto(f"{second.url}/sheet")
    steps.answer_all(page, dict.fromkeys(town.WHO5, "more-than-half"), VIEW)
    expect(page.locator(steps.SCORE)).to_have_text("60")
