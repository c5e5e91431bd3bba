"""A pupil changes schools: what goes along, who has allowed it, and the new school that takes it."""

import pytest
from playwright.sync_api import expect

import ledger
from transfer_stage import GIVER, TAKER, TransferStage


@pytest.fixture
def server(new_house):
    """A house of its own for each look, because what was handed on stays there."""
    return new_house()


def test_an_archive_is_sent_with_a_consent_and_taken_by_the_new_school(as_person, server, view, looks_right):
    finding = TransferStage(server).moved("0192f0c1-5f3a-7c00-8000-00000000f1de")
    page = as_person(GIVER)
    page.goto(f"/care/findings/{finding}")
    page.locator("a[href$='/transfer']").click()
    expect(page.locator("#parts")).to_be_visible()
    # Levels, talks, contacts, who was told, advice, steps.
    expect(page.locator("section:has(#parts) ul.tally li")).to_have_count(6)
    page.locator("#search").fill("示例转入")
    page.locator("form[action$='/transfer'] button").click()
    expect(page.locator("a[href*='/transfer?school=']")).to_have_count(1)
    looks_right(page, view)
    page.locator("a[href*='/transfer?school=']").click()
    expect(page.locator("blockquote")).to_contain_text("示例转入学校")
    looks_right(page, view)
    form = page.locator("form[method='post'][action$='/transfer']")
    form.locator("button").click()
    expect(page.locator("#faults a[href='#saidBy']")).to_be_visible()
    looks_right(page, view)
    page.locator("#saidBy").fill("示例母亲")
    page.locator("label[for='way-onPaper']").click()
    form.locator("button").click()
    expect(page.locator("#evidence")).to_be_visible()
    assert "/transfers/" in page.url and "示例" not in page.url
    looks_right(page, view)

    other = as_person(TAKER)
    other.goto("/messages")
    expect(other.locator("main")).not_to_contain_text("示例母亲")
    other.goto("/transfers")
    expect(other.locator("tbody tr")).to_have_count(1)
    looks_right(other, view)
    other.locator("tbody tr th a").click()
    other.locator("form[action$='/who'] button").click()
    expect(other.locator("main dl.pairs").last).to_be_visible()
    looks_right(other, view)
    other.locator("form[action$='/acknowledge'] button.wide").click()
    other.locator("a[href$='/archive']").click()
    expect(other.locator("#part-0")).to_be_visible()
    looks_right(other, view)
    assert ledger.rows(server, "SELECT id FROM audit_line WHERE use_case = 'ReadReceivedArchive' AND outcome = 'done'")

    page.goto(f"/care/findings/{finding}")
    expect(page.locator("a[href$='/talk'], a[href$='/transfer']")).to_have_count(0)
    looks_right(page, view)
    page.goto("/transfers?ended=yes")
    expect(page.locator("tbody tr")).to_have_count(1)
    looks_right(page, view)
