"""A person's own history: kept by a code, seen as a line, deleted with all there is."""

import re

import pytest
from playwright.sync_api import expect

import steps
import town


def finish(page, topic: str, items: list[str], option: str) -> None:
    page.goto("/")
    steps.begin(page, topic)
    steps.fill_list(page, dict.fromkeys(items, option))
    steps.send_list(page)
    expect(page.locator(steps.SCORE)).to_be_visible()


@pytest.mark.four_views
def test_results_are_kept_seen_over_time_and_deleted_at_once(page, view, open_page, server, looks_right):
    steps.go_home(page, view)
    finish(page, "worry", town.GAD7, town.SEVERAL_DAYS)
    page.locator("form[action='/sheet/keep'] button").click()
    expect(page.locator(".keepsake b")).to_have_count(4)
    code = "-".join(page.locator(".keepsake b").all_inner_texts())
    assert re.fullmatch("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", code), code
    assert code not in page.url
    looks_right(page, view)

    other = open_page(view, server.url)
    steps.go_home(other, view)
    finish(other, "worry", town.GAD7, town.NEARLY_EVERY_DAY)
    other.locator("section[aria-labelledby='keep'] summary").click()
    other.locator("#history-code").fill(code[:-1])
    other.locator("form[action='/sheet/add']:has(#history-code) button").click()
    expect(other.locator("#history-code[aria-invalid='true']")).to_have_value(code[:-1])
    looks_right(other, view)
    other.locator("#history-code").fill(code.lower().replace("-", " "))
    other.locator("form[action='/sheet/add']:has(#history-code) button").click()
    expect(other.locator("svg.trend circle")).to_have_count(2)
    expect(other.locator("tbody td.num")).to_have_text(["21", "7"])
    looks_right(other, view)

    other.locator("form[action='/history/remove'] button").first.click()
    expect(other.locator("form[action='/history/remove']")).to_have_count(1)
    looks_right(other, view)
    other.locator("form[action='/history/remove'] button").click()
    expect(other.locator("tbody td.num")).to_have_text(["7"])
    other.locator("a[href='/history/delete']").click()
    looks_right(other, view)
    other.locator("form[action='/history/delete'] button").click()
    expect(other).to_have_url(re.compile("/history/deleted"))
    looks_right(other, view)

    page.goto("/history")
    looks_right(page, view)
    page.locator("#history-code").fill(code)
    page.locator("form[action='/history'] button").click()
    expect(page.locator("#history-code[aria-invalid='true']")).to_be_visible()


@pytest.mark.two_views
def test_a_history_is_closed_and_asks_for_its_code_again(page, view, looks_right):
    steps.go_home(page, view)
    finish(page, "wellbeing", town.WHO5, "more-than-half")
    page.locator("form[action='/sheet/keep'] button").click()
    expect(page.locator(".keepsake")).to_be_visible()
    page.goto("/history")
    with page.expect_navigation():
        page.locator("form[action='/history/close'] button").click()
    page.goto("/history")
    expect(page.locator("#history-code")).to_be_visible()
    expect(page.locator("svg.trend")).to_have_count(0)
    looks_right(page, view)
