"""A house's own clock, that a test can move while the house runs. The clock of the machine stays as it is."""

import time
from pathlib import Path

# Debian's package faketime; only the server is started with it, never the tests or the browser.
LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)


class Clock:
    def __init__(self, folder: Path):
        assert LIBRARY, "faketime is not installed; bin/setup tests installs it"
        self._file = folder / "clock"
        self._minutes = 0
        self.forward(minutes=0)

    @property
    def settings(self) -> dict[str, str]:
        """What a house needs in its environment to live by this clock."""
        return {
            "LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(self._file), "FAKETIME_NO_CACHE": "1",
            # Waiting is measured with the other clock, which has to go on as it goes.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def forward(self, minutes: int) -> None:
        self._minutes += minutes
        # Written whole, because the house may read it at any moment.
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"+{self._minutes}m\n")
        fresh.rename(self._file)

    def now(self) -> float:
        return time.time() + self._minutes * 60
