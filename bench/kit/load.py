"""The generator: wrk with a script of bench/load, and what it found."""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kit import ROOT

SCRIPTS = ROOT / "bench" / "load"


@dataclass(frozen=True)
class Load:
    """What came of a run. Times are in milliseconds."""

    answered: int
    refused: int
    broken: int
    seconds: float
    p50: float
    p99: float
    slowest: float

    @property
    def rate(self) -> float:
        """Requests a second that were answered well."""
        return (self.answered - self.refused) / self.seconds

    @property
    def acknowledged(self) -> int:
        return self.answered - self.refused


def wrk(url: str, script: str, seconds: float, clients: int = 32, threads: int = 2, **told: str) -> Load:
    """Loads an address for so long. `told` reaches the script as environment."""
    program = shutil.which("wrk")
    if not program:
        raise SystemExit("wrk is not installed: bin/setup bench installs it")
    with tempfile.NamedTemporaryFile("r", prefix="xinqiao-wrk-") as report:
        subprocess.run(
            [program, "-t", str(threads), "-c", str(clients), "-d", f"{seconds:.0f}s", "--timeout", "30s",
             "-s", script, url],
            cwd=SCRIPTS, env=os.environ | told | {"REPORT": report.name}, stdout=subprocess.DEVNULL, check=True)
        return Load(**json.loads(Path(report.name).read_text()))
