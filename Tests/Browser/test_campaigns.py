"""A screening of many: planned from a template, mended until nothing is missing, approved by a second person."""

import re

import pytest
from playwright.sync_api import expect

from consent_stage import WORDS
from doors import Somebody
from east_lake import CLASS, SCHOOL, do

DEMO = re.compile("中小学年度普查|yearly school screening")
PLANNER, APPROVER, TEACHER = "zhou.region", "wu.region", "tang.teacher"


def part(page, name: str):
    """One part of the plan with its form unfolded, on a page that has come to rest: its fields are counted."""
    page.wait_for_load_state()
    card = page.locator(f"#part-{name}")
    card.locator("details.act > summary").first.click()
    return card


@pytest.mark.two_views
def test_a_campaign_is_planned_mended_and_approved(as_person, server, view, looks_right):
    page, mark = as_person(PLANNER), f"员工关爱 {view.width}"
    page.goto("/campaigns")
    expect(page.locator("#campaigns tbody tr").first).to_be_visible()
    looks_right(page, view)
    page.locator("main a[href='/campaigns/new']").click()
    page.locator("label[for='template-staff']").click()
    looks_right(page, view)
    page.locator("main form button").click()
    # The works has nobody who could carry it out: it is named, and left out here.
    expect(page.locator("#gaps li").nth(4)).to_be_visible()
    looks_right(page, view)
    campaign = page.url.split("/campaigns/")[1].split("#")[0].split("/")[0]
    do(Somebody(server, server.person(PLANNER)), f"/campaigns/{campaign}/change", {"who": {"units": {SCHOOL: True}}})
    page.goto(f"/campaigns/{campaign}")
    expect(page.locator("#gaps li")).to_have_count(4)
    looks_right(page, view)
    aims = part(page, "aims")
    aims.locator("input[name='aims.title']").fill("")
    aims.locator("button").click()
    expect(page.locator("#faults")).to_be_visible()
    looks_right(page, view)
    aims = page.locator("#part-aims")
    aims.locator("input[name='aims.title']").fill(mark)
    aims.locator("textarea").fill("关心大家的压力和心情。")
    with page.expect_navigation():
        aims.locator("button").click()
    expect(page.locator("#faults")).to_have_count(0)
    expect(page.locator("h1")).to_have_text(mark if view.language == "zh-Hans" else re.compile("."))
    privacy = part(page, "privacy")
    for field in privacy.locator("textarea").all():
        field.fill("示例内容")
    privacy.locator("button").click()
    expect(page.locator("#gaps li")).to_have_count(1)  # the words that people agree to come from another room
    do(Somebody(server, server.person(PLANNER)), f"/campaigns/{campaign}/notice", {"chinese": WORDS})
    page.goto(f"/campaigns/{campaign}")
    with page.expect_navigation():
        page.locator(f"form[action='/campaigns/{campaign}/submit'] button").click()
    page = as_person(APPROVER)
    page.goto(f"/campaigns/{campaign}")
    looks_right(page, view)
    known = page.locator("#next ~ .pairs").bounding_box()
    done = page.locator(f"form[action='/campaigns/{campaign}/approve']").bounding_box()
    assert done["y"] - known["y"] - known["height"] >= 8, "the button stands apart from the line above it"
    with page.expect_navigation():
        page.locator(f"form[action='/campaigns/{campaign}/approve'] button").click()
    page.locator("a[href$='/progress']").click()
    expect(page.locator("#progress tbody tr")).not_to_have_count(0)
    looks_right(page, view)


@pytest.mark.two_views
def test_a_school_plans_its_sittings_and_looks_at_its_people(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    page.goto("/campaigns")
    page.locator("#campaigns tbody a", has_text=DEMO).first.click()
    expect(page.locator("form[action$='/approve'], form[action$='/discard']")).to_have_count(0)
    sittings = page.locator("#sittings")
    sittings.locator("details.act > summary").click()
    sittings.locator("input[name='minutes']").fill("1")
    sittings.locator("form[action$='/sittings'] button").click()
    expect(page.locator("#faults")).to_be_visible()
    looks_right(page, view)
    page.locator("#sittings input[name='minutes']").fill("40")
    page.locator("#sittings input[name='from']").fill(f"15:{view.width % 60:02}")
    # A sitting of another walk may stand there already.
    with page.expect_navigation():
        page.locator("#sittings form[action$='/sittings'] button").click()
    expect(page.locator("#faults")).to_have_count(0)
    expect(page.locator("#sittings li").first).to_be_visible()
    do(Somebody(server, server.person(TEACHER)), f"/rosters/{CLASS}/add", {
        "kind": "pupil", "name": f"新来的 {view}", "born": "2012-05-05", "number": f"late {view}"})
    page.locator("a[href$='/participants']").click()
    page.locator("#late summary").click()
    looks_right(page, view)
    with page.expect_navigation():
        page.locator("#late form button").first.click()
    expect(page.locator("#participants tbody tr").first).to_be_visible()
    looks_right(page, view)
    # Of the other class, because later walks sit down with codes of the first one.
    page.goto(page.url.split("?")[0] + f"?unit={SCHOOL}-2025-2")
    page.locator("#participants details.act > summary").first.click()
    page.locator("#participants form[action$='/code'] button").first.click()
    expect(page.locator(".secret.code")).to_have_text(re.compile("^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    looks_right(page, view)
