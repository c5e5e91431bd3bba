"""Exceptions from the rules, each with its reason; one that is no longer needed is a finding itself."""

import json
from pathlib import Path

from tree import Finding, Tree


def without_allowed(findings: list[Finding], tree: Tree, file: Path, check: str) -> list[Finding]:
    entries = [entry for entry in json.loads(file.read_text(encoding="utf-8")) if entry["check"] == check]
    shown = str(file.relative_to(tree.root))
    kept, used = [], set()
    for finding in findings:
        match = next((number for number, entry in enumerate(entries) if _fits(entry, finding, tree)), None)
        if match is None:
            kept.append(finding)
        else:
            used.add(match)
    for number, entry in enumerate(entries):
        if len(entry.get("reason", "")) < 10:
            kept.append(Finding(shown, 1, "allowed.reason", f"no reason for {entry}"))
        if number not in used:
            kept.append(Finding(shown, 1, "allowed.unused", f"nothing needs {entry['rule']} in {entry['file']}"))
    return kept


def _fits(entry: dict, finding: Finding, tree: Tree) -> bool:
    """An entry names a rule and a file, and may name a text that the line holds."""
    if (entry["rule"], entry["file"]) != (finding.rule, finding.path):
        return False
    if "line" not in entry:
        return True
    lines = tree.text(finding.path).split("\n")
    return finding.line <= len(lines) and entry["line"] in lines[finding.line - 1]
