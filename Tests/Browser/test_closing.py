"""Closing a campaign: what it came to, what is left to do, who is missing; the statement by one, the end by another."""

import re

import pytest
from playwright.sync_api import expect

import ledger

PLANNER, APPROVER, TEACHER = "zhou.region", "wu.region", "tang.teacher"


@pytest.fixture
def server(house_of_its_own):
    """A house of its own for each look, because a campaign that was closed stays so."""
    return house_of_its_own


@pytest.mark.two_views
def test_a_campaign_is_looked_through_and_closed(as_person, server, view, looks_right):
    [(campaign,)] = ledger.rows(server, """
        SELECT t.campaign FROM sitting t JOIN campaign c ON c.id = t.campaign WHERE c.state = 'open'
        GROUP BY t.campaign ORDER BY COUNT(*) DESC LIMIT 1""")
    page = as_person(TEACHER)
    page.goto(f"/campaigns/{campaign}/missing")
    expect(page.locator("#missing tbody tr").first).to_be_visible()
    looks_right(page, view)
    page = as_person(PLANNER)
    page.goto(f"/campaigns/{campaign}/progress")
    looks_right(page, view)
    ledger.change(server, f"UPDATE campaign SET state = 'closed', closed_at = opens_at WHERE id = '{campaign}'")
    page.goto(f"/campaigns/{campaign}/closure")
    expect(page.locator("section[aria-labelledby='gaps'] li")).not_to_have_count(0)
    looks_right(page, view)
    page.locator("#statement").fill("今年按时完成，明年提前两周通知家长。")
    page.locator("form[action$='/closure/statement'] button").click()
    expect(page.locator("p.said")).to_be_visible()
    page.locator("main details summary", has=page.locator("h2")).click()
    page.locator("#reason").fill("年度总结")
    with page.expect_download() as taken:
        page.locator("form[action$='/closure/paper'] button").click()
    assert re.match(rb"%PDF", open(taken.value.path(), "rb").read(8))
    page = as_person(APPROVER)
    page.goto(f"/campaigns/{campaign}/closure")
    expect(page.locator("form[action$='/closure/end']")).to_have_count(0)
    looks_right(page, view)
    page.locator(f"a[href='/campaigns/{campaign}/closure/exports']").click()
    expect(page.locator("#exports tbody tr").first).to_contain_text("年度总结")
    looks_right(page, view)
