"""Programs that send sheets until each one is acknowledged: whoever gets no answer asks again with the same words."""

import http.client
import json
import threading
import time
from collections import Counter

from kit import ROOT  # noqa: F401  (puts the tests' folder on the path)

import ledger
import town

PATIENCE_SECONDS = 60
PAUSE_SECONDS = 0.05


class Senders:
    """So many programs at once. What was acknowledged stands in `acknowledged`: request to sheet."""

    def __init__(self, port: int, token: str, name: str, clients: int = 8, total: int | None = None):
        self._port, self._name, self._total = port, name, total
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self.acknowledged: dict[str, str] = {}
        self.unanswered: set[str] = set()
        self.answers: Counter[int] = Counter()
        self.faults: list[str] = []
        self.longest_silence = 0.0
        self._given_out = 0
        self._lock = threading.Lock()
        self._open = threading.Event()
        self._open.set()
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._send, daemon=True) for _ in range(clients)]

    def start(self) -> "Senders":
        self._last = time.monotonic()
        for thread in self._threads:
            thread.start()
        return self

    def hold(self) -> None:
        """Nobody asks again until `go_on`."""
        self._open.clear()

    def go_on(self) -> None:
        self._open.set()

    def wait_for(self, count: int) -> None:
        """Until so many are acknowledged."""
        deadline = time.monotonic() + PATIENCE_SECONDS + count / 50
        while len(self.acknowledged) < count:
            if time.monotonic() > deadline or self.faults:
                raise SystemExit(f"{len(self.acknowledged)} of {count} acknowledged; {self.faults[:3]}")
            time.sleep(0.002)

    def stop(self) -> "Senders":
        """Everybody sends what they have in hand until it is acknowledged, and then no more."""
        self._over.set()
        self.go_on()
        return self.join()

    def join(self) -> "Senders":
        for thread in self._threads:
            thread.join(PATIENCE_SECONDS + (self._total or 0) / 50)
        if any(thread.is_alive() for thread in self._threads):
            self.faults.append("a sender is still waiting")
        return self

    def _next(self) -> str | None:
        with self._lock:
            if self._over.is_set() or self.faults or self._given_out == self._total:
                return None
            self._given_out += 1
            return f"{self._name} {self._given_out}{' red' if self._given_out % 5 == 0 else ''}"

    def _send(self) -> None:
        line = None
        while (request := self._next()) and not self.faults:
            while request not in self.acknowledged and not self.faults:
                self._open.wait()
                line = line or http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
                if not self._try(line, request):
                    line.close()
                    line = None
                    time.sleep(PAUSE_SECONDS)

    def _try(self, line: http.client.HTTPConnection, request: str) -> bool:
        """Whether the line may be used again."""
        sheet = {
            "questionnaire": "phq-9", "language": "zh-Hans", "ageGroup": "18-59", "region": town.QINGTONG,
            "answers": answers(request), "request": request}
        try:
            line.request("POST", "/api/sheets", json.dumps(sheet), self._headers)
            reply = line.getresponse()
            told = reply.read()
        except (OSError, http.client.HTTPException):
            self.unanswered.add(request)
            return False
        self.answers[reply.status] += 1
        if reply.status == 200:
            with self._lock:
                now = time.monotonic()
                self.longest_silence, self._last = max(self.longest_silence, now - self._last), now
                self.acknowledged[request] = json.loads(told)["id"]
            return True
        if reply.status not in (502, 503, 504):
            self.faults.append(f"{reply.status}: {told.decode(errors='replace')}")
        return False


def answers(request: str) -> dict[str, str]:
    return town.IN_DANGER if request.endswith("red") else town.CALM


def faults(house, acknowledged: dict[str, str], name: str) -> Counter:
    """What the database itself says against what was acknowledged; empty when everything is right."""
    # Table by table: a database that was filled a moment ago has no idea yet of how to join them.
    given = dict(ledger.rows(house, "SELECT sheet, COUNT(*) FROM answer GROUP BY sheet"))
    alerts = dict(ledger.rows(house, "SELECT sheet, COUNT(*) FROM alert GROUP BY sheet"))
    lines = dict(ledger.rows(
        house, "SELECT subject, COUNT(*) FROM audit_line WHERE use_case = 'SubmitSheet' GROUP BY subject"))
    sheets = f"SELECT request, id, total FROM sheet WHERE mode = 'program' AND request LIKE '% {name} %'"
    found: dict[str, tuple[str, str]] = {}
    wrong: Counter = Counter()
    for request, sheet, score in ledger.rows(house, sheets):
        request = request.split(" ", 1)[1]  # The house puts the program's own name and a blank before a request.
        wrong["doubled"] += request in found
        found[request] = (sheet, score)
    for request, sheet in acknowledged.items():
        kept = found.get(request)
        wrong["lost"] += kept is None
        wrong["kept as another sheet"] += kept is not None and kept[0] != sheet
    for request, (sheet, score) in found.items():
        red, raised = request.endswith("red"), int(alerts.get(sheet, 0))
        wrong["without its answers or score"] += given.get(sheet) != str(len(town.PHQ9)) or not score
        wrong["red without an alert"] += red and not raised
        wrong["with an alert too many"] += raised > red
        wrong["without a line in the audit log"] += f"sheet {sheet}" not in lines
    return +wrong


def token(house) -> str:
    """Of the demo's program that may send sheets."""
    return next(person.token for person in house.people() if person.role == "integration")
