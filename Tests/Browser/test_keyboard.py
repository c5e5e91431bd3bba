"""The keyboard alone, and what is read aloud first: the question page, the start of a check, the choice of a place."""

import pytest
from playwright.sync_api import expect

import steps
import town

# What the focus shows itself with: a line of its own, or, for a choice that is drawn by its label, that of the label.
FOCUSED = """() => {
    const at = document.activeElement;
    const drawn = at.matches('.choice input') ? at.nextElementSibling : at;
    const style = getComputedStyle(drawn);
    const box = drawn.getBoundingClientRect();
    const under = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return {
        name: at.id || at.value || at.className || at.getAttribute('href') || at.tagName,
        seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        inside: box.width > 0 && box.top >= -1 && box.bottom <= innerHeight + 1,
        covered: !(drawn === under || drawn.contains(under) || under?.contains(drawn)),
    };
}"""


def stops(page, last: str) -> list[str]:
    """Everything the tab key stops at, up to the last; each stop has to be seen, and nothing may lie over it."""
    page.wait_for_load_state()
    names = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        assert stop["seen"], f"{stop['name']} does not show that it has the focus"
        assert stop["inside"] and not stop["covered"], f"{stop['name']} has the focus and is not in sight"
        names.append(stop["name"])
        if stop["name"] == last:
            return names
    raise AssertionError(f"{last} cannot be reached with the tab key: {names}")


def in_order(names: list[str], *wanted: str) -> bool:
    rest = iter(names)
    return all(name in rest for name in wanted)


@pytest.mark.two_views
def test_on_the_question_page_the_keys_follow_the_order_of_reading(page, view):
    steps.go_home(page, view)
    steps.begin(page, "worry")
    steps.answer(page, town.NOT_AT_ALL, view)
    expect(steps.question(page, town.GAD7[1])).to_be_visible()
    names = stops(page, "/sign-in")
    first = f"a-{town.NOT_AT_ALL}"
    assert names[:3] == ["skip", "brand", "help-now"]
    # Enter presses the first button of the page, so "next" comes before "back".
    assert in_order(names, "help-now", first, "next", "back", "/sheet/all"), names
    assert sum(name.startswith("a-") for name in names) == 1, "the answers are one stop, and the arrows go between them"


@pytest.mark.two_views
def test_what_is_read_aloud_before_the_first_answer_is_what_it_answers(page, view):
    steps.go_home(page, view)
    steps.begin(page, "worry")
    expect(steps.question(page, town.GAD7[0])).to_be_visible()
    page.wait_for_load_state()
    group = page.get_by_role("group")
    expect(group).to_have_count(1)
    name = group.evaluate("group => group.querySelector('legend').innerText")
    place, opening, question = [line for line in name.splitlines() if line.strip()]
    assert place == group.locator(".where").inner_text().strip()
    assert opening == group.locator(".stem").inner_text().strip()
    assert question == page.locator("h1").inner_text()
    expect(group.get_by_role("radio")).to_have_count(4)


@pytest.mark.two_views
def test_the_skip_link_leads_past_everything_to_the_question(page, view):
    steps.go_home(page, view)
    steps.begin(page, "worry")
    expect(steps.question(page, town.GAD7[0])).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("a.skip")).not_to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(f"#a-{town.NOT_AT_ALL}")).to_be_focused()


# Without a choice the browser itself stops the form; a browser that does not is answered by the server.
@pytest.mark.two_views
def test_what_is_missing_has_the_focus_from_the_start_with_and_without_script(page, view, looks_right):
    steps.go_home(page, view)
    steps.begin(page, "drinking" if view.language == "en" else "mood")
    expect(page.locator(steps.QUESTION)).to_be_visible()
    page.locator("main form").evaluate("form => form.noValidate = true")
    with page.expect_navigation():
        page.locator("button.next").click()
    if page.locator("#faults").count() == 0:  # not every scale wants every answer
        page.goto("/check/worry")
        page.locator("main form").evaluate("form => form.noValidate = true")
        page.locator("main form .actions button.btn").click()
    expect(page.locator("#faults")).to_be_focused()
    expect(page.locator("#faults")).to_be_in_viewport()
    looks_right(page, view)
    page.keyboard.press("Tab")
    expect(page.locator("#faults a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#faults a")).not_to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("main form input:checked").first).to_be_attached()


@pytest.mark.two_views
def test_a_place_is_found_and_chosen_with_the_keyboard_alone(page, view, looks_right):
    page.goto("/check/worry?place=find&placeName=990102")
    steps.speak(page, view)
    page.goto("/check/worry?place=find&placeName=990102")
    expect(page.locator("#place-name")).to_have_value("990102")
    looks_right(page, view)
    names = stops(page, "btn plain")
    assert in_order(names, "skip", "help-now", "age-under-14", "place-name", "find", "region", "agree"), names

    page.locator("main").focus()
    steps.reach(page, "input[name='ageGroup']")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    steps.reach(page, "#place-name")
    page.keyboard.press("Control+A")
    page.keyboard.type("柳岸" if view.language == "zh-Hans" else "Liu'an")
    # The place is among those of the county as well, which the page before has.
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(f"#region option[value='{town.LIUAN}']")).to_have_count(1)
    expect(page.locator("#age-18-59")).to_be_checked()
    looks_right(page, view)
    steps.reach(page, "#region")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#region")).to_have_value(town.LIUAN)
    steps.reach(page, "#agree")
    page.keyboard.press("Space")
    steps.follow(page, "main form .actions button.btn")
    expect(steps.question(page, town.GAD7[0])).to_be_visible()


@pytest.mark.two_views
def test_the_menu_of_people_at_work_opens_and_closes_without_a_mouse(as_person, view, looks_right):
    page = as_person("zhou.region")
    page.goto("/me")
    looks_right(page, view)
    button, link = page.locator(".rail .menu"), page.locator("#menu a[href='/instruments']")
    if view.width < 1000:
        expect(link).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(link).to_be_visible()
        page.keyboard.press("Tab")
        expect(page.locator("#menu a").first).to_be_focused()
        looks_right(page, view)
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        expect(button).to_be_focused()
    else:
        expect(button).to_be_hidden()
        expect(link).to_be_visible()
