"""Every door of the house, as docs/generated tells them, and people who try them as a browser and as a program."""

import http.cookiejar
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from house import House
from people import Person

GENERATED = Path(__file__).parents[2] / "docs" / "generated"


@dataclass(frozen=True)
class Door:
    method: str
    path: str
    has_page: bool
    has_twin: bool
    permission: str  # empty for a page of words, which asks nobody

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    def filled(self, values: dict[str, str]) -> str:
        """The path with real identifiers in it. A new kind of identifier needs a real one in the test's table."""
        def value(found: re.Match) -> str:
            assert found[1] in values, f"{self} wants a real value for {found[1]}"
            return urllib.parse.quote(values[found[1]], safe="")

        return re.sub(r"\{(\w+)\}", value, self.path)


def every_door() -> list[Door]:
    doors = []
    for line in (GENERATED / "routes.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 5 and cells[0] in ("GET", "POST"):
            method, path, page, twin, permission = cells
            doors.append(Door(method, path.strip("`"), page == "●", bool(twin), permission.strip("`")))
    return doors


def permissions_of(role: str) -> set[str]:
    table = [
        [cell.strip().strip("`") for cell in line.split("|")[1:-1]]
        for line in (GENERATED / "permissions.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| role |") or line.startswith(f"| `{role}` |") or line.startswith(f"| `{role}` of a place")]
    head, *rows = table
    return {name for row in rows for name, cell in zip(head, row) if cell == "●"}


def permissions() -> list[str]:
    """Every permission that a role may hold."""
    [head] = [line for line in (GENERATED / "permissions.md").read_text(encoding="utf-8").splitlines()
              if line.startswith("| role |")]
    return [cell.strip().strip("`") for cell in head.split("|")[2:-1]]


def roles() -> list[str]:
    """Every role there is."""
    lines = (GENERATED / "permissions.md").read_text(encoding="utf-8").splitlines()
    return sorted({found[1] for line in lines if (found := re.match(r"\| `([a-z]\w+)` \|", line))})


class Somebody:
    """A person at both doors: signed in for pages, with their token for JSON."""

    def __init__(self, house: House, person: Person):
        self.house, self.person = house, person
        self._jar = http.cookiejar.CookieJar()
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar), _NoRedirect)
        self._token = re.search(r'name="csrf" value="([^"]+)"', self.page("/sign-in")[1])[1]
        status, _ = self._send("/demo/sign-in", {"account": person.account})
        assert status == 303, f"{person.account} cannot come in: {status}"
        # The form token belongs to the sign-in.
        self._token = re.search(r'name="csrf" value="([^"]+)"', self.page("/me")[1])[1]

    def page(self, path: str) -> tuple[int, str]:
        return self._ask(urllib.request.Request(self.house.url + path))

    def form(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        return self._send(path, fields)

    def file(self, path: str, fields: dict[str, str]) -> bytes:
        """What a form gives to take away."""
        body = urllib.parse.urlencode(fields | {"csrf": self._token}).encode()
        with self._browser.open(urllib.request.Request(self.house.url + path, body), timeout=60) as answer:
            return answer.read()

    def upload(self, path: str, name: str, content: bytes) -> tuple[int, str]:
        """Sends a form with a file. Gives the place where the answer leads, or else what it says."""
        line = "line-between-parts"
        head = (f'--{line}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{self._token}\r\n'
                f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n')
        body = head.encode() + content + f"\r\n--{line}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={line}"}
        request = urllib.request.Request(self.house.url + path, body, headers)
        try:
            with self._browser.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.headers.get("Location") or refusal.read().decode(errors="replace")

    def stream(self, path: str):
        """A line that stays open, to be read line by line; something comes every fifteen seconds."""
        return self._browser.open(urllib.request.Request(self.house.url + path), timeout=60)

    def json(self, method: str, path: str, fields: dict | None = None) -> tuple[int, str]:
        """Whatever the program's token opens, without the browser's cookies."""
        body = json.dumps(fields or {}).encode() if method == "POST" else None
        headers = {"Authorization": f"Bearer {self.person.token}", "Content-Type": "application/json"}
        return self._ask_alone(urllib.request.Request(f"{self.house.url}/api{path}", body, headers, method=method))

    def _send(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        body = urllib.parse.urlencode(fields | {"csrf": self._token}).encode()
        return self._ask(urllib.request.Request(self.house.url + path, body))

    def _ask(self, request: urllib.request.Request) -> tuple[int, str]:
        return _answer(self._browser, request)

    def _ask_alone(self, request: urllib.request.Request) -> tuple[int, str]:
        return _answer(urllib.request.build_opener(_NoRedirect), request)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def _answer(opener, request) -> tuple[int, str]:
    try:
        with opener.open(request, timeout=30) as answer:
            if answer.headers.get_content_type() == "text/event-stream":
                return answer.status, answer.readline().decode()
            return answer.status, answer.read().decode(errors="replace")
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode(errors="replace")
