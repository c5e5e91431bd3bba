"""The public self-check, from the home page to its result."""

import re

import pytest
from playwright.sync_api import expect

import steps
import town
from views import View


@pytest.mark.both_engines
def test_a_person_answers_one_question_a_screen_and_reads_a_result(page, view, looks_right):
    steps.go_home(page, view)
    looks_right(page, view)
    page.locator("a.door.mood").click()
    looks_right(page, view)
    page.go_back()
    steps.begin(page, "mood")
    looks_right(page, view)
    steps.answer_all(page, town.CALM, view, until=town.DIFFICULTY)
    looks_right(page, view)
    steps.answer_all(page, {}, view)
    expect(page.locator(steps.SCORE)).to_have_text("8")
    expect(page.locator(steps.HELP_LINE)).to_be_visible()
    looks_right(page, view)


# Nothing at all on GAD-7 is 0 points; the middle of WHO-5's six answers, three of five, is 60 points of a hundred.
@pytest.mark.two_views
@pytest.mark.parametrize(("topic", "items", "option", "score"), [
    ("worry", town.GAD7, town.NOT_AT_ALL, "0"), ("wellbeing", town.WHO5, "more-than-half", "60")])
def test_the_other_topics_lead_to_their_results(page, view, looks_right, topic, items, option, score):
    steps.go_home(page, view)
    steps.begin(page, topic, region=town.QINGTONG)
    assert steps.item(page) == items[0]
    looks_right(page, view)
    steps.answer_all(page, dict.fromkeys(items, option), view)
    expect(page.locator(steps.SCORE)).to_have_text(score)
    expect(page.locator("main a[href='tel:09905550101']")).to_be_visible()  # the station of the chosen place
    looks_right(page, view)


@pytest.mark.four_views
def test_the_whole_list_stands_on_one_page(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "worry")
    steps.fill_list(page, dict.fromkeys(town.GAD7, town.SEVERAL_DAYS))
    looks_right(page, view)
    steps.send_list(page)
    expect(page.locator(steps.SCORE)).to_have_text("7")


# Two of nine may stay open, and the sum is then made up from the mean. Source: rulebook E.3; 7 × 1 × 9 ÷ 7 = 9.
@pytest.mark.two_views
def test_two_questions_left_open_are_made_up_for_and_the_result_says_so(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "mood")
    steps.fill_list(page, dict.fromkeys(town.PHQ9[:7], town.SEVERAL_DAYS))
    steps.send_list(page)
    expect(page.locator(steps.SCORE)).to_have_text("9")
    expect(page.locator("section[aria-labelledby='score'] > p.small")).to_be_visible()
    looks_right(page, view)


@pytest.mark.two_views
def test_too_many_left_open_is_told_kindly_and_nothing_is_lost(page, view, looks_right):
    given = town.PHQ9[:6]
    steps.go_home(page, view)
    steps.begin(page, "mood")
    steps.fill_list(page, dict.fromkeys(given, town.MORE_THAN_HALF))
    steps.send_list(page)
    expect(page.locator("main .lead")).to_contain_text("3")
    expect(page.locator(steps.SCORE)).to_have_count(0)
    looks_right(page, view)
    page.locator("main a[href='/sheet']").click()
    expect(steps.question(page, town.PHQ9[6])).to_be_visible()
    page.locator("footer a[href='/sheet/all']").click()
    for item in given:
        expect(page.locator(f"[data-item='{item}'] input[value='{town.MORE_THAN_HALF}']")).to_be_checked()
    page.locator(f"[data-item='{town.PHQ9[6]}'] .choice:has(input[value='{town.NOT_AT_ALL}']) label").click()
    steps.send_list(page)
    expect(page.locator(steps.SCORE)).to_have_text("15")  # 12 × 9 ÷ 7, rounded


@pytest.mark.two_views
def test_a_half_finished_sheet_comes_back_on_another_device(page, view, open_page, server, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "mood")
    steps.answer(page, town.SEVERAL_DAYS, view)
    expect(steps.question(page, town.PHQ9[1])).to_be_visible()
    page.locator("footer a[href='/sheet/pause']").click()
    looks_right(page, view)
    code = page.locator("main .code").inner_text()
    assert len(re.sub("[^0-9A-Z]", "", code)) >= 8, "a code of eight signs out of 32 has 40 bits"

    other = open_page(view, server.url)
    steps.go_home(other, view)
    other.locator("input[name='code']").fill("not a code")
    other.locator("form[action='/resume'] button").click()
    expect(other.locator("#code[aria-invalid='true']")).to_have_value("not a code")
    looks_right(other, view)
    other.locator("input[name='code']").fill(code.lower().replace("-", " "))
    other.locator("form[action='/resume'] button").click()
    expect(steps.question(other, town.PHQ9[1])).to_be_visible()
    other.locator("button[value='back']").click()
    expect(other.locator(f"input[value='{town.SEVERAL_DAYS}']")).to_be_checked()


@pytest.mark.two_views
def test_a_result_is_deleted_at_once(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "mood")
    steps.fill_list(page, town.CALM)
    steps.send_list(page)
    # The list may wait until its last answers are kept.
    expect(page.locator(steps.SCORE)).to_be_visible()
    address = page.url
    page.locator("form[action='/sheet/delete'] button").click()
    expect(page).to_have_url(re.compile("/deleted$"))
    looks_right(page, view)
    assert page.goto(address).status == 404
    looks_right(page, view)


@pytest.mark.two_views
def test_a_child_is_met_with_kind_words_and_asked_nothing(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "mood", age_group="under-14")
    expect(page).to_have_url(re.compile("/young$"))
    expect(page.locator(steps.HELP_LINE)).to_be_visible()
    expect(page.locator(steps.QUESTION)).to_have_count(0)
    assert "xq_sheet" not in [cookie["name"] for cookie in page.context.cookies()]
    looks_right(page, view)


# PHQ-9 is for adults here, GAD-7 from 12 on. Source: the scales' own age gates, rulebook E.4.6.
@pytest.mark.two_views
def test_a_young_person_is_offered_what_was_made_for_that_age(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "mood", age_group="14-17")
    expect(page.locator("a.door.mood")).to_have_count(0)
    looks_right(page, view)
    steps.begin(page, "worry", age_group="14-17")
    expect(steps.question(page, town.GAD7[0])).to_be_visible()


@pytest.mark.two_views
def test_large_print_is_remembered_all_the_way(page, view, looks_right):
    steps.go_home(page, view)
    page.locator("a[href*='large=yes']").first.click()
    expect(page.locator("html")).to_have_class(re.compile(r"\blarge\b"))
    steps.begin(page, "wellbeing")
    expect(page.locator("html")).to_have_class(re.compile(r"\blarge\b"))
    looks_right(page, view)
    steps.answer_all(page, dict.fromkeys(town.WHO5, "at-no-time"), view)
    expect(page.locator(steps.SCORE)).to_have_text("0")
    expect(page.locator("html")).to_have_class(re.compile(r"\blarge\b"))
    looks_right(page, view)


@pytest.mark.two_views
@pytest.mark.parametrize("path", ["/help", "/about", "/privacy", "/young", "/deleted", "/signed-off"])
def test_a_page_of_words_looks_right(page, view, looks_right, path):
    page.goto(path)
    steps.speak(page, view)
    looks_right(page, view)


@pytest.mark.two_views
def test_help_is_one_step_away_on_every_page(page, view):
    steps.go_home(page, view)
    steps.begin(page, "mood")
    page.locator(".help-now").click()
    expect(page.locator(steps.HELP_LINE)).to_be_visible()
    page.go_back()
    expect(steps.question(page, town.PHQ9[0])).to_be_visible()


def test_the_keyboard_alone_leads_to_the_result(open_page, server):
    page = open_page(View(1280, "zh-Hans", True), server.url)
    page.goto("/")
    steps.follow(page, "a.door.worry")
    steps.reach(page, "input[name='ageGroup']")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[value='18-59']")).to_be_checked()
    steps.reach(page, "input[name='agree']")
    page.keyboard.press("Space")
    steps.follow(page, "main form .actions button.btn")
    for item in town.GAD7:
        expect(steps.question(page, item)).to_be_visible()
        steps.reach(page, "main input[type='radio']")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        expect(page.locator(f"input[value='{town.SEVERAL_DAYS}']")).to_be_checked()
        page.keyboard.press("Enter")
    expect(page.locator(steps.SCORE)).to_have_text("7")
