"""Where Swift says words: `say: "key"`, `Phrase("key", [...])`, and `"family.\\(case)"` for a family of keys."""

import re
from dataclasses import dataclass, field

from swift_source import HOLE, Literal, SwiftSource
from tree import Finding, Tree

SAYS = re.compile(r"(\bsay:|\bPhrase\(|\bPhrase\.init\()[^,()]*$")
CHINESE = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff01-\uff60]")
MARKUP_SENTENCE = re.compile(
    r">[^<>\0=]*[A-Za-z]{2,} [A-Za-z]{2,}[^<>\0]*<|\b(?:aria-label|alt|title|placeholder)=\\?\"[^\"\0]*[A-Za-z]{2,} [A-Za-z]{2,}")


@dataclass
class Uses:
    keys: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)

    def covers(self, key: str) -> bool:
        return key in self.keys or key.startswith(tuple(self.families))


def uses(tree: Tree, placeholders: dict[str, set[str]]) -> tuple[Uses, list[Finding]]:
    """What the sources use, and uses of what the words do not have."""
    used, findings = Uses(), []
    for name in tree.swift("Sources/"):
        source = tree.source(name)
        for literal in source.literals:
            if literal.text in placeholders:
                used.keys.add(literal.text)  # also a key that is chosen first and said later
            if not SAYS.search(source.code[max(0, literal.start - 300):literal.start]):
                continue
            for problem in _problems(source, literal, placeholders, used):
                findings.append(Finding(name, source.line(literal.start), *problem))
    return used, findings


def _problems(source: SwiftSource, literal: Literal, placeholders: dict[str, set[str]], used: Uses):
    if HOLE in literal.text:
        family = literal.text.split(HOLE)[0]
        if "." not in family:
            yield "words.family", "an interpolated key needs a family before its first value, as in family.\\(case)"
        elif not any(key.startswith(family) for key in placeholders):
            yield "words.unknown", f"no words begin with {family}"
        else:
            used.families.add(family)
        return
    if literal.text not in placeholders:
        yield "words.unknown", f"no words for {literal.text}"
        return
    given = _values(source, literal)
    if given is not None and given != placeholders[literal.text]:
        wanted = ", ".join(sorted(placeholders[literal.text])) or "none"
        yield "words.values", f"{literal.text} takes {wanted}, but is given {', '.join(sorted(given)) or 'none'}"


def _values(source: SwiftSource, literal: Literal) -> set[str] | None:
    """The names of the values given after a key, or None where they are not written out there."""
    rest = source.code[literal.end:]
    if re.match(r"\s*\)", rest):
        return set()
    opening = re.match(r"\s*,\s*\[", rest)
    if not opening:
        return None
    at = begin = literal.end + opening.end()
    depth = 1
    while at < len(source.code) and depth:
        depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(source.code[at], 0)
        at += 1
    names = {
        each.text for each in source.literals
        if begin <= each.start < at and re.match(r"\s*:", source.code[each.end:])
        and re.search(r"[\[,]\s*$", source.code[:each.start])}
    return names if not re.match(r"\s*[+.]", source.code[at:]) else None


def sentences(tree: Tree) -> list[Finding]:
    """Sentences that stand in Swift instead of in the words."""
    findings = []
    for name in tree.swift("Sources/"):
        source = tree.source(name)
        for literal in source.literals:
            line = source.line(literal.start)
            if CHINESE.search(literal.text):
                findings.append(Finding(name, line, "words.chinese", "Chinese words stand in Swift"))
            if name.startswith("Sources/Web/") and MARKUP_SENTENCE.search(literal.text):
                findings.append(Finding(name, line, "words.english", "an English sentence stands in a page"))
    return findings
