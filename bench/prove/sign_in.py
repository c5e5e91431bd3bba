#!/usr/bin/env python3
"""Sign-in under attack: what an attacker tries, and what they and the rightful owner get.

    bench/prove/sign_in.py            10,000 passwords from 1 and from 100 addresses; keeps bench/results/sign_in.md
    bench/prove/sign_in.py --quick    the same with 40 of each, and without the flood; about a minute

XINQIAO names another binary than the release build. Ends with 1 when anything came through or the owner was kept out.
"""

import argparse
import os
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kit import ROOT
from kit.flood import HANDS as FLOODING
from kit.flood import flood
from kit.real_house import CITY, DISTRICT, PASSWORD, Browser, RealHouse
from kit.table import Table, keep

import clock
import doors
from people import Codes

HANDS = 4  # how many guesses are under way at once


class Findings:
    def __init__(self):
        self.table = Table("Sign-in under attack", "attack", "what came of it", "")
        self.all_held = True

    def add(self, attack: str, told: str, held: bool) -> None:
        self.all_held &= held
        self.table.row(attack, told, "held" if held else "FAILED")
        print(f"{attack}: {told}: {'held' if held else 'FAILED'}", flush=True)


def main() -> int:
    given = arguments()
    findings, codes = Findings(), Codes()
    with tempfile.TemporaryDirectory(prefix="xinqiao-proof-") as folder:
        moved = clock.Clock(clock.build(Path(folder)), Path(folder))
        house = RealHouse(given.binary, Path(folder), settings=moved.settings).found()
        owner, second_owner = (house.add(name, "dutyLead", DISTRICT) for name in ("wu.lake", "zheng.lake"))
        # Somebody else for each of the rest: a code works once, and the next one takes half a minute.
        others = iter([house.add(f"lead.{number}", "dutyLead", DISTRICT) for number in range(7)])
        house.add("chief.city", "regionAdministrator", CITY)
        house.start()
        try:
            guesses(findings, house, owner, codes, given, addresses=1)
            guesses(findings, house, second_owner, codes, given, addresses=100)
            if not given.quick:  # PasswordBenchTests does it in a moment.
                flooded(findings, house, owner, next(others), codes, seconds=60)
            enumeration(findings, house, owner, given.timings)
            fixation(findings, house, next(others), codes)
            used_code(findings, house, next(others), codes)
            forms_of_others(findings, house, next(others), codes)
            after_sign_off(findings, house, next(others), codes)
            after_role_change(findings, house, next(others), codes)
            after_idle_time(findings, house, moved, next(others), codes)
        finally:
            house.stop()
    print(findings.table)
    if not given.quick:
        print(keep("sign_in", "Sign-in", findings.table))
    return 0 if findings.all_held else 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--guesses", type=int)
    given = parser.parse_args()
    given.binary = Path(os.environ.get("XINQIAO", ROOT / ".build" / "release" / "xinqiao")).absolute()
    given.guesses = given.guesses or (40 if given.quick else 10_000)
    given.timings = 12 if given.quick else 200
    return given


def guesses(findings, house, owner, codes, given, addresses: int) -> None:
    """Wrong passwords, and meanwhile the owner comes in from their own place, in the short form as often as no new code
    has to be waited for."""
    count = given.guesses
    told: Counter[int] = Counter()
    lock, done, waits = threading.Lock(), threading.Event(), []
    numbers = iter(range(count))

    def guess(hand: int) -> None:
        browsers: dict[str, Browser] = {}
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            # A block of its own for each size of the attack, so that no limit of an earlier one helps.
            address = f"198.51.{addresses % 100}.{number % addresses + 1}"
            browser = browsers.setdefault(address, Browser(house, address))
            status = browser.sign_in(owner.account, f"guess number {number}", f"{number % 1_000_000:06}")
            with lock:
                told[status] += 1

    def come_in() -> None:
        while not done.is_set() and not (given.quick and len(waits) == 2):
            began = time.monotonic()
            status = Browser(house, "203.0.113.7").sign_in(owner.account, PASSWORD, codes.fresh(owner))
            waits.append((status, time.monotonic() - began))
            done.wait(5)

    watching = threading.Thread(target=come_in)
    watching.start()
    began = time.monotonic()
    with ThreadPoolExecutor(HANDS) as hands:
        for finished in [hands.submit(guess, hand) for hand in range(HANDS)]:
            finished.result()
    seconds = time.monotonic() - began
    done.set()
    watching.join()
    came = [wait for status, wait in waits if status == 303]
    answers = ", ".join(f"{number} × {status}" for status, number in sorted(told.items()))
    findings.add(
        f"{count} passwords from {addresses} address{'es' if addresses > 1 else ''}",
        f"{answers} in {seconds:.0f} s; meanwhile the owner tried {len(waits)} times and came in {len(came)} times, "
        f"{max(came, default=0):.1f} s at most (waiting for a new code included)",
        told[303] == 0 and sum(told.values()) == count and len(came) == len(waits) > 0)


def flooded(findings, house, owner, traveller, codes, seconds: int) -> None:
    """More passwords at once than the house can check, each for another account; the owner, from where they have signed
    in before, must not even notice, and somebody from a new address comes in, if not at once."""
    found = flood(house, owner, traveller, codes, seconds)
    answers = ", ".join(f"{number} × {status}" for status, number in sorted(found.told.items()))
    findings.add(
        f"{FLOODING} passwords at once from {FLOODING} addresses, for {seconds} s",
        f"{answers}; meanwhile the owner came in {sum(visit.is_in for visit in found.owner)} times of "
        f"{len(found.owner)}, after {max(visit.seconds for visit in found.owner):.1f} s at most; somebody from a new "
        f"address after {found.traveller.seconds:.1f} s, told {found.traveller.times_busy} times to come again",
        found.told[303] == 0 and found.told[503] > 0 and found.traveller.is_in
        and all(visit.is_in and not visit.times_busy for visit in found.owner))


def enumeration(findings, house, owner, count: int) -> None:
    """Somebody wants to know which accounts exist, from what is said and from how long it takes."""
    cases = {
        "known account": (owner.account, "wrong password"), "unknown account": ("nobody.there", "wrong password"),
        "right password, wrong code": (owner.account, PASSWORD)}
    said: set[str] = set()
    asked = 0
    # What chance alone does to the figure with so many samples, three times over. Source: Mann and Whitney 1947.
    room = 3 * ((2 * count + 1) / (12 * count * count)) ** 0.5
    # Once in four hundred times chance does more than that, and hardly ever twice; what can be told is told again.
    for block in (0, 10):
        times: dict[str, list[float]] = {name: [] for name in cases}
        for number in range(count):
            for place, (name, (account, password)) in enumerate(cases.items(), block):
                browser = Browser(house, f"192.0.{place}.{number + 1}")
                browser.get("/sign-in")
                began = time.perf_counter()
                status, text = browser.try_sign_in(account, password, "000000")
                times[name].append(time.perf_counter() - began)
                plain = re.sub(r'value="[^"]*"', "", text).replace(account, "…")
                said.add(f"{status} {plain}")
                asked += 1
        known, unknown = times["known account"], times["unknown account"]
        # The chance that an answer about a known account takes longer than one about an unknown: 0.5 tells nothing.
        longer = sum(a > b for a in known for b in unknown) / (len(known) * len(unknown))
        if abs(longer - 0.5) <= room:
            break
    findings.add("which accounts exist, by text", f"{len(said)} text in {asked} answers", len(said) == 1)
    medians = ", ".join(f"{name} {statistics.median(each) * 1000:.0f} ms" for name, each in times.items())
    findings.add(
        "which accounts exist, by time", f"medians {medians}; a known one takes longer in {longer:.0%} of pairs "
        f"(50 % ± {room:.0%} is chance)", abs(longer - 0.5) <= room)


def fixation(findings, house, owner, codes) -> None:
    """Somebody plants a sign-in cookie of their own choice before the owner signs in."""
    planted = "a" * 43
    browser = Browser(house, "203.0.113.20")
    browser.cookies["xq_sign_in"] = planted
    status = browser.sign_in(owner.account, PASSWORD, codes.fresh(owner))
    thief = Browser(house, "198.51.100.9")
    thief.cookies["xq_sign_in"] = planted
    reached, _ = thief.get("/me")
    held = status == 303 and browser.cookies.get("xq_sign_in") not in (None, planted) and reached != 200
    findings.add("session fixation", f"the owner got another sign-in; the planted one: {reached}", held)


def used_code(findings, house, person, codes) -> None:
    code = codes.fresh(person)
    first = Browser(house, "203.0.113.30").sign_in(person.account, PASSWORD, code)
    with ThreadPoolExecutor(8) as hands:
        again = list(hands.map(
            lambda number: Browser(house, f"203.0.113.{40 + number}").sign_in(person.account, PASSWORD, code),
            range(8)))
    findings.add(
        "a six-digit code used again", f"first {first}, then 8 times at once: {sorted(set(again))}",
        first == 303 and 303 not in again)


def forms_of_others(findings, house, owner, codes) -> None:
    """Another site sends a form with the owner's cookies: without a token, with a made-up and a stranger's one."""
    browser, stranger = Browser(house, "203.0.113.60"), Browser(house, "198.51.100.60")
    assert browser.sign_in(owner.account, PASSWORD, codes.fresh(owner)) == 303
    stranger.get("/sign-in")
    told: Counter[int] = Counter()
    unsafe = [door for door in doors.every_door() if door.method == "POST" and door.has_page]
    # What the house does by itself meanwhile, as sweeping, is no answer to a form.
    deeds = "SELECT COUNT(*) FROM audit_line WHERE outcome = 'done' AND caller_kind <> 'system'"
    before = house.rows(deeds)
    for door in unsafe:
        path = re.sub(r"\{\w+\}", "x", door.path)
        for token in (None, "", "made-up", stranger.csrf):
            status, _ = browser.post(path, {}, csrf=token)
            told[status] += 1
    after = house.rows(deeds)
    still_in, _ = browser.get("/me")
    answers = ", ".join(f"{number} × {status}" for status, number in sorted(told.items()))
    findings.add(
        f"forms of another site, {len(unsafe)} unsafe routes", f"{answers}; done: {after[0][0] - before[0][0]}",
        set(told) <= {403, 404} and told[403] > 0 and before == after and still_in == 200)


def after_sign_off(findings, house, person, codes) -> None:
    browser = Browser(house, "203.0.113.70")
    assert browser.sign_in(person.account, PASSWORD, codes.fresh(person)) == 303
    thief = Browser(house, "198.51.100.70")
    thief.cookies = dict(browser.cookies)
    before, _ = thief.get("/me")
    browser.post("/sign-off", {})
    after, _ = thief.get("/me")
    findings.add("a copied cookie after sign-off", f"before {before}, after {after}", before == 200 and after != 200)


def after_role_change(findings, house, person, codes) -> None:
    browser = Browser(house, "203.0.113.80")
    assert browser.sign_in(person.account, PASSWORD, codes.fresh(person)) == 303
    before, _ = browser.get("/duty")
    [(account, post)] = house.rows(
        f"SELECT a.id, p.id FROM account a JOIN post p ON p.account = a.id WHERE a.login = '{person.account}'")
    ended = house.command("perform", "EndPost", f'{{"account": "{account}", "post": "{post}"}}', "--as", "chief.city")
    assert ended.returncode == 0, ended.stderr
    after, _ = browser.get("/duty")
    findings.add("a sign-in after its post was ended", f"duty list before {before}, after {after}",
                 before == 200 and after != 200)


def after_idle_time(findings, house, moved, person, codes) -> None:
    browser = Browser(house, "203.0.113.90")
    assert browser.sign_in(person.account, PASSWORD, codes.fresh(person)) == 303
    before, _ = browser.get("/duty")
    moved.forward(minutes=16)
    after, _ = browser.get("/duty")
    findings.add("a sign-in after 16 idle minutes", f"duty list before {before}, after {after}",
                 before == 200 and after != 200)


if __name__ == "__main__":
    sys.exit(main())
