"""Places and units: browsing the tree, adding a unit, opening and closing it, and who may see none of it."""

import re

import pytest
from playwright.sync_api import expect

import town

SCHOOL = "/units/990102001-school-3"
ADMINISTRATOR = "zhou.region"  # of East Lake


@pytest.mark.two_views
@pytest.mark.parametrize(("account", "path"), [
    ("chen.platform", "/regions"), ("chen.platform", f"/regions/{town.CITY}"), (town.EAST_LAKE_LEAD, "/units"),
    ("tang.teacher", SCHOOL), (ADMINISTRATOR, SCHOOL), (ADMINISTRATOR, f"/regions/{town.QINGTONG}/add"),
    (ADMINISTRATOR, f"{SCHOOL}/change"), (town.SOUTH_HILLS_LEAD, "/regions/990121100202")])
def test_a_page_of_places_looks_right(as_person, view, looks_right, account, path):
    page = as_person(account)
    assert page.goto(path).status == 200
    looks_right(page, view)


@pytest.mark.two_views
def test_an_administrator_walks_to_a_street_adds_a_room_and_closes_it(as_person, view, looks_right):
    page = as_person(ADMINISTRATOR)
    page.goto("/regions")
    page.locator(f"main a[href='/regions/{town.EAST_LAKE}']").click()
    page.locator(f"main table a[href='/regions/{town.LIUAN}']").click()
    page.locator(f"main a[href='/regions/{town.LIUAN}/add']").click()
    page.locator("#kind").select_option("mediation-room")
    page.locator("#name").fill("柳岸调解室")
    page.locator("#hours-1").fill("9-17")
    page.locator("main form .actions button.btn").click()
    expect(page.locator("#hours-1-fault")).to_be_visible()
    expect(page.locator("#name")).to_have_value("柳岸调解室")
    looks_right(page, view)
    page.locator("#hours-1").fill("9:00-17:00")
    page.locator("main form .actions button.btn").click()
    expect(page).to_have_url(re.compile("/units/990102002-mediation-room-"))
    looks_right(page, view)
    page.locator("details:has(#status-reason) summary").click()
    page.locator("#status-status").select_option("closed")
    page.locator("#status-reason").fill("搬到服务站了")
    page.locator("form[action$='/status'] button").click()
    expect(page.locator(".story")).to_contain_text("搬到服务站了")
    looks_right(page, view)


@pytest.mark.two_views
def test_places_are_closed_to_other_roles_and_not_found_in_another_county(as_person, view, looks_right):
    for account in ("wang.class", "li.grid", "fang.evaluate"):
        page = as_person(account)
        for path in ("/regions", f"/regions/{town.QINGTONG}", "/units", SCHOOL):
            assert page.goto(path).status == 403
    elsewhere = as_person(town.SOUTH_HILLS_LEAD)
    for path in (f"/regions/{town.EAST_LAKE}", SCHOOL):
        assert elsewhere.goto(path).status == 404
    looks_right(elsewhere, view)
    elsewhere.goto("/units?search=990102")
    expect(elsewhere.locator("main table")).to_have_count(0)
