"""Rosters: a school's people, looked for, opened, moved, and brought by a list that says what it will do."""

import re

import pytest
from playwright.sync_api import expect

import ledger

TEACHER = "tang.teacher"
SCHOOL = "990102001-school-3"
CLASS = f"{SCHOOL}-2025-1"


@pytest.mark.two_views
def test_a_teacher_finds_opens_and_moves_a_pupil(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    page.goto("/rosters")  # one school in reach: its own page
    expect(page).to_have_url(re.compile(f"/rosters/{SCHOOL}$"))
    looks_right(page, view)
    page.locator(f"a[href='/rosters/{CLASS}']").click()
    expect(page.locator("tbody tr").first).to_contain_text("示*")
    assert "示一禾" not in page.content()
    looks_right(page, view)

    page.goto("/rosters")
    page.locator("#text").fill("示一禾")
    page.locator("form[action='/rosters/find'] button").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    assert "示一禾" not in page.url
    looks_right(page, view)
    page.locator("tbody th a").click()
    expect(page).to_have_url(re.compile("/rosters/members/[^/]+$"))
    member = page.url.rsplit("/", 1)[1]
    page.locator("form[action$='/open'] button[value='correct']").click()
    expect(page.locator("dl.pairs")).to_contain_text("示一禾")
    looks_right(page, view)
    opened = ledger.rows(
        server, "SELECT id FROM audit_line WHERE use_case = 'OpenMember' AND reason = 'correct' "
                f"AND subject = 'member {member}'")
    assert opened

    before = place_of(server, member)
    other = CLASS if before != CLASS else f"{SCHOOL}-2025-2"
    page.locator("details.act summary").first.click()
    page.locator("#change-unit").select_option(other)
    with page.expect_navigation():
        page.locator("form[action$='/change'] button").click()
    assert place_of(server, member) == other
    page.locator("details.act summary").last.click()
    page.locator("form[action$='/gone'] button").click()
    looks_right(page, view)
    page.locator("form[action$='/back'] button").click()
    expect(page.locator("form[action$='/change']")).to_have_count(1)


@pytest.mark.two_views
def test_a_list_says_whom_it_brings_and_whom_it_moves(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    page.goto("/rosters/import")
    looks_right(page, view)
    rows = [
        f"新来 {view},2013-01-02,,{view},2025,3", "例小春,2013-01-01,,20250201,2025,4", "例小夏,2013-06-08,,20250202,2025,2",
        "号错,2012-03-04,990102201203040029,,2025,1", "没班,2012-03-04,,,2025,77"]
    listed = "\ufeff姓名,出生日期,身份证号,学号,年级,班级\r\n" + "\r\n".join(rows) + "\r\n"
    page.locator("#file").set_input_files({"name": "m.csv", "mimeType": "text/csv", "buffer": listed.encode()})
    page.locator("form[action='/rosters/import'] button").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("section[aria-labelledby='said'] li")).to_have_count(3 if view.language == "zh-Hans" else 2)
    looks_right(page, view)
    page.locator("form[action$='/confirm'] button").click()
    # A list that waits for its confirmation can be discarded as well.
    expect(page.locator("form[action$='/confirm']")).to_have_count(0)
    expect(page.locator("form[action$='/discard']")).to_be_visible()
    page.goto(f"/rosters/{SCHOOL}-2025-3")
    expect(page.locator("tbody tr").first).to_contain_text("新*")


@pytest.mark.two_views
def test_what_is_wrong_with_somebody_is_told_at_the_field(as_person, view, looks_right):
    page = as_person(TEACHER)
    page.goto(f"/rosters/{CLASS}")
    page.locator("details.act summary").click()
    page.locator("#add-name").fill(f"示小禾 {view.width}")
    page.locator("#add-idNumber").fill("990102201203040029")
    page.locator("form[action$='/add'] button").click()
    expect(page.locator("#add-idNumber-fault")).to_be_visible()
    expect(page.locator("#add-name")).to_have_value(f"示小禾 {view.width}")
    looks_right(page, view)
    # Each view brings somebody of its own; both numbers are invented.
    page.locator("#add-idNumber").fill("990102201203040028" if view.width < 600 else "99010220120304001X")
    page.locator("form[action$='/add'] button").click()
    expect(page).to_have_url(re.compile("/rosters/members/"))


def place_of(server, member: str) -> str:
    [(unit,)] = ledger.rows(server, f"SELECT unit FROM member WHERE id = '{member}'")
    return unit
