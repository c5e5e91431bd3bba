"""Steps that several walks take, in the words of the pages' own parts (classes and names, never a language's text)."""

import re

from playwright.sync_api import Page, expect

from people import Person
from views import View

# Option codes of PHQ-9 and GAD-7 by weight. Source: LOINC answer list LL361-7.
NOT_AT_ALL, SEVERAL_DAYS, MORE_THAN_HALF, NEARLY_EVERY_DAY = "LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"
PHQ9 = ["44250-9", "44255-8", "44259-2", "44254-5", "44251-7", "44258-4", "44252-5", "44253-3", "44260-8"]
SELF_HARM = PHQ9[-1]
QUESTION = "form[data-save] fieldset[data-item]"
HELP_LINE = "main .lines a[href='tel:12356']"


def go_home(page: Page, view: View) -> None:
    page.goto("/")
    if view.language == "en":
        page.locator("a[hreflang='en']").first.click()
    expect(page.locator("html")).to_have_attribute("lang", view.language)


def begin(page: Page, topic: str, age_group: str = "18-59", region: str | None = None) -> None:
    """From the home page to the first question, or to where that age is sent."""
    page.locator(f"a.door.{topic}").click()
    choose(page, "ageGroup", age_group)
    if region:
        page.locator("select[name='region']").select_option(region)
    if page.locator("input[name='agree']").count():
        choose(page, "agree", "yes")
    page.locator("main form .actions button.btn").first.click()


def choose(page: Page, name: str, value: str) -> None:
    """Chooses as a finger does: on the words beside the circle."""
    page.locator(f".choice:has(input[name='{name}'][value='{value}']) label").click()
    expect(page.locator(f"input[name='{name}'][value='{value}']")).to_be_checked()


def item(page: Page) -> str:
    return page.locator(QUESTION).get_attribute("data-item")


def answer(page: Page, option: str | None, view: View) -> None:
    """Answers the question on the screen, or leaves it out, and goes on."""
    if option:
        page.locator(f".choice:has(input[value='{option}']) label").click()
        if view.script:
            expect(page.locator("[role='status'][data-state='saved']")).to_be_visible()
    page.locator("button.next").click()


def answer_all(page: Page, options: dict[str, str], view: View) -> None:
    """Answers one question after the other until there is no further one; what has no option is left out."""
    for _ in range(12):
        if not page.locator(QUESTION).count():
            return
        here = item(page)
        answer(page, options.get(here), view)
        expect(page.locator(f"{QUESTION}[data-item='{here}']")).to_have_count(0)
    raise AssertionError("the questions do not end")


def sign_in(page: Page, person: Person, code: str) -> None:
    page.goto("/sign-in")
    page.locator("input[name='account']:not([type='hidden'])").fill(person.account)
    page.locator("input[name='password']").fill(person.password)
    page.locator("input[name='code']").fill(code)
    page.locator("form[action='/sign-in'] button").click()


def step_in(page: Page, person: Person) -> None:
    """Signs in by the one click that only a demo house offers."""
    page.goto("/sign-in")
    page.locator(f"ul.people form:has(input[value='{person.account}']) button").click()
    expect(page.locator(".who strong")).to_have_text(re.compile(re.escape(person.name)))
