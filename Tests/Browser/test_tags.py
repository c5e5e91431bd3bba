"""Key students: what asks for more care is noted with a ground and an end, and shown to nobody else."""

import re

import pytest
from playwright.sync_api import expect

import ledger

TEACHER, CLASS_TEACHER = "tang.teacher", "qiu.class"


@pytest.fixture
def server(new_house):
    """A house of its own for each look, because what was noted stays."""
    return new_house()


@pytest.mark.four_views
def test_a_teacher_notes_renews_and_takes_off(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    page.goto("/care/tags")
    expect(page.locator(".empty")).to_be_visible()
    looks_right(page, view)
    page.goto("/care")
    page.locator("tbody tr th a").last.click()
    expect(page.locator("section[aria-labelledby='tags']")).to_be_visible()
    care = page.url
    looks_right(page, view)
    page.locator("section[aria-labelledby='tags'] a[href^='/care/tags/']").click()
    expect(page).to_have_url(re.compile("/care/tags/[^/]+$"))
    pupil = page.url
    looks_right(page, view)

    def note(tag: str, words: str) -> None:
        page.locator(f"label[for='note-tag-{tag}']").click()
        page.locator("label[for='note-basis-law']").click()
        page.locator("label[for='note-suppliedBy-school']").click()
        page.locator("#note-words").fill(words)
        page.locator("section[aria-labelledby='note'] form button").click()

    note("leftBehind", "")
    expect(page.locator("#faults a[href='#note-words']")).to_be_visible()
    expect(page.locator("#note-tag-leftBehind")).to_be_checked()
    looks_right(page, view)
    note("leftBehind", "示例：和奶奶住")
    expect(page).to_have_url(pupil)
    tags = page.locator("section[aria-labelledby='tags'] h3")
    expect(tags).to_have_count(1)
    expect(page.locator("#note-tag-leftBehind")).to_have_count(0)
    # Only a guardian, or the pupil from 18 on, tells this.
    note("psychiatricTreatment", "示例文件")
    expect(page.locator("#faults a[href='#note-suppliedBy']")).to_be_visible()
    page.goto(pupil)
    page.locator("details:has(form[action$='/renew']) summary").click()
    looks_right(page, view)
    with page.expect_navigation():
        page.locator("form[action$='/renew'] button").click()
    expect(page).to_have_url(pupil)

    page.goto("/care/tags")
    expect(page.locator("tbody tr")).to_have_count(1)
    looks_right(page, view)
    page.goto(care)
    expect(page.locator("section[aria-labelledby='tags'] .chips li")).to_have_count(1)
    looks_right(page, view)
    page.goto("/care")
    looks_right(page, view)

    of_class = as_person(CLASS_TEACHER)
    assert of_class.goto("/care/tags").status == 403
    assert of_class.goto(pupil).status == 403

    page.goto(pupil)
    page.locator("details:has(form[action$='/off']) summary").click()
    with page.expect_navigation():
        page.locator("form[action$='/off'] button").click()
    expect(page).to_have_url(pupil)
    expect(tags).to_have_count(0)
    assert not ledger.rows(server, "SELECT id FROM care_tag")
    assert ledger.rows(server, "SELECT id FROM audit_line WHERE use_case = 'ReadCareTags'")
