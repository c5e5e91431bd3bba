"""The self-check in a nation: nobody scrolls through 660,000 places, and nobody needs to name one."""

import re

import pytest
from playwright.sync_api import expect

import ledger
import steps
import town

PROVINCE, VILLAGE = "810000000000", "811111101230"
SCREENFUL = 200  # as many places as one list holds; ChoosePlace.atMost


def places():
    """Provinces enough for a choice, one of them too large for one list: code and name."""
    for province in range(81, 90):
        yield f"{province}0000000000", f"第{province}省"
    for city in range(11, 71):
        yield f"81{city}00000000", f"乙{city}市"
        for county in range(11, 14):
            yield f"81{city}{county}000000", f"丙{city}{county}县"
    for township in range(101, 105):
        yield f"811111{township}000", f"丁{township}镇"
        for village in range(201, 280):
            code = f"811111{township}{village}"
            yield code, "梨花村" if code == VILLAGE else f"村{township}{village}"


@pytest.fixture(scope="module")
def server(new_house, tmp_path_factory):
    """A demo that has read the list of a nation beside its own city."""
    house = new_house()
    file = tmp_path_factory.mktemp("list") / "nation.csv"
    file.write_text("代码,名称\n" + "".join(f"{code},{name}\n" for code, name in places()), encoding="utf-8")
    told = house.command("regions", "import", str(file), "--demo")
    assert told.returncode == 0, told.stderr
    # The demo has told its home, so nothing is asked of whoever runs it.
    assert told.stderr == ""
    return house


def offered(page):
    return page.locator("#region option").count()


def step(page, kind):
    page.locator(f"button[name='place'][value='{kind}']").click()


@pytest.fixture
def before(page, view):
    """The page before the first question, with all but the place filled in."""
    steps.go_home(page, view)
    page.locator("a.door.mood").click()
    steps.choose(page, "ageGroup", "18-59")
    steps.choose(page, "agree", "yes")
    return page


@pytest.mark.two_views
def test_a_resident_steps_down_to_their_village(before, view, server, looks_right):
    page, known = before, sheets(server, VILLAGE)
    looks_right(page, view)
    for place in (PROVINCE, "811100000000", "811111000000", "811111101000"):
        assert offered(page) <= SCREENFUL + 2
        page.locator("#region").select_option(place)
        step(page, "inside")
        expect(page.locator("input[name='within']")).to_have_value(place)
        # What was given already is still there.
        expect(page.locator("input[name='ageGroup'][value='18-59']")).to_be_checked()
    looks_right(page, view)
    page.locator("#region").select_option(VILLAGE)
    page.locator("main form .actions button.btn").last.click()
    expect(page).to_have_url(re.compile(r"/sheet(\?|$)"))
    assert sheets(server, VILLAGE) == known + 1


@pytest.mark.two_views
def test_a_resident_finds_their_village_by_name(before, view, looks_right):
    page = before
    page.locator("#place-name").fill("梨花")
    page.locator("#place-name").press("Enter")
    found = page.locator(f"#region option[value='{VILLAGE}']")
    expect(found).to_have_text("第81省 / 乙11市 / 丙1111县 / 丁101镇 / 梨花村")
    assert not re.search(r"\d{12}", page.locator("#region").inner_text()), "codes are for offices"
    looks_right(page, view)
    step(page, "top")
    expect(page.locator(f"#region option[value='{PROVINCE}']")).to_have_count(1)


@pytest.mark.two_views
def test_who_names_no_place_is_looked_after_by_the_home_of_the_house(before, view, server):
    page, known = before, sheets(server, town.CITY)
    page.locator("main form .actions button.btn").last.click()
    expect(page).to_have_url(re.compile(r"/sheet(\?|$)"))
    assert sheets(server, town.CITY) == known + 1


def sheets(house, place):
    [(count,)] = ledger.rows(house, f"SELECT COUNT(*) FROM sheet WHERE region = '{place}'")
    return int(count)
