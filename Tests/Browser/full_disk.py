"""A small disk of memory that a test can fill and empty. Mounting one needs root, as the tests of CI have it."""

import os
import subprocess
from pathlib import Path


class SmallDisk:
    def __init__(self, folder: Path, megabytes: int):
        self.folder, self._megabytes = folder, megabytes
        self._ballast = folder / "ballast"

    def mount(self, mode: str = "0755") -> "SmallDisk":
        self.folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={self._megabytes}m,mode={mode}", "tmpfs", self.folder], check=True)
        return self

    def unmount(self) -> None:
        subprocess.run(["umount", "--lazy", self.folder], check=True)

    def fill(self) -> None:
        """To the last byte."""
        with self._ballast.open("ab", buffering=0) as ballast:
            piece = 1 << 20
            while piece:
                try:
                    ballast.write(bytes(piece))
                except OSError:
                    piece //= 2

    def empty(self) -> None:
        self._ballast.unlink()

    @property
    def free(self) -> int:
        state = os.statvfs(self.folder)
        return state.f_bavail * state.f_frsize
