"""How much memory a process holds, looked at again and again while it works, and how much of the processor it took."""

import os
import statistics
import threading
import time
from pathlib import Path


class Memory:
    """Megabytes of resident memory over time, from the beginning of the block to its end."""

    def __init__(self, pid: int, every: float = 0.1):
        self._status, self._every = Path(f"/proc/{pid}/status"), every
        self._samples: list[tuple[float, float]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Memory":
        self._began = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._over.set()
        self._thread.join()

    @property
    def most(self) -> float:
        return max(megabytes for _, megabytes in self._samples)

    def between(self, begin: float, end: float) -> float:
        """The middle one of all that was seen from one second to another."""
        return statistics.median(megabytes for at, megabytes in self._samples if begin <= at <= end)

    def _look(self) -> None:
        while True:
            line = next(line for line in self._status.read_text().splitlines() if line.startswith("VmRSS"))
            self._samples.append((time.monotonic() - self._began, int(line.split()[1]) / 1024))
            if self._over.wait(self._every):
                return


def cpu_seconds(pid: int) -> float:
    """What the process has taken of all cores since it began, its own work and the system's for it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
