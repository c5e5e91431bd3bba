"""Walks through every door as somebody who has no business there, and judges what was answered."""

import re

import ledger
from doors import Door, every_door, permissions_of
from house import House
from walker import Walker

# What anybody may see, signed in or not.
OPEN = {"", "anyone", "signedIn"}
REFUSED = {401, 403, 404, 405}
# A door that is open to the role but refuses what was sent, because it is another place's or nobody's.
REFUSED_HERE = REFUSED | {409, 413, 415, 422}
# The one page that names everybody, on purpose and in a demo only: whom one may step in as.
DEMO_ENTRANCE = "/sign-in"
# Pages that another permission opens as well, which the list of doors does not tell.
ALSO_OPENED_BY = {"/duty/roster": "planDuty"}
# Doors that end the sign-in with which the walk goes on.
LAST = ("/sign-off", "/me/devices")
# Answers with nothing whatever it is asked for, if that is of another place: nobody learns whether it is there.
BLANK = ("/alerts/{alert}/care", "/rights/members/{member}")
# What changes without anybody's doing, or by trying: the clock's work, the log of what was tried, sign-ins.
MOVES = {
    "alert", "alert_entry", "alert_step", "archive_look", "audit_head", "audit_line", "change_counter", "duty", "finding",
    "inbox_message", "job", "login_claim", "outbox_message", "report_audience", "report_count", "report_edition",
    "report_figure", "sign_in", "sign_in_failure", "survey_edition", "survey_figure", "token",
}
# What the clock leaves alone of two of them.
DONE_BY_PEOPLE = {
    "alert": "id, handler, acknowledged_at, proposer, outcome, closed_by, closed_at",
    "finding": "id, level, talked_at, next_look, teacher, closed_at, closed_by, handed_on_at",
}
# Who looked into files: those who ask have looked themselves.
OF_ONESELF = "/care-looks"


class Addresses:
    """Real identifiers for the addresses of doors. What stands first in `more` goes before what stands in `values`."""

    def __init__(self, values: dict[str, str], more: dict[str, dict[str, str]]):
        self._values, self._more = values, more

    def of(self, door: Door, other: dict[str, str] | None = None) -> str:
        own = next((found for start, found in self._more.items() if door.path.startswith(start)), {})
        return door.filled(self._values | own | (other or {}))


def faults_of(
    stranger: Walker, addresses: Addresses, secrets: set[str], doors: list[Door], shut: set[str] = frozenset(),
) -> list[str]:
    """Every one of those doors that tells or does more than it may. Nothing of what is `shut` is opened by its name."""
    held = permissions_of(stranger.person.role)
    own = secrets - {stranger.person.name}

    def tried(door: Door) -> list[str]:
        path = addresses.of(door)
        return [
            f"{kind} {door}: {fault}" for kind, status, told in answers(door, path, stranger)
            for fault in judged(door, path, status, told, held, own)
            + (["is open"] if is_open(door, path, kind, status, shut) else [])]

    first = stranger.everywhere(tried, [door for door in doors if not door.path.startswith(LAST)])
    last = [tried(door) for door in doors if door.path.startswith(LAST)]
    return [fault for faults in first + last for fault in faults]


def judged(door: Door, path: str, status: int, told: str, held: set[str], secrets: set[str]) -> list[str]:
    faults = []
    may = OPEN | held | ({door.permission} if ALSO_OPENED_BY.get(path) in held else set())
    if door.permission not in may and status not in REFUSED:
        faults.append(f"{status}, though the role may not {door.permission}")
    if status >= 500:
        faults.append(str(status))
    # A refusal may repeat the address that was asked for.
    if status == 200 and door.path != DEMO_ENTRANCE:
        faults += [f"tells {word}" for word in sorted(secrets) if word in told and word not in path]
    return faults


def is_open(door: Door, path: str, kind: str, status: int, secrets: set[str]) -> bool:
    """Whether a door for programs answers to such an identifier in the address, whatever it says."""
    return (kind == "json" and status not in REFUSED_HERE and door.permission not in OPEN and door.path not in BLANK
            and any(word in path for word in secrets))


def answers(door: Door, path: str, stranger: Walker):
    if door.has_page and door.method == "GET":
        yield ("page", *stranger.page(path))
    if door.has_twin:
        yield ("json", *stranger.json(door.method, path))


def accepted_forms(stranger: Walker, addresses: Addresses, fields: dict[str, str], doors: list[Door]) -> list[str]:
    """Forms among those doors that were not refused."""
    def sent(door: Door) -> str:
        status, _ = stranger.form(addresses.of(door), fields)
        return "" if status in REFUSED_HERE else f"{door}: {status}"

    return [fault for fault in stranger.everywhere(sent, doors) if fault]


def identifiers_in(door: Door) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", door.path))


def shown(stranger: Walker, addresses: Addresses, campaigns: list[str]) -> dict[tuple[str, str], str]:
    """What every list says that the role may read, as page and to programs; the lists of a campaign for each of them."""
    held = permissions_of(stranger.person.role) - OPEN
    lists = [
        door for door in every_door()
        if door.method == "GET" and identifiers_in(door) <= {"campaign"} and door.path != OF_ONESELF
        and (door.permission in held or door.path.startswith("/messages"))]
    asked = [
        (door, addresses.of(door, {"campaign": campaign})) for door in lists
        for campaign in (campaigns if identifiers_in(door) else campaigns[:1])]

    def looked(one: tuple[Door, str]) -> dict[tuple[str, str], str]:
        door, path = one
        return {
            (kind, path): without_form_word(told) for kind, status, told in answers(door, path, stranger)
            if status == 200}

    return {key: told for found in stranger.everywhere(looked, asked) for key, told in found.items()}


def without_form_word(told: str) -> str:
    """A form has another word of its own each time that it is opened."""
    return re.sub(r'<input type="hidden"[^>]*>', "", told)


def kept(house: House) -> dict[str, set[tuple[str, ...]]]:
    """Everything that stays as it is unless somebody does something."""
    return ledger.everything(house, MOVES) | {
        name: set(ledger.rows(house, f"SELECT {columns} FROM {name}")) for name, columns in DONE_BY_PEOPLE.items()}


def changed(before: dict[str, set[tuple[str, ...]]], after: dict[str, set[tuple[str, ...]]]) -> list[str]:
    """Rows that are no longer there, or not as they were; that new ones came is nobody's loss here."""
    return [f"{name}: {row}" for name, rows in before.items() for row in sorted(rows - after[name])]
