"""The library of scales: looking, scoring by hand, bringing a scale, the second person, the ledger."""

import json

import pytest
from playwright.sync_api import expect

import steps

# Two administrators of one district, so that one can approve what the other has brought.
LOADER, APPROVER = "zhou.region", "wu.region"
PAPER = {"name": "licence.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 an invented licence"}


def wording(page, template: str, mark: str) -> dict:
    """The list of words that the page offers, filled with made-up ones."""
    with page.expect_download() as download:
        page.locator(f"a[href='/instruments/load/{template}/wording.csv']").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "place,language,text"
    filled = [lines[0]] + [f"{line}示例 {mark} {line.split(',')[0]}" for line in lines[1:]]
    return {"name": "words.csv", "mimeType": "text/csv", "buffer": "\r\n".join(filled).encode()}


def fill_licence(page, number: str) -> None:
    page.locator("input[name='licence.holder']").fill("示例单位")
    page.locator("input[name='licence.number']").fill(number)
    page.locator("input[name='licence.validFrom']").fill("2026-01-01")
    page.locator("input[name='licence.validUntil']").fill("2099-12-31")
    page.locator("input[name='proof']").set_input_files(PAPER)


@pytest.mark.two_views
def test_every_kind_of_scale_is_found_and_shown(as_person, view, looks_right):
    page = as_person(LOADER)
    page.goto("/instruments")
    expect(page.locator("#scales a[href='/instruments/phq-9']")).to_be_visible()
    scl = page.locator("#scales a[href='/instruments/scl-90']")
    expect(scl).to_be_hidden()
    page.locator("#kind-template summary").click()
    expect(scl).to_be_visible()
    looks_right(page, view)
    page.locator("input[name='search']").fill("asq")
    page.locator("form[role='search'] button").click()
    expect(page.locator("#scales tbody tr")).to_have_count(1)
    page.locator("#scales a[href='/instruments/asq']").click()
    expect(page.locator(".note").first).to_be_visible()
    looks_right(page, view)
    for scale in ("scl-90", "moca", "audit-c", "who-5"):
        page.goto(f"/instruments/{scale}")
        expect(page.locator("h1")).to_have_count(1)
        looks_right(page, view)


@pytest.mark.two_views
def test_a_sheet_is_scored_by_hand_with_the_way_shown(as_person, view, looks_right):
    page = as_person(LOADER)
    page.goto("/instruments/phq-9/try")
    looks_right(page, view)
    page.locator("summary").first.click()
    page.locator("input[name='points']").fill("3 3 3 3 3 3 3 3 1")
    page.locator("main form[action$='/try'] .btn").click()
    expect(page.locator("#result-card")).to_contain_text("25")
    expect(page.locator("#result-card .note.bad")).to_have_count(1)
    looks_right(page, view)
    page.locator("input[name='points']").fill("3 3")
    page.locator("main form[action$='/try'] .btn").click()
    expect(page.locator("#faults")).to_be_visible()
    looks_right(page, view)
    page.goto("/instruments/mmse/try")
    page.locator("input[name='entered']").fill("20")
    page.locator("select[name='education']").select_option("primary")
    page.locator("main form[action$='/try'] .btn").click()
    expect(page.locator("#result-card")).to_contain_text("20")
    looks_right(page, view)


@pytest.mark.two_views
def test_a_scale_is_brought_checked_and_approved_by_a_second_person(as_person, server, view, looks_right):
    page, mark = as_person(LOADER), str(view)
    page.goto("/instruments/load")
    looks_right(page, view)
    page.locator("a[href='/instruments/load/sdq-self']").click()
    looks_right(page, view)
    words = wording(page, "sdq-self", mark)
    page.locator("input[name='file']").set_input_files(words | {"buffer": words["buffer"][:900]})
    fill_licence(page, mark)
    page.locator("label[for='licence.electronic-box']").click()
    page.locator("main form .actions button").click()
    expect(page.locator("#faults")).to_be_visible()
    expect(page.locator("input[name='licence.number']")).to_have_value(mark)
    looks_right(page, view)
    # The words are whole now, but nobody has confirmed yet that the electronic form is allowed.
    page.locator("input[name='file']").set_input_files(words)
    page.locator("input[name='proof']").set_input_files(PAPER)
    page.locator("main form .actions button").click()
    expect(page.locator("#faults a[href='#licence.cleared']")).to_be_visible()
    page.locator("label[for='licence.cleared-box']").click()
    page.locator("input[name='file']").set_input_files(words)
    page.locator("input[name='proof']").set_input_files(PAPER)
    page.locator("main form .actions button").click()
    look = page.locator("a[href^='/instruments/approvals/']")
    expect(look).to_be_visible()
    looks_right(page, view)
    load = look.get_attribute("href")
    page.goto(load)
    expect(page.locator(f"form[action='{load}/approve']")).to_have_count(0)

    other = as_person(APPROVER)
    other.goto("/instruments/approvals")
    looks_right(other, view)
    other.goto(load)
    looks_right(other, view)
    with other.expect_download() as download:
        other.locator(f"form[action='{load}/proof'] button").click()
    assert download.value.path().read_bytes() == PAPER["buffer"]
    other.locator(f"form[action='{load}/approve'] button").click()
    expect(other.locator(f"form[action='{load}/approve']")).to_have_count(0)
    other.locator("a[href^='/instruments/0']").first.click()
    expect(other.locator(".scale-items")).to_contain_text(f"示例 {mark}")
    looks_right(other, view)


@pytest.mark.two_views
def test_the_ledger_warns_of_what_ends_soon(as_person, view, looks_right):
    page = as_person(LOADER)
    page.goto("/licences?choice=due")
    row = page.locator("#ledger tbody tr").first
    expect(row.locator(".rank.yellow")).to_contain_text("45")
    steps.open_menu(page)
    expect(page.locator(".rail a[href='/licences'] .badge")).to_be_visible()
    steps.close_menu(page)
    looks_right(page, view)
    row.locator("a[href$='/renew']").click()
    expect(page.locator("input[name='licence.validUntil']")).to_be_visible()
    looks_right(page, view)


@pytest.mark.two_views
def test_who_has_no_part_in_scales_finds_none(as_person, server):
    for account in [person.account for person in server.people() if person.role in ("classTeacher", "evaluator")]:
        page = as_person(account)
        for path in ("/instruments", "/instruments/phq-9", "/instruments/load", "/licences", "/instruments/approvals"):
            answer = page.goto(path)
            assert answer.status in (403, 404), f"{account} {path}: {answer.status}"
            assert "PHQ" not in page.content()
            twin = page.request.get(f"{server.url}/api{path}")
            assert twin.status in (401, 403, 404) and "phq-9" not in json.dumps(twin.text())
        page.goto("/me")
        expect(page.locator(".rail li a[href='/me']")).to_have_count(1)
        expect(page.locator(".rail a[href='/instruments'], .rail a[href='/licences']")).to_have_count(0)
