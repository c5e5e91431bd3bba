#!/usr/bin/env python3
"""Sends 10,000 malformed requests to every door of the house: no 5xx, nothing hangs, nobody is let in.

    bench/prove/fuzz.py             10,000 requests on each engine; keeps bench/results/fuzz.md
    bench/prove/fuzz.py --quick     500 on SQLite
    bench/prove/fuzz.py --seed 7    other nonsense

The doors are those of /openapi.json, FHIR included, and the pages of docs/generated/routes.md. Each is asked as nobody,
with a broken token and as people of several roles, mostly with what its schema asks for and a slip or two in it. One
request in five is FHIR that went wrong: answers to real scales, broken somewhere in the tree, and odd searches. One in
twenty is no request at all. The same seed sends the same requests, but for the identifiers that a house gives out.
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

from kit.all_doors import AllDoors
from kit.broken_fhir import BrokenFhir
from kit.houses import new_house, options
from kit.nonsense import METHODS, TYPES, Nonsense
from kit.senders import token
from kit.table import Table, keep

CLIENTS = 8
LONGEST_SECONDS = 10
FHIR = "application/fhir+json"
# How a refusal is told to programs.
PROBLEMS = {"/api/": "application/problem+json", "/fhir/": FHIR}


class Fuzzer:
    """One client: its share of the requests, and what came back."""

    def __init__(self, house, doors: AllDoors, tokens: list[str], seed: int, share: int):
        self._port, self._doors, self._tokens, self._share = house.port, doors, tokens, share
        self._program = token(house)
        self._nonsense = Nonsense(seed, doors.schemas)
        self._fhir = BrokenFhir(self._nonsense)
        self.answers: Counter = Counter()
        self.fhir: Counter = Counter()
        self.asked: set[str] = set()
        self.faults: list[str] = []
        self.slowest = 0.0

    def run(self) -> None:
        for _ in range(self._share):
            began, kind = time.monotonic(), self._nonsense.chance.random()
            try:
                self._raw() if kind < 0.05 else self._ask_fhir() if kind < 0.25 else self._ask()
            except TimeoutError as hung:
                self.faults.append(f"hung: {hung}")
            self.slowest = max(self.slowest, time.monotonic() - began)

    def _ask(self) -> None:
        chance, nonsense = self._nonsense.chance, self._nonsense
        door = chance.choice(self._doors.list)
        self.asked.add(str(door))
        method = chance.choice(METHODS) if chance.random() < 0.05 else door.method
        filled = re.sub(r"\{\w+\}", lambda _: urllib.parse.quote(nonsense.word()[:200], safe=""), door.path)
        if chance.random() < 0.5:
            names = [*door.query, nonsense.word()[:50]]
            filled += "?" + urllib.parse.urlencode({chance.choice(names): nonsense.word()[:2_000] for _ in range(3)})
        body = nonsense.body(door.schema) if method not in ("GET", "HEAD") else None
        self._send(method, filled, body, self._headers(door.kind))

    def _ask_fhir(self) -> None:
        chance = self._nonsense.chance
        method, path, body = self._fhir.request()
        if chance.random() < 0.7:
            headers = {"Authorization": f"Bearer {self._program}", "Content-Type": FHIR}
        else:
            headers = self._headers(FHIR)
        headers |= {"Prefer": chance.choice(["handling=strict", "return=minimal", "x" * 500, ""])}
        answer = self._send(method, path, body, headers)
        if answer is None:
            return
        self.fhir[answer.status] += 1
        if answer.status == 201 and (place := answer.headers.get("Location")):
            self._fhir.ids.append(place.rsplit("/", 1)[1])

    def _headers(self, kind: str) -> dict[str, str]:
        chance, nonsense = self._nonsense.chance, self._nonsense
        headers = {"Content-Type": kind} if chance.random() < 0.8 else {
            "Content-Type": chance.choice(TYPES), "Accept": chance.choice(TYPES),
            "Cookie": urllib.parse.quote(nonsense.word()[:500]) + "=x; xq_sheet=" + "y" * chance.randrange(100)}
        if (who := chance.random()) < 0.7:
            headers["Authorization"] = f"Bearer {chance.choice(self._tokens)}" if who < 0.6 else "Bearer \u00ff\u00fe"
        return headers

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]):
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=LONGEST_SECONDS)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            told = b"" if answer.headers.get_content_type() == "text/event-stream" else answer.read()
            self._judge(answer, told, f"{method} {path[:200]} {(body or b'')[:300]!r}")
            return answer
        except TimeoutError:
            raise TimeoutError(f"{method} {path[:200]}") from None
        except (OSError, http.client.HTTPException) as broken:
            # A house may close the line on whoever sends too much; it must answer the next one all the same.
            self.answers[type(broken).__name__] += 1
            return None
        finally:
            line.close()

    def _judge(self, answer, told: bytes, asked: str) -> None:
        self.answers[answer.status] += 1
        if answer.status >= 500:
            self.faults.append(f"{answer.status}: {asked} → {told[:300]!r}")
        place = asked.split(" ")[1]
        promised = next((kind for start, kind in PROBLEMS.items() if place.startswith(start)), None)
        if promised and answer.status >= 400 and told and answer.status != 405:
            kind = answer.headers.get_content_type()
            if kind != promised or (kind == FHIR and json.loads(told)["resourceType"] != "OperationOutcome"):
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
        doors = AllDoors(house)
        tokens = [person.token for person in house.people() if person.token]
        fuzzers = [Fuzzer(house, doors, tokens, seed * 1_000 + number, count // CLIENTS) for number in range(CLIENTS)]
        threads = [threading.Thread(target=fuzzer.run, daemon=True) for fuzzer in fuzzers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(count * 0.2 + 120)
        faults = [fault for fuzzer in fuzzers for fault in fuzzer.faults]
        faults += [f"/openapi.json does not tell of {door}" for door in doors.untold]
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
    fhir = sum((fuzzer.fhir for fuzzer in fuzzers), Counter())
    asked = set().union(*(fuzzer.asked for fuzzer in fuzzers))
    if not fhir[201] or not fhir[422]:
        faults.append(f"the broken FHIR is not broken in the right places: {dict(fhir)}")
    return [
        f"{sum(answers.values()):,}", f"{len(asked)} of {len({str(door) for door in doors.list})}",
        "NO" if doors.untold else f"yes, {len(doors.told)}",
        *(f"{kinds[kind]:,}" for kind in ("2xx", "3xx", "4xx", "5xx")),
        f"{sum(fhir.values()):,}", ", ".join(f"{number:,} × {status}" for status, number in sorted(fhir.items())),
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
        "requests", "doors asked", "doors for programs, all told by /openapi.json", "answered 2xx", "answered 3xx",
        "answered 4xx", "answered 5xx", "of all: broken FHIR", "its answers", "bytes that were no request",
        "line closed by the house", "slowest answer, s", "defects in the log"]
    for name, *cells in zip(names, *columns):
        table.row(name, *cells)
    print(table, *(fault[:600] for fault in faults[:30]), f"{len(faults)} faults", sep="\n")
    if not chosen.quick:
        print(keep("fuzz", "Malformed requests", table))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
