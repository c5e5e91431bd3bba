"""Steps that several walks take, in the words of the pages' own parts (classes and names, never a language's text)."""

import re

from playwright.sync_api import Page, expect

from people import Person
from views import View

QUESTION = "form[data-save] fieldset[data-item]"
HELP_LINE = "main .lines a[href='tel:12356']"
MOST_QUESTIONS = 22  # one more than the longest list that is walked, and one that no score counts
# What an open page hears of at once, it hears of sooner than the long ways around bring it: a closed stream comes back
# after fifteen seconds, the sweep under the jobs after thirty. It is no mark for speed, and does not tell the bell from
# the page's own look every few seconds: WebTests/LiveAlertTests does.
AT_ONCE_MILLISECONDS = 10_000
SCORE = "svg.band text.score"
SAVED, NOT_SAVED = "[role='status'][data-state='saved']", "[role='status'][data-state='failed']"


def go_home(page: Page, view: View) -> None:
    page.goto("/")
    speak(page, view)


def speak(page: Page, view: View) -> None:
    """Changes to the view's language by the switch that every page has, and stays on the page.

    A page says its language in its first line; what is measured on it afterwards wants all of it, and its style.
    """
    if page.locator("html").get_attribute("lang") != view.language:
        page.locator(f".tools a[hreflang='{view.language}']").click()
    expect(page.locator("html")).to_have_attribute("lang", view.language)
    # The first tag of a page says its language; the rest may still be on its way.
    page.wait_for_load_state()


def begin(
    page: Page, topic: str, age_group: str = "18-59", region: str | None = None, sex: str | None = None
) -> None:
    """From the home page to the first question, or to where that age is sent."""
    page.locator(f"a.door.{topic}").click()
    choose(page, "ageGroup", age_group)
    if sex is not None:
        choose(page, "sex", sex)
    if region:
        page.locator("select[name='region']").select_option(region)
    choose(page, "agree", "yes")
    with page.expect_navigation():
        page.locator("main form .actions button.btn").click()


def choose(page: Page, name: str, value: str) -> None:
    """Chooses as a finger does: on the words beside the circle."""
    page.locator(f".choice:has(input[name='{name}'][value='{value}']) label").click()
    expect(page.locator(f"input[name='{name}'][value='{value}']")).to_be_checked()


def item(page: Page) -> str:
    return page.locator(QUESTION).get_attribute("data-item")


def question(page: Page, item: str):
    return page.locator(f"{QUESTION}[data-item='{item}']")


def pick(page: Page, option: str, waits: bool = True) -> None:
    """Touches an answer of the question on the screen, once the page's script is there to hear of it.

    Where the test itself holds the page that the answer leads to, it must not be waited for.
    """
    page.wait_for_load_state()
    page.locator(f"{QUESTION} .choice:has(input[value='{option}']) label").click(no_wait_after=not waits)


def answer(page: Page, option: str | None, view: View) -> None:
    """Answers the question on the screen, or leaves it out, and goes on."""
    if option:
        pick(page, option)
        if view.script:
            expect(page.locator(SAVED)).to_be_visible()
    go_on(page, view)


def go_on(page: Page, view: View) -> None:
    """Presses "next" on a page that has come to rest: on one still loading, the button may move away under the finger.

    Without script the browser itself sends the form, so the page that answers is waited for, however long the house
    takes. With script it may be that the form waits for its answers to be kept.
    """
    page.wait_for_load_state()
    if view.script:
        page.locator("button.next").click()
        return
    with page.expect_navigation():
        page.locator("button.next").click()


def answer_all(page: Page, options: dict[str, str], view: View, until: str | None = None) -> None:
    """Answers one question after the other, up to one that is left untouched or until there is no further one.

    A question that has no option given is left out.
    """
    # On a page that is still coming there is no question either; that is not the end.
    page.wait_for_load_state()
    for _ in range(MOST_QUESTIONS):
        if not page.locator(QUESTION).count() or (here := item(page)) == until:
            return
        answer(page, options.get(here), view)
        expect(question(page, here)).to_have_count(0)
        page.wait_for_load_state()
    raise AssertionError("the questions do not end")


def fill_list(page: Page, options: dict[str, str]) -> None:
    """Answers on the page that has all questions, once its script is there to hear of it."""
    page.locator("footer a[href='/sheet/all']").click()
    expect(page).to_have_url(re.compile("/sheet/all$"))
    page.wait_for_load_state()
    for item, option in options.items():
        page.locator(f"fieldset.item[data-item='{item}'] .choice:has(input[value='{option}']) label").click()


def send_list(page: Page) -> None:
    page.locator("main form .actions button.btn").first.click()


def sign_in(page: Page, person: Person, code: str) -> None:
    """On the sign-in page, until the answer is there: a refusal looks like the one before it."""
    page.locator("input[name='account']:not([type='hidden'])").fill(person.account)
    page.locator("input[name='password']").fill(person.password)
    page.locator("input[name='code']").fill(code)
    with page.expect_navigation():
        page.locator("form[action='/sign-in'] button").click()


def sign_off(page: Page) -> None:
    page.locator("form[action='/sign-off'] button").click()
    expect(page.locator(".who")).to_have_count(0)


def step_in(page: Page, person: Person, view: View) -> None:
    """Signs in by the one click that only a demo house offers."""
    page.goto("/sign-in")
    speak(page, view)
    page.locator(f"ul.people form:has(input[value='{person.account}']) button").click()
    expect(page.locator(".who strong")).to_have_text(re.compile(re.escape(person.name)))


def open_menu(page: Page) -> None:
    """On a telephone the rail's menu lies behind a button, with and without script; on a desk it lies open."""
    if page.locator(".rail .menu").is_visible():
        page.locator(".rail .menu").click()
    expect(page.locator("#menu")).to_be_visible()


def close_menu(page: Page) -> None:
    page.keyboard.press("Escape")


def reach(page: Page, selector: str) -> None:
    """Presses the tab key until the part has the focus, as somebody without a mouse would."""
    page.locator(selector).first.wait_for()
    for _ in range(40):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached with the tab key")


def follow(page: Page, selector: str) -> None:
    reach(page, selector)
    page.keyboard.press("Enter")
