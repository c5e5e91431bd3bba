"""Tells Swift code, comments and string literals apart: just enough of a lexer for the checks."""

from bisect import bisect_right
from dataclasses import dataclass

HOLE = "\0"  # stands in a literal's text where a value is interpolated


@dataclass(frozen=True)
class Literal:
    start: int  # offset of the opening quote, after any `#`
    end: int  # offset after the closing quote
    text: str  # without quotes; HOLE for each interpolation


class SwiftSource:
    """`code` has comments and the text of literals blanked, offset by offset; interpolated code stays."""

    def __init__(self, text: str):
        self.text = text
        self.literals: list[Literal] = []
        self.comments: list[tuple[int, int]] = []
        self._code = [character if character == "\n" else " " for character in text]
        self._line_starts = [0] + [offset + 1 for offset, character in enumerate(text) if character == "\n"]
        self._read_code(0, inside_interpolation=False)
        self.code = "".join(self._code)
        self.literals.sort(key=lambda literal: literal.start)
        self.lines = text.split("\n")
        self.code_lines = self.code.split("\n")

    def line(self, offset: int) -> int:
        return bisect_right(self._line_starts, offset)

    def _read_code(self, at: int, inside_interpolation: bool) -> int:
        """Reads code up to its end, or up to the parenthesis that closes an interpolation."""
        text, depth = self.text, 0
        while at < len(text):
            if text.startswith("//", at):
                end = text.find("\n", at)
                end = len(text) if end < 0 else end
                self.comments.append((at, end))
                at = end
            elif text.startswith("/*", at):
                end = self._after_block_comment(at)
                self.comments.append((at, end))
                at = end
            elif text[at] == '"' or (text[at] == "#" and text[at:].lstrip("#")[:1] == '"'):
                at = self._read_literal(at)
            else:
                if inside_interpolation:
                    depth += {"(": 1, ")": -1}.get(text[at], 0)
                    if depth < 0:
                        return at
                self._code[at] = text[at]
                at += 1
        return at

    def _after_block_comment(self, at: int) -> int:
        depth, at = 1, at + 2
        while at < len(self.text) and depth:
            if self.text.startswith("/*", at):
                depth, at = depth + 1, at + 2
            elif self.text.startswith("*/", at):
                depth, at = depth - 1, at + 2
            else:
                at += 1
        return at

    def _read_literal(self, at: int) -> int:
        text, hashes = self.text, 0
        while text[at] == "#":
            hashes, at = hashes + 1, at + 1
        start = at
        quote = '"""' if text.startswith('"""', at) else '"'
        close, escape = quote + "#" * hashes, "\\" + "#" * hashes
        self._code[at] = '"'
        at += len(quote)
        parts: list[str] = []
        while at < len(text) and not text.startswith(close, at):
            if quote == '"' and text[at] == "\n":
                break  # an unfinished literal does not compile; do not read the rest of the file as its text
            if text.startswith(escape + "(", at):
                parts.append(HOLE)
                self._code[at + len(escape)] = "("
                at = self._read_code(at + len(escape) + 1, inside_interpolation=True)
                self._code[at:at + 1] = ")" if at < len(text) else ""
                at += 1
            elif text.startswith(escape, at):
                parts.append(text[at:at + len(escape) + 1])
                at += len(escape) + 1
            else:
                parts.append(text[at])
                at += 1
        end = min(at + len(close), len(text))
        self._code[end - 1] = '"'
        self.literals.append(Literal(start, end, "".join(parts)))
        return end
