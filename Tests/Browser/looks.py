"""Whether a page looks right: accessible in light and dark, no wider than its screen in either print, valid, quiet,
and alone."""

import hashlib
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from views import View

EVERYTHING = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# What can differ between light and dark.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
AXE = Axe()
# How many first headings, which language, and how many pixels too wide, as it stands and in large print.
FORM = """() => {
    const page = document.documentElement;
    const wide = () => page.scrollWidth - page.clientWidth;
    const [asked, asItStands] = [page.className, wide()];
    page.classList.add("large");
    const inLargePrint = wide();
    page.className = asked;
    return [document.querySelectorAll("h1").length, page.lang, asItStands, inLargePrint];
}"""


class Watch:
    """Keeps an eye on one page from its first request: what it says, what it fetches, and from whom."""

    def __init__(self, page: Page, origin: str):
        self.problems: list[str] = []
        self.document: Response | None = None
        self.twin: Page | None = None
        self._page, self._host = page, urlsplit(origin).hostname
        page.on("pageerror", lambda error: self.problems.append(f"the script failed: {error}"))
        page.on("console", self._heard)
        page.on("request", self._asked)
        page.on("response", self._answered)

    def close(self) -> None:
        if self.twin:
            self.twin.context.close()
        self._page.context.close()

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
    """Fails with every fault of the page at once; keeps its HTML for the validator, which runs at the end.

    A page that is still coming has no heading yet, or no style: it is looked at when it is there.
    """
    page.wait_for_load_state()
    keep(watch, kept)
    seen = page if view.script else twin(page, watch, view)
    seen.evaluate(AXE.axe_script)
    faults = watch.problems + form_faults(seen, view) + access_faults(seen)
    seen.emulate_media(color_scheme="dark")
    faults += [f"dark: {fault}" for fault in access_faults(seen, COLOURS)]
    seen.emulate_media(color_scheme="light")
    if seen is not page:
        seen.goto("about:blank")  # a page that comes anew by itself must not do so behind the test's back
    assert not faults, f"{page.url} ({view}):\n" + "\n".join(faults)


def twin(page: Page, watch: Watch, view: View) -> Page:
    """What stands for a page without script where it is measured: axe is a script itself and never returns from such a
    page.

    The twin shows the same bytes; only axe runs in it, none of the page's own scripts, and what stands for readers
    without script is there. It is opened once for each page, because opening costs more than looking, and sees by the
    page's own cookies.
    """
    if watch.twin is None:
        context = page.context.browser.new_context(**view.context | {"java_script_enabled": True})
        watch.twin = context.new_page()
    seen, address = watch.twin, watch.document.url
    body = watch.document.text().replace("<noscript>", "").replace("</noscript>", "")
    seen.context.clear_cookies()
    seen.context.add_cookies(page.context.cookies())
    seen.route(address, lambda route: route.fulfill(
        body=body, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": "script-src 'none'"}))
    seen.goto(address)
    seen.unroute(address)
    return seen


def keep(watch: Watch, kept: Path) -> None:
    """Keeps what the server sent, not what the browser made of it: a parser mends what a validator must see."""
    assert watch.document is not None, "no page was loaded"
    body = watch.document.body()
    path = kept / f"{hashlib.sha256(body).hexdigest()[:16]}.html"
    path.write_bytes(body)
    with (kept / "addresses.txt").open("a", encoding="utf-8") as addresses:
        addresses.write(f"{path.name} {watch.document.url}\n")


def form_faults(page: Page, view: View) -> list[str]:
    headings, language, wide, wide_in_large_print = page.evaluate(FORM)
    faults = []
    if headings != 1:
        faults.append(f"{headings} h1 headings")
    if language != view.language:
        faults.append(f"the page says it is in {language}")
    if wide > 1:
        faults.append(f"{wide} px wider than its screen")
    elif wide_in_large_print > 1:
        faults.append(f"{wide_in_large_print} px wider than its screen in large print")
    return faults


def access_faults(page: Page, rules: dict = EVERYTHING) -> list[str]:
    """What axe, which is in the page already, has to say about it; only of what is wrong."""
    found = page.evaluate(
        "async rules => (await axe.run(rules)).violations", rules | {"resultTypes": ["violations"]})
    return [
        f"{each['id']}: {each['help']}\n    " + "\n    ".join(
            f"{' '.join(map(str, node['target']))}  {node['html'][:160]}" for node in each["nodes"][:4])
        for each in found]
