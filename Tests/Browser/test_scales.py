"""Scales with rules of their own, as a person walks them: branches, borders by sex, yes and no, patterns."""

import re

import pytest
from playwright.sync_api import expect

import steps
import town

ROWS = "#duty-list tbody tr"
# Borders of AUDIT-C. Source: Bush et al. 1998, Arch Intern Med 158:1789: women 3 or more, men 4 or more.
LOWER, RAISED = "Lower risk", "Raised risk"
TWICE_A_WEEK, ONE_OR_TWO, NEVER_SIX, NEVER = "LA18928-4", "LA15694-5", "LA6270-8", "LA6270-8"  # 3 + 0 + 0 points


def red_answer(page, view, option: str) -> None:
    """Gives it, and finds help on the very next screen, the number before any other way on."""
    steps.pick(page, option)
    if not view.script:
        page.locator("button.next").click()
    expect(page).to_have_url(re.compile("/sheet/help$"))
    expect(page.locator("main a").first).to_have_attribute("href", "tel:12356")


def go_on(page) -> None:
    page.locator("main a[href='/sheet/next']").click()


def alerts(duty, rank: str = "") -> int:
    duty.reload()
    return duty.locator(f"{ROWS}:has(.rank{rank})").count()


@pytest.mark.only_english
def test_a_yes_of_asq_brings_help_at_once_and_only_then_the_question_whether_it_is_now(
    page, view, duty, looks_right
):
    red, imminent = alerts(duty, ".red"), alerts(duty, ".imminent")
    steps.go_home(page, view)
    steps.begin(page, "safety", region=town.QINGTONG)
    looks_right(page, view)
    # The scale's own name would only frighten.
    expect(page.locator("main form")).not_to_contain_text("Suicide-Screening")
    steps.answer(page, town.NO, view)
    expect(steps.question(page, town.ASQ[1])).to_be_visible()
    red_answer(page, view, town.YES)
    looks_right(page, view)
    assert (alerts(duty, ".red"), alerts(duty, ".imminent")) == (red + 1, imminent)

    go_on(page)
    steps.answer_all(page, dict.fromkeys(town.ASQ, town.NO), view, until=town.ASQ_NOW)
    expect(steps.question(page, town.ASQ_NOW)).to_be_visible()
    looks_right(page, view)
    red_answer(page, view, town.YES)
    looks_right(page, view)
    assert alerts(duty, ".imminent") == imminent + 1
    expect(duty.locator(ROWS).first.locator(".rank.imminent")).to_be_visible()  # above everything else
    looks_right(duty, view)

    go_on(page)
    steps.answer_all(page, {}, view)
    expect(page.locator(steps.SCORE)).to_have_text("2")
    expect(page.locator("main a").first).to_have_attribute("href", "tel:12356")
    looks_right(page, view)


@pytest.mark.two_views
@pytest.mark.only_english
def test_who_says_no_four_times_is_not_asked_whether_it_is_now(page, view, duty):
    before = alerts(duty)
    steps.go_home(page, view)
    steps.begin(page, "safety", age_group="14-17", region=town.QINGTONG)
    for item in town.ASQ:
        expect(steps.question(page, item)).to_be_visible()
        steps.answer(page, town.NO, view)
    expect(page.locator(steps.SCORE)).to_have_text("0")
    expect(page.locator(steps.HELP_LINE)).to_be_visible()
    assert alerts(duty) == before


@pytest.mark.two_views
@pytest.mark.only_english
def test_a_yes_on_the_whole_list_opens_the_question_whether_it_is_now(page, view, duty):
    imminent = alerts(duty, ".imminent")
    steps.go_home(page, view)
    steps.begin(page, "safety", region=town.QINGTONG)
    steps.fill_list(page, {})
    expect(page.locator(f"[data-item='{town.ASQ_NOW}']")).to_have_count(0)
    page.goto("/sheet")
    if view.script:
        # The answer is kept the moment it is given, and help is there before the rest of the list is seen.
        steps.fill_list(page, {town.ASQ[3]: town.YES})
    else:
        steps.fill_list(page, dict.fromkeys(town.ASQ, town.NO) | {town.ASQ[3]: town.YES})
        steps.send_list(page)
    expect(page).to_have_url(re.compile("/sheet/help$"))
    go_on(page)
    steps.answer_all(page, dict.fromkeys(town.ASQ, town.NO), view, until=town.ASQ_NOW)
    red_answer(page, view, town.YES)
    assert alerts(duty, ".imminent") == imminent + 1


@pytest.mark.two_views
@pytest.mark.only_english
@pytest.mark.parametrize(("sex", "band", "is_assumed"), [
    ("female", RAISED, False), ("male", LOWER, False), ("", RAISED, True)], ids=["woman", "man", "not-said"])
def test_three_points_of_audit_c_mean_more_in_a_woman_and_where_nothing_is_said(
    page, view, looks_right, sex, band, is_assumed
):
    steps.go_home(page, view)
    page.locator("a.door.drinking").click()
    looks_right(page, view)
    page.go_back()
    steps.begin(page, "drinking", sex=sex)
    for option in (TWICE_A_WEEK, ONE_OR_TWO, NEVER_SIX):
        steps.answer(page, option, view)
    expect(page.locator(steps.SCORE)).to_have_text("3")
    expect(page.locator("#score")).to_contain_text(band)
    expect(page.locator("section[aria-labelledby='score'] > p.small")).to_have_count(1 if is_assumed else 0)
    looks_right(page, view)


@pytest.mark.two_views
@pytest.mark.only_english
def test_who_never_drinks_is_asked_one_question_only(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "drinking", sex="female")
    steps.answer(page, NEVER, view)
    expect(page.locator(steps.SCORE)).to_have_text("0")
    expect(page.locator("#score")).to_contain_text(LOWER)


@pytest.mark.two_views
def test_sex_is_asked_only_where_borders_differ_by_it(page, view):
    steps.go_home(page, view)
    doors = page.locator("a.door").evaluate_all("doors => doors.map(door => door.getAttribute('href'))")
    assert len(doors) > 4
    for door in doors:
        page.goto(door)
        expect(page.locator("input[name='sex']")).to_have_count(3 if door == "/check/drinking" else 0)
        expect(page.locator("input[name='ageGroup']").first).to_be_attached()


# "No" counts in questions 1, 5, 7, 11 and 13, "yes" in the other ten. Source: Sheikh & Yesavage 1986; rulebook E.1.
@pytest.mark.two_views
@pytest.mark.only_english
@pytest.mark.parametrize(("option", "score"), [(town.NO, "5"), (town.YES, "8")])
def test_gds_15_counts_yes_in_some_questions_and_no_in_others(page, view, looks_right, option, score):
    steps.go_home(page, view)
    steps.begin(page, "later-life")
    expect(page).to_have_url(re.compile("/check/later-life/age/18-59$"))
    page.goto("/")
    steps.begin(page, "later-life", age_group="60-plus")
    looks_right(page, view)
    # A yes to worthless or hopeless brings a person, whatever the total (rulebook E.1); that is another walk.
    steps.fill_list(page, dict.fromkeys(town.GDS15, option) | {"gds-15.12": town.NO, "gds-15.14": town.NO})
    steps.send_list(page)
    expect(page.locator(steps.SCORE)).to_have_text(score)
    expect(page.locator("#score")).to_contain_text("Mild")
    looks_right(page, view)


@pytest.mark.two_views
@pytest.mark.only_english
@pytest.mark.parametrize(("topic", "age", "items", "grave", "calm", "option"), [
    ("later-life", "60-plus", town.GDS15, "gds-15.14", town.NO, town.YES),
    ("after-hardship", "18-59", town.PCL5, "pcl-5.16", "not-at-all", "moderately")], ids=["gds-15", "pcl-5"])
def test_a_grave_answer_of_a_longer_scale_brings_help_and_a_person(
    page, view, duty, looks_right, topic, age, items, grave, calm, option
):
    before = alerts(duty, ".yellow")
    steps.go_home(page, view)
    steps.begin(page, topic, age_group=age, region=town.QINGTONG)
    steps.answer_all(page, dict.fromkeys(items, calm), view, until=grave)
    red_answer(page, view, option)
    looks_right(page, view)
    assert alerts(duty, ".yellow") == before + 1
    looks_right(duty, view)


# 19 × 2; the border lies between 31 and 33. Source: Blevins et al. 2015, J Trauma Stress 28:489.
@pytest.mark.two_views
@pytest.mark.only_english
def test_pcl_5_says_what_many_points_may_mean_and_draws_no_numbers_over_each_other(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "after-hardship")
    looks_right(page, view)
    steps.fill_list(page, dict.fromkeys(town.PCL5, "moderately") | {"pcl-5.16": "not-at-all"})
    looks_right(page, view)
    steps.send_list(page)
    expect(page.locator(steps.SCORE)).to_have_text("38")
    expect(page.locator("#score")).to_contain_text("Many signs")
    looks_right(page, view)
    numbers = page.locator("svg.band text:not(.score)").evaluate_all(
        "texts => texts.map(text => text.getBoundingClientRect()).map(box => [box.left, box.right])")
    assert all(left[1] < right[0] for left, right in zip(numbers, numbers[1:])), numbers


# One B, one C, two D, two E at "moderately": 12 points, and the pattern of DSM-5. Source: Weathers et al. 2013.
@pytest.mark.two_views
@pytest.mark.only_english
def test_few_points_in_the_pattern_of_pcl_5_are_not_waved_away(page, view, looks_right):
    shown = {}
    for name, pattern in {"pattern": (1, 6, 9, 10, 15, 17), "none": (1, 2, 9, 10, 15, 17)}.items():
        steps.go_home(page, view)
        steps.begin(page, "after-hardship")
        chosen = dict.fromkeys((f"pcl-5.{number}" for number in pattern), "moderately")
        steps.fill_list(page, dict.fromkeys(town.PCL5, "not-at-all") | chosen)
        steps.send_list(page)
        expect(page.locator(steps.SCORE)).to_have_text("12")
        shown[name] = page.locator("section[aria-labelledby='whom'] > p").inner_text()
        expect(page.locator("section[aria-labelledby='score'] strong:visible")).to_have_count(
            1 if name == "pattern" else 0)
        looks_right(page, view)
    assert shown["pattern"] != shown["none"]


# Questions 5 and 8 say something good: "rarely" gives them 3 points each. Source: Andresen et al. 1994; rulebook E.1.
@pytest.mark.two_views
@pytest.mark.parametrize(("option", "score"), [("rarely", "6"), ("most", "24")])
def test_cesd_10_turns_its_two_good_questions_round(page, view, looks_right, option, score):
    steps.go_home(page, view)
    steps.begin(page, "past-week", age_group="60-plus")
    looks_right(page, view)
    steps.answer_all(page, dict.fromkeys(town.CESD10, option), view)
    expect(page.locator(steps.SCORE)).to_have_text(score)
    looks_right(page, view)


@pytest.mark.parametrize("topic", ["safety", "drinking", "later-life", "after-hardship"])
@pytest.mark.two_views
def test_what_is_sure_in_english_only_is_named_in_chinese_and_not_translated(page, view, looks_right, topic):
    steps.go_home(page, view)
    expect(page.locator(f"a.door.{topic}")).to_have_count(1 if view.language == "en" else 0)
    expect(page.locator("section[aria-labelledby='elsewhere']")).to_have_count(0 if view.language == "en" else 1)
    page.goto(f"/check/{topic}")
    expect(page.locator("main form[action^='/check/']")).to_have_count(1 if view.language == "en" else 0)
    looks_right(page, view)
