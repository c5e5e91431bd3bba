"""Lists that people bring: looked at, confirmed, carried out; wrong files, wrong people, and a kill in the middle."""

import io
import re
import time
import zipfile

import pytest
from playwright.sync_api import expect

import ledger
import town
from doors import Somebody

ADMINISTRATOR = "zhou.region"
IMPORT = "/units/import"


def listed(*rows: tuple[str, str, str]) -> bytes:
    lines = ["单位名称,单位类型,地区代码", *(",".join(row) for row in rows)]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def bring(page, content: bytes, name: str = "units.csv") -> None:
    page.goto(IMPORT)
    page.locator("#file").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    page.locator(f"form[action='{IMPORT}'] button").click()


def confirm(page) -> None:
    """Until the list is carried out. Only before that there is something to confirm, only while it is carried out
    nothing to discard."""
    page.locator("form[action$='/confirm'] button").click()
    expect(page.locator("form[action$='/confirm']")).to_have_count(0)
    expect(page.locator("form[action$='/discard']")).to_be_visible()


def units(house, name: str) -> int:
    return len(ledger.rows(house, f"SELECT code FROM unit WHERE name_zh LIKE '{name}%'"))


@pytest.mark.two_views
@pytest.mark.both_engines
def test_a_list_is_looked_at_confirmed_and_carried_out(as_person, server, view, looks_right):
    name = f"试点学校 {view}"
    page = as_person(ADMINISTRATOR)
    page.goto(IMPORT)
    looks_right(page, view)
    bring(page, listed((f"{name} 一", "school", town.QINGTONG), (f"{name} 二", "中小学", town.QINGTONG),
                       ("", "palace", "12"), ("别处的学校", "school", town.SOUTH_HILLS)))
    expect(page).to_have_url(re.compile(r"/units/import/[0-9a-f-]{36}$"))
    expect(page.locator("tbody tr")).to_have_count(2)
    assert units(server, name) == 0, "something was written before it was confirmed"
    looks_right(page, view)

    with page.expect_download() as download:
        page.locator("a[href$='rest?format=csv']").click()
    mended = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in mended[1:]] == ["", "别处的学校"]

    confirm(page)
    looks_right(page, view)
    assert units(server, name) == 2
    page.locator("form[action$='/discard'] button").click()
    expect(page).to_have_url(re.compile(f"{IMPORT}$"))


class Held:
    """The one sending of a list, held twice: before it leaves the browser, and before its answer comes."""

    def __init__(self, page):
        self.paused: list[str] = []
        self._page = page
        self._session = page.context.new_cdp_session(page)
        self._session.on("Fetch.requestPaused", lambda event: self.paused.append(event["requestId"]))
        stages = [{"urlPattern": f"*{IMPORT}", "requestStage": stage} for stage in ("Request", "Response")]
        self._session.send("Fetch.enable", {"patterns": stages})

    def let_go(self) -> None:
        end = time.monotonic() + 10
        while not self.paused:
            assert time.monotonic() < end, "nothing came to be let go"
            self._page.wait_for_timeout(20)
        self._session.send("Fetch.continueRequest", {"requestId": self.paused.pop(0)})


@pytest.mark.four_views
def test_a_list_says_how_far_it_is_while_it_is_sent_and_looked_through(as_person, view, looks_right):
    page = as_person(ADMINISTRATOR)
    page.goto(IMPORT)
    form = page.locator(f"form[action='{IMPORT}']")
    bar, words = form.locator("progress"), form.locator("[role=status]")
    expect(bar).to_be_hidden()
    looks_right(page, view)
    if view.script:
        sent = []
        page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
        held = Held(page)
        form.locator("#file").set_input_files({
            "name": "units.csv", "mimeType": "text/csv", "buffer": listed((f"等着的学校 {view}", "school", town.QINGTONG))})
        form.locator("button").click()
        expect(bar).to_be_visible()
        expect(words).to_have_text(form.get_attribute("data-sending"))
        expect(form.locator("button")).to_have_attribute("aria-disabled", "true")
        form.evaluate("form => form.requestSubmit()")
        held.let_go()
        expect(words).to_have_text(form.get_attribute("data-looking"))
        assert bar.get_attribute("value") is None, "how long it takes is not known"
        looks_right(page, view)
        form.evaluate("form => form.requestSubmit()")
        held.let_go()
        expect(page).to_have_url(re.compile(r"/units/import/[0-9a-f-]{36}$"))
        assert len(sent) == 1 and not held.paused, "sent twice"
    else:
        bring(page, listed((f"等着的学校 {view}", "school", town.QINGTONG)))
        expect(page).to_have_url(re.compile(r"/units/import/[0-9a-f-]{36}$"))
    expect(page.locator("form[action$='/confirm'] button")).to_be_visible()
    looks_right(page, view)


@pytest.mark.four_views
def test_a_refused_list_is_answered_by_the_same_page_in_every_view(as_person, view, looks_right):
    page = as_person(ADMINISTRATOR)
    page.goto(IMPORT)
    title = page.title()
    bring(page, b"\x89PNG\r\n\x1a\n")
    expect(page.locator("#faults")).to_be_focused()
    expect(page).to_have_title(title)
    expect(page.locator("#file")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(f"form[action='{IMPORT}'] progress")).to_be_hidden()
    looks_right(page, view)
    bring(page, listed((f"改好的学校 {view}", "school", town.QINGTONG)))
    expect(page).to_have_url(re.compile(r"/units/import/[0-9a-f-]{36}$"))


@pytest.mark.two_views
def test_a_wrong_file_is_told_where_it_was_chosen(as_person, server, view, looks_right):
    page = as_person(ADMINISTRATOR)
    before = len(ledger.rows(server, "SELECT code FROM unit"))
    for content in wrong_files():
        bring(page, content)
        fault = page.locator("#faults")
        expect(fault).to_be_visible()
        expect(page).to_have_url(re.compile(f"{IMPORT}$"))
    looks_right(page, view)
    assert len(ledger.rows(server, "SELECT code FROM unit")) == before


def wrong_files() -> list[bytes]:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook>" + " " * (40 << 20) + "</workbook>")
    return [
        b"", b"\x89PNG\r\n\x1a\n", "单位名称,单位类型".encode("utf-16"), b"name\x00,kind,region\n",
        (",".join(["x"] * 200) + "\n").encode(), "单位名称,单位类型,地区代码\n\"cut in the".encode(), bomb.getvalue()]


@pytest.mark.parametrize("account", ["wang.class", "ning.hills", "fang.evaluate"])
def test_who_may_not_import_finds_nothing_there(server, account):
    maker = Somebody(server, server.person(ADMINISTRATOR))
    status, place = maker.upload(IMPORT, "units.csv", listed(("某校", "school", town.QINGTONG)))
    assert status == 303, place
    stranger = Somebody(server, server.person(account))
    for path in (IMPORT, place, f"{place}/rest"):
        assert stranger.page(path)[0] in (403, 404)
        assert stranger.json("GET", path)[0] in (401, 403, 404)
    for path in (f"{place}/confirm", f"{place}/discard"):
        assert stranger.form(path, {})[0] in (403, 404)
    assert stranger.upload(IMPORT, "units.csv", listed(("某校", "school", town.QINGTONG)))[0] == 403
    assert maker.page(place)[0] == 200


SCHOOL_ADMINISTRATOR = "xia.school"


@pytest.mark.two_views
def test_a_school_brings_its_own_classes_and_no_others(as_person, server, view, looks_right):
    year = {390: 2021, 1280: 2022}[view.width]  # the demo has other grades
    page = as_person(SCHOOL_ADMINISTRATOR)
    page.goto("/units")
    expect(page.locator(f"main a[href='{IMPORT}']")).to_have_count(0)
    page.locator("main a[href='/classes/import']").click()
    looks_right(page, view)
    rows = [("示例市第三中学", f"{year} 级", "1 班"), ("示例市第三中学", f"{year} 级", "（2）班"), ("别人的中学", str(year), "1")]
    content = "学校,年级,班级\r\n" + "\r\n".join(",".join(row) for row in rows)
    page.locator("#file").set_input_files({"name": "classes.csv", "mimeType": "text/csv", "buffer": content.encode()})
    page.locator("form[action='/classes/import'] button").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    looks_right(page, view)
    confirm(page)
    added = ledger.rows(server, f"SELECT code FROM unit WHERE kind = 'class' AND code LIKE '%-{year}-%'")
    assert sorted(code for code, in added) == [f"990102001-school-3-{year}-{number}" for number in (1, 2)]


@pytest.mark.two_views
def test_a_list_that_was_stopped_says_why_and_goes_on(as_person, server, view, looks_right):
    page = as_person(ADMINISTRATOR)
    bring(page, listed((f"停下的学校 {view}", "school", town.QINGTONG)))
    confirm(page)
    # As after ten attempts in vain; how it comes to that is tested where the clock can be turned.
    draft = page.url.rsplit("/", 1)[1]
    ledger.change(server, f"UPDATE import_draft SET state = 'running', stopped_for = 'other' WHERE id = '{draft}'")
    page.reload()
    looks_right(page, view)
    page.locator("form[action$='/resume'] button").click()
    expect(page.locator("form[action$='/resume']")).to_have_count(0)
    expect(page.locator(".note")).to_be_visible()
    assert units(server, f"停下的学校 {view}") == 1


ROWS = 5_000  # ten blocks of five hundred, of which the kill meets one of the first
LEASE_MINUTES = 1  # a job that was in the hands of a killed process is taken again after that
PATIENCE_SECONDS = 300


def test_a_list_goes_on_after_a_kill_and_writes_each_row_once(new_house, moved):
    house = new_house(settings=moved.settings)
    maker = Somebody(house, house.person(ADMINISTRATOR))
    rows = [(f"重启学校 {number}", "school", town.QINGTONG) for number in range(ROWS)]
    status, place = maker.upload(IMPORT, "units.csv", listed(*rows))
    assert status == 303, place
    assert maker.form(f"{place}/confirm", {})[0] == 303
    wait(lambda: units(house, "重启学校") > 0)
    house.kill()
    before = units(house, "重启学校")
    assert 0 < before < ROWS, "the kill came too late to prove anything"
    moved.forward(minutes=LEASE_MINUTES + 1)
    house.start()
    wait(lambda: ledger.rows(house, "SELECT state FROM import_draft") == [("done",)])
    assert units(house, "重启学校") == ROWS
    [(steps_written,)] = ledger.rows(
        house, "SELECT COUNT(*) FROM unit_status WHERE unit IN (SELECT code FROM unit WHERE name_zh LIKE '重启学校%')")
    assert int(steps_written) == ROWS


def wait(is_so) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, "it did not come to its end in time"
        time.sleep(0.05)
