"""The lesson log: written down on the way out of the classroom, seen by the school and by the county."""

import re

import pytest
from playwright.sync_api import expect

import ledger
import steps
import town
from east_lake import SCHOOL

TEACHER, COUNTY = "tang.teacher", "zhou.region"


@pytest.fixture
def server(house_of_its_own):
    """A house of its own for each look, because a lesson that was written down stays."""
    return house_of_its_own


@pytest.mark.two_views
def test_a_lesson_of_several_classes_is_written_down_and_counted(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    page.goto("/lessons")
    expect(page).to_have_url(f"/lessons/{SCHOOL}")
    lines = page.locator("section[aria-labelledby='classes'] tbody tr")
    expect(lines).not_to_have_count(0)
    # Each bar stands beside its line of the table.
    assert page.locator("section[aria-labelledby='classes'] .bars li").count() == lines.count()
    looks_right(page, view)

    page.locator(f"a[href='/lessons/{SCHOOL}/new']").click()
    looks_right(page, view)
    page.locator("#topic").fill("示一禾的情绪")
    page.locator("label[for='form-rolePlay']").click()
    for number in (1, 2):
        page.locator(f"label[for='classes.{SCHOOL}-2025-{number}']").click()
    page.locator("form[action$='/new'] .actions button").click()
    expect(page.locator("#faults a[href='#topic']")).to_be_visible()
    expect(page.locator("#topic")).to_have_value("示一禾的情绪")
    looks_right(page, view)
    page.locator("#topic").fill("认识情绪")
    page.locator("form[action$='/new'] .actions button").click()
    expect(page.locator("p.note[role=status]:not(#alert-news)")).to_be_visible()
    first = page.locator(".sheet tbody tr").first
    expect(first).to_contain_text("认识情绪")
    first.locator("form[action$='/remove'] button").click()
    expect(page.locator("p.note[role=status]:not(#alert-news)")).to_have_count(0)

    county = as_person(COUNTY)
    county.goto("/lessons")
    expect(county.locator(f"tbody a[href^='/lessons/{SCHOOL}']")).to_be_visible()
    looks_right(county, view)
    county.locator("details.fold > summary").click()
    county.locator("#reason").fill("季度通报")
    with county.expect_download() as taken:
        county.locator("form[action='/lessons/export'] button").click()
    assert taken.value.suggested_filename == "lessons.xlsx"


@pytest.mark.two_views
def test_a_school_keeps_its_team_and_a_case_without_names(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    page.goto("/school-teachers")
    expect(page).to_have_url(f"/school-teachers/{SCHOOL}")
    expect(page.locator("section[aria-labelledby='teachers'] li")).to_have_count(2)
    looks_right(page, view)
    page.locator("section[aria-labelledby='meetings'] summary").click()
    page.locator("label[for='meeting-kind-caseMeeting']").click()
    page.locator("#meeting-topic").fill("怎样帮他回到课堂")
    page.locator("#meeting-attended").fill("4")
    page.locator("#meeting-summary").fill("今天说到示一禾")
    page.locator("form[action$='/meeting'] button").click()
    expect(page.locator("#faults a[href='#meeting-summary']")).to_be_visible()
    expect(page.locator("#meeting-topic")).to_have_value("怎样帮他回到课堂")
    looks_right(page, view)
    page.locator("#meeting-summary").fill("今天说到一位同学")
    page.locator("form[action$='/meeting'] button").click()
    expect(page.locator("section[aria-labelledby='meetings'] li").first).to_contain_text("今天说到一位同学")

    county = as_person(COUNTY)
    county.goto("/school-teachers")
    expect(county.locator(f"tbody a[href='/school-teachers/{SCHOOL}']")).to_be_visible()
    looks_right(county, view)
    county.goto(f"/school-teachers/{SCHOOL}")
    expect(county.locator("section[aria-labelledby='meetings']")).not_to_contain_text("一位同学")


@pytest.mark.two_views
def test_a_class_opens_a_self_check_and_its_teacher_learns_nothing_of_few(
        open_page, as_person, server, view, looks_right):
    teacher = as_person("qiu.class")
    teacher.goto("/class-meetings")
    looks_right(teacher, view)
    teacher.locator("form[action='/class-meetings'] button").click()
    expect(teacher.locator("svg.qr")).to_be_visible()
    looks_right(teacher, view)
    address = teacher.locator(".board .address").inner_text()
    meeting = teacher.url

    pupil = open_page(view, server.url)
    pupil.goto(address[address.index("/class/"):])
    steps.speak(pupil, view)
    looks_right(pupil, view)
    pupil.locator("form[action^='/class/'] button").click()
    expect(pupil).to_have_url(re.compile("/check/wellbeing"))
    assert "xq_round" in {cookie["name"] for cookie in pupil.context.cookies()}
    steps.choose(pupil, "ageGroup", "14-17")
    steps.choose(pupil, "agree", "yes")
    pupil.locator("main form .actions button.btn").click()
    expect(pupil.locator(steps.QUESTION)).to_be_visible()
    steps.answer_all(pupil, dict.fromkeys(town.WHO5, "more-than-half"), view)
    expect(pupil.locator(steps.SCORE)).to_have_text("60")
    assert "xq_round" not in {cookie["name"] for cookie in pupil.context.cookies()}
    assert ledger.rows(server, "SELECT begun, finished FROM class_round WHERE begun = 1") == [("1", "1")]

    teacher.goto(meeting)
    for figure in teacher.locator(".figures b").all_inner_texts():
        assert figure.strip() != "1", "one alone is told to nobody"
    teacher.locator("form[action$='/end'] button").click()
    expect(teacher.locator("svg.qr")).to_have_count(0)
    pupil.goto(address[address.index("/class/"):])
    expect(pupil.locator("form[action^='/class/']")).to_have_count(0)
