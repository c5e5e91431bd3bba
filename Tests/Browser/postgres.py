"""A PostgreSQL of the tests' own, that can be stopped and started again with everything in it."""

import os
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "bin" / "postgres"


class Postgres:
    def __init__(self, folder: Path):
        self.folder = folder
        self._made = 0

    def start(self) -> "Postgres":
        self._script("start")
        return self

    def stop(self) -> None:
        self._script("stop")

    def fresh(self) -> str:
        """The URL of a new database."""
        self._made += 1
        return self._script("url", f"house{self._made}").strip()

    def go_away(self) -> None:
        """As a crash would: every connection breaks at once."""
        self._control("stop", "--mode", "immediate")

    def come_back(self) -> None:
        # "restart" takes the options of the last start along, "start" would not.
        self._control("restart", "--log", str(self.folder / "server.log"))

    def _script(self, word: str, *more: str) -> str:
        return subprocess.run(
            [SCRIPT, word, self.folder, *more], stdout=subprocess.PIPE, text=True, check=True, timeout=120).stdout

    def _control(self, word: str, *more: str) -> None:
        program = max(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
        # PostgreSQL refuses root; it belongs to the user as whom bin/postgres started it.
        unprivileged = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run(
            [*unprivileged, program, word, "--wait", "--silent", "--pgdata", "data", *more],
            cwd=self.folder, stdout=subprocess.DEVNULL, check=True, timeout=60)
