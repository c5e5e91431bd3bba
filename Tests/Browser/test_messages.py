"""One's own messages, the one reminder, what could not leave the house, and what is over its time."""

import re
import time
import uuid

import pytest
from playwright.sync_api import expect

import ledger

TEACHER, FIRST, SECOND = "tang.teacher", "zhou.region", "wu.region"
COUNTY = "990102000000"


@pytest.mark.two_views
def test_a_teacher_opens_a_message_and_looks_at_the_reminder(as_person, server, view, looks_right):
    [(account,)] = ledger.rows(server, f"SELECT id FROM account WHERE login = '{TEACHER}'")
    [(campaign,)] = ledger.rows(server, "SELECT id FROM campaign WHERE title_zh LIKE '%年度普查%' AND state = 'open'")
    now = int(time.time() * 1000)
    # Red flags of other walks have told the teacher of their alerts.
    ledger.change(server, f"UPDATE inbox_message SET read_at = {now} WHERE account = '{account}' AND read_at IS NULL")
    for number in range(2):
        ledger.change(server, f"""
            INSERT INTO inbox_message (id, account, kind, cause, title_zh, title_en, count, at, path, made_at)
            VALUES ('{uuid.uuid4()}', '{account}', 'sittingsTomorrow', 'walk {view} {number}', '示例市年度普查',
                'Invented yearly screening', 3, {now + 72_000_000}, '/campaigns/{campaign}', {now})""")
    page = as_person(TEACHER)
    page.goto("/messages")
    expect(page.locator(".rail a[href='/messages'] .badge")).to_contain_text("2")
    looks_right(page, view)
    page.locator(".inbox button").first.click()
    expect(page).to_have_url(re.compile(f"/campaigns/{campaign}$"))
    expect(page.locator(".rail a[href='/messages'] .badge")).to_contain_text("1")
    page.locator(f"main a[href='/campaigns/{campaign}/reminder']").click()
    # A demo has no gateway: it says so, and tells the colleagues alone.
    expect(page.locator(".note.warn")).to_be_visible()
    looks_right(page, view)
    page.locator("main form[action$='/reminder'] button").click()
    expect(page.locator(".note.good[role=status]")).to_be_visible()
    expect(page.locator(".note.warn")).to_be_visible()
    looks_right(page, view)
    page.goto("/messages")
    page.locator("form[action='/messages/read'] button").click()
    expect(page.locator(".empty")).to_be_visible()
    looks_right(page, view)


@pytest.mark.two_views
def test_whoever_looks_after_a_place_tries_a_message_again(as_person, server, view, looks_right):
    ledger.change(server, f"""
        INSERT INTO outbox_message (id, channel, kind, cause, recipient, region, path, made_at, due_at, attempts,
            given_up_at, last_fault)
        VALUES ('{uuid.uuid4()}', 'webhook', 'notBegun', 'walk {view}', 'x', '{COUNTY}', '/campaigns', 0, 0, 7,
            {int(time.time() * 1000)}, 'unreachable')""")
    page = as_person(FIRST)
    page.goto("/outbox")
    rows = page.locator("tbody tr")
    before = rows.count()
    looks_right(page, view)
    rows.first.locator("button").click()
    expect(rows).to_have_count(before - 1)


@pytest.mark.two_views
def test_two_people_agree_and_a_certificate_says_so(as_person, server, view, looks_right):
    campaign, done = old_campaign(server, str(view)), None
    first, second = as_person(FIRST), as_person(SECOND)
    first.goto("/retention")
    first.locator(f"a[href^='/campaigns/{campaign}/']").click()
    looks_right(first, view)
    first.locator("form[action$='/hold'] textarea").fill("示例：有人投诉，正在处理。")
    first.locator("form[action$='/hold'] button").click()
    expect(first.locator("form[action$='/agree']")).to_have_count(0)
    first.locator("form[action$='/lift'] textarea").fill("示例：处理完了。")
    first.locator("form[action$='/lift'] button").click()
    first.locator("form[action$='/agree'] button").click()
    expect(first.locator("form[action$='/agree']")).to_have_count(0)
    looks_right(first, view)
    second.goto(f"/campaigns/{campaign}/retention")
    with second.expect_navigation():
        second.locator("form[action$='/agree'] button").click()
    deadline = time.monotonic() + 120
    while not done and time.monotonic() < deadline:
        time.sleep(0.3)
        second.goto(f"/campaigns/{campaign}/retention")
        done = second.locator("main a[href$='/certificate']").count()
    second.locator("main a[href$='/certificate']").click()
    expect(second.locator("main .note.bad")).to_have_count(0)
    expect(second.locator("main .note")).to_be_visible()
    looks_right(second, view)
    with second.expect_download() as told:
        second.locator("form[action$='/certificate/paper'] button").click()
    assert told.value.path().read_bytes().startswith(b"%PDF")
    second.goto("/retention")
    looks_right(second, view)


@pytest.mark.two_views
def test_what_was_not_deleted_is_tried_again(as_person, server, view, looks_right):
    campaign = old_campaign(server, f"again {view}")
    ledger.change(server, f"""
        UPDATE deletion_list SET state = 'failed', first_by = 'a', first_at = 1, second_by = 'b', second_at = 2, ended_at = 3
        WHERE id = '{campaign}'""")
    page = as_person(FIRST)
    page.goto(f"/campaigns/{campaign}/retention")
    looks_right(page, view)
    page.locator("form[action$='/retry'] button").click()
    expect(page).to_have_url(re.compile(f"/campaigns/{campaign}/retention$"))
    expect(page.locator("form[action$='/retry']")).to_have_count(0)


@pytest.mark.two_views
def test_an_archive_that_is_over_is_agreed_to_by_two(as_person, server, view, looks_right):
    campaign, done = old_campaign(server, f"archive {view}", "archive", 1), 0
    # In its section: once an hour the house itself proposes a list of the answers, which stands beside it.
    agree = "section[aria-labelledby='archive-1'] form[action$='/agree']"
    first, second = as_person(FIRST), as_person(SECOND)
    first.goto("/retention")
    first.locator(f"a[href='/campaigns/{campaign}/retention#archive-1']").click()
    expect(first.locator(agree)).to_have_count(1)
    looks_right(first, view)
    first.locator(f"{agree} button").click()
    expect(first.locator(agree)).to_have_count(0)
    second.goto(f"/campaigns/{campaign}/retention")
    with second.expect_navigation():
        second.locator(f"{agree} button").click()
    deadline = time.monotonic() + 120
    while not done and time.monotonic() < deadline:
        time.sleep(0.3)
        second.goto(f"/campaigns/{campaign}/retention")
        done = second.locator("main a[href$='/certificate']").count()
    second.locator("main a[href$='/certificate']").click()
    expect(second.locator("main .note.bad")).to_have_count(0)
    looks_right(second, view)


def old_campaign(house, name: str, kind: str = "answers", number: int = 0) -> str:
    """A campaign whose time is over, and the list that the platform would propose within the hour."""
    campaign, mark = str(uuid.uuid4()), f"walk {name}"
    ledger.change(house, f"""
        INSERT INTO campaign (id, region, template, title_zh, title_en, purpose, basis, audience, languages, sights,
            asks_guardian_from_14, opens_at, closes_at, retention_days, state, request, made_by, made_at, changed_by,
            changed_at, decided_by)
        VALUES ('{campaign}', '{COUNTY}', 'school-yearly', '示例市 2020 年普查', 'Invented screening of 2020', 'p',
            'consent', '{{}}', 'zh-Hans', '', TRUE, 0, 1, 365, 'closed', '{mark}', 'a', 0, 'a', 0, 'b')""")
    ledger.change(house, f"""
        INSERT INTO deletion_list (id, campaign, kind, round, region, title_zh, title_en, state, invited, sittings,
            kept, proposed_at)
        VALUES ('{campaign}', '{campaign}', '{kind}', {number}, '{COUNTY}', '示例市 2020 年普查',
            'Invented screening of 2020', 'proposed', 1200, 1180, 36, {int(time.time() * 1000)})""")
    for place, part in enumerate(("sittings", "codes", "links", "messages"), start=1):
        ledger.change(house, f"""
            INSERT INTO deletion_part (list, place, part, deleted) VALUES ('{campaign}', {place}, '{part}', 0)""")
    return campaign
