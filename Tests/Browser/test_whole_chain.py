"""One story from the first plan to the last figure: a county plans, a school brings its list, a mother agrees on her
telephone, her son answers and asks for help, his teacher hears of it and talks with him, and when the window is over
the county reads what came of it and not who it was."""

import csv
import io
import json
import re
import time
from datetime import timedelta

import pytest
from playwright.sync_api import expect

import clock
import ledger
import steps
from consent_stage import WORDS
from days import today
from doors import Somebody
from east_lake import SCHOOL, do
from test_campaigns import part
from views import View

PLANNER, APPROVER, TEACHER, CLASS_TEACHER = "zhou.region", "wu.region", "tang.teacher", "wang.class"
DESK, PHONE = View(1280, "zh-Hans", True), View(390, "zh-Hans", True)
CLASS, PUPILS = f"{SCHOOL}-2024-1", 36  # a class that nobody is in before
CALL = "c-ssrs-screener.1"  # of the demo's made-up scale: "yes" calls for help
WELL = ("most-of-the-time", "more-than-half", "most-of-the-time", "less-than-half", "more-than-half")
HARD = ("at-no-time", "some-of-the-time", "at-no-time", "less-than-half", "some-of-the-time")
PATIENCE_SECONDS = 120


@pytest.fixture
def moved(tmp_path):
    return clock.Clock(clock.build(tmp_path), tmp_path)


@pytest.fixture
def server(new_house, moved):
    """A house of its own, because its clock goes to an evening when the window is over."""
    return new_house(settings=moved.settings)


@pytest.fixture
def desk(open_page, server):
    def desk(account: str):
        page = open_page(DESK, server.url)
        steps.step_in(page, server.person(account), DESK)
        return page

    return desk


@pytest.fixture
def phone(open_page, server):
    return lambda: open_page(PHONE, server.url)


def wait_until(is_so, words: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end, words
        time.sleep(0.1)


def test_from_the_plan_to_the_report(desk, phone, server, moved, looks_right):
    planner, teacher = desk(PLANNER), desk(TEACHER)
    campaign = plan(planner, looks_right)
    bring_the_class(teacher, looks_right)
    approve(desk(APPROVER), planner, campaign)
    school = Somebody(server, server.person(TEACHER))
    invited = f"SELECT COUNT(*) FROM participant WHERE campaign = '{campaign}' AND unit = '{CLASS}'"
    wait_until(lambda: ledger.rows(server, invited) == [(str(PUPILS),)], "the class is not invited")

    mother = phone()
    addresses = hand_out_slips(teacher, campaign, looks_right)
    agree(mother, addresses[0], looks_right)
    codes = {line["number"]: line["code"] for line in do(school, f"/campaigns/{campaign}/class-sheet", {
        "unit": CLASS, "reason": "周三第二节", "request": "the story's codes"})["lines"]}
    agree_for_all_others(server, addresses[1:])

    open_the_room(teacher, campaign, school)
    answer_with_a_red_flag(phone, teacher, server, codes[1], looks_right)
    keys = sit_down(server, [codes[number] for number in range(2, PUPILS + 1)])
    moved.forward(minutes=3)  # nobody reads five sentences in no time: such sheets would be marked
    answer_all_others(server, keys)
    expect(teacher.locator(".seat.finished")).to_have_count(PUPILS)
    looks_right(teacher, DESK)
    is_heard(teacher, server)
    talk(teacher, server, campaign, looks_right)
    read_own_words(phone(), codes[1], looks_right)
    close_and_read(desk, server, moved, campaign, looks_right)


def plan(page, looks_right) -> str:
    """From a template, part by part, until nothing is missing."""
    page.goto("/campaigns/new")
    page.locator("label[for='template-school-yearly']").click()
    page.locator("main form button").click()
    aims = part(page, "aims")
    aims.locator("input[name='aims.title']").fill("示例市秋季心情周")
    aims.locator("textarea").fill("想知道同学们最近过得好不好，好早一点帮忙。")
    aims.locator("button").click()
    battery = part(page, "battery")
    battery.locator("input[name='battery.order.c-ssrs-screener']").fill("3")
    battery.locator("input[name='battery.youngest.c-ssrs-screener']").fill("12")
    battery.locator("button").click()
    window = part(page, "window")
    for field, value in {
            "firstDay": str(today() - timedelta(days=1)), "opens": "00:00",
            "lastDay": str(today() + timedelta(days=1)), "closes": "23:00"}.items():
        window.locator(f"input[name='window.{field}']").fill(value)
    window.locator("button").click()
    rooms = part(page, "rooms")
    rooms.locator("label[for='plan-rooms-tellsOfFlags']").click()
    # What is listed all at once below has to be there by then.
    with page.expect_navigation():
        rooms.locator("button").click()
    privacy = part(page, "privacy")
    for field in privacy.locator("textarea").all():
        field.fill("示例内容")
    privacy.locator("button").click()
    campaign = re.search("/campaigns/([0-9a-f-]{36})", page.url)[1]
    page.goto(f"/campaigns/{campaign}/notice")
    for name, words in WORDS.items():
        page.locator(f"[id='chinese.{name}']").fill(words)
    page.locator("main form .actions button").click()
    page.goto(f"/campaigns/{campaign}")
    looks_right(page, DESK)
    return campaign


def bring_the_class(page, looks_right) -> None:
    """By a list with one bad row: it is told, and the good ones are taken."""
    born = today() - timedelta(days=12 * 365 + 240)
    rows = ["姓名,出生日期,学号,性别,年级,班级,监护人,监护人电话"]
    for n in range(1, PUPILS + 1):
        birthday, sex = born - timedelta(days=n), "男" if n % 2 else "女"
        rows.append(f"演练生 {n},{birthday},2024{n:04},{sex},2024 级,1 班,演练家长 {n},0990-5550{n:03}")
    rows.append("没有生日,昨天,20249999,男,2024 级,1 班,演练家长,0990-5550999")
    page.goto("/rosters/import")
    page.locator("#file").set_input_files(
        {"name": "七年级.csv", "mimeType": "text/csv", "buffer": ("\ufeff" + "\r\n".join(rows)).encode()})
    page.locator("form[action='/rosters/import'] button").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    looks_right(page, DESK)
    page.locator("form[action$='/confirm'] button").click()
    # A list that waits for its confirmation can be discarded as well.
    expect(page.locator("form[action$='/confirm']")).to_have_count(0)
    expect(page.locator("form[action$='/discard']")).to_be_visible(timeout=PATIENCE_SECONDS * 1_000)
    page.goto(f"/rosters/{CLASS}")
    expect(page.locator("main")).to_contain_text("演*")


def approve(approver, planner, campaign: str) -> None:
    planner.locator(f"form[action='/campaigns/{campaign}/submit'] button").click()
    expect(planner.locator(f"form[action='/campaigns/{campaign}/submit']")).to_have_count(0)
    approver.goto(f"/campaigns/{campaign}")
    approver.locator(f"form[action='/campaigns/{campaign}/approve'] button").click()
    expect(approver.locator("a[href$='/progress']")).to_be_visible()


def hand_out_slips(page, campaign: str, looks_right) -> list[str]:
    page.goto(f"/campaigns/{campaign}/consents/classes/{CLASS}")
    page.locator("form[action$='/slips'] .btn").first.click()
    expect(page.locator(".slip")).to_have_count(PUPILS)
    looks_right(page, DESK)
    return [each.strip() for each in page.locator(".slip .code").all_inner_texts()]


def agree(page, address: str, looks_right) -> None:
    """A mother opens the link of the slip, reads, and agrees; the way back stands there from then on."""
    page.goto(address)
    expect(page.locator("main")).to_contain_text(WORDS["purpose"])
    looks_right(page, PHONE)
    page.locator("form[action$='/agree'] button").click()
    expect(page.locator("form[action$='/take-back'] button")).to_be_visible()
    looks_right(page, PHONE)


def agree_for_all_others(server, addresses: list[str]) -> None:
    nobody = Somebody(server, server.person(TEACHER))
    for address in addresses:
        path = address.removeprefix(server.url)
        status, told = nobody.json("GET", path)
        assert status == 200, told
        do(nobody, f"{path}/agree", {"notice": json.loads(told)["notice"]["id"]})


def open_the_room(page, campaign: str, school: Somebody) -> None:
    """The lesson begins for all at once; a call for help may be told as a seat, because the plan says so."""
    room = do(school, "/rooms", {"campaign": campaign, "unit": CLASS})["room"]
    page.goto(f"/rooms/{room}")
    page.locator("form[action$='/start'] button").click()
    expect(page.locator(".seat")).to_have_count(PUPILS)
    expect(page.locator(".live [data-state='on']")).to_be_visible()


def answer_with_a_red_flag(phone, teacher, server, code: str, looks_right) -> None:
    """Every answer is kept at once; the telephone gives up, another one goes on; and help comes before all else."""
    first = phone()
    first.goto(f"/s#{code}")
    first.locator("form[action='/s'] button:not([formaction])").click()
    expect(first).to_have_url(re.compile(r"/sitting/sheet/1\?question=1$"))
    looks_right(first, PHONE)
    steps.pick(first, HARD[0])
    expect(first.locator(steps.SAVED)).to_be_visible()
    seat = teacher.locator(".seat.answering")
    expect(seat).to_have_count(1)  # without a reload

    second = phone()
    second.goto(f"/s#{code}")
    second.locator("form[action='/s'] button:not([formaction])").click()
    expect(second).to_have_url(re.compile(r"/sitting/sheet/1\?question=2$"))
    first.locator("button.next").click()
    expect(first).to_have_url(re.compile("/sitting/elsewhere$"))
    second.goto("/sitting/sheet/1/all")
    for number, option in enumerate(HARD[1:], 2):
        second.locator(f"[data-item='who-5.{number}'] .choice:has(input[value='{option}']) label").click()
    expect(second.locator(steps.SAVED)).to_be_visible()
    second.goto("/sitting/sheet/3/all")
    second.locator(f"[data-item='{CALL}'] .choice:has(input[value='yes']) label").click()
    expect(second).to_have_url(re.compile("/sitting/help$"))
    expect(second.locator("main a[href='tel:12356']").first).to_be_visible()
    looks_right(second, PHONE)
    # Read past the house: both moments are its own.
    [(late,)] = ledger.rows(server, f"""
        SELECT a.raised_at - n.at FROM alert a JOIN answer n ON n.sheet = a.sheet AND n.item = '{CALL}'
        WHERE a.unit = '{SCHOOL}' ORDER BY a.raised_at DESC LIMIT 1""")
    assert 0 <= int(late) < 1_000, f"the alert came {late} ms late"
    expect(teacher.locator(".seat.calls")).to_have_count(1)
    assert not re.search("who-5|gad-7|示例题目", teacher.locator("main").inner_text(), re.IGNORECASE)
    looks_right(teacher, DESK)
    second.goto("/sitting/end")
    second.locator("form[action='/sitting/finish'] button").click()
    expect(second).to_have_url(re.compile("/sitting/done$"))


def sit_down(server, codes: list[str]) -> list[str]:
    nobody = Somebody(server, server.person(TEACHER))
    return [do(nobody, "/s", {"code": code, "language": "zh-Hans"})["sittingKey"] for code in codes]


def answer_all_others(server, keys: list[str]) -> None:
    """As their telephones do; every third has had hard weeks."""
    nobody = Somebody(server, server.person(TEACHER))
    for number, key in enumerate(keys):
        options = HARD if number % 3 == 0 else WELL
        do(nobody, "/sitting/answers", {
            "sittingKey": key, "sheet": 1, "answers": {f"who-5.{n}": option for n, option in enumerate(options, 1)}})
        do(nobody, "/sitting/finish", {"sittingKey": key})


def is_heard(page, server) -> None:
    """The alert stands on the duty list of the school's psychology teacher, who takes it up."""
    [(alert,)] = ledger.rows(server, f"""
        SELECT id FROM alert WHERE unit = '{SCHOOL}' ORDER BY raised_at DESC LIMIT 1""")
    page.goto("/duty")
    page.locator(f"#duty-list a[href='/alerts/{alert}']").first.click()
    button = page.locator(f"form[action='/alerts/{alert}/acknowledge'] button")
    button.click()
    expect(button).to_have_count(0)


def talk(page, server, campaign: str, looks_right) -> None:
    """The teacher finds the boy on the list at once; the talk says how it stands, not the score, and he gets words."""
    [(found,)] = ledger.rows(server, f"""
        SELECT f.id FROM finding f JOIN finding_flag g ON g.finding = f.id WHERE f.campaign = '{campaign}'""")
    page.goto("/care")
    page.locator(f"tbody a[href='/care/findings/{found}']").click()
    expect(page.locator("h1")).to_contain_text("演练生")
    finding = page.url
    looks_right(page, DESK)
    page.goto(f"{finding}/talk")
    for question in ("thoughts", "plan", "means", "soon", "attempt", "others"):
        page.locator(f"label[for='risk.{question}-no']").click()
    page.locator("label[for='functioning-harder']").click()
    page.locator("label[for='topics.family']").click()
    page.locator("label[for='level-2']").click()
    page.locator("label[for='nextStep-talkOn']").click()
    page.locator("#plan").fill("每周三午休聊一次")
    page.locator("#nextLook").fill(str(today() + timedelta(days=5)))
    with page.expect_navigation():
        page.locator("form[action$='/talk'] .actions button").click()
    if page.locator("#whyLower").count() and page.url != finding:
        page.locator("#whyLower").fill("谈过以后放心了一些，家里也在帮忙")
        page.locator("form[action$='/talk'] .actions button").click()
    expect(page).to_have_url(finding)
    expect(page.locator("article.talk")).to_have_count(1)
    looks_right(page, DESK)
    page.locator("details:has(form[action$='/report']) summary").click()
    with page.expect_navigation():
        page.locator("form[action$='/report'] button").click()


def read_own_words(page, code: str, looks_right) -> None:
    """On his telephone, by his code: words, no scale and no number, and the same to take along on paper."""
    page.goto("/s/report")
    page.locator("#code").fill(code)
    page.locator("form[action='/s/report'] button").click()
    words = page.locator("section.report p")
    expect(words).not_to_have_count(0)
    assert not re.search("who-5|gad-7|[0-9]", " ".join(words.all_inner_texts()), re.IGNORECASE)
    looks_right(page, PHONE)
    with page.expect_download() as download:
        page.locator("form[action='/s/report/paper'] button").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def close_and_read(desk, server, moved, campaign: str, looks_right) -> None:
    """Two evenings later: the window is over, the jobs of the house draw the report, and it tells of nobody."""
    moved.forward(minutes=2 * 24 * 60 + 70)
    closed = f"SELECT state FROM campaign WHERE id = '{campaign}'"
    wait_until(lambda: ledger.rows(server, closed) == [("closed",)], "the campaign does not close")
    told = server.command("perform", "StartReports", "{}", "--demo")
    assert told.returncode == 0, told.stderr
    drawn = f"SELECT COUNT(*) FROM report_edition WHERE campaign = '{campaign}' AND drawn_at IS NOT NULL"
    wait_until(lambda: ledger.rows(server, drawn) == [("1",)], "the report is not drawn")

    page = desk(PLANNER)
    page.goto("/reports")
    page.locator(f"#reports a[href^='/reports/{campaign}']").click()
    expect(page.locator(".report table")).not_to_have_count(0)
    looks_right(page, DESK)
    assert "演练生" not in page.content()
    assert handed_in(page) == PUPILS
    page.locator("details.fold > summary").click()
    for kind, mark in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF-")):
        with page.expect_download() as download:
            page.locator("#reason").fill("区里的例会")
            page.locator("#format").select_option(kind)
            page.locator("details.fold form button").click()
        content = download.value.path().read_bytes()
        assert content.startswith(mark), kind
        if kind == "csv":
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            assert rows[1][3] == str(PUPILS) and PLANNER in rows[1][-1]
    page.locator(f"a[href='/reports/{campaign}/exports']").click()
    expect(page.locator("#exports tbody tr")).to_have_count(3)
    status, _ = Somebody(server, server.person(CLASS_TEACHER)).json("GET", f"/reports/{campaign}")
    assert status in (403, 404), "a class teacher reads no report"


def handed_in(page) -> int:
    return int(page.locator("ul.figures li b").first.inner_text())
