"""Whether a page looks right: accessible in light and dark, no wider than its screen, valid, quiet, and alone."""

import hashlib
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from views import View

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What can differ between light and dark.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
AXE = Axe()


class Watch:
    """Keeps an eye on one page from its first request: what it says, what it fetches, and from whom."""

    def __init__(self, page: Page, origin: str):
        self.problems: list[str] = []
        self.document: Response | None = None
        self._page, self._host = page, urlsplit(origin).hostname
        page.on("pageerror", lambda error: self.problems.append(f"the script failed: {error}"))
        page.on("console", self._heard)
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _heard(self, message) -> None:
        # A refused or missing document is for the test to judge, so Chromium's own remark about it is not.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"the console says: {message.text}")

    def _asked(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname != self._host:
            self.problems.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        kind = response.request.resource_type
        if kind == "document" and response.frame == self._page.main_frame and not 300 <= response.status < 400:
            self.document = response
        elif kind in ("stylesheet", "script", "image", "font") and response.status >= 400:
            self.problems.append(f"{response.status} for {response.url}")


def looks_right(page: Page, watch: Watch, view: View, kept: Path) -> None:
    """Fails with every fault of the page at once; keeps its HTML for the validator, which runs at the end."""
    keep(watch, kept)
    with measurable(page, watch, view) as seen:
        faults = watch.problems + form_faults(seen, view) + access_faults(seen)
        seen.emulate_media(color_scheme="dark")
        faults += [f"dark: {fault}" for fault in access_faults(seen, COLOURS)]
        seen.emulate_media(color_scheme="light")
    assert not faults, f"{page.url} ({view}):\n" + "\n".join(faults)


@contextmanager
def measurable(page: Page, watch: Watch, view: View):
    """The page, or where script is off its twin: axe is a script itself and never returns from such a page.

    The twin shows the same bytes; only axe runs in it, none of the page's own scripts, and what stands for readers
    without script is there.
    """
    if view.script:
        yield page
        return
    body = watch.document.text().replace("<noscript>", "").replace("</noscript>", "")
    context = page.context.browser.new_context(
        storage_state=page.context.storage_state(), **view.context | {"java_script_enabled": True})
    try:
        twin = context.new_page()
        headers = {"Content-Security-Policy": "script-src 'none'"}
        twin.route(watch.document.url, lambda route: route.fulfill(
            body=body, content_type="text/html; charset=utf-8", headers=headers))
        twin.goto(watch.document.url)
        yield twin
    finally:
        context.close()


def keep(watch: Watch, kept: Path) -> None:
    """Keeps what the server sent, not what the browser made of it: a parser mends what a validator must see."""
    assert watch.document is not None, "no page was loaded"
    body = watch.document.body()
    path = kept / f"{hashlib.sha256(body).hexdigest()[:16]}.html"
    path.write_bytes(body)
    with (kept / "addresses.txt").open("a", encoding="utf-8") as addresses:
        addresses.write(f"{path.name} {watch.document.url}\n")


def form_faults(page: Page, view: View) -> list[str]:
    faults = []
    if (headings := page.locator("h1").count()) != 1:
        faults.append(f"{headings} h1 headings")
    if (language := page.locator("html").get_attribute("lang")) != view.language:
        faults.append(f"the page says it is in {language}")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 1:
        faults.append(f"{wide} px wider than its screen")
    return faults


def access_faults(page: Page, rules: dict | None = None) -> list[str]:
    rules = rules or {"runOnly": {"type": "tag", "values": STANDARD}}
    found = AXE.run(page, options=rules | {"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{each['id']}: {each['help']}\n    " + "\n    ".join(
            f"{' '.join(map(str, node['target']))}  {node['html'][:160]}" for node in each["nodes"][:4])
        for each in found]
