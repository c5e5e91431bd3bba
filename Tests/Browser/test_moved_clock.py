"""What time does: alerts climb, sign-ins go idle, codes run out. On a house whose clock the test moves."""

import re

import pytest
from playwright.sync_api import expect

import ledger
import steps
import town
from program import Program
from views import View

WIDE = View(1280, "zh-Hans", True)
# The sweep under the jobs comes twice a minute, on a busy machine later.
A_SWEEP_MILLISECONDS = 120_000


@pytest.fixture
def house(new_house, moved):
    return new_house(settings=moved.settings)


@pytest.fixture
def watching(open_page, house):
    """The open duty list of somebody, narrowed to what has come to their own places."""
    def watching(account: str, path: str = "/duty?mine=yes"):
        page = open_page(WIDE, house.url)
        steps.step_in(page, house.person(account), WIDE)
        page.goto(path)
        expect(page.locator(".live [data-state='on']")).to_be_visible()
        return page

    return watching


def holder(house, sheet: str) -> str:
    [(place,)] = ledger.rows(house, f"SELECT holder FROM alert WHERE sheet = '{sheet}'")
    return place


# Rank 3 waits 30 minutes for an acknowledgement; overdue it goes to the next level, at twice the time further up.
# Source: rulebook C.2 and C.5. Qingtong lies in a district, which is a county's level, so the second step leads to
# the city.
def test_a_red_alert_that_nobody_takes_up_climbs_and_stays_up_after_a_kill(house, moved, watching):
    sheet = Program(house).send("nobody takes it up", town.IN_DANGER)
    assert holder(house, sheet) == town.QINGTONG

    # Some minutes on either side of each step, because the machine's own time runs on as well.
    moved.forward(minutes=25)
    district = watching(town.EAST_LAKE_LEAD)
    expect(district.locator("#duty-list tbody tr")).to_have_count(0)
    moved.forward(minutes=6)
    expect(district.locator("#duty-list tbody tr")).to_have_count(1, timeout=A_SWEEP_MILLISECONDS)
    assert holder(house, sheet) == town.EAST_LAKE

    moved.forward(minutes=24)
    city = watching(town.CITY_LEAD)
    expect(city.locator("#duty-list tbody tr")).to_have_count(0)
    moved.forward(minutes=6)  # well short of the idle sign-off
    expect(city.locator("#duty-list tbody tr")).to_have_count(1, timeout=A_SWEEP_MILLISECONDS)
    assert holder(house, sheet) == town.CITY

    steps_taken = ledger.rows(house, "SELECT step, taken_at FROM alert_step ORDER BY taken_at")
    house.kill()
    house.start()
    city.reload()
    expect(city.locator("#duty-list tbody tr")).to_have_count(1)
    city.locator("#duty-list th a").click()
    expect(city.locator("ol.story li")).to_have_count(3)  # raised, and climbed twice
    moved.forward(minutes=1)
    assert ledger.rows(house, "SELECT step, taken_at FROM alert_step ORDER BY taken_at") == steps_taken
    assert holder(house, sheet) == town.CITY


def test_where_nobody_is_on_duty_an_alert_goes_up_at_once(house, watching):
    district = watching(town.EAST_LAKE_LEAD)
    expect(district.locator("#duty-list tbody tr")).to_have_count(0)
    sheet = Program(house).send("nobody is there", town.IN_DANGER, region=town.LIUAN)
    assert holder(house, sheet) == town.EAST_LAKE
    expect(district.locator("#duty-list tbody tr")).to_have_count(1, timeout=steps.AT_ONCE_MILLISECONDS)


def test_after_a_quarter_of_an_hour_an_open_list_hides_what_it_shows_and_goes_on_counting(
        house, moved, watching, looks_right):
    Program(house).send("before the pause", town.IN_DANGER)
    page = watching(town.QINGTONG_LEAD, "/duty")
    expect(page.locator("#duty-list tbody tr")).to_have_count(1)
    moved.forward(minutes=16)
    expect(page.locator("[data-sign-again] a")).to_be_visible()
    expect(page.locator("#duty-list")).to_have_count(0)
    assert "PHQ" not in page.content()
    expect(page.locator("#duty-counts [data-count='waiting']")).to_have_text("1")
    Program(house).send("after the pause", town.IN_DANGER)
    expect(page.locator("#duty-counts [data-count='waiting']")).to_have_text("2", timeout=steps.AT_ONCE_MILLISECONDS)
    expect(page).to_have_title(re.compile(r"^\(2\)"))
    looks_right(page, WIDE)

    page.locator("[data-sign-again] a").click()
    expect(page).to_have_url(re.compile("/sign-in"))
    page.goto("/duty")
    expect(page).to_have_url(re.compile("/sign-in"))
    looks_right(page, WIDE)
    page.locator(f"ul.people form:has(input[value='{town.QINGTONG_LEAD}']) button").click()
    expect(page).to_have_url(re.compile("/duty$"))
    expect(page.locator("#duty-list tbody tr")).to_have_count(2)


def test_an_open_alert_hides_what_it_shows_after_a_quarter_of_an_hour(house, moved, watching):
    Program(house).send("left open", town.IN_DANGER)
    page = watching(town.QINGTONG_LEAD, "/duty")
    page.locator("#duty-list th a").click()
    expect(page.locator("section[aria-labelledby='known']")).to_be_visible()
    moved.forward(minutes=16)
    expect(page.locator("[data-sign-again] a")).to_be_visible()
    expect(page.locator("section[aria-labelledby='known']")).to_have_count(0)


def test_without_script_an_idle_list_gives_way_to_the_sign_in(house, moved, open_page):
    view = View(390, "en", False)
    page = open_page(view, house.url)
    steps.step_in(page, house.person(town.QINGTONG_LEAD), view)
    page.goto("/duty")
    moved.forward(minutes=10)
    page.goto("/duty?every=30&quiet=yes")  # what the page's own refresh asks for is no sign of a person
    expect(page.locator("#duty-list")).to_be_visible()
    moved.forward(minutes=6)
    page.goto("/duty?every=30&quiet=yes")
    expect(page).to_have_url(re.compile("/sign-in"))


def test_a_code_is_dead_after_a_day(house, moved, open_page):
    page = open_page(WIDE, house.url)
    page.goto("/")
    steps.begin(page, "mood")
    steps.answer(page, town.SEVERAL_DAYS, WIDE)
    code = page.locator("main .code").inner_text()
    moved.forward(minutes=24 * 60 - 5)
    assert resumed(open_page, house, code)
    moved.forward(minutes=6)
    assert not resumed(open_page, house, code)


def resumed(open_page, house, code: str) -> bool:
    other = open_page(WIDE, house.url)
    other.goto("/")
    other.locator("input[name='code']").fill(code)
    other.locator("form[action='/resume'] button").click()
    expect(other.locator(f"{steps.QUESTION}, #code[aria-invalid='true']")).to_be_visible()
    return other.locator(steps.QUESTION).count() == 1
