"""A house for real people on loopback, behind a proxy that the proof plays itself: limits and locks as in earnest."""

import http.client
import json
import os
import re
import sqlite3
import subprocess
import urllib.parse
from contextlib import closing

import kit  # noqa: F401  shows the way to the harness of the browser tests
from house import House
from people import Person

CITY, DISTRICT = "990100000000", "990102000000"
PLACES = {"places": [
    {"region": CITY, "zh-Hans": "示例市", "en": "Example City"},
    {"region": DISTRICT, "zh-Hans": "东湖区", "en": "East Lake District"}], "sites": []}
PASSWORD = "a long invented password 7"


class RealHouse(House):
    """Not a demo: started with `--trusted-proxies`, so that each request may say where it comes from."""

    def found(self) -> "RealHouse":
        self.data.mkdir(parents=True, exist_ok=True)
        told = self.command("perform", "SetUpPlaces", json.dumps(PLACES))
        assert told.returncode == 0, told.stderr
        return self

    def start(self) -> "RealHouse":
        arguments = [str(self.binary), "serve", "--port", str(self.port), "--trusted-proxies", "127.0.0.1", *self.place]
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                arguments, stdout=log, stderr=subprocess.STDOUT, env=os.environ | self.settings)
        self._wait_until_ready()
        return self

    def add(self, login: str, role: str, region: str) -> Person:
        told = subprocess.run(
            [str(self.binary), "accounts", "add", login, "--name", login, "--role", role, "--region", region,
             *self.place],
            input=PASSWORD + "\n", capture_output=True, text=True, timeout=60)
        assert told.returncode == 0, told.stderr
        secret = re.search(r"shown this once: (\S+)", told.stdout)[1]
        return Person(login, login, role, PASSWORD, secret, None, ())

    def rows(self, statement: str) -> list[tuple]:
        with closing(sqlite3.connect(self.data / "xinqiao.sqlite", timeout=30)) as file:
            return file.execute(statement).fetchall()


class Browser:
    """Cookies, forms and an address, without following where an answer leads."""

    def __init__(self, house: House, address: str):
        self._house, self.address = house, address
        self.cookies: dict[str, str] = {}
        self._line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str], csrf: str | None = "own") -> tuple[int, str]:
        """Sends a form, with the token of the last page unless another or none is given."""
        token = self.csrf if csrf == "own" else csrf
        return self._ask("POST", path, fields | ({} if token is None else {"csrf": token}))

    def sign_in(self, account: str, password: str, code: str) -> int:
        """303 when the person is in."""
        return self.try_sign_in(account, password, code)[0]

    def try_sign_in(self, account: str, password: str, code: str) -> tuple[int, str]:
        if "xq_form" not in self.cookies:
            self.get("/sign-in")
        status, text = self.post("/sign-in", {"account": account, "password": password, "code": code})
        if status == 303:
            self.get("/me")
        return status, text

    csrf = ""

    def _ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        headers = {"X-Forwarded-For": self.address, "Accept": "text/html", "Accept-Language": "en"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(fields)
        if self._line is None:
            self._line = http.client.HTTPConnection("127.0.0.1", self._house.port, timeout=120)
        self._line.request(method, path, body, headers)
        reply = self._line.getresponse()
        text = reply.read().decode(errors="replace")
        for name, value in reply.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, word = value.split(";", 1)[0].partition("=")
                self.cookies.pop(cookie, None) if not word else self.cookies.update({cookie: word})
        if found := re.search(r'name="csrf" value="([^"]+)"', text):
            self.csrf = found[1]
        return reply.status, text
