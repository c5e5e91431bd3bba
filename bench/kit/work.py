"""What a house is given to do by itself in a proof: messages to carry, a report to draw, a campaign to forget."""

import json
import subprocess
import time
import uuid

from kit import ROOT  # noqa: F401  (puts the tests' folder on the path)

import ledger
from doors import Somebody
from house import House
from report_rows import CAMPAIGN, COUNTY

DECIDERS = ("zhou.region", "wu.region")
LONGEST_SECONDS = 900


def progress_of(house: House, statement: str) -> int:
    return int(ledger.rows(house, statement)[0][0])


def fill_outbox(house: House, letters: int) -> None:
    """Reminders that are due, all to one invented guardian who has not been asked yet, each for a cause of its own."""
    now = int(time.time() * 1000)
    [(participant, member, region), *_] = ledger.rows(house, """
        SELECT p.id, p.member, p.region FROM participant p
        JOIN campaign c ON c.id = p.campaign AND c.state = 'open' JOIN member m ON m.id = p.member AND m.left_at IS NULL
        WHERE p.removed_at IS NULL AND p.id NOT IN (SELECT participant FROM sitting)
            AND p.id NOT IN (SELECT participant FROM consent WHERE standing <> 'given') ORDER BY p.born_month DESC""")
    rows = ", ".join(
        f"('{uuid.uuid4()}', 'sms', 'notBegun', 'proof {number}', '{member}', '{participant}', '{region}', '/', {now}, "
        f"{now}, 0)" for number in range(letters))
    ledger.change(house, f"""
        INSERT INTO outbox_message (id, channel, kind, cause, recipient, participant, region, path, made_at, due_at,
            attempts) VALUES {rows}""")


def verify(house: House) -> dict:
    """A recount of all sheets of the report."""
    words = [str(house.binary), "perform", "VerifyReport", json.dumps({"campaign": CAMPAIGN}), "--demo", *house.place]
    told = subprocess.run(words, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)


def delete(house: House) -> None:
    """The list that the platform would propose within the hour of the last day; two people agree at their own door."""
    ledger.change(house, f"""
        INSERT INTO deletion_list (id, campaign, kind, region, title_zh, title_en, state, invited, sittings, kept,
            proposed_at)
        VALUES ('{CAMPAIGN}', '{CAMPAIGN}', 'answers', '{COUNTY}', '示例区普查', 'A county', 'proposed', 0, 0, 0, 0)""")
    for place, part in enumerate(("sittings", "codes", "links", "messages", "aftercare", "counts"), 1):
        ledger.change(house, f"""
            INSERT INTO deletion_part (list, place, part, deleted) VALUES ('{CAMPAIGN}', {place}, '{part}', 0)""")
    for account in DECIDERS:
        status, told = Somebody(house, house.person(account)).json("POST", f"/retention/{CAMPAIGN}/agree")
        assert status == 200, f"{account}: {status} {told[:300]}"


def certificate(house: House) -> dict[str, int]:
    """How much was deleted of each part, as the only certificate says."""
    [(text,)] = ledger.rows(house, "SELECT text FROM deletion_certificate")
    return {part["part"]: part["deleted"] for part in json.loads(text)["parts"]}
