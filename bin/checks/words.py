"""Words: the same keys and placeholders in both languages, every used key there, none unused, none in Swift."""

import json
import re

import words_in_swift
from tree import Finding, Tree

LANGUAGES = ("zh-Hans", "en")  # the first is the reference
FOLDER = "Sources/Web/Words"
PLACEHOLDER = re.compile(r"\{([A-Za-z]\w*)\}")


def check(tree: Tree) -> list[Finding]:
    findings: list[Finding] = []
    words = {language: _read(tree, language, findings) for language in LANGUAGES}
    findings += _compare(*(words[language] for language in LANGUAGES))
    reference = words[LANGUAGES[0]]
    placeholders = {key: set(PLACEHOLDER.findall(text)) for key, (_, text) in reference.items()}
    used, found = words_in_swift.uses(tree, placeholders)
    findings += found
    findings += [
        Finding(file, 1, "words.unused", f"{key} is not used")
        for key, (file, _) in reference.items() if not used.covers(key)]
    return findings + words_in_swift.sentences(tree)


def _read(tree: Tree, language: str, findings: list[Finding]) -> dict[str, tuple[str, str]]:
    """Key to (file, text) for one language."""
    words: dict[str, tuple[str, str]] = {}
    for file in tree.files:
        if not (file.startswith(f"{FOLDER}/{language}/") and file.endswith(".json")):
            continue
        subject = file.rsplit("/", 1)[1].removesuffix(".json")
        try:
            pairs = json.loads(tree.text(file), object_pairs_hook=list)
        except ValueError as fault:
            findings.append(Finding(file, 1, "words.json", f"is not JSON: {fault}"))
            continue
        for key, text in pairs:
            if not isinstance(text, str) or not text.strip():
                findings.append(Finding(file, 1, "words.text", f"{key} says nothing, or is not flat"))
            elif not key.startswith(subject + "."):
                findings.append(Finding(file, 1, "words.place", f"{key} does not begin with {subject}."))
            elif key in words:
                findings.append(Finding(file, 1, "words.twice", f"{key} stands here twice"))
            else:
                words[key] = (file, text)
    return words


def _compare(reference: dict[str, tuple[str, str]], other: dict[str, tuple[str, str]]) -> list[Finding]:
    missing = [Finding(file, 1, "words.missing", f"{key} has no English text")
               for key, (file, _) in reference.items() if key not in other]
    extra = [Finding(file, 1, "words.missing", f"{key} has no Chinese text")
             for key, (file, _) in other.items() if key not in reference]
    differing = [
        Finding(file, 1, "words.placeholders", f"{key} has other placeholders than the Chinese text")
        for key, (file, text) in other.items()
        if key in reference and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(reference[key][1]))]
    return missing + extra + differing
