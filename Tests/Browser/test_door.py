"""At the door: a resident on no list is enrolled, agrees aloud before a witness, and is read the questions."""

import re

import pytest
from playwright.sync_api import expect

import ledger
from door_stage import COUNSELLOR, DoorStage


@pytest.mark.two_views
def test_a_resident_is_met_agrees_aloud_and_is_read_the_questions(as_person, server, view, looks_right):
    stage = DoorStage(server, f"walk {view}")
    page = as_person(COUNSELLOR)
    page.goto("/door")
    looks_right(page, view)
    page.locator(f"#campaigns a[href='{stage.path}']").click()
    looks_right(page, view)
    page.locator("input[name='name']").fill("示例入户")
    page.locator("input[name='idNumber']").fill("990102196005060011")
    page.locator("main form .actions button").click()
    expect(page.locator("#faults a[href='#idNumber']")).to_be_visible()
    looks_right(page, view)
    page.locator("input[name='idNumber']").fill("")
    page.locator("input[name='born']").fill("1960-05-06")
    page.locator("main form .actions button").click()
    code = page.locator(".secret.code").inner_text().strip()
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    # To copy and send; what stands behind the # stays in the browser.
    expect(page.locator("#link")).to_have_text(f"{server.url}/s#{code}")
    page.wait_for_load_state()
    assert "示例入户" not in page.content(), "no name stands on a slip"
    slip = page.url
    looks_right(page, view)

    page.locator("a[href$='/aloud']").click()
    expect(page.locator("#notice")).to_be_visible()
    looks_right(page, view)
    page.locator("label[for='standing-given']").click()
    page.locator("input[name='saidBy']").fill("示例入户")
    page.locator("input[name='understood']").fill("问我睡得好不好")
    page.locator("main form .actions button").click()
    expect(page.locator("#faults a[href='#witness']")).to_be_visible()
    looks_right(page, view)
    page.locator("label[for='standing-given']").click()
    page.locator("input[name='witness']").fill("示例见证人")
    page.locator("main form .actions button").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    looks_right(page, view)
    page.locator("form[action$='/open'] button").click()
    expect(page.locator("main dl.pairs")).to_contain_text("示例见证人")
    looks_right(page, view)

    page.goto(slip)
    page.locator("form[action$='/entry/interview'] button").click()
    expect(page.locator(".aloud h1")).to_be_visible()
    # Beside all those whom the list of the place has invited.
    [(number,)] = ledger.rows(server, f"SELECT COUNT(*) FROM door_meeting WHERE campaign = '{stage.campaign}'")
    assert int(number) == 1


@pytest.mark.two_views
def test_who_comes_twice_gets_the_same_code(as_person, server, view):
    stage = DoorStage(server, f"twice {view}")
    first, again = stage.meet(), stage.meet()
    assert first == again
    page = as_person(COUNSELLOR)
    page.goto(f"{stage.path}/{first}")
    code = page.locator(".secret.code").inner_text()
    page.locator(f"main a[href='{stage.path}']").last.click()
    page.locator("input[name='name']").fill("示例住户")
    page.locator("input[name='born']").fill("1960-05-06")
    page.locator("main form .actions button").click()
    expect(page.locator(".secret.code")).to_have_text(code)
