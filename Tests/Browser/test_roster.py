"""The roster: planning, a gap that is told, an absence, and the hand-over from one to the next."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

import town

ADMINISTRATOR, NIGHT_LEAD, TEACHER = "zhou.region", "jiang.lake", "tang.teacher"


@pytest.mark.two_views
def test_the_roster_shows_the_week_and_the_gap(as_person, server, view, looks_right):
    page = as_person(town.EAST_LAKE_LEAD)
    expect(page.locator(".duty-now dd strong").first).to_be_visible()
    expect(page.locator("#duty-gaps .badge")).to_have_text(re.compile(r"[1-9]"))
    page.locator("section[aria-labelledby='duty-gaps'] li a").first.click()
    expect(page.locator(".week .gap").first).to_be_visible()
    expect(page.locator(".week td")).to_have_count(7)
    expect(page.locator(".week .own").first).to_contain_text(server.person(town.EAST_LAKE_LEAD).name)
    looks_right(page, view)
    page.locator(".roster-weeks a").last.click()
    expect(page.locator(".week td")).to_have_count(7)
    with page.expect_download() as download:
        page.locator("a[href='/duty/calendar']").click()
    assert download.value.path().read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.two_views
def test_an_administrator_plans_changes_and_removes(as_person, server, view, looks_right):
    page = as_person(ADMINISTRATOR)
    page.goto("/duty/roster")
    page.locator("a[href^='/duty/plan']").click()
    looks_right(page, view)
    page.locator("select[name='account']").select_option(label=server.person(NIGHT_LEAD).name)
    page.locator(".choice:has(input[name='days'][value='weekdays']) label").click()
    page.locator("form[action='/duty/plan'] button").click()
    expect(page.locator("#faults")).to_be_visible()  # no weekday was chosen
    looks_right(page, view)
    page.locator(".choice:has(input[name='weekdays.1']) label").click()
    page.locator(".choice:has(input[name='weekdays.5']) label").click()
    opens = f"11:{10 + view.width % 40}"  # each view plans a time of its own
    page.locator("input[name='opens']").fill(opens)
    page.locator("input[name='closes']").fill("12:00")
    # A weekday that lies behind us this week is there again next week.
    day = page.locator("input[name='firstDay']").input_value()
    page.locator("input[name='lastDay']").fill(later(day, 8))
    page.locator("form[action='/duty/plan'] button").click()
    expect(page).to_have_url(re.compile("/duty/roster"))
    expect(page.locator(".week td")).not_to_have_count(0)
    page.wait_for_load_state()
    found = page.locator(".week .shift", has_text=opens)
    if not found.count():
        page.locator(".roster-weeks a").last.click()
    found.first.locator("a").click()
    looks_right(page, view)
    page.locator("form[action$='/remove'] button").click()
    expect(page).to_have_url(re.compile("/duty/roster"))


@pytest.mark.two_views
def test_an_absence_is_shown_and_taken_back(as_person, server, view, looks_right):
    page = as_person(NIGHT_LEAD)
    page.goto("/duty/roster")
    page.locator("a[href^='/duty/absence']").click()
    looks_right(page, view)
    first = later(page.locator("input[name='firstDay']").input_value(), 5)
    for name in ("firstDay", "lastDay"):
        page.locator(f"input[name='{name}']").fill(first)
    page.locator("form[action='/duty/absence'] button").click()
    lines = page.locator(".roster-lines li", has_text=server.person(NIGHT_LEAD).name)
    expect(lines.first).to_be_visible()
    expect(page.locator(".week .fault").first).to_be_visible()
    looks_right(page, view)
    lines.first.locator("button").click()
    expect(page.locator(".roster-lines li")).to_have_count(0)


@pytest.mark.two_views
def test_the_duty_is_handed_over_and_accepted(as_person, server, view, looks_right):
    giver = as_person(town.EAST_LAKE_LEAD)
    giver.goto("/duty/hand-over")
    if not giver.locator("form[action='/duty/hand-over']").count():  # an earlier view has handed over
        giver.goto("/duty")
        giver.locator("form[action='/duty/take'] button").click()
        giver.goto("/duty/hand-over")
    giver.locator("select[name='taker']").select_option(label=server.person(NIGHT_LEAD).name)
    giver.locator("textarea").fill("夜里留意<b>青桐</b>")
    giver.locator("form[action='/duty/hand-over'] button").click()
    expect(giver.locator("ol.story")).to_contain_text("夜里留意<b>青桐</b>")
    looks_right(giver, view)
    taker = as_person(NIGHT_LEAD)
    taker.locator(".duty-now a[href^='/duty/hand-over']").click()
    looks_right(taker, view)
    taker.locator("form[action$='/accept'] button").first.click()
    expect(taker.locator("form[action$='/accept']")).to_have_count(0)
    giver.goto("/duty")
    giver.locator("form[action='/duty/take'] button").click()  # as the demo had it


@pytest.mark.two_views
def test_the_roster_is_closed_to_other_roles_and_counties(as_person, view, looks_right):
    for account in ("wang.class", "li.grid", "fang.evaluate"):
        page = as_person(account)
        expect(page.locator("a[href='/duty/roster']")).to_have_count(0)
        assert page.goto(f"/duty/roster?region={town.EAST_LAKE}").status == 403
        assert page.goto("/duty/roster").status == 404
    elsewhere = as_person(town.SOUTH_HILLS_LEAD)
    for path in ("roster", "plan", "absence", "hand-over"):
        assert elsewhere.goto(f"/duty/{path}?region={town.EAST_LAKE}").status == 404
    looks_right(elsewhere, view)


@pytest.mark.two_views
def test_a_school_sees_which_place_is_on_duty_and_whom_to_call(as_person, view, looks_right):
    page = as_person(TEACHER)
    page.goto("/duty/roster")
    expect(page.locator(".rail a[href='/duty/roster']")).to_have_attribute("aria-current", "page")
    expect(page.locator(".duty-now dd strong")).to_have_count(1)
    expect(page.locator(".lines a[href='tel:12356']")).to_be_visible()
    looks_right(page, view)


def later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
