"""Signing in: with password and six-digit code, by one click in a demo house, and off again."""

import re

import pytest
from playwright.sync_api import expect

import steps


def test_the_sign_in_page_lists_the_demo_people_under_a_banner(page, view, server, looks_right):
    steps.go_home(page, view)
    page.goto("/sign-in")
    expect(page.locator(".demo")).to_be_visible()
    people = [person for person in server.people() if person.role != "integration"]
    for person in people:
        expect(page.locator(f"ul.people form:has(input[value='{person.account}'])")).to_have_count(1)
    looks_right(page, view)


@pytest.mark.both_engines
def test_a_duty_lead_signs_in_with_a_code_and_off_again(page, view, people, codes, looks_right):
    lead = people["dutyLead"]
    steps.go_home(page, view)
    steps.sign_in(page, lead, codes.fresh(lead))
    expect(page.locator(".who strong")).to_have_text(re.compile(re.escape(lead.name)))
    expect(page.locator(".place")).not_to_be_empty()
    looks_right(page, view)
    page.locator("form[action='/sign-off'] button").click()
    expect(page.locator(".who")).to_have_count(0)
    page.goto("/duty")
    expect(page).to_have_url(re.compile("/sign-in"))


def test_a_wrong_code_is_refused_without_saying_what_was_wrong(page, view, people, looks_right):
    lead = people["dutyLead"]
    steps.go_home(page, view)
    steps.sign_in(page, lead, "000000")
    expect(page.locator(".note.bad")).to_be_visible()
    expect(page.locator("input[name='password']")).to_have_value("")
    looks_right(page, view)
