"""A house's own clock, that a test can move while the house runs. The clock of the machine stays as it is."""

import subprocess
from pathlib import Path

SOURCE = Path(__file__).parent / "moved_clock.c"


def build(folder: Path) -> Path:
    """Compiles what a house is started with, by the compiler that comes with Swift."""
    library = folder / "moved_clock.so"
    subprocess.run(
        ["clang", "-std=c11", "-Wall", "-Werror", "-O1", "-shared", "-fPIC", "-o", library, SOURCE], check=True)
    return library


class Clock:
    def __init__(self, library: Path, folder: Path):
        self._library, self._file = library, folder / "clock"
        self._minutes = 0
        self._file.write_bytes(bytes(8))

    @property
    def settings(self) -> dict[str, str]:
        """What a house needs in its environment to live by this clock."""
        return {"LD_PRELOAD": str(self._library), "MOVED_CLOCK": str(self._file)}

    def forward(self, minutes: int) -> None:
        self._minutes += minutes
        # In place, because the house looks into this very file.
        with self._file.open("r+b") as file:
            file.write((self._minutes * 60).to_bytes(8, "little"))
