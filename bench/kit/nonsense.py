"""Requests that nobody should send: half right, wrong in a hundred ways, and the same again for the same seed."""

import json
import random
import string

WORDS = [
    "", " ", "x", "0", "-1", "null", "true", "phq-9", "zh-Hans", "en", "18-59", "990102001000", "99", "../../etc/passwd",
    "%00", "\u0000", "\u202e", "\ufeff", "心" * 300, "x" * 70_000, "'; DROP TABLE sheet; --", "<script>alert(1)</script>",
    "{{7*7}}", "${jndi:ldap://x}", "LA6568-5", "2026-13-45", "9" * 40, "\U0010f000990102001000\U0010f002", "a,b", "é", "e\u0301",
    "https://example.org", "application/json", "Patient/1", "Questionnaire/phq-9", "QuestionnaireResponse",
]
NUMBERS = [0, -1, 1, 2**31, 2**63, -(2**63) - 1, 10**400, 0.1, -0.0, 1e308, 1e-320]
RAW = [
    b"", b"{", b"}", b"[", b"[]", b"null", b'""', b"{]", b'{"a":}', b'{"a":1,"a":2}', b"\xff\xfe", b"\x00" * 10,
    b'{"request":"\xc3\x28"}', b'{"a":"\\ud800"}', b'{"a":"\\u0000"}', b"[" * 5_000, b'{"a":' * 2_000 + b"1" + b"}" * 2_000,
    b"1e999999", b"NaN", b'{"a":"' + b"x" * 1_200_000 + b'"}', b"a=b&c=d&a=%zz", b"csrf=x&csrf=y", b"<xml/>",
]
TYPES = [
    "application/json", "application/json; charset=utf-16", "application/fhir+json", "text/plain", "", "x" * 5_000,
    "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data; boundary=",
]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get"]
LETTERS = string.ascii_letters + string.digits + "%/?#[]@!$&'()*+,;=:-._~ \t\"<>\\^`{|}\u00e9\u5fc3"


class Nonsense:
    def __init__(self, seed: int, schemas: dict):
        self.chance, self._schemas = random.Random(seed), schemas

    def word(self) -> str:
        if self.chance.random() < 0.3:
            return "".join(self.chance.choices(LETTERS, k=self.chance.randrange(1, 60)))
        return self.chance.choice(WORDS)

    def value(self, depth: int = 0):
        """Any JSON there is."""
        kind = self.chance.randrange(8 if depth < 4 else 5)
        if kind < 2:
            return self.word()
        if kind == 2:
            return self.chance.choice(NUMBERS)
        if kind < 5:
            return self.chance.choice([None, True, False, "", []])
        if kind < 7:
            return {self.word(): self.value(depth + 1) for _ in range(self.chance.randrange(4))}
        return [self.value(depth + 1) for _ in range(self.chance.randrange(4))]

    def like(self, schema: dict, depth: int = 0):
        """What a schema asks for, with a slip here and there."""
        if self.chance.random() < 0.12 or depth > 6:
            return self.value()
        while reference := schema.get("$ref"):
            schema = self._schemas.get(reference.rsplit("/", 1)[-1], {})
        for choice in ("oneOf", "anyOf"):
            if choice in schema:
                return self.like(self.chance.choice(schema[choice]), depth + 1)
        if "enum" in schema:
            return self.chance.choice(schema["enum"])
        kind = schema.get("type")
        kind = self.chance.choice(kind) if isinstance(kind, list) else kind
        if kind == "object" or "properties" in schema:
            known = {
                name: self.like(part, depth + 1) for name, part in schema.get("properties", {}).items()
                if self.chance.random() > 0.1}
            more = {self.word(): self.value()} if self.chance.random() < 0.1 else {}
            return known | more
        if kind == "array":
            return [self.like(schema.get("items", {}), depth + 1) for _ in range(self.chance.randrange(4))]
        if kind in ("integer", "number"):
            return self.chance.choice([0, 1, 5, 18, 2026, *NUMBERS])
        if kind == "boolean":
            return self.chance.random() < 0.5
        return self.word()

    def body(self, schema: dict | None) -> bytes:
        if schema is None or self.chance.random() < 0.2:
            return self.chance.choice(RAW)
        text = json.dumps(self.like(schema), ensure_ascii=self.chance.random() < 0.5)
        sent = text.encode("utf-8", "surrogatepass")
        if self.chance.random() < 0.1:
            sent = sent[: self.chance.randrange(len(sent) + 1)]
        return sent
