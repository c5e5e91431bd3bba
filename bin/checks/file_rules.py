"""Rules about whole files: names, sizes, what no committed file may hold."""

import re
from pathlib import PurePosixPath

from tree import Finding, Tree, target

# A name that ends so, or begins so: `ServiceSite` is a place that people know, `SiteService` is nothing.
VAGUE_ENDS = {"Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Base", "Data", "Info"}
VAGUE_BEGINNINGS = {"Base", "Data", "Helper", "Info", "Manager", "Util", "Utils"}
TYPE = re.compile(r"\b(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)")
LONGEST_FILE, LONGEST_LINE = 250, 120

# Written with a class in each, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(
    r"(?<![\w.:-])/(?:w[o]rk|f[a]rm|r[o]ot|h[o]me/[a-z]\w*|U[s]ers/\w+|t[m]p/(?:brief|mini|bash_jobs))(?:/|\b)")
PRIVATE_KEY = re.compile(r"BEGIN [A-Z ]*PRIVATE K[E]Y")
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b")


def check(tree: Tree) -> list[Finding]:
    findings = []
    for name in tree.swift("Sources/", "Tests/"):
        findings += _names(tree, name) + _sizes(tree, name)
    for name in tree.files:
        findings += _contents(tree, name)
    return findings


def words_of(name: str) -> list[str]:
    """`SignInData` is Sign, In, Data; `Database` is one word."""
    return re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+", name)


def _is_vague(words: list[str]) -> bool:
    return bool(words) and (words[-1] in VAGUE_ENDS or words[0] in VAGUE_BEGINNINGS)


def _names(tree: Tree, name: str) -> list[Finding]:
    stem = PurePosixPath(name).stem
    module = target(name) if name.startswith("Sources/") else None
    source = tree.source(name)
    named = [(1, stem)] + [(source.line(found.start(1)), found.group(1)) for found in TYPE.finditer(source.code)]
    vague = [Finding(name, line, "names.vague", f"{each} says nothing about what it is")
             for line, each in named if _is_vague(words_of(each))]
    same = [Finding(name, line, "names.module", f"{each} bears the name of its module")
            for line, each in named if each == module and module != "xinqiao"]
    return vague + same


def _sizes(tree: Tree, name: str) -> list[Finding]:
    lines = tree.text(name).rstrip("\n").split("\n")
    long_file = [Finding(name, len(lines), "size.file", f"{len(lines)} lines, at most {LONGEST_FILE}")]
    return (long_file if len(lines) > LONGEST_FILE else []) + [
        Finding(name, number, "size.line", f"{len(line)} characters, at most {LONGEST_LINE}")
        for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]


def _contents(tree: Tree, name: str) -> list[Finding]:
    try:
        text = (tree.root / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []  # a picture
    findings = []
    for number, line in enumerate(text.split("\n"), 1):
        if MACHINE_PATH.search(line):
            findings.append(Finding(name, number, "contents.path", "names a path of somebody's machine"))
        if PRIVATE_KEY.search(line):
            findings.append(Finding(name, number, "contents.key", "holds a private key"))
        if UNFINISHED.search(line) and name.startswith(("Sources/", "Tests/", "bin/")):
            findings.append(Finding(name, number, "contents.unfinished", "is marked as unfinished"))
    return findings
