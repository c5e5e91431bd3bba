"""Rules about Swift code: what may crash, hide a fault, read a hidden input, or test nothing."""

import re
from dataclasses import dataclass

from imports import RULES, SUBJECTS
from tree import Finding, Tree, target

ANYWHERE = set()
PURE = {"Care", *RULES}
NO_CLOCK = PURE | set(SUBJECTS)


@dataclass(frozen=True)
class Rule:
    name: str
    pattern: re.Pattern
    message: str
    rooms: frozenset = frozenset()  # empty: everywhere
    except_rooms: tuple = ()  # beginnings of names of rooms


def rule(name: str, pattern: str, message: str, rooms=ANYWHERE, except_rooms=()) -> Rule:
    return Rule(name, re.compile(pattern, re.MULTILINE), message, frozenset(rooms), except_rooms)


IN_SOURCES = [
    rule("code.try", r"\btry!", "try! crashes; throw or say what to do instead"),
    rule("code.cast", r"\bas! ", "as! crashes"),
    rule("code.unwrap", r"[\w)\]\"](?<!\btry)(?<!\bas)!(?![=\w])", "a force unwrap crashes"),
    rule("code.fatal", r"\b(?:fatalError|preconditionFailure)\(", "throws are for faults; this ends the program"),
    rule("code.catch", r"\bcatch\b[^{}\n]*\{\s*\}", "an empty catch swallows the fault"),
    rule("code.swallow", r"\btry\?\s+(?:await\s+)?(?:\w+\.)*(?:rows|row|run|write|read)\(",
         "try? on storage swallows the fault"),
    rule("code.unchecked", r"@unchecked\b|\bnonisolated\(unsafe\)", "only a storage driver may vouch for itself",
         except_rooms=("Storage",)),
    rule("code.clock", r"\bDate\(\)|\bDate\.now\b|\bDate\(timeIntervalSinceNow|\bUUID\(\)|\.random\(|\brandomElement\("
         r"|\bshuffled\(|\bSystemRandomNumberGenerator\b|\b(?:Continuous|Suspending)Clock\b|\bDispatchTime\.now\b",
         "time and chance are given, not read", NO_CLOCK),
    rule("code.pure", r"\basync\b|\bawait\b|\bTask\s*\{|\bFileManager\b|\bcontentsOf(?:File)?:|\bprint\("
         r"|\bProcessInfo\b|\bURLSession\b|\bFileHandle\b", "a rule waits for nobody and reads nothing", PURE),
    rule("code.environment", r"\bProcessInfo\b|\bgetenv\(|\bprint\(", "only settings read the environment",
         set(SUBJECTS) | {"Access", "Jobs"}),
]
IN_TESTS = [
    rule("tests.try", r"\btry!|\bas! ", "use try, and #require"),
    rule("tests.true", r"#expect\(\s*true\s*\)|#require\(\s*true\s*\)", "cannot fail"),
    rule("tests.off", r"\.disabled\(|\bXCTSkip|\bwithKnownIssue\b", "a test that is off proves nothing"),
    rule("tests.sentence", r"@Test\b(?:\([^@]*?\))?\s*(?:@\w+\s+)*func\s+(?!`[^`\n]* [^`\n]*`)[`\w]",
         "the name of a test is a sentence about the world"),
    # swift test writes names unescaped into its report, which then is no XML.
    rule("tests.report", r"func\s+`[^`\n]*[\"<&][^`\n]*`", "a test's name with \", < or & breaks the report of the run"),
]
PUBLIC_TYPE = re.compile(
    r"^public\s+(?:final\s+|indirect\s+)*(?:struct|class|enum|protocol|actor)\s+(\w+)", re.MULTILINE)


def check(tree: Tree) -> list[Finding]:
    findings = []
    for name in tree.swift("Sources/"):
        findings += _apply(IN_SOURCES, tree, name, target(name)) + _undocumented(tree, name)
    for name in tree.swift("Tests/"):
        findings += _apply(IN_TESTS, tree, name, name.split("/")[1])
    return findings


def _apply(rules: list[Rule], tree: Tree, name: str, room: str) -> list[Finding]:
    source = tree.source(name)
    return [
        Finding(name, source.line(found.start()), each.name, each.message)
        for each in rules
        if (not each.rooms or room in each.rooms) and not room.startswith(each.except_rooms or "\0")
        for found in each.pattern.finditer(source.code)]


def _undocumented(tree: Tree, name: str) -> list[Finding]:
    source = tree.source(name)
    return [
        Finding(name, source.line(found.start(1)), "code.document", f"{found.group(1)} is public and says nothing of itself")
        for found in PUBLIC_TYPE.finditer(source.code)
        if not _documented(source.lines, source.line(found.start(1)) - 2)]


def _documented(lines: list[str], above: int) -> bool:
    while above >= 0 and lines[above].strip().startswith("@"):
        above -= 1
    return above >= 0 and lines[above].strip().startswith(("///", "*/"))
