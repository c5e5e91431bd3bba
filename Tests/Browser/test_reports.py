"""The report of a screening that is over: county, school, grade, and a file to take away."""

import csv
import io
import json
import re
import subprocess
import unicodedata
import zipfile

import pytest
from playwright.sync_api import expect

import ledger
from doors import Somebody
from report_rows import CAMPAIGN, draw, fill, until_drawn

READER = "zhou.region"
FORMULA = "=1+1"


@pytest.fixture(scope="module")
def server(new_house):
    """A county with four schools that have answered; a house of its own, because other tests count sheets."""
    house = new_house()
    fill(house, 2_400, 4)
    draw(house)
    return house


def squeezed(text: str) -> str:
    """Without blanks, and each sign as it is typed: a printed page calls some by the names of their radicals."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed(page, folder) -> str:
    """What a printer makes of the page, read by another program; on A4, because the style sheet asks for it."""
    paper = folder / "page.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    told = subprocess.run(["pdfinfo", "-box", paper], capture_output=True, check=True, text=True).stdout
    assert re.search(r"MediaBox:\s+0\.00\s+0\.00\s+59[45]\.\d+\s+84[12]\.\d+", told), told
    words = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, check=True, text=True).stdout
    return squeezed(words)


def prints_its_tables_alone(page, folder) -> None:
    paper = printed(page, folder)
    shares = [text for text in page.locator(".report td.num").all_text_contents() if re.fullmatch(r"[\d.]+%", text)]
    assert len(shares) >= 4 and [share for share in shares if share not in paper] == []
    body = squeezed(" ".join(page.locator("main, .bar").all_text_contents()))
    ways = [squeezed(text) for text in page.locator(".rail .menu, .rail a:not(.brand)").all_text_contents()]
    # Only names that the page itself does not speak of as well.
    ways = [way for way in ways if way not in body]
    assert len(ways) >= 4 and [way for way in ways if way in paper] == []


def tells_why_sheets_gave_no_result(page, server) -> None:
    """Beside the bands of each of the two scales: a bar for each reason, and the same shares in the table below."""
    [(left_out,)] = ledger.rows(server, """
        SELECT COUNT(*) FROM sheet
        WHERE id LIKE 'gad-7-%' AND (too_fast OR straight_line OR inconsistent OR band IS NULL)""")
    titles = page.locator(".report h3[id^='reasons-']")
    expect(titles).to_have_count(2)
    for title in titles.all():
        name = title.get_attribute("id")
        bars, rows = page.locator(f"#{name} + p + .bars li"), page.locator(f"[aria-labelledby='{name}'] tbody tr")
        # Too fast, one line, against itself, and no band: each of enough people to be told.
        expect(rows).to_have_count(4)
        people, shares = (rows.locator(f"td:nth-of-type({place})").all_text_contents() for place in (1, 2))
        assert sum(map(int, people)) == int(left_out) and min(map(int, people)) >= 10
        assert bars.locator("b").all_text_contents() == shares
        assert abs(sum(float(share.rstrip("%")) for share in shares) - 100) < 0.3
        for bar in bars.locator("rect").all():
            expect(bar).to_be_visible()


@pytest.mark.two_views
def test_a_report_is_read_from_the_county_down_to_the_grade(as_person, server, view, looks_right, tmp_path):
    page = as_person(READER)
    page.goto("/reports")
    page.locator("a[href='/norms']").click()
    expect(page.locator("#norms tbody tr")).to_have_count(2)
    looks_right(page, view)
    page.locator("main a[href='/reports']").first.click()
    page.locator("#reports tbody a").first.click()
    expect(page.locator(".report table")).not_to_have_count(0)
    expect(page.locator(".report h3[id^='norm-']")).to_have_count(2)
    tells_why_sheets_gave_no_result(page, server)
    looks_right(page, view)
    prints_its_tables_alone(page, tmp_path)
    page.locator("section[aria-labelledby='parts'] tbody a").first.click()
    expect(page.locator("section[aria-labelledby='parts'] tbody a")).not_to_have_count(0)
    looks_right(page, view)
    page.locator("details.fold > summary").click()
    with page.expect_download() as told:
        page.locator("#reason").fill("区里的例会")
        page.locator("#format").select_option("csv")
        page.locator("details.fold form button").click()
    assert "zhou.region" in told.value.path().read_text(encoding="utf-8-sig")
    page.locator(f"a[href='/reports/{CAMPAIGN}/exports']").click()
    expect(page.locator("#exports tbody tr").first).to_contain_text("区里的例会")
    looks_right(page, view)


def calculates_nothing(table: bytes, book: bytes) -> None:
    """No cell of a list begins as a formula does, and a workbook holds the same as text."""
    cells = [cell for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))) for cell in row]
    assert "'" + FORMULA in cells, "the name that begins as a formula stands in the list"
    # What is less than nothing has a minus sign of its own (U+2212), so that no hyphen is let through either.
    assert [cell for cell in cells if cell and cell[0] in "=+-@\t\r＝＋－＠"] == []
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        pages = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        texts = pages + [parts.read(name).decode() for name in parts.namelist() if name == "xl/sharedStrings.xml"]
    assert pages and [page for page in pages if re.search(r"<f[ >/]", page)] == []
    assert any(re.search(rf"<t[^>]*>{re.escape(FORMULA)}</t>", text) for text in texts)


def test_a_file_is_taken_only_with_a_reason_and_calculates_nothing(server):
    reader = Somebody(server, server.person(READER))
    path = f"/reports/{CAMPAIGN}/export"
    status, told = reader.form(path, {"format": "csv", "reason": " "})
    assert status == 422 and "reason-fault" in told
    before = int(ledger.rows(server, "SELECT COUNT(*) FROM report_export")[0][0])
    # A school of this name is a part of the county, and so a cell of the list.
    [(chinese, english)] = ledger.rows(server, "SELECT name_zh, name_en FROM unit WHERE code = 'bench-0'")
    ledger.change(server, f"UPDATE unit SET name_zh = '{FORMULA}', name_en = '{FORMULA}' WHERE code = 'bench-0'")
    taken = {kind: reader.file(path, {"format": kind, "reason": "例会"}) for kind in ("csv", "xlsx", "pdf")}
    ledger.change(
        server, f"UPDATE unit SET name_zh = '{chinese}', name_en = '{english}' WHERE code = 'bench-0'")
    calculates_nothing(taken["csv"], taken["xlsx"])
    assert taken["pdf"].startswith(b"%PDF")
    rows = ledger.rows(server, "SELECT reason, made_by FROM report_export ORDER BY id")
    assert len(rows) == before + 3 and rows[-1] == ("例会", READER)


@pytest.mark.two_views
def test_a_drawing_that_has_stopped_is_told_of_and_goes_on(as_person, server, view, looks_right):
    # As if the last step had been tried ten times in vain; nothing of what is written down is touched.
    ledger.change(server, f"""UPDATE report_edition SET step = 'showing', drawn_at = NULL, stopped_at = begun_at
        WHERE campaign = '{CAMPAIGN}'""")
    page = as_person(READER)
    page.goto("/reports")
    page.locator("section[aria-labelledby='stopped'] a").first.click()
    looks_right(page, view)
    page.goto(f"/reports/{CAMPAIGN}")
    page.locator(f"form[action='/reports/{CAMPAIGN}/drawing'] button").click()
    expect(page.locator(f"form[action='/reports/{CAMPAIGN}/drawing']")).to_have_count(0)
    until_drawn(server)
    page.goto(f"/reports/{CAMPAIGN}/drawing")
    expect(page.locator(".report table")).not_to_have_count(0)


@pytest.mark.two_views
def test_advice_to_officials_is_written_by_one_and_agreed_to_by_another(as_person, server, view, looks_right):
    path, advice = f"/reports/{CAMPAIGN}/advisory", f"请教育局在每所学校配两名心理老师。（{view}）"
    page = as_person(READER)
    page.goto(f"/reports/{CAMPAIGN}")
    page.locator(f"a[href='{path}']").click()
    expect(page.locator("section[aria-labelledby='state'] li")).not_to_have_count(0)
    looks_right(page, view)
    form = page.locator("details.fold", has=page.locator("#advice"))
    if form.get_attribute("open") is None:
        form.locator("> summary").click()
    page.locator("#advice").fill("有 3 名学生需要住院。")
    form.locator("form button").click()
    expect(page.locator("#advice-fault")).to_be_visible()
    looks_right(page, view)
    page.locator("#advice").fill(advice)
    page.locator("details.fold", has=page.locator("#advice")).locator("form button").click()
    expect(page.locator(f"form[action='{path}/approval']")).to_have_count(0)
    expect(page.locator("section[aria-labelledby='waiting']")).to_contain_text(advice)

    second = as_person("wu.region")
    second.goto(path)
    looks_right(second, view)
    second.locator(f"form[action='{path}/approval'] button").click()
    expect(second.locator("section[aria-labelledby='in-force']")).to_contain_text(advice)
    second.locator("details.fold", has=second.locator("#reason")).locator("> summary").click()
    looks_right(second, view)


def test_a_paper_for_officials_is_taken_with_a_reason_and_says_who_took_it(server, tmp_path):
    writer, second = (Somebody(server, server.person(name)) for name in (READER, "wu.region"))
    path = f"/reports/{CAMPAIGN}/advisory"
    assert writer.form(path, {"advice": "请每学期办两次家长讲座。"})[0] == 303
    status, told = writer.json("GET", path)
    assert status == 200
    version = json.loads(told)["versions"][0]["version"]
    assert writer.form(f"{path}/approval", {"version": version})[0] == 409
    assert second.form(f"{path}/approval", {"version": version})[0] == 303
    assert second.form(f"{path}/paper", {"reason": " "})[0] == 422
    assert second.form(f"{path}/paper", {"reason": "例会"})[0] == 200
    rows = ledger.rows(server, "SELECT format, reason, made_by FROM report_export ORDER BY id")
    assert rows[-1] == (f"advisory pdf {version}", "例会", "wu.region")
