"""A running house: the real binary on a free port, with a demo city in a folder of its own."""

import json
import os
import random
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from people import Person

READY_SECONDS = 180  # the first start migrates and seeds; scrypt for every demo person is most of it
STOP_SECONDS = 15
# Below those that the system hands out to whoever asks somebody something (on Linux from 32768 on).
PORTS, PORTS_OF_A_WORKER = 20_000, 1_000


class House:
    def __init__(self, binary: Path, folder: Path, database: str | None = None, settings: dict | None = None):
        self.binary, self.folder, self.database = binary, folder, database
        self.settings = settings or {}
        self.data = folder / "data"
        self.log = folder / "log.txt"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen | None = None

    def furnish(self, model: Path) -> "House":
        """Moves a city in that was seeded before, instead of seeding it anew. For SQLite only."""
        shutil.copytree(model, self.data)
        return self

    def start(self) -> "House":
        """Starts, or after a stop or a kill starts again on the same port and data."""
        arguments = [str(self.binary), "serve", "--demo", "--port", str(self.port), *self.place]
        self.data.mkdir(parents=True, exist_ok=True)
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                arguments, stdout=log, stderr=subprocess.STDOUT, env=os.environ | self.settings)
        self._wait_until_ready()
        self._wait_until_told()
        return self

    def stop(self) -> None:
        """Stops the process that this house started, and nothing else."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """As a power cut would: no goodbye, nothing finished."""
        self._process.kill()
        self._process.wait()
        self._process = None

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def beside(self) -> "House":
        """A second server of the same house: the same PostgreSQL, keys and folder, another port. Not yet started."""
        assert self.database, "two servers share a PostgreSQL, not an SQLite file"
        return House(self.binary, self.folder, self.database, self.settings)

    def command(self, *words: str) -> subprocess.CompletedProcess:
        """Runs a command of the binary beside the server, with the same settings and by the same clock."""
        return subprocess.run(
            [str(self.binary), *words, *self.place], capture_output=True, text=True, timeout=READY_SECONDS,
            env=os.environ | self.settings)

    @property
    def place(self) -> list[str]:
        """Where the data is, as every command wants to know it."""
        return ["--data", str(self.data), *(["--database", self.database] if self.database else [])]

    def people(self) -> list[Person]:
        described = json.loads((self.data / "demo.json").read_text(encoding="utf-8"))
        return [Person.described(each) for each in described["accounts"]]

    def person(self, account: str) -> Person:
        return next(person for person in self.people() if person.account == account)

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise AssertionError(f"the house ended with {self._process.returncode}:\n{self._last_words()}")
            if self.is_ready:
                return
            time.sleep(0.1)
        self.stop()
        raise AssertionError(f"the house was not ready after {READY_SECONDS} s:\n{self._last_words()}")

    def _wait_until_told(self) -> None:
        """What lies behind the demo is told after the pages are served; tests count what is there."""
        deadline = time.monotonic() + READY_SECONDS
        while not self._is_told:
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise AssertionError(f"the demo's past was not told:\n{self._last_words()}")
            time.sleep(0.05)

    @property
    def _is_told(self) -> bool:
        told = json.loads((self.data / "demo.json").read_text(encoding="utf-8"))
        # What could not be told says so with false, and a test of the demo finds it.
        return bool(told.get("hasPast")) and all(told.get(part) is not None for part in ("hasRooms", "hasSurvey"))

    @property
    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/readyz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def _last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-3000:]


given: set[int] = set()


def free_port() -> int:
    """One that nobody is handed by chance, so that a house that was killed finds it free again, and that no other
    worker of the run may try in the same moment."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        port = PORTS + worker * PORTS_OF_A_WORKER + random.randrange(PORTS_OF_A_WORKER)
        if port not in given and is_free(port):
            given.add(port)
            return port


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
