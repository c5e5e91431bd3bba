"""Runs every check over the repository and says what it found, one finding a line."""

import sys
import time
from pathlib import Path

import allowed
import examples
import generated
import house_rules
import imports
import words
from tree import Tree

CHECKS = {"imports": imports.check, "words": words.check, "house_rules": house_rules.check}


def main() -> int:
    began = time.monotonic()
    here = Path(__file__).parent
    passed, failed = examples.run(here / "examples", CHECKS)
    if "--self-test" not in sys.argv:
        tree = Tree(here.parent.parent)
        for name, check in CHECKS.items():
            findings = check(tree)
            if name == "house_rules":
                findings += generated.check(tree)
            findings = allowed.without_allowed(findings, tree, here / "allowed.json", name)
            for finding in findings:
                print(finding)
            passed, failed = (passed, failed + 1) if findings else (passed + 1, failed)
            print(f"{name}: {len(findings)} findings" if findings else f"{name}: nothing to mend")
    print(f"{time.monotonic() - began:.1f} s")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
