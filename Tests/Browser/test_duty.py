"""The duty list and one alert, from the acknowledgement to the second person who agrees to close it."""

import re

import pytest
from playwright.sync_api import expect

import ledger
import steps
import town
from program import Program


@pytest.fixture
def raised(server, request):
    """Raises an alert in a subdistrict, and gives its page's path."""
    def raise_one(region=town.QINGTONG) -> str:
        raise_one.number += 1
        words = f"{request.node.name} {raise_one.number}"
        sheet = Program(server).send(words[-100:], town.IN_DANGER, region)
        [(alert,)] = ledger.rows(server, f"SELECT id FROM alert WHERE sheet = '{sheet}'")
        return f"/alerts/{alert}"

    raise_one.number = 0
    return raise_one


def unfold(page, step: str):
    """Opens the form of a step, unless it came back open with a fault, and gives it."""
    form = page.locator(f"form[action$='/{step}']")
    if not form.locator("button").last.is_visible():
        page.locator(f"details:has(form[action$='/{step}']) summary").click()
    return form


def send(form) -> None:
    """Until the page that answers is there: it has the same forms, and the next one is looked for on it."""
    with form.page.expect_navigation():
        form.locator("button").last.click()


def choose(form, value: str) -> None:
    form.locator(f".choice:has(input[value='{value}']) label").click()


@pytest.mark.two_views
@pytest.mark.both_engines
def test_an_alert_is_taken_up_worked_on_and_closed_by_a_second_person(as_person, server, raised, view, looks_right):
    alert = raised()
    lead = as_person(town.QINGTONG_LEAD)
    lead.goto("/duty")
    row = lead.locator(f"#duty-list tr:has(a[href='{alert}'])")
    row.locator(f"form[action='{alert}/acknowledge'] button").click()
    expect(lead).to_have_url(re.compile(f"{alert}$"))
    expect(lead.locator(".head")).to_contain_text(server.person(town.QINGTONG_LEAD).name)
    looks_right(lead, view)

    note = unfold(lead, "note")
    note.locator("textarea").fill("第一行\n<b>第二行</b>")
    send(note)
    expect(lead.locator("ol.story")).to_contain_text("<b>第二行</b>")

    contacted = unfold(lead, "contacted")
    choose(contacted, "notReached")
    send(contacted)
    contacted = unfold(lead, "contacted")
    choose(contacted, "reached")
    send(contacted)

    hand_over = unfold(lead, "hand-over")
    label = hand_over.locator("option").filter(has_text=server.person(town.EAST_LAKE_LEAD).name).inner_text()
    hand_over.locator("select").select_option(label=label)
    send(hand_over)
    expect(lead.locator(".head")).to_contain_text(server.person(town.EAST_LAKE_LEAD).name)

    propose = unfold(lead, "propose")
    choose(propose, "supportArranged")
    send(propose)
    expect(lead.locator("form[action$='/confirm']")).to_have_count(0)  # never by the same person
    looks_right(lead, view)

    second = as_person(town.EAST_LAKE_LEAD)
    second.goto(alert)
    send_back = unfold(second, "send-back")
    send_back.locator("textarea").fill("请再联系一次")
    send(send_back)
    expect(second.locator("form[action$='/confirm']")).to_have_count(0)
    lead.reload()
    propose = unfold(lead, "propose")
    choose(propose, "supportArranged")
    send(propose)

    second.reload()
    second.locator("form[action$='/confirm'] button").click()
    expect(second.locator("form[action$='/note']")).to_have_count(0)
    looks_right(second, view)
    second.goto("/duty")
    expect(second.locator(f"#duty-list a[href='{alert}']")).to_have_count(0)


@pytest.mark.two_views
def test_an_open_list_learns_that_somebody_else_has_taken_an_alert_up(as_person, raised, view):
    alert = raised()
    watching, acting = as_person(town.EAST_LAKE_LEAD), as_person(town.QINGTONG_LEAD)
    watching.goto("/duty")
    button = watching.locator(f"form[action='{alert}/acknowledge'] button")
    expect(button).to_be_visible()
    acting.goto(alert)
    acting.locator(f"form[action='{alert}/acknowledge'] button").click()
    expect(acting.locator(f"form[action='{alert}/acknowledge']")).to_have_count(0)
    if not view.script:
        watching.reload()
    expect(button).to_have_count(0, timeout=steps.AT_ONCE_MILLISECONDS)
    expect(watching.locator(f"#duty-list a[href='{alert}']").first).to_be_visible()


@pytest.mark.two_views
def test_what_two_people_do_at_once_is_told_to_the_second(as_person, raised, view, looks_right):
    alert = raised()
    first, second = as_person(town.QINGTONG_LEAD), as_person(town.EAST_LAKE_LEAD)
    first.goto(alert)
    second.goto(alert)
    first.locator(f"form[action='{alert}/acknowledge'] button").click()
    expect(first.locator(f"form[action='{alert}/acknowledge']")).to_have_count(0)
    second.locator(f"form[action='{alert}/acknowledge'] button").click()
    expect(second.locator("#faults")).to_be_visible()
    assert second.watch.document.status == 409
    looks_right(second, view)


# Who may see what: rulebook H.6. The permission held nowhere is 403, what is out of reach is not found.
@pytest.mark.two_views
def test_an_alert_is_closed_to_other_roles_and_not_found_in_another_county(as_person, raised, view, looks_right):
    alert = raised()
    for account in ("chen.platform", "zhou.region", "wang.class", "li.grid", "fang.evaluate"):
        page = as_person(account)
        assert page.goto(alert).status == 403
        assert page.goto("/duty").status == 403
    looks_right(page, view)
    elsewhere = as_person(town.SOUTH_HILLS_LEAD)
    assert elsewhere.goto(alert).status == 404
    looks_right(elsewhere, view)
    elsewhere.goto("/duty")
    expect(elsewhere.locator(f"#duty-list a[href='{alert}']")).to_have_count(0)
    looks_right(elsewhere, view)


@pytest.mark.two_views
@pytest.mark.parametrize(("account", "path"), [
    ("su.counsel", "/duty?rank=3"), (town.CITY_LEAD, "/duty?mine=yes"), (town.QINGTONG_LEAD, "/me"),
    ("tang.teacher", "/me"), ("zhou.region", "/people"), ("chen.platform", "/people")])
def test_a_page_of_work_looks_right(as_person, view, looks_right, account, path):
    page = as_person(account)
    assert page.goto(path).status == 200
    looks_right(page, view)


@pytest.mark.two_views
def test_a_duty_is_taken_and_left_again(as_person, view, looks_right):
    page = as_person(town.SOUTH_HILLS_LEAD)
    page.goto("/duty")
    page.locator("form[action='/duty/take'] button").click()
    expect(page.locator("form[action='/duty/leave']")).to_have_count(1)
    looks_right(page, view)
    page.locator("form[action='/duty/leave'] button").click()
    expect(page.locator("form[action='/duty/take']")).to_have_count(1)
