"""After a sitting: the list, a talk written down, the guardian, advice for the class teacher, and words for the person."""

import json
import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from days import today
from doors import Somebody
import ledger
import steps

TEACHER, CLASS_TEACHER, HEAD = "tang.teacher", "qiu.class", "xia.school"
CLASS = "990102001-school-3-2025-1"  # of which the class teacher is


@pytest.fixture
def server(house_of_its_own):
    """A house of its own for each look, because a talk that was written down stays."""
    return house_of_its_own


def prints_its_words_alone(page, server, finding: str, view, looks_right) -> None:
    """Somebody's own report on paper: the words and the numbers that help, no menu and no button."""
    [(participant,)] = ledger.rows(server, f"SELECT participant FROM finding WHERE id = '{finding}'")
    status, told = Somebody(server, server.person(TEACHER)).json("POST", f"/participants/{participant}/code")
    assert status == 200, told[:200]
    page.goto("/s/report")
    steps.speak(page, view)
    page.locator("#code").fill(json.loads(told)["code"])
    page.locator("form[action='/s/report'] button").click()
    words = page.locator("section.report p")
    expect(words).not_to_have_count(0)
    looks_right(page, view)
    page.emulate_media(media="print")
    for word in words.all() + page.locator("main h1, main ul.lines").all():
        expect(word).to_be_visible()
    for left_out in page.locator("button, .btn, nav, .help-now, .skip, .demo").all():
        expect(left_out).to_be_hidden()
    page.emulate_media(media="screen")


def writes_a_talk_down(page, level: int) -> None:
    """By a form that may hold all of it already: nothing here is taken off by a second touch."""
    for question in ("thoughts", "plan", "means", "soon", "attempt", "others"):
        page.locator(f"label[for='risk.{question}-no']").click()
    page.locator("label[for='functioning-harder']").click()
    page.locator(f"label[for='level-{level}']").click()
    page.locator("label[for='nextStep-talkOn']").click()
    page.locator("#plan").fill("每周五再聊一次")
    page.locator("#nextLook").fill(str(today() + timedelta(days=5)))
    page.locator("form[action$='/talk'] .actions button").click()


def changes_a_mind_after_going_back(page, finding: str) -> None:
    """To the very form, as some browsers keep it. Ours asks for the page anew, so the first one is kept for it here."""
    talks, word = page.locator("article.talk"), page.locator("form[action$='/talk'] input[name='request']")
    before = talks.count()
    page.goto(f"{finding}/talk")
    kept, first = page.watch.document.body(), word.get_attribute("value")
    writes_a_talk_down(page, 1)
    expect(talks).to_have_count(before + 1)
    page.route(f"{finding}/talk", lambda route: route.fulfill(
        body=kept, content_type="text/html; charset=utf-8", headers={"Cross-Origin-Opener-Policy": "same-origin"}))
    page.go_back()
    page.unroute(f"{finding}/talk")
    assert word.get_attribute("value") == first
    level = page.locator("label[for='level-2'] .rank").text_content()
    writes_a_talk_down(page, 2)
    expect(talks).to_have_count(before + 2)
    expect(talks.first.locator("h3 .rank")).to_have_text(level)
    expect(page.locator("section[aria-labelledby='facts'] dd .rank")).to_have_text(level)


def would_rather_talk_and_thinks_better_of_it(page, server, view, looks_right) -> None:
    """Whom a teacher would rather talk with than ask again waits for that talk, until it is decided otherwise."""
    person = page.locator("tbody a[href^='/care/people/']").get_attribute("href").rsplit("/", 1)[1]
    form = page.locator(f"form[action='/care/retests/{person}']")
    form.locator("button[value='talk']").click()
    expect(page.locator("main .empty")).to_be_visible()
    [(found, clock)] = ledger.rows(server, f"SELECT id, due_clock FROM finding WHERE participant = '{person}'")
    assert clock == "interview"
    page.goto("/care")
    row = page.locator("tbody tr", has=page.locator(f"a[href='/care/findings/{found}']"))
    expect(row.locator("time.left")).to_be_visible()
    looks_right(page, view)
    row.locator("th a").click()
    expect(page.locator("a[href$='/talk']")).to_be_visible()
    expect(page.locator("section[aria-labelledby='facts'] dd > b")).to_be_visible()
    page.goto("/care/retests?decided=yes")
    expect(form.locator("button[value='talk'][aria-pressed='true']")).to_be_visible()
    form.locator("button[value='leave']").click()
    expect(page.locator("main .empty")).to_be_visible()
    page.goto("/care")
    expect(page.locator("tbody tr")).not_to_have_count(0)
    expect(row).to_have_count(0)


@pytest.mark.two_views
def test_a_teacher_talks_tells_the_guardian_and_asks_the_class_teacher(
    open_page, as_person, server, view, looks_right,
):
    page = as_person(TEACHER)
    page.goto("/care")
    # Two of this class; the others are of the class that sat down first.
    expect(page.locator("tbody tr")).to_have_count(6)
    looks_right(page, view)
    [(found,)] = ledger.rows(
        server, f"SELECT id FROM finding WHERE unit = '{CLASS}' AND talked_at IS NULL AND closed_at IS NULL")
    page.locator(f"tbody a[href='/care/findings/{found}']").click()
    expect(page.locator("a[href^='/care/people/']")).to_be_visible()
    looks_right(page, view)
    finding = page.url
    page.locator("form[action$='/who'] button").first.click()
    expect(page.locator("main")).to_contain_text("0990-5550")
    looks_right(page, view)

    page.goto(f"{finding}/talk")
    looks_right(page, view)
    for question in ("thoughts", "plan", "means", "soon", "others"):
        page.locator(f"label[for='risk.{question}-no']").click()
    page.locator("label[for='risk.attempt-yes']").click()
    page.locator("label[for='functioning-harder']").click()
    page.locator("label[for='topics.family']").click()
    page.locator("label[for='level-2']").click()
    page.locator("label[for='nextStep-talkOn']").click()
    page.locator("#plan").fill("每周三午休聊一次")
    page.locator("#nextLook").fill(str(today() + timedelta(days=5)))
    page.locator("form[action$='/talk'] .actions button").click()
    expect(page.locator("#faults a[href='#whyLower']")).to_be_visible()
    expect(page.locator("#plan")).to_have_value("每周三午休聊一次")
    looks_right(page, view)
    page.locator("#whyLower").fill("三个月前的事，家里已经在帮忙")
    page.locator("form[action$='/talk'] .actions button").click()
    expect(page).to_have_url(finding)
    expect(page.locator("article.talk")).to_have_count(1)
    looks_right(page, view)
    page.locator("a[href*='/talk?corrects=']").click()
    expect(page.locator("[id='risk.attempt-yes']")).to_be_checked()
    page.locator("#plan").fill("每周三和周五午休聊")
    page.locator("form[action$='/talk'] .actions button").click()
    expect(page.locator("article.talk")).to_have_count(2)
    changes_a_mind_after_going_back(page, finding)

    page.locator("details:has(form[action$='/guardian']) summary").click()
    page.locator("label[for='guardian-outcome-agreed']").click()
    page.locator("#guardian-said").fill("妈妈愿意一起想办法")
    page.locator("form[action$='/guardian'] button").click()
    expect(page.locator("#contacts")).to_be_visible()
    page.locator("details:has(form[action$='/advice']) summary").click()
    page.locator("label[for='advice-sentences.notInFront']").click()
    page.locator("#advice-words").fill("她得分偏高")
    page.locator("form[action$='/advice'] button").click()
    expect(page.locator("#faults a[href='#advice-words']")).to_be_visible()
    page.locator("#advice-words").fill("语文课可以多请她朗读")
    page.locator("form[action$='/advice'] button").click()
    expect(page.locator("#advice")).to_be_visible()
    page.locator("details:has(form[action$='/report']) summary").click()
    looks_right(page, view)
    with page.expect_navigation():
        page.locator("form[action$='/report'] button").click()
    prints_its_words_alone(open_page(view, server.url), server, found, view, looks_right)
    page.goto(page.locator("a[href^='/care/people/']").get_attribute("href"))
    expect(page.locator("main")).to_contain_text("WHO-5")
    looks_right(page, view)
    page.goto("/care/retests")
    expect(page.locator("tbody tr")).to_have_count(1)
    looks_right(page, view)
    would_rather_talk_and_thinks_better_of_it(page, server, view, looks_right)
    page.goto("/care/retests?decided=yes")
    expect(page.locator("button[value='again']")).to_have_count(1)
    # Taken off the list in between, nobody can be asked again, and it is said why.
    asked = "UPDATE participant SET removed_at = {} WHERE id IN (SELECT participant FROM retest_wish)"
    ledger.change(server, asked.format(1))
    page.locator("button[value='again']").click()
    expect(page.locator("#faults")).to_be_visible()
    expect(page.locator("button[value='again']")).to_have_count(0)
    looks_right(page, view)
    ledger.change(server, asked.format("NULL"))

    of_class = as_person(CLASS_TEACHER)
    of_class.goto("/care-advice")
    expect(of_class.locator("section.card")).to_have_count(2)
    expect(of_class.locator("main")).to_contain_text("语文课可以多请她朗读")
    assert not re.search("WHO-5|得分|级别|0990-5550", of_class.locator("main").inner_text())
    looks_right(of_class, view)
    assert ledger.rows(server, "SELECT id FROM audit_line WHERE use_case = 'ListCareAdvice'")


@pytest.mark.two_views
def test_a_teacher_notes_who_else_was_told_at_a_serious_level(as_person, server, view, looks_right):
    [(found,)] = ledger.rows(server, f"""
        SELECT id FROM finding WHERE talked_at IS NOT NULL AND closed_at IS NULL AND handed_on_at IS NULL
            AND teacher = (SELECT id FROM account WHERE login = '{TEACHER}') ORDER BY id LIMIT 1""")
    ten_days = 10 * 24 * 3_600_000
    ledger.change(server, f"UPDATE finding SET level = 3, level_at = level_at - {ten_days} WHERE id = '{found}'")
    page = as_person(TEACHER)
    page.goto(f"/care/findings/{found}")
    expect(page.locator("#errands")).to_be_visible()
    # Over its time by days, and that in words: not by a colour alone.
    late = page.locator("section:has(#errands) dd.clock.late")
    expect(late).not_to_have_count(0)
    expect(late.first).to_contain_text(re.compile("超时|late"))
    page.locator("details:has(form[action$='/errand']) summary").click()
    looks_right(page, view)
    page.locator("label[for='errand-errand-crisisGroup']").click()
    page.locator("#errand-words").fill("示例：校长和班主任都到了")
    page.locator("form[action$='/errand'] button").click()
    expect(page).to_have_url(re.compile(f"/care/findings/{found}$"))
    expect(page.locator("section:has(#errands-done) li")).to_have_count(1)
    looks_right(page, view)


@pytest.mark.two_views
def test_a_page_shows_what_the_plan_ticks_and_says_what_it_does_not(as_person, server, view, looks_right):
    head = as_person(HEAD)
    head.goto("/care-plans")
    expect(head.locator(".empty")).to_be_visible()
    looks_right(head, view)
    # The demo's plans tick nothing for the head, and its one talk has set nothing serious.
    ledger.change(server, "UPDATE campaign SET sights = sights || ' level-unitLead'")
    for table in ("finding", "interview"):
        ledger.change(server, f"UPDATE {table} SET level = 3 WHERE level = 1")
    head.reload()
    expect(head.locator("main section.card")).to_have_count(1)
    assert not re.search("WHO-5|得分|0990-5550", head.locator("main").inner_text())
    looks_right(head, view)
    assert ledger.rows(server, "SELECT id FROM audit_line WHERE use_case = 'ListCarePlans'")

    ledger.change(server, "UPDATE campaign SET sights = ''")
    head.reload()
    expect(head.locator(".empty")).to_be_visible()
    page = as_person(TEACHER)
    page.goto("/care")
    expect(page.locator("form[action='/care/reports']")).to_have_count(0)
    looks_right(page, view)
    page.locator("tbody tr th a").first.click()
    expect(page.locator("#do ~ p.note")).to_have_count(2)
    expect(page.locator("form[action$='/advice']")).to_have_count(0)
    looks_right(page, view)
    page.goto(page.locator("a[href^='/care/people/']").get_attribute("href"))
    expect(page.locator("main dl.pairs dd b")).to_have_count(0)
    looks_right(page, view)
    of_class = as_person(CLASS_TEACHER)
    of_class.goto("/care-advice")
    expect(of_class.locator(".empty")).to_be_visible()


@pytest.mark.two_views
def test_a_pupil_reads_words_with_the_code_and_nobody_learns_who_waits(open_page, as_person, server, view, looks_right):
    codes = json.loads((server.data / "demo.json").read_text(encoding="utf-8"))["sittingCodes"]
    page = open_page(view, server.url)
    page.goto("/s/report")
    steps.speak(page, view)
    looks_right(page, view)
    page.locator("#code").fill("ZZZZ-ZZZZ")
    page.locator("form[action='/s/report'] button").click()
    expect(page.locator("#faults")).to_be_visible()
    page.locator("#code").fill(codes[0])
    with page.expect_navigation():
        page.locator("form[action='/s/report'] button").click()
    expect(page.locator("ul.lines")).to_contain_text("12356")
    assert codes[0] not in page.url
    looks_right(page, view)


@pytest.mark.two_views
def test_a_teacher_leads_a_pupil_to_help_and_back(as_person, server, view, looks_right):
    page = as_person(TEACHER)
    page.goto("/care")
    page.locator("tbody tr th a").last.click()
    expect(page.locator("#way")).to_be_visible()
    finding = page.url

    def take(step: str, facts: list[str], words: str = "", day: str = ""):
        fold = page.locator(f"details:has(input[name='step'][value='{step}'])")
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        for fact in facts:
            page.locator(f"label[for='path-{step}-facts.{fact}']").click()
        if words:
            page.locator(f"#path-{step}-words").fill(words)
        if day:
            page.locator(f"#path-{step}-day").fill(day)
        if step in ("referred", "notYet", "returned"):
            looks_right(page, view)
        # Step after step of the same page: the next one is for the page that answers.
        with page.expect_navigation():
            fold.locator("button").click()

    take("referred", ["guardianAgrees"])
    expect(page.locator("#faults a[href='#path-referred-facts-mentalHospital']")).to_be_visible()
    looks_right(page, view)
    take("referred", ["generalHospital"], "最近睡得很少，一起去看看")
    expect(page).to_have_url(finding)
    page.locator("details:has(form[action$='/doctors-advice']) summary").click()
    page.locator("#doctors-advice-writtenOn").fill(str(today()))
    page.locator("#doctors-advice-scan").set_input_files(
        {"name": "advice.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 an invented paper"})
    page.locator("form[action$='/doctors-advice'] button").click()
    expect(page.locator("form[action$='/open']")).to_have_count(1)
    take("seen", [])
    take("treated", [], day=str(today() + timedelta(days=14)))
    take("leave", ["guardianAgrees", "schoolAgrees"], "每周三晚上通一次电话")
    take("applied", ["guardianAsks", "hospitalAdvice"])
    take("meeting", ["guardianThere", "schoolThere", "teacherThere", "adviceRead"])
    # Nobody is kept from school for an illness: what is written there is read by the family.
    take("notYet", ["safetyPlan"], "因为抑郁", str(today() + timedelta(days=7)))
    expect(page.locator("#faults a[href='#path-notYet-words']")).to_be_visible()
    take("notYet", [], "一起写好难受时怎么办，就可以回来")
    expect(page).to_have_url(finding)
    take("meeting", ["guardianThere", "schoolThere", "teacherThere", "adviceRead"])
    take("returned", ["safetyPlan", "personAtSchool", "guardianAgrees", "schoolAgrees"], "先上半天", str(today()))
    expect(page.locator("section[aria-labelledby='path-0'] .tally li")).to_have_count(9)  # eight visits and a paper
    looks_right(page, view)

    page.goto("/care")
    expect(page.locator("#visits")).to_have_count(0)
    ledger.change(server, f"UPDATE care_path SET due_at = 1000 WHERE finding = '{finding.rsplit('/', 1)[1]}'")
    page.goto("/care")
    expect(page.locator("section[aria-labelledby='visits'] tr.late")).to_have_count(1)
    looks_right(page, view)
    page.locator("a[href='/care/visits']").click()
    expect(page).to_have_url(re.compile("/care/visits$"))
    expect(page.locator("tbody tr")).to_have_count(3)  # two are on the demo's own ways
    expect(page.locator("tbody tr.late")).to_have_count(1)
    looks_right(page, view)
    assert ledger.rows(server, "SELECT id FROM audit_line WHERE use_case = 'ListPathVisits'")


@pytest.mark.two_views
def test_the_centre_lead_sees_who_opened_which_file_and_nothing_in_it(as_person, server, view, looks_right):
    lead = as_person("gu.centre")
    lead.goto("/care-looks?month=2020-01")
    expect(lead.locator(".empty")).to_be_visible()
    looks_right(lead, view)
    teacher = as_person(TEACHER)
    teacher.goto("/care")
    teacher.locator("tbody tr th a").last.click()
    expect(teacher.locator("#way")).to_be_visible()
    lead.goto("/care-looks")
    expect(lead.locator("tbody tr").first).to_contain_text("唐示雨")
    expect(lead.locator("section[aria-labelledby='readers']")).to_contain_text("唐示雨")
    assert not re.search("WHO-5|0990-5550", lead.locator("main").inner_text())
    looks_right(lead, view)
    assert lead.goto("/care").status == 403
    assert ledger.rows(server, "SELECT id FROM audit_line WHERE use_case = 'ListFileLooks'")
