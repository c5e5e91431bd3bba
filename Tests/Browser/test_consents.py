"""Consent: the notice, slips for a class, a guardian on a telephone, a paper with a scan, and the one reminder."""

import re

import pytest
from playwright.sync_api import expect

import ledger
import steps
from consent_stage import CHILDREN, PLANNER, TEACHER, WORDS, ConsentStage
from days import today

PAPER = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 an invented paper"}


def writes_a_paper_yes_down(teacher, signed_on: str, scan: dict) -> None:
    teacher.locator("label[for='giver-guardian']").click()
    teacher.locator("label[for='standing-given']").click()
    teacher.locator("input[name='signedBy']").fill("示例家长")
    teacher.locator("input[name='signedOn']").fill(signed_on)
    teacher.locator("input[name='scan']").set_input_files(scan)
    teacher.locator("main form .actions button").click()


@pytest.mark.two_views
def test_a_guardian_agrees_on_a_telephone_and_takes_it_back(as_person, open_page, server, view, looks_right):
    stage = ConsentStage(server, f"guardian-{view}", with_notice=False)
    planner = as_person(PLANNER)
    planner.goto(f"/campaigns/{stage.campaign}/notice")
    expect(planner.locator("[id='chinese.purpose']")).not_to_be_empty()
    looks_right(planner, view)
    for part, words in WORDS.items():
        planner.locator(f"[id='chinese.{part}']").fill(words)
    planner.locator("main form .actions button").click()
    expect(planner.locator("details.fold").first).to_contain_text(WORDS["purpose"])
    looks_right(planner, view)

    stage.open()
    teacher = as_person(TEACHER)
    teacher.goto("/consents")
    looks_right(teacher, view)
    teacher.locator(f"a[href='{stage.path}']").click()
    looks_right(teacher, view)
    teacher.locator(f"a[href$='/classes/{stage.school_class}']").click()
    expect(teacher.locator("tbody tr")).to_have_count(CHILDREN)
    looks_right(teacher, view)
    teacher.locator("form[action$='/slips'] .btn").first.click()
    expect(teacher.locator(".slip")).to_have_count(CHILDREN)
    looks_right(teacher, view)
    address = teacher.locator(".slip .code").first.inner_text().strip()
    assert re.fullmatch(r"http://[^/]+/consent/[A-Za-z0-9_-]{43}", address), "a secret and no name"

    guardian = open_page(view, server.url)
    guardian.goto(address)
    steps.speak(guardian, view)
    boxes = [guardian.locator(f"form[action$='/{step}'] button").bounding_box() for step in ("agree", "decline")]
    assert abs(boxes[0]["width"] - boxes[1]["width"]) < 2 and abs(boxes[0]["height"] - boxes[1]["height"]) < 2
    looks_right(guardian, view)
    guardian.locator("form[action$='/agree'] button").click()
    expect(guardian.locator(".answer")).to_be_visible()
    assert guardian.url == address
    looks_right(guardian, view)
    with guardian.expect_navigation():
        guardian.locator("form[action$='/take-back'] button").click()
    expect(guardian.locator(".answer .facts-list li")).to_have_count(3)
    looks_right(guardian, view)
    # A paper bears no hour: a yes of the day of their own no does not count, and the page says how they say yes.
    teacher.goto(f"{stage.path}/people/{stage.participants[0]}/paper")
    writes_a_paper_yes_down(teacher, str(today()), PAPER)
    expect(teacher.locator("#faults")).to_contain_text(re.compile("自己的链接|a guardian by their link"))
    looks_right(teacher, view)
    [(standing,)] = ledger.rows(server, f"""
        SELECT standing FROM published_consent WHERE participant = '{stage.participants[0]}'""")
    assert standing == "withdrawn"

    stranger = open_page(view, server.url)
    stranger.goto("/")
    steps.speak(stranger, view)
    assert stranger.goto("/consent/" + "A" * 43).status == 404
    looks_right(stranger, view)


@pytest.mark.two_views
def test_a_paper_is_written_down_and_a_guardian_is_reminded_once(as_person, server, view, looks_right):
    stage = ConsentStage(server, f"paper-{view}")
    slips = stage.slips(str(view))
    teacher = as_person(TEACHER)
    teacher.goto(f"{stage.path}/people/{stage.participants[1]}/paper")
    writes_a_paper_yes_down(teacher, "2026-01-05", PAPER | {"buffer": b"GIF89a"})
    expect(teacher.locator("#faults a[href='#scan']")).to_be_visible()
    looks_right(teacher, view)
    teacher.locator("input[name='scan']").set_input_files(PAPER)
    teacher.locator("main form .actions button").click()
    expect(teacher.locator("tbody tr")).to_have_count(1)
    looks_right(teacher, view)
    with teacher.expect_download() as download:
        teacher.locator("form[action$='/open'] button").click()
    assert download.value.path().read_bytes() == PAPER["buffer"]

    teacher.goto(f"{stage.path}/classes/{stage.school_class}")
    expect(teacher.locator("tbody tr")).to_have_count(len(slips) - 1)
    teacher.locator("#seat-1 summary").click()
    looks_right(teacher, view)
    teacher.locator("#seat-1 form[action$='/remind'] button").click()
    expect(teacher.locator("#seat-1 form[action$='/remind']")).to_have_count(0)
    looks_right(teacher, view)
