#!/usr/bin/env python3
"""Sends 10,000 malformed requests to every door of the house: no 5xx, nothing hangs, nobody is let in.

    bench/prove/fuzz.py             10,000 requests on each engine; keeps bench/results/fuzz.md
    bench/prove/fuzz.py --quick     500 on SQLite
    bench/prove/fuzz.py --seed 7    other nonsense

The doors are those of /openapi.json, FHIR included, and the pages of docs/generated/routes.md. Each is asked as nobody,
with a broken token and as people of several roles, mostly with what its schema asks for and a slip or two in it, and
sometimes with bytes that are no request at all. The same seed sends the same requests.
"""

import http.client
import json
import re
import socket
import sys
import threading
import time
import urllib.parse
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit.houses import new_house, options
from kit.nonsense import METHODS, TYPES, Nonsense
from kit.table import Table, keep

from doors import every_door

CLIENTS = 8
LONGEST_SECONDS = 10
FHIR = ["metadata", "Questionnaire", "Questionnaire/phq-9", "QuestionnaireResponse", "QuestionnaireResponse/x",
        "Observation", "Observation/x", "Patient", ""]


class Doors:
    """Every door with the schema of what it takes, as far as the house tells."""

    def __init__(self, house):
        line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=30)
        line.request("GET", "/openapi.json")
        answer = line.getresponse()
        told = answer.read()
        self.is_told = answer.status == 200
        document = json.loads(told) if self.is_told else {"paths": {}}
        self.schemas = document.get("components", {}).get("schemas", {})
        self.list: list[tuple[str, str, dict | None]] = []
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                if method in ("get", "post", "put", "patch", "delete"):
                    content = operation.get("requestBody", {}).get("content", {})
                    schema = next((each.get("schema") for each in content.values()), None)
                    self.list.append((method.upper(), path, schema))
        known = {(method, path) for method, path, _ in self.list}
        for door in every_door():
            twin = (door.method, f"/api{door.path}")
            if door.has_twin and twin not in known:
                self.list.append((*twin, {"type": "object"} if door.method == "POST" else None))
            if door.has_page:
                self.list.append((door.method, door.path, None))
        self.list += [(method, f"/fhir/{path}", {"type": "object"} if method == "POST" else None)
                      for path in FHIR for method in ("GET", "POST")]


class Fuzzer:
    """One client: its share of the requests, and what came back."""

    def __init__(self, house, doors: Doors, tokens: list[str], seed: int, share: int):
        self._port, self._doors, self._tokens, self._share = house.port, doors, tokens, share
        self._nonsense = Nonsense(seed, doors.schemas)
        self.answers: Counter = Counter()
        self.asked: set[str] = set()
        self.faults: list[str] = []
        self.slowest = 0.0

    def run(self) -> None:
        for _ in range(self._share):
            began = time.monotonic()
            try:
                self._raw() if self._nonsense.chance.random() < 0.05 else self._ask()
            except TimeoutError as hung:
                self.faults.append(f"hung: {hung}")
            self.slowest = max(self.slowest, time.monotonic() - began)

    def _ask(self) -> None:
        chance, nonsense = self._nonsense.chance, self._nonsense
        method, path, schema = chance.choice(self._doors.list)
        self.asked.add(f"{method} {path}")
        if chance.random() < 0.05:
            method = chance.choice(METHODS)
        filled = re.sub(r"\{\w+\}", lambda _: urllib.parse.quote(nonsense.word()[:200], safe=""), path)
        if chance.random() < 0.3:
            filled += "?" + urllib.parse.urlencode({nonsense.word()[:50]: nonsense.word()[:2_000] for _ in range(2)})
        headers = {"Content-Type": "application/json"} if chance.random() < 0.8 else {
            "Content-Type": chance.choice(TYPES), "Accept": chance.choice(TYPES),
            "Cookie": urllib.parse.quote(nonsense.word()[:500]) + "=x; xq_sheet=" + "y" * chance.randrange(100)}
        if (who := chance.random()) < 0.7:
            headers["Authorization"] = f"Bearer {chance.choice(self._tokens)}" if who < 0.6 else "Bearer \u00ff\u00fe"
        if method not in ("GET", "HEAD") and schema is None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = nonsense.body(schema) if method not in ("GET", "HEAD") else None
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=LONGEST_SECONDS)
        try:
            line.request(method, filled, body, headers)
            answer = line.getresponse()
            told = b"" if answer.headers.get_content_type() == "text/event-stream" else answer.read()
            self._judge(answer, told, f"{method} {filled[:200]} {(body or b'')[:300]!r}")
        except TimeoutError:
            raise TimeoutError(f"{method} {filled[:200]}") from None
        except (OSError, http.client.HTTPException) as broken:
            # A house may close the line on whoever sends too much; it must answer the next one all the same.
            self.answers[type(broken).__name__] += 1
        finally:
            line.close()

    def _judge(self, answer, told: bytes, asked: str) -> None:
        self.answers[answer.status] += 1
        if answer.status >= 500:
            self.faults.append(f"{answer.status}: {asked} → {told[:300]!r}")
        if "/api/" in asked.split(" ")[1] and answer.status >= 400 and told and answer.status != 405:
            kind = answer.headers.get_content_type()
            if kind != "application/problem+json":
                self.faults.append(f"{answer.status} as {kind}: {asked}")

    def _raw(self) -> None:
        """Bytes that are no request, or half of one."""
        chance = self._nonsense.chance
        sent = chance.choice([
            b"\x16\x03\x01\x02\x00", b"GET", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\r\n" * 50,
            b"POST /api/sheets HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
            b"POST /api/sheets HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            b"POST /api/sheets HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            b"POST /api/sheets HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{",
            b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
            b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", bytes(chance.randbytes(500)),
            b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 2_000 + b"\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nBad\r\n\r\n"])
        self.answers["bytes that are no request"] += 1
        with socket.create_connection(("127.0.0.1", self._port), timeout=LONGEST_SECONDS) as line:
            try:
                line.sendall(sent)
                line.shutdown(socket.SHUT_WR)
                line.settimeout(LONGEST_SECONDS)
                told = line.recv(1_000)
            except ConnectionError:
                return
        if told.startswith(b"HTTP/") and told.split(b" ")[1][:1] == b"5":
            self.faults.append(f"{told[:60]!r} to the bytes {sent[:100]!r}")


def fuzz(engine: str, count: int, seed: int) -> tuple[list, list[str]]:
    with new_house(engine) as house:
        doors = Doors(house)
        tokens = [person.token for person in house.people() if person.token]
        fuzzers = [Fuzzer(house, doors, tokens, seed * 1_000 + number, count // CLIENTS) for number in range(CLIENTS)]
        threads = [threading.Thread(target=fuzzer.run, daemon=True) for fuzzer in fuzzers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(count * 0.2 + 120)
        faults = [fault for fuzzer in fuzzers for fault in fuzzer.faults]
        if any(thread.is_alive() for thread in threads):
            faults.append("a client hangs")
        if not house.is_running or not house.is_ready:
            faults.append("the house is gone")
        defects = [line for line in house.log.read_text(errors="replace").splitlines() if " defect" in line]
        faults += defects
        if house.command("audit", "verify").returncode:
            faults.append("the audit log is broken")
    answers = sum((fuzzer.answers for fuzzer in fuzzers), Counter())
    kinds = Counter()
    for status, number in answers.items():
        kinds[f"{str(status)[0]}xx" if isinstance(status, int) else status] += number
    asked = set().union(*(fuzzer.asked for fuzzer in fuzzers))
    return [
        f"{sum(answers.values()):,}", f"{len(asked)} of {len({f'{m} {p}' for m, p, _ in doors.list})}",
        "yes" if doors.is_told else "NO", *(f"{kinds[kind]:,}" for kind in ("2xx", "3xx", "4xx", "5xx")),
        f"{kinds['bytes that are no request']:,}",
        f"{sum(number for kind, number in kinds.items() if kind[1:] != 'xx' and kind[0].isupper()):,}",
        f"{max(fuzzer.slowest for fuzzer in fuzzers):.1f}", len(defects)], faults


def main() -> None:
    chosen = options(__doc__, requests=(int, 10_000, "requests to each engine"), seed=(int, 1, "which nonsense"))
    engines, count = (["sqlite"], 500) if chosen.quick else (chosen.engine, chosen.requests)
    columns, faults = [], []
    for engine in engines:
        column, found = fuzz(engine, count, chosen.seed)
        columns.append(column)
        faults += found
    table = Table(f"{count:,} malformed requests, seed {chosen.seed}", "", *engines)
    names = [
        "requests", "doors asked", "doors as /openapi.json tells them", "answered 2xx", "answered 3xx", "answered 4xx",
        "answered 5xx", "bytes that were no request", "line closed by the house", "slowest answer, s",
        "defects in the log"]
    for name, *cells in zip(names, *columns):
        table.row(name, *cells)
    print(table, *(fault[:600] for fault in faults[:30]), f"{len(faults)} faults", sep="\n")
    if not chosen.quick:
        print(keep("fuzz", "Malformed requests", table))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
