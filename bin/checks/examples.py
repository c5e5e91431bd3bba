"""Proves the checks on small examples, good and bad, before they are believed about the repository.

An example file holds cases: `== name`, then files (`--- path` and their text), then one `>>> path:line rule`
for each finding that the check must report. A case without such lines is a good one: nothing may be found.
`--- path (251 times)` makes a file of one line said so often.
"""

import re
import tempfile
from pathlib import Path

import generated
from tree import Tree


def run(folder: Path, checks: dict) -> tuple[int, int]:
    """How many examples came out as they say, and how many did not."""
    passed = failed = 0
    for file in sorted(folder.glob("*.txt")):
        check = checks.get(file.stem, _generated)
        for title, files, expected in _cases(file.read_text(encoding="utf-8")):
            found = sorted(f"{each.path}:{each.line} {each.rule}" for each in _check(check, files))
            if found == sorted(expected):
                passed += 1
                continue
            failed += 1
            print(f"example {file.stem}: {title}\n  expected {sorted(expected)}\n  found    {found}")
    return passed, failed


def _check(check, files: dict[str, str]):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return check(Tree(Path(folder)))


def _generated(tree: Tree):
    return generated.compare(tree.root / "made", tree.root / "kept")


def _cases(text: str):
    for case in text.split("\n== ")[1:]:
        title, _, body = case.partition("\n")
        files: dict[str, list[str]] = {}
        repeats: dict[str, int] = {}
        expected, lines = [], []
        for line in body.split("\n"):
            if line.startswith("--- "):
                name, times = re.fullmatch(r"--- (\S+)(?: \((\d+) times\))?", line.rstrip()).groups()
                lines = files.setdefault(name, [])
                repeats[name] = int(times or 1)
            elif line.startswith(">>> "):
                expected.append(line[4:].strip())
            else:
                lines.append(line)
        made = {name: ("\n".join(lines).rstrip("\n") + "\n") * repeats[name] for name, lines in files.items()}
        yield title, made, expected
