"""Paper and people who do not type: class sheets to print, papers keyed twice, questions read aloud."""

import json
import re
import subprocess

import pytest
from playwright.sync_api import expect

import ledger

FIRST, SECOND = "tang.teacher", "he.teacher"
# Other walks of the same house have campaigns of their own.
DEMO = re.compile("中小学年度普查|yearly school screening")
QUESTION, YES = "c-ssrs-screener.1", "yes"  # of the demo's made-up scale: an answer that calls for help


@pytest.fixture
def codes(server, view):
    """Two of the demo's class for each view, from its end, where no other walk takes any."""
    all_of_them = json.loads((server.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"]
    return all_of_them[-2:] if view.script else all_of_them[-4:-2]


def text_of(path) -> str:
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout


@pytest.mark.two_views
def test_a_class_sheet_is_printed_with_a_reason(as_person, view, looks_right):
    page = as_person(FIRST)
    page.goto("/campaigns")
    page.locator("#campaigns tbody a", has_text=DEMO).first.click()
    page.locator("a[href$='/participants']").click()
    page.locator(".chips a").nth(1).click()
    expect(page).to_have_url(re.compile("unit="))
    page.locator("#print summary").click()
    looks_right(page, view)
    page.locator("#print input[name='reason']").fill("周三发放")
    with page.expect_download() as download:
        page.locator("form[action$='/class-sheet'] button").click()
    told = text_of(download.value.path())
    assert "示一禾" in told and "周三发放" not in told
    assert len(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", told)) % 2 == 0, "each stands on the list and on a slip"
    page.reload()
    expect(page.locator("#print li").first).to_contain_text("周三发放")


@pytest.mark.two_views
def test_a_paper_is_keyed_twice_and_looked_at_once_more(as_person, server, view, looks_right, codes):
    first = as_person(FIRST)
    first.goto("/entry")
    looks_right(first, view)
    first.locator("#campaigns a", has_text=DEMO).first.click()
    first.locator("#code").fill("AAAA-AAAA")
    first.locator("button[formaction$='/paper']").click()
    expect(first.locator("#code")).to_have_attribute("aria-invalid", "true")
    looks_right(first, view)
    first.locator("#code").fill(codes[0])
    first.locator("button[formaction$='/paper']").click()
    expect(first.locator("#item-1")).to_be_visible()
    looks_right(first, view)
    paper = first.url
    alerts = len(ledger.rows(server, "SELECT id FROM alert"))
    key(first, second_option=1, is_grave=True)
    assert len(ledger.rows(server, "SELECT id FROM alert")) == alerts + 1
    expect(first.locator(".note.bad .lines")).to_be_visible()
    assert "?" not in first.url, "nothing of how somebody is stands in an address"
    looks_right(first, view)

    second = as_person(SECOND)
    second.goto(paper)
    expect(second.locator("fieldset input:checked[value='-']").first).to_be_checked()
    key(second, second_option=2, is_grave=True)
    expect(second.locator("form[action$='/settle'] fieldset")).to_have_count(1)
    looks_right(second, view)
    second.locator("form[action$='/settle'] .choice label").first.click()
    with second.expect_navigation():
        second.locator("form[action$='/settle'] button").click()
    expect(second.locator("form")).to_have_count(second.locator("header form, nav form").count())
    [(state,)] = ledger.rows(
        server, f"SELECT finished_at IS NOT NULL FROM sitting WHERE id = '{paper.rsplit('/', 1)[1]}'")
    assert state


def key(page, second_option: int, is_grave: bool) -> None:
    """All sheets of a paper; the second question of the first one as somebody may misread it."""
    page.locator("#item-2 .choice label").nth(second_option).click()
    while page.locator("form[action$='/key']").count():
        answer = page.locator(f"[data-item='{QUESTION}'] .choice:has(input[value='{YES}']) label")
        if is_grave and answer.count():
            answer.click()
        # A page that has not come yet has no form, and would pass for the last one.
        with page.expect_navigation():
            page.locator("form[action$='/key'] .actions button").click()


@pytest.mark.two_views
def test_questions_are_read_aloud_on_a_phone(as_person, view, looks_right, codes):
    page = as_person(FIRST)
    page.goto("/entry")
    page.locator("#campaigns a", has_text=DEMO).first.click()
    page.locator("#code").fill(codes[1])
    page.locator("form[action$='/interview'] button").first.click()
    expect(page.locator(".aloud h1")).to_be_visible()
    looks_right(page, view)
    page.goto("/sitting/sheet/3/all")
    page.locator(f"[data-item='{QUESTION}'] .choice:has(input[value='{YES}']) label").click()
    if not view.script:
        page.locator("form[data-save] .actions button").first.click()
    expect(page).to_have_url(re.compile("/sitting/help$"))
    expect(page.locator("#reader")).to_be_visible()
    looks_right(page, view)
    page.goto("/sitting/end")
    page.locator("form[action='/sitting/finish'] button").click()
    expect(page).to_have_url(re.compile("/entry"))
    looks_right(page, view)
