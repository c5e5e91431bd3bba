"""A page of work that lies open, and when it hears of what happens."""

import json
import threading
import time

from kit import ROOT  # noqa: F401  (puts the tests' folder on the path)

from doors import Somebody

PATIENCE_SECONDS = 60


class Listening:
    """What the rail of somebody's page is told and when, from the beginning of the block on.

    It reads the stream that every page of work keeps open. The house's clock and ours are the same machine's.
    """

    def __init__(self, somebody: Somebody):
        self._somebody = somebody
        self._told: list[tuple[float, int]] = []  # at which millisecond, and how many alerts waited
        self._has_begun, self._is_over = threading.Event(), False

    def __enter__(self) -> "Listening":
        # Ends with the stream, at the latest with the house.
        threading.Thread(target=self._listen, daemon=True).start()
        if not self._has_begun.wait(PATIENCE_SECONDS):
            raise SystemExit("the open page was told nothing")
        return self

    def __exit__(self, *_) -> None:
        self._is_over = True

    def slowest(self, raised: list[int]) -> float | None:
        """The longest time from an alert to the first count that has it in it, in milliseconds; None where one was
        never heard. Nobody takes an alert up meanwhile, so the count only grows."""
        told, before, longest = list(self._told), self._told[0][1], 0.0
        for number, at in enumerate(sorted(raised), 1):
            heard = next((when for when, waiting in told if waiting >= before + number), None)
            if heard is None:
                return None
            longest = max(longest, heard - at)
        return longest

    def _listen(self) -> None:
        try:
            with self._somebody.stream("/duty/live?rail=yes") as lines:
                for line in lines:
                    if line.startswith(b"data: {"):
                        self._told.append((time.time() * 1000, json.loads(line[6:])["waiting"]))
                        self._has_begun.set()
                    if self._is_over:
                        return
        except OSError:
            return  # What was not heard is found missing.
