"""Rules about SQL: nobody touches another room's tables, and a statement without scope says why."""

import re

from imports import SUBJECTS
from swift_source import HOLE
from tree import Finding, Tree, target

CREATES = re.compile(r"\bCREATE\s+(?:VIRTUAL\s+)?(?:TABLE|VIEW)\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)")
NAMES_TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|REFERENCES|VIEW|ON)\s+(\w+)")
PUBLISHED = "published_"
# What the law wants kept as it was written (rulebook H.2, H.4, H.8): no statement changes or deletes a row of these tables.
ONLY_ADDED_TO = ("harm_report", "harm_entry", "disclosure", "disclosure_step", "recipient",
                 "recipient_end", "recipient_return")
CHANGES = re.compile(rf"\b(?:UPDATE|DELETE\s+FROM|DROP\s+TABLE)\s+({'|'.join(ONLY_ADDED_TO)})\b")
SHORTEST_REASON = 10


def check(tree: Tree) -> list[Finding]:
    owners = _owners(tree)
    findings = []
    for name in tree.swift("Sources/"):
        room = target(name)
        if room in SUBJECTS:
            findings += _foreign_tables(tree, name, room, owners)
        findings += _unscoped(tree, name) + _every_column(tree, name) + _changed(tree, name)
    return findings


def _owners(tree: Tree) -> dict[str, str]:
    """Table or view to the room whose schema makes it."""
    return {
        table: target(name)
        for name in tree.swift("Sources/") if name.endswith("Schema.swift")
        for literal in tree.source(name).literals for table in CREATES.findall(literal.text)}


def _foreign_tables(tree: Tree, name: str, room: str, owners: dict[str, str]) -> list[Finding]:
    source = tree.source(name)
    return [
        Finding(name, source.line(literal.start) + literal.text[:found.start()].count("\n"), "sql.foreign",
                f"{found.group(1)} belongs to {owners[found.group(1)]}; read a {PUBLISHED}… view of it")
        for literal in source.literals for found in NAMES_TABLE.finditer(literal.text)
        if owners.get(found.group(1), room) != room and not found.group(1).startswith(PUBLISHED)]


def _unscoped(tree: Tree, name: str) -> list[Finding]:
    source = tree.source(name)
    return [
        Finding(name, source.line(literal.start), "sql.unscoped",
                f"unscoped needs a reason of {SHORTEST_REASON} characters or more")
        for literal in source.literals
        if re.search(r"\bunscoped:\s*$", source.code[max(0, literal.start - 40):literal.start])
        and len(literal.text.replace(HOLE, "").strip()) < SHORTEST_REASON]


def _every_column(tree: Tree, name: str) -> list[Finding]:
    source = tree.source(name)
    return [Finding(name, source.line(literal.start), "sql.star", "list the columns")
            for literal in source.literals if re.search(r"\bSELECT\s+(?:\w+\.)?\*", literal.text)]


def _changed(tree: Tree, name: str) -> list[Finding]:
    source = tree.source(name)
    return [
        Finding(name, source.line(literal.start), "sql.kept", f"{found.group(1)} is only added to")
        for literal in source.literals for found in CHANGES.finditer(literal.text)]
