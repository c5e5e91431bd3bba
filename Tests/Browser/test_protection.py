"""Harm to a child: reported from the care record, answered for by a second person; a guardian who is the danger."""

import re

import pytest
from playwright.sync_api import expect

import ledger
import town

TEACHER, CLASS_TEACHER, HEAD = "tang.teacher", "qiu.class", "xia.school"


@pytest.fixture
def server(new_house):
    """A house of its own for each look, because a report that was written stays."""
    return new_house()


def finding(page) -> str:
    page.goto("/care")
    page.locator("tbody tr th a").first.click()
    expect(page.locator("#harm")).to_be_visible()
    return page.url


@pytest.mark.two_views
def test_a_teacher_reports_harm_and_the_lead_answers_for_it(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    care = finding(page)
    page.locator("a[href$='/harm']").click()
    expect(page.locator("#who")).not_to_have_value("")
    looks_right(page, view)
    page.locator("label[for='harmed-minor']").click()
    page.locator("label[for='situation-violenceAtHome']").click()
    page.locator("#facts").fill("示例：手臂上有新旧伤痕，她说是摔的")
    page.locator("#foundTime").fill("00:00")
    page.locator("label[for='authorities.police']").click()
    page.locator("form[action$='/harm'] .actions button").click()
    expect(page.locator("#faults a[href='#toldTime']")).to_be_visible()
    expect(page.locator("#facts")).to_have_value("示例：手臂上有新旧伤痕，她说是摔的")
    looks_right(page, view)
    page.locator("#toldTime").fill("00:00")
    page.locator("#number").fill("示例 0042")
    page.locator("form[action$='/harm'] .actions button").click()
    expect(page.locator("ol.story")).to_contain_text("示例 0042")
    expect(page.locator("form[action$='/acknowledge']")).to_have_count(0)
    looks_right(page, view)
    report = page.url
    page.locator("details:has(form[action$='/add']) summary").click()
    page.locator("#add-words").fill("示例：姑姑愿意接她回家")
    page.locator("form[action$='/add'] button").click()
    expect(page.locator("ol.story")).to_contain_text("姑姑愿意接她回家")
    page.goto(care)
    expect(page.locator("#harm ~ ul a[href^='/protection/']")).to_have_count(1)

    lead = as_person(town.EAST_LAKE_LEAD)
    lead.goto("/protection")
    expect(lead.locator("tbody tr")).to_have_count(2)  # and the demo's own
    looks_right(lead, view)
    lead.locator(f"tbody tr th a[href='{report[len(server.url):]}']").click()
    expect(lead).to_have_url(report)
    lead.locator("form[action$='/acknowledge'] button").click()
    expect(lead.locator("form[action$='/acknowledge']")).to_have_count(0)
    lead.locator("details:has(form[action$='/close']) summary").click()
    lead.locator("label[for='close-ending-takenOver']").click()
    lead.locator("#close-words").fill("示例：派出所和民政已接手")
    looks_right(lead, view)
    lead.locator("form[action$='/close'] button").click()
    expect(lead.locator("form[action$='/close']")).to_have_count(0)
    lead.goto("/protection")
    expect(lead.locator("tbody tr")).to_have_count(1)
    assert ledger.rows(server, "SELECT id FROM audit_line WHERE use_case = 'ReadHarmReport'")

    of_class = as_person(CLASS_TEACHER)
    assert of_class.goto("/protection").status == 403


@pytest.mark.two_views
def test_a_guardian_who_is_the_danger_is_not_suggested_any_more(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    care = finding(page)
    page.locator("details:has(form[action$='/guardian-danger']) summary").click()
    page.locator("#guardian-danger-reason").fill("示例：她说爸爸打她")
    page.locator("form[action$='/guardian-danger'] button").click()
    expect(page).to_have_url(care)
    expect(page.locator(".note.warn", has_text="她说爸爸打她")).to_have_count(1)
    expect(page.locator("[id='guardian-outcome-agreed']")).to_have_count(0)
    looks_right(page, view)
    page.locator("form[action$='/who'] button").first.click()
    expect(page.locator("section:has(#who) .note.warn")).to_be_visible()
    expect(page.locator("section:has(#who) a[href^='tel:']")).to_have_count(0)
    page.goto(care)
    page.locator("details:has(form[action$='/guardian-safe']) summary").click()
    page.locator("#guardian-safe-reason").fill("示例：爸爸已搬走")
    page.locator("form[action$='/guardian-safe'] button").click()
    # One alone does not end it.
    expect(page.locator("form[action$='/guardian-safe']")).to_have_count(0)
    expect(page.locator(".note.warn", has_text="她说爸爸打她")).to_have_count(1)
    looks_right(page, view)


@pytest.mark.two_views
def test_a_head_reports_harm_from_the_roster(as_person, server, view, looks_right):
    page = as_person(HEAD)
    page.goto("/rosters/990102001-school-3-2025-1")
    page.locator("tbody tr th a").first.click()
    page.locator("a[href$='/harm']").click()
    expect(page.locator("#who")).to_have_value("")
    looks_right(page, view)
    page.locator("label[for='harmed-minor']").click()
    page.locator("label[for='situation-injuries']").click()
    page.locator("#who").fill("示例：一年一班，教室里")
    page.locator("#facts").fill("示例：手臂上有新旧伤痕")
    page.locator("#foundTime").fill("00:00")
    page.locator("form[action$='/harm'] .actions button").click()
    expect(page).to_have_url(re.compile("/harm/kept$"))
    looks_right(page, view)
    assert page.goto("/protection").status == 403
