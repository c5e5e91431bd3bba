"""Whoever looks around in the demo finds each room lived in."""

import pytest
from playwright.sync_api import expect

import town
from east_lake import SCHOOL

TEACHER, OFFICE, COUNTY = "tang.teacher", "xia.school", "zhou.region"
ROOMS = [
    (TEACHER, "/care"), (TEACHER, "/care/visits"), (TEACHER, f"/lessons/{SCHOOL}"), (town.EAST_LAKE_LEAD, "/protection"),
    (OFFICE, "/rights"), (COUNTY, "/breaches"),
]


@pytest.fixture
def server(house_of_its_own):
    """Nobody else has lived in it."""
    return house_of_its_own


@pytest.mark.two_views
def test_every_room_of_the_demo_is_lived_in(as_person, server, view, looks_right):
    for account, room in ROOMS:
        page = as_person(account)
        page.goto(room)
        expect(page.locator("main tbody tr").first).to_be_visible()
        expect(page.locator("main .empty")).to_have_count(0)
        looks_right(page, view)
