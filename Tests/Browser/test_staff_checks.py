"""Checks of staff in contact with minors: the school notes a day, the county reads numbers, no clock suspends."""

import pytest
from playwright.sync_api import expect

import ledger
from days import today

HEAD, TEACHER, COUNTY = "xia.school", "tang.teacher", "zhou.region"


@pytest.fixture
def server(new_house):
    """A house of its own for each look, because a query that was noted stays."""
    return new_house()


def account(server, login: str) -> str:
    [(found,)] = ledger.rows(server, f"SELECT id FROM account WHERE login = '{login}'")
    return found


@pytest.mark.two_views
def test_a_school_notes_a_query_and_the_county_reads_numbers(as_person, server, view, looks_right):
    teacher, head, day = account(server, TEACHER), account(server, HEAD), str(today())
    page = as_person(HEAD)
    page.goto("/staff-checks")
    cards = page.locator("main section.card")
    expect(cards).not_to_have_count(0)
    looks_right(page, view)
    # Nobody notes their own.
    expect(page.locator(f"input[name='account'][value='{head}']")).to_have_count(0)
    card = page.locator(f"main section.card:has(input[name='account'][value='{teacher}'])")
    card.locator("summary").click()
    card.locator("input[name='queriedOn']").fill(day)
    card.locator("label[for$='-outcome-nothing']").click()
    looks_right(page, view)
    # It leads back to the page on which it stands.
    with page.expect_navigation():
        card.locator("form button").click()
    expect(page).to_have_url(f"{server.url}/staff-checks")
    [(kept,)] = ledger.rows(server, f"SELECT queried_on FROM staff_check WHERE account = '{teacher}'")
    assert kept == day

    county = as_person(COUNTY)
    county.goto("/staff-checks")
    expect(county.locator(f"input[name='account'][value='{head}']")).to_have_count(1)
    expect(county.locator(f"input[name='account'][value='{teacher}']")).to_have_count(0)
    looks_right(county, view)
    county.locator("a[href='/staff-checks/counts']").click()
    expect(county.locator("tbody tr")).not_to_have_count(0)
    expect(county.locator("main")).not_to_contain_text("唐示雨")
    looks_right(county, view)
    assert as_person(TEACHER).goto("/staff-checks").status == 403


@pytest.mark.two_views
def test_whoever_is_not_to_be_employed_is_suspended_by_hand(as_person, server, view, looks_right):
    teacher = account(server, TEACHER)
    page = as_person(HEAD)
    page.goto("/staff-checks")
    card = page.locator(f"main section.card:has(input[name='account'][value='{teacher}'])")
    card.locator("summary").click()
    card.locator("label[for$='-outcome-hinders']").click()
    card.locator("form button").click()
    # It leads to where the account is suspended, and has suspended nothing itself.
    expect(page).to_have_url(f"{server.url}/people/{teacher}")
    assert ledger.rows(server, f"SELECT id FROM account WHERE id = '{teacher}' AND suspended_at IS NULL")
    page.goto("/staff-checks")
    expect(page.locator(".note.warn a[href='/people/" + teacher + "']")).to_be_visible()
    looks_right(page, view)
    # A day later it is red, and says that others know.
    ledger.change(server, "UPDATE staff_check SET suspend_due = 1")
    page.goto("/staff-checks")
    expect(page.locator(".note.bad a[href='/people/" + teacher + "']")).to_be_visible()
    looks_right(page, view)
