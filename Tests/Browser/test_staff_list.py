"""A staff list: looked at, confirmed, its links downloaded once, with a reason."""

import csv
import io
import re
import time

import pytest
from playwright.sync_api import expect

import ledger
import steps
import town
from doors import Somebody
from views import SHORT

ADMINISTRATOR = "zhou.region"
IMPORT = "/people/import"


def listed(*rows: tuple[str, str, str]) -> bytes:
    lines = ["姓名,岗位,地区代码", *(",".join(row) for row in rows)]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


@pytest.mark.two_views
@pytest.mark.both_engines
def test_a_staff_list_ends_in_links_that_are_given_out_once(as_person, server, view, looks_right):
    name = f"新同事 {view}"
    page = as_person(ADMINISTRATOR)
    page.goto("/people")
    page.locator(f"a[href='{IMPORT}']").click()
    looks_right(page, view)
    rows = [(f"{name} 一", "心理咨询师", town.QINGTONG), (f"=1+1 {name}", "网格员", town.QINGTONG),
            (f"{name} 三", "国王", town.QINGTONG), (f"{name} 四", "网格员", town.SOUTH_HILLS)]
    page.locator("#file").set_input_files({"name": "staff.csv", "mimeType": "text/csv", "buffer": listed(*rows)})
    page.locator(f"form[action='{IMPORT}'] button").click()
    expect(page).to_have_url(re.compile(r"/people/import/[0-9a-f-]{36}$"))
    looks_right(page, view)
    expect(page.locator("tbody tr")).to_have_count(2)
    assert not people(server, name), "somebody was invited before it was confirmed"

    page.locator("form[action$='/confirm'] button").click()
    links = page.locator("a[href$='/links']")
    expect(links).to_be_visible()
    looks_right(page, view)
    assert len(people(server, name)) == 2
    links.click()
    looks_right(page, view)
    page.locator("#reason").fill("发给各学校")
    with page.expect_download() as download:
        page.locator("button[value='csv']").click()
    written = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert sorted(row[0] for row in written[1:]) == sorted([f"{name} 一", f"'=1+1 {name}"])
    page.reload()
    expect(page.locator("#reason")).to_have_count(0)
    looks_right(page, view)

    address = next(cell for cell in written[1] if "/join/" in cell)
    page.goto(address)
    expect(page.locator("#login")).to_be_visible()


def people(house, name: str) -> list:
    return ledger.rows(house, f"SELECT id FROM account WHERE is_invited AND display_name LIKE '%{name}%'")


@pytest.mark.parametrize("account", ["wang.class", "ning.hills", "fang.evaluate"])
def test_who_may_not_invite_finds_nothing_there(server, account):
    maker = Somebody(server, server.person(ADMINISTRATOR))
    status, place = maker.upload(IMPORT, "staff.csv", listed(("某人", "网格员", town.QINGTONG)))
    assert status == 303, place
    stranger = Somebody(server, server.person(account))
    for path in (IMPORT, place, f"{place}/rest", f"{place}/links"):
        assert stranger.page(path)[0] in (403, 404)
        assert stranger.json("GET", path)[0] in (401, 403, 404)
    for path in (f"{place}/confirm", f"{place}/discard"):
        assert stranger.form(path, {})[0] in (403, 404)
    assert stranger.form(f"{place}/links", {"reason": "x"})[0] in (403, 404)
    assert maker.page(place)[0] == 200


PEOPLE = 3_000  # six blocks of five hundred, of which the kill meets one of the first
LEASE_MINUTES = 1  # a job that was in the hands of a killed process is taken again after that
PATIENCE_SECONDS = 300


@pytest.fixture(params=["sqlite", "postgres"])
def house(request, new_house, moved):
    """A house of its own: it is killed on the way. By a clock of its own, the lease of its job is over at once."""
    database = request.getfixturevalue("postgres").fresh() if request.param == "postgres" else None
    return new_house(database, moved.settings)


def test_a_staff_list_goes_on_after_a_kill_and_invites_each_person_once(house, moved, open_page):
    page, name = open_page(SHORT[0], house.url), "断电同事"
    steps.step_in(page, house.person(ADMINISTRATOR), SHORT[0])
    page.goto(IMPORT)
    rows = [(f"{name} {number}", "网格员", town.QINGTONG) for number in range(PEOPLE)]
    page.locator("#file").set_input_files({"name": "staff.csv", "mimeType": "text/csv", "buffer": listed(*rows)})
    page.set_default_navigation_timeout(PATIENCE_SECONDS * 1_000)
    page.locator(f"form[action='{IMPORT}'] button").click()
    expect(page).to_have_url(re.compile(r"/people/import/[0-9a-f-]{36}$"), timeout=PATIENCE_SECONDS * 1_000)
    place = page.url
    page.locator("form[action$='/confirm'] button").click(no_wait_after=True)
    wait(lambda: people(house, name))
    house.kill()
    before = len(people(house, name))
    assert 0 < before < PEOPLE, "the kill came too late to prove anything"
    moved.forward(minutes=LEASE_MINUTES + 1)
    house.start()

    # The page that told how far it is tells it again, and comes to its end by itself.
    page.goto(place)
    links = page.locator("a[href$='/links']")
    expect(links).to_be_visible(timeout=PATIENCE_SECONDS * 1_000)
    invited = f"SELECT id FROM account WHERE is_invited AND display_name LIKE '{name}%'"
    assert len(ledger.rows(house, invited)) == PEOPLE
    assert len(ledger.rows(house, f"SELECT DISTINCT display_name FROM account WHERE id IN ({invited})")) == PEOPLE
    for table in ("post", "account_link"):
        owners = ledger.rows(house, f"SELECT account FROM {table} WHERE account IN ({invited})")
        assert len(owners) == len(set(owners)) == PEOPLE, f"{table} lost or doubled somebody"

    links.click()
    page.locator("#reason").fill("发给各学校")
    with page.expect_download(timeout=PATIENCE_SECONDS * 1_000) as download:
        page.locator("button[value='csv']").click()
    given = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))[1:]
    assert len(given) == len({row[0] for row in given}) == PEOPLE, "a link was lost or doubled"


def wait(is_so) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "it did not come to its end in time"
        time.sleep(0.05)
