"""The files a check looks at, read once, and what it finds in them."""

import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from swift_source import SwiftSource

# Examples break the rules on purpose; built and fetched things are not ours.
SKIPPED = {".build", ".git", ".venv", "tmp", "data", "node_modules", "__pycache__"}
EXAMPLES = Path("bin/checks/examples")


@dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message} [{self.rule}]"


class Tree:
    """A repository, or an example that pretends to be one."""

    def __init__(self, root: Path):
        self.root = root
        self._swift: dict[str, SwiftSource] = {}

    @cached_property
    def files(self) -> list[str]:
        """Paths of the files that are or may be committed."""
        if (self.root / ".git").exists():
            listed = subprocess.run(
                ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                check=True, capture_output=True, text=True).stdout.split("\0")
            names = [name for name in listed if name and (self.root / name).is_file()]
        else:
            names = [str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file()]
        return sorted(set(name for name in names if self._counts(Path(name))))

    @staticmethod
    def _counts(path: Path) -> bool:
        return not SKIPPED.intersection(path.parts) and EXAMPLES not in path.parents

    def swift(self, *folders: str) -> list[str]:
        """Paths of the Swift files under some folders."""
        return [name for name in self.files if name.endswith(".swift") and name.startswith(folders)]

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8", errors="replace")

    def source(self, name: str) -> SwiftSource:
        if name not in self._swift:
            self._swift[name] = SwiftSource(self.text(name))
        return self._swift[name]


def target(name: str) -> str:
    """The target a source file belongs to: `Sources/Rules/X/…` and `Sources/X/…` both belong to X."""
    parts = name.split("/")
    return parts[2] if parts[1] == "Rules" and len(parts) > 3 else parts[1]
