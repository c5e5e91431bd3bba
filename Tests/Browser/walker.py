"""Somebody who tries hundreds of doors: several at once, each time over a line that stays open."""

import http.client
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from doors import Somebody
from house import House
from people import Person

# A refusal is written down and waits for the disk; those that wait together are written together.
AT_ONCE = 4
PATIENCE_SECONDS = 60


class Walker(Somebody):
    def __init__(self, house: House, person: Person):
        self._lines = threading.local()
        super().__init__(house, person)

    def everywhere(self, tries, doors) -> list:
        """What `tries` gives for each of the doors, in their order."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(tries, doors))

    def _ask(self, request: urllib.request.Request) -> tuple[int, str]:
        self._jar.add_cookie_header(request)
        answer = self._sent(request)
        self._jar.extract_cookies(answer, request)
        return self._told(answer)

    def _ask_alone(self, request: urllib.request.Request) -> tuple[int, str]:
        return self._told(self._sent(request))

    def _told(self, answer: http.client.HTTPResponse) -> tuple[int, str]:
        if answer.headers.get_content_type() == "text/event-stream":
            told = answer.readline()
            self._line().close()
        else:
            told = answer.read()
        return answer.status, told.decode(errors="replace")

    def _sent(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        line = self._line()
        headers = dict(request.header_items())
        if request.data is not None:
            headers.setdefault("Content-type", "application/x-www-form-urlencoded")
        try:
            line.request(request.get_method(), request.selector, request.data, headers)
            return line.getresponse()
        except (http.client.HTTPException, ConnectionError):
            # The house has closed a line that was idle for a while.
            line.close()
            line.request(request.get_method(), request.selector, request.data, headers)
            return line.getresponse()

    def _line(self) -> http.client.HTTPConnection:
        if not hasattr(self._lines, "line"):
            self._lines.line = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=PATIENCE_SECONDS)
        return self._lines.line
