"""A save that the database refuses is told to the person, and tried again without losing what they gave."""

import re
import sqlite3
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

import ledger
import steps
import town
from views import View

PHONE = View(390, "zh-Hans", True)
PLAIN = View(390, "zh-Hans", False)
# The house waits five seconds for a file that somebody else holds, and a browser then counts to one, two, four … thirty.
# That the answer comes through is proved here, not how soon.
PATIENCE_MILLISECONDS = 90_000


def begin(page, view):
    steps.go_home(page, view)
    steps.begin(page, "mood", region=town.QINGTONG)
    # Requests are only caught on a page that has come to rest.
    expect(steps.question(page, town.PHQ9[0])).to_be_visible()
    page.wait_for_load_state()


@pytest.mark.parametrize("trouble", ["no line", "refused", "too many", "nonsense"])
def test_with_script_an_answer_is_sent_again_until_it_is_kept(open_page, server, trouble):
    page = open_page(PHONE, server.url)
    begin(page, PHONE)
    replies = {
        "no line": lambda route: route.abort(),
        "refused": lambda route: route.fulfill(status=503, content_type="application/problem+json", body="{}"),
        "too many": lambda route: route.fulfill(status=429, content_type="application/problem+json", body="{}"),
        "nonsense": lambda route: route.fulfill(status=502, content_type="text/html", body="<h1>Bad gateway</h1>"),
    }
    page.route("**/sheet/answer", replies[trouble])
    steps.pick(page, town.SEVERAL_DAYS)
    expect(page.locator(steps.NOT_SAVED)).not_to_be_empty()
    expect(page.locator(f"input[value='{town.SEVERAL_DAYS}']")).to_be_checked()
    page.locator("button.next").click()
    expect(steps.question(page, town.PHQ9[0])).to_be_visible()  # going on waits for what is not kept yet
    page.unroute("**/sheet/answer")
    expect(steps.question(page, town.PHQ9[1])).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    page.locator("button[value='back']").click()
    expect(page.locator(f"input[value='{town.SEVERAL_DAYS}']")).to_be_checked()


def test_an_answer_given_while_the_line_is_down_is_kept_and_saved_later(open_page, server):
    page = open_page(PHONE, server.url)
    begin(page, PHONE)
    page.context.set_offline(True)
    steps.pick(page, town.SEVERAL_DAYS)
    expect(page.locator(steps.NOT_SAVED)).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(steps.SAVED)).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    page.reload()
    expect(page.locator(f"input[value='{town.SEVERAL_DAYS}']")).to_be_checked()


def test_a_red_answer_whose_reply_was_lost_still_leads_to_help(open_page, server):
    page = open_page(PHONE, server.url)
    begin(page, PHONE)
    steps.answer_all(page, town.CALM, PHONE, until=town.SELF_HARM)
    lost = []

    def lose(route):
        lost.append(route.fetch())
        route.abort()

    page.route("**/sheet/answer", lose)
    steps.pick(page, town.MORE_THAN_HALF)
    expect(page.locator(steps.NOT_SAVED)).to_be_visible()
    page.unroute("**/sheet/answer")
    expect(page).to_have_url(re.compile("/sheet/help$"), timeout=PATIENCE_MILLISECONDS)
    assert lost[0].ok, "the answer was to be kept, and only its reply lost"


class Away:
    """Ways in which each engine's database really is away."""

    def __init__(self, new_house, request):
        self.is_postgres = request.param == "postgres"
        self._server = request.getfixturevalue("postgres") if self.is_postgres else None
        self.house = new_house(self._server.fresh() if self._server else None)

    @contextmanager
    def for_a_while(self):
        with self._postgres_stopped() if self.is_postgres else self._sqlite_held():
            yield

    @contextmanager
    def _postgres_stopped(self):
        self._server.go_away()
        try:
            yield
        finally:
            self._server.come_back()

    @contextmanager
    def _sqlite_held(self):
        """Somebody else writes into the file and does not end, as a careless copy of it would."""
        file = sqlite3.connect(self.house.data / "xinqiao.sqlite", timeout=30, isolation_level=None)
        file.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            file.close()


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def away(new_house, request):
    return Away(new_house, request)


def test_without_script_the_page_says_so_and_sends_the_same_form_again(away, open_page, looks_right):
    page = open_page(PLAIN, away.house.url)
    begin(page, PLAIN)
    with away.for_a_while():
        steps.pick(page, town.NEARLY_EVERY_DAY)
        page.locator("button.next").click(timeout=PATIENCE_MILLISECONDS)
        expect(page.locator(f"main form input[name='option'][value='{town.NEARLY_EVERY_DAY}']")).to_have_count(
            1, timeout=PATIENCE_MILLISECONDS)
        assert page.watch.document.status == 503
        expect(page.locator(steps.HELP_LINE)).to_be_visible()
        looks_right(page, PLAIN)
    page.locator("main form button").click()
    expect(steps.question(page, town.PHQ9[1])).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    assert (town.PHQ9[0], town.NEARLY_EVERY_DAY) in ledger.rows(away.house, "SELECT item, option FROM answer")


def test_with_script_the_answer_waits_until_the_database_is_back(away, open_page):
    page = open_page(PHONE, away.house.url)
    begin(page, PHONE)
    with away.for_a_while():
        steps.pick(page, town.MORE_THAN_HALF)
        expect(page.locator(steps.NOT_SAVED)).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    expect(page.locator(steps.SAVED)).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    page.reload()
    expect(page.locator(f"input[value='{town.MORE_THAN_HALF}']")).to_be_checked()


def test_whoever_needs_help_finds_the_numbers_while_the_database_is_away(away, open_page):
    page = open_page(PLAIN, away.house.url)
    begin(page, PLAIN)
    with away.for_a_while():
        for path in ("/help", "/sheet/help"):
            assert page.goto(path).status == 200
            expect(page.locator(steps.HELP_LINE)).to_be_visible()
