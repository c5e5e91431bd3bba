"""The generated documents are those that the program prints now."""

import filecmp
import os
import subprocess
import tempfile
from pathlib import Path

from tree import Finding, Tree

FOLDER = "docs/generated"


def check(tree: Tree) -> list[Finding]:
    binary = _binary(tree)
    if binary is None:
        return []
    with tempfile.TemporaryDirectory() as made:
        run = subprocess.run([str(binary), "generate", "--into", made], cwd=tree.root, capture_output=True, text=True)
        if run.returncode != 0:
            return [Finding(FOLDER, 1, "generated.failed", f"the program could not print them: {run.stderr.strip()[-300:]}")]
        return compare(Path(made), tree.root / FOLDER)


def compare(made: Path, kept: Path) -> list[Finding]:
    fresh, old = _files(made), _files(kept)
    stale = [name for name in fresh & old if not filecmp.cmp(made / name, kept / name, shallow=False)]
    advice = "bin/generate writes it anew"
    return sorted(
        [Finding(f"{FOLDER}/{name}", 1, "generated.stale", f"differs from the program; {advice}") for name in stale]
        + [Finding(f"{FOLDER}/{name}", 1, "generated.missing", f"is not there; {advice}") for name in fresh - old]
        + [Finding(f"{FOLDER}/{name}", 1, "generated.extra", "no program prints it") for name in old - fresh])


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _binary(tree: Tree) -> Path | None:
    """The binary given by XINQIAO, else the debug build when it is as new as the sources."""
    if given := os.environ.get("XINQIAO"):
        return Path(given).absolute()
    built = tree.root / ".build/debug/xinqiao"
    if not built.exists():
        print("generated: not compared, because nothing is built; bin/ci does")
        return None
    newest = max((tree.root / name).stat().st_mtime for name in tree.swift("Sources/"))
    if newest > built.stat().st_mtime:
        print("generated: not compared, because the build is older than the sources; bin/ci does")
        return None
    return built
