"""Signing in: with password and six-digit code, by one click in a demo house, and off again."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

import steps
import town
import views
from views import View

WIDE = View(1280, "zh-Hans", False)
FAILURES_BEFORE_LOCK = 5  # rulebook H.7


@pytest.fixture
def somebody(server, view):
    """Somebody else in each view: a code works once, and the next one takes half a minute."""
    people = [person for person in server.people() if person.role != "integration"]
    return people[views.ALL.index(view)]


@pytest.mark.two_views
def test_the_sign_in_page_lists_the_demo_people_under_a_banner(page, view, server, looks_right):
    page.goto("/sign-in")
    steps.speak(page, view)
    expect(page.locator(".demo")).to_be_visible()
    for person in server.people():
        buttons = 0 if person.role == "integration" else 1
        expect(page.locator(f"ul.people form:has(input[value='{person.account}'])")).to_have_count(buttons)
    looks_right(page, view)


@pytest.mark.both_engines
def test_somebody_signs_in_with_a_code_and_off_again(page, view, somebody, codes, looks_right):
    page.goto("/sign-in")
    steps.speak(page, view)
    steps.sign_in(page, somebody, codes.fresh(somebody))
    expect(page.locator(".who strong")).to_have_text(somebody.name)
    expect(page.locator(".place")).not_to_be_empty()
    looks_right(page, view)
    steps.sign_off(page)
    expect(page).to_have_url(re.compile("/signed-off$"))
    looks_right(page, view)
    page.goto("/me")
    expect(page).to_have_url(re.compile("/sign-in"))


def test_a_person_comes_back_to_the_page_that_asked_for_the_sign_in(open_page, server, codes):
    person = server.person("zhou.region")
    page = open_page(WIDE, server.url)
    page.goto("/people")
    steps.sign_in(page, person, codes.fresh(person))
    expect(page).to_have_url(f"{server.url}/people")


@pytest.mark.two_views
def test_a_wrong_code_is_refused_without_saying_what_was_wrong(page, view, server, looks_right):
    person = server.person(town.SOUTH_HILLS_LEAD)
    page.goto("/sign-in")
    steps.speak(page, view)
    steps.sign_in(page, person, "000000")
    expect(page.locator(".note.bad")).to_be_visible()
    expect(page.locator("input[name='account']:not([type='hidden'])")).to_have_value(person.account)
    expect(page.locator("input[name='password']")).to_have_value("")
    wrong_code = page.locator(".note.bad").inner_text()
    looks_right(page, view)
    steps.sign_in(page, replace(person, password="not the password"), "000000")
    assert page.locator(".note.bad").inner_text() == wrong_code


def test_a_code_works_once(open_page, server, codes):
    person = server.person("li.grid")
    page = open_page(WIDE, server.url)
    code = codes.fresh(person)
    page.goto("/sign-in")
    steps.sign_in(page, person, code)
    expect(page.locator(".who strong")).to_have_text(person.name)
    steps.sign_off(page)
    page.goto("/sign-in")
    steps.sign_in(page, person, code)
    expect(page.locator(".note.bad")).to_be_visible()
    expect(page.locator(".who")).to_have_count(0)


def test_after_five_failures_the_right_words_have_to_wait(open_page, server, codes, looks_right):
    person = server.person("fang.evaluate")
    page = open_page(WIDE, server.url)
    page.goto("/sign-in")
    for _ in range(FAILURES_BEFORE_LOCK):
        steps.sign_in(page, person, "000000")
        expect(page.locator(".note.bad")).to_be_visible()
        assert page.watch.document.status == 422
    steps.sign_in(page, person, codes.fresh(person))
    expect(page.locator(".note.bad")).to_contain_text("1")  # minute
    assert page.watch.document.status == 429
    looks_right(page, WIDE)
