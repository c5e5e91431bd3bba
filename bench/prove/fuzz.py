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
