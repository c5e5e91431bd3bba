"""A token for a program of one's own: made on a page, shown once, used by the program, and ended."""

import json
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

import steps
import town


@pytest.mark.two_views
def test_somebody_makes_a_token_uses_it_and_ends_it(page, view, server, codes, looks_right):
    lead = server.person(town.EAST_LAKE_LEAD)
    page.goto("/sign-in")
    steps.speak(page, view)
    steps.sign_in(page, lead, codes.fresh(lead))
    page.goto("/me/tokens/new")
    page.locator("input[name='label']").fill("值班大屏")
    page.locator("input[name='oldPassword']").fill(lead.password)
    page.locator("input[name='code']").fill("000000")
    page.locator("main form button.btn").last.click()
    expect(page.locator("#faults")).to_be_visible()
    expect(page.locator("input[name='label']")).to_have_value("值班大屏")
    looks_right(page, view)
    steps.choose(page, "granted.watchAlerts", "yes")
    steps.choose(page, "readOnly", "yes")
    page.locator("input[name='oldPassword']").fill(lead.password)
    page.locator("input[name='code']").fill(codes.fresh(lead))
    page.locator("main form button.btn").last.click()
    token = page.locator(".secret").inner_text().strip()
    looks_right(page, view)
    assert asked(server, "/api/duty", token) == 200
    assert asked(server, "/api/people", token) == 403
    assert asked(server, "/api/duty/take", token, {"region": town.EAST_LAKE}) == 403
    page.goto("/me/tokens")
    row = page.locator("tbody tr", has_text="值班大屏")
    expect(row).to_have_count(1)
    assert token not in page.content()
    looks_right(page, view)
    row.locator("button").click()
    expect(page.locator("tbody tr", has_text="值班大屏")).to_have_count(0)
    assert asked(server, "/api/duty", token) == 401


def asked(server, path: str, token: str, body: dict | None = None) -> int:
    content = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(server.url + path, content, {"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code
