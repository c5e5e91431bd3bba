"""Inviting, joining on a telephone, one's own account, and a reset by two administrators."""

import re

import pytest
from playwright.sync_api import expect

import steps
import town
import views
from people import totp

PASSWORD = "river stones at dusk"
ADMINISTRATOR, SECOND_ADMINISTRATOR = "zhou.region", "wu.region"


def administrator(server):
    return server.person(ADMINISTRATOR)


def invite(page, view, name: str, role: str = "counsellor") -> str:
    """From the list of people to the link that is shown once."""
    page.goto("/people")
    steps.speak(page, view)
    page.locator("a[href='/people/invite']").click()
    page.locator("a.door").first.click()
    page.locator("input[name='displayName']").fill(name)
    page.locator("select[name='role']").select_option(role)
    page.locator("main form.card button.btn").click()
    expect(page.locator("svg.qr")).to_be_visible()
    return page.locator(".secret").inner_text().strip()


def join(page, login: str, password: str = PASSWORD) -> None:
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.locator("input[name='login']").fill(login)
    page.locator("input[name='password']").fill(password)
    page.locator("input[name='code']").fill(totp(secret))
    page.locator("main form button.btn").click()


@pytest.mark.four_views
@pytest.mark.both_engines
def test_somebody_is_invited_joins_by_phone_and_is_at_work(page, view, server, open_page, looks_right):
    login = f"guest.{views.ALL.index(view)}"
    steps.step_in(page, administrator(server), view)
    page.goto("/people/invite")
    looks_right(page, view)
    link = invite(page, view, "访客")
    looks_right(page, view)
    guest = open_page(view, server.url)
    guest.goto(link)
    steps.speak(guest, view)
    expect(guest.locator("svg.qr")).to_be_visible()
    looks_right(guest, view)
    join(guest, login, "woaini1314")
    expect(guest.locator("#password-fault")).to_be_visible()
    looks_right(guest, view)
    join(guest, login)
    expect(guest.locator(".codes li")).to_have_count(10)
    looks_right(guest, view)
    guest.locator("main .actions a.btn").click()
    expect(guest.locator(".who strong")).to_have_text("访客")
    again = open_page(view, server.url)
    again.goto(link)
    expect(again.locator(".calm h1")).to_be_visible()
    assert again.watch.document.status == 404


@pytest.mark.two_views
def test_people_are_found_and_one_is_looked_at(page, view, server, looks_right):
    steps.step_in(page, administrator(server), view)
    page.goto("/people")
    looks_right(page, view)
    find(page, server.person(town.EAST_LAKE_LEAD).name)
    expect(page.locator("#posts")).to_be_visible()
    looks_right(page, view)
    page.goto("/invitations")
    looks_right(page, view)


def find(page, name: str) -> None:
    """From the list of people to one of them. The list of everybody has lines too, so what was found is waited for."""
    page.locator("input[name='search']").fill(name)
    page.locator("form[role='search'] button").click()
    expect(page).to_have_url(re.compile("[?&]search="))
    page.locator("tbody th a").first.click()


def open_person(page, name: str) -> None:
    page.goto("/people")
    find(page, name)


@pytest.mark.two_views
def test_a_reset_takes_two_administrators(page, view, server, open_page, looks_right):
    name = server.person(town.EAST_LAKE_LEAD).name
    steps.step_in(page, administrator(server), view)
    open_person(page, name)
    page.locator("details:has(form[action$='/reset']) summary").click()
    page.locator(".choice:has(input[value='secondFactor']) label").click()
    with page.expect_navigation():
        page.locator("form[action$='/reset'] button").click()
    expect(page.locator("form[action$='/confirm-reset']")).to_have_count(0)
    looks_right(page, view)
    second = open_page(view, server.url)
    steps.step_in(second, server.person(SECOND_ADMINISTRATOR), view)
    open_person(second, name)
    second.locator("form[action$='/confirm-reset'] button").click()
    expect(second.locator("svg.qr")).to_be_visible()
    owner = open_page(view, server.url)
    owner.goto(second.locator(".secret").inner_text().strip())
    steps.speak(owner, view)
    expect(owner.locator("input[name='oldPassword']")).to_be_visible()
    looks_right(owner, view)


@pytest.mark.two_views
def test_a_colleague_stands_in_for_some_days(page, view, server, looks_right):
    steps.step_in(page, administrator(server), view)
    open_person(page, server.person(town.EAST_LAKE_LEAD).name)
    address = page.locator("form[action$='/term']").first.get_attribute("action")
    page.goto(address.replace("/term", "/stand-in"))
    looks_right(page, view)
    page.locator(".choice label").nth(0 if view.width < 600 else 1).click()
    page.locator("input[name='until']").fill("2020-01-01")
    page.locator("main form.card button.btn").last.click()
    expect(page.locator("#until-fault")).to_be_visible()
    looks_right(page, view)


@pytest.mark.two_views
def test_my_account_has_its_pages(page, view, server, looks_right):
    steps.step_in(page, server.person(town.SOUTH_HILLS_LEAD), view)
    page.goto("/me")
    looks_right(page, view)
    for path in ["password", "second-factor", "recovery-codes", "devices", "deeds", "account", "tokens", "tokens/new"]:
        page.goto(f"/me/{path}")
        looks_right(page, view)
    page.goto("/me/devices")
    expect(page.locator("tbody .state")).to_have_count(1)
    page.locator("form[action='/me/devices/all'] button").click()
    expect(page).to_have_url(re.compile("/signed-off$"))
    page.goto("/me")
    expect(page).to_have_url(re.compile("/sign-in"))
