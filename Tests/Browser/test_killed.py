"""A server that is killed in the middle of its work loses nothing that it has acknowledged, and doubles nothing."""

import http.client
import threading
from collections import Counter

import pytest

import ledger
import town
from program import Program

SENDERS = 8
ROUNDS = 3
BEFORE_THE_KILL = 60  # sheets acknowledged in a round, before the kill comes into the next ones


class Senders:
    """So many programs at once, each sending one sheet after the other until the line breaks."""

    def __init__(self, house, round_number: int):
        self._house, self._round = house, round_number
        self.acknowledged: dict[str, str] = {}
        self.unanswered: list[str] = []
        self.faults: list[str] = []
        self.enough = threading.Event()
        self._threads = [threading.Thread(target=self._send, args=(number,)) for number in range(SENDERS)]

    def start(self) -> "Senders":
        for thread in self._threads:
            thread.start()
        return self

    def wait(self) -> None:
        for thread in self._threads:
            thread.join(60)

    def _send(self, sender: int) -> None:
        program, number = Program(self._house), 0
        while True:
            number += 1
            request = f"round {self._round} sender {sender} sheet {number}{' red' if number % 5 == 0 else ''}"
            try:
                self.acknowledged[request] = program.send(request, answers(request))
            except (OSError, http.client.HTTPException):
                self.unanswered.append(request)
                return
            except AssertionError as refused:
                self.faults.append(str(refused))
                return
            if len(self.acknowledged) >= BEFORE_THE_KILL:
                self.enough.set()


def answers(request: str) -> dict[str, str]:
    return town.IN_DANGER if request.endswith("red") else town.CALM


@pytest.fixture(params=["sqlite", "postgres"])
def house(request, new_house):
    database = request.getfixturevalue("postgres").fresh() if request.param == "postgres" else None
    return new_house(database)


def test_what_was_acknowledged_before_a_kill_is_there_exactly_once(house):
    acknowledged, unanswered = {}, []
    for round_number in range(ROUNDS):
        senders = Senders(house, round_number).start()
        assert senders.enough.wait(60), senders.faults
        house.kill()
        senders.wait()
        assert not senders.faults
        assert senders.unanswered, "the kill came between two requests of everybody: nothing was in the middle"
        acknowledged |= senders.acknowledged
        unanswered += senders.unanswered
        house.start()
        assert_kept(house, acknowledged)

    # Whoever got no answer asks again with the same words; whoever got one may ask again, too.
    program = Program(house)
    again = {request: program.send(request, answers(request)) for request in [*unanswered, *acknowledged][:60]}
    assert {request: again[request] for request in again if request in acknowledged} == {
        request: acknowledged[request] for request in again if request in acknowledged}
    everything = acknowledged | again
    assert_kept(house, everything)
    assert len(sheets(house)) == len(everything)
    verified = house.command("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def sheets(house) -> dict[str, str]:
    """Request to sheet. The house puts the program's own name and a blank before a request."""
    found = ledger.rows(house, "SELECT request, id FROM sheet WHERE mode = 'program'")
    named = [(request.split(" ", 1)[1], sheet) for request, sheet in found]
    assert len(dict(named)) == len(named), "a request stands there twice"
    return dict(named)


def assert_kept(house, acknowledged: dict[str, str]) -> None:
    found = sheets(house)
    assert {request: found.get(request) for request in acknowledged} == acknowledged
    given = Counter(sheet for sheet, in ledger.rows(house, "SELECT sheet FROM answer"))
    alerts = Counter(sheet for sheet, in ledger.rows(house, "SELECT sheet FROM alert"))
    for request, sheet in found.items():
        assert given[sheet] == len(town.PHQ9), f"{request} lost answers"
        assert alerts[sheet] == (1 if request.endswith("red") else 0), f"{request} has {alerts[sheet]} alerts"
