"""A flood of passwords: nobody is to be guessed, everybody is to be kept out of signing in."""

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from kit.real_house import PASSWORD, Browser

HANDS = 100  # each at an address of its own, and more than may wait for their passwords to be checked
PAUSE = 2  # seconds: as fast as one address may try, and no faster, so that each try counts
KNOWN, NEW = "203.0.113.8", "203.0.113.9"


@dataclass(frozen=True)
class Visit:
    is_in: bool
    seconds: float
    times_busy: int


@dataclass(frozen=True)
class Flood:
    """What the flood was told, and how the owner fared, who has signed in from their place before, and a traveller."""

    told: Counter
    owner: list[Visit]
    traveller: Visit


def flood(house, owner, traveller, codes, seconds: int) -> Flood:
    assert Browser(house, KNOWN).sign_in(owner.account, PASSWORD, codes.fresh(owner)) == 303
    again, new = codes.fresh(owner), codes.fresh(traveller)  # in hand already: a fresh one may take half a minute
    told, lock, end = Counter(), threading.Lock(), time.monotonic() + seconds

    def guess(hand: int) -> None:
        browser, number = Browser(house, f"198.51.99.{hand + 1}"), 0
        while time.monotonic() < end:
            time.sleep(PAUSE)
            number += 1
            status = browser.sign_in(f"person.{hand}.{number}", "a password of nobody", "000000")
            with lock:
                told[status] += 1

    with ThreadPoolExecutor(HANDS + 1) as hands:
        guessing = [hands.submit(guess, hand) for hand in range(HANDS)]
        time.sleep(PAUSE + 1)
        travelling = hands.submit(come_in, house, traveller, NEW, new, codes)
        visits = [come_in(house, owner, KNOWN, again, codes)]
        while (code := codes.fresh(owner)) and time.monotonic() < end:
            visits.append(come_in(house, owner, KNOWN, code, codes))
        travel = travelling.result()
        for finished in guessing:
            finished.result()
    return Flood(told, visits, travel)


def come_in(house, person, address: str, code: str, codes) -> Visit:
    """As somebody does who is told that the house is busy: again in two seconds."""
    times_busy = 0
    began = shown = time.monotonic()
    while (status := Browser(house, address).sign_in(person.account, PASSWORD, code)) == 503:
        times_busy += 1
        time.sleep(2)
        if time.monotonic() - shown > 30:
            code, shown = codes.fresh(person), time.monotonic()
    return Visit(status == 303, time.monotonic() - began, times_busy)
