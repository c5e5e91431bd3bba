"""High-risk weeks: a school adds a date, whoever is looked after is looked at sooner, and it is taken away again."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from days import today
import ledger

TEACHER, CLASS_TEACHER = "tang.teacher", "qiu.class"


@pytest.fixture
def server(new_house):
    """A house of its own for each look, because a date stays."""
    return new_house()


@pytest.mark.four_views
def test_a_school_adds_a_date_and_takes_it_away(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    page.goto("/care")
    page.locator("a[href='/care/weeks']").click()
    looks_right(page, view)
    page.locator("label[for='kind-anniversary']").click()
    page.locator("#day").fill(str(today() + timedelta(days=300)))
    page.locator("form[action='/care/weeks'] button").click()
    expect(page).to_have_url("/care/weeks")
    dates = page.locator("section[aria-labelledby='dates'] li")
    expect(dates).to_have_count(1)
    page.locator("label[for='kind-exam']").click()
    page.locator("#day").fill(str(today() + timedelta(days=2)))
    page.locator("form[action='/care/weeks'] button").click()
    expect(dates).to_have_count(2)
    expect(page.locator("main p.note")).not_to_have_count(0)
    looks_right(page, view)
    # Nobody is named: what is kept is a school, a kind and a day.
    assert len(ledger.rows(server, "SELECT keeper, kind, day FROM risk_date")) == 2

    assert as_person(CLASS_TEACHER).goto("/care/weeks").status == 403

    for left in (1, 0):
        page.locator("form[action$='/off'] button").first.click()
        expect(dates).to_have_count(left)
    looks_right(page, view)
