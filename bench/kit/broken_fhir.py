"""FHIR that nobody should send: answers to a real scale, with a slip or two somewhere in the resource."""

import copy
import json
import urllib.parse

import town
from kit.nonsense import RAW, Nonsense

QUESTIONNAIRE = "https://xinqiao.org/fhir/Questionnaire/"
SCALES = {"phq-9": town.PHQ9, "phq-2": town.PHQ9[:2], "gad-7": town.GAD7, "no-such-scale": ["a", "b"]}
CODES = [town.NOT_AT_ALL, town.SEVERAL_DAYS, town.MORE_THAN_HALF, town.NEARLY_EVERY_DAY]
VALUES = ["valueString", "valueInteger", "valueDecimal", "valueBoolean", "valueReference", "valueQuantity",
          "_valueCoding"]
STRANGE = ["contained", "meta", "text", "extension", "modifierExtension", "implicitRules", "_status", "resourceType",
           "subject", "source", "encounter", "authored", "language", "id", "item", "linkId", "answer", "coding"]
SEARCHES = ["_id", "url", "version", "title", "title:contains", "title:exact", "title:nonsense", "questionnaire",
            "identifier", "status", "_count", "page", "derived-from", "_format", "_sort", "_include", "patient.name"]


class BrokenFhir:
    def __init__(self, nonsense: Nonsense):
        self._nonsense, self._chance = nonsense, nonsense.chance
        # What was kept, so that some requests meet something that is there.
        self.ids: list[str] = ["x"]

    def request(self) -> tuple[str, str, bytes | None]:
        """Method, path and body."""
        kind = self._chance.choice(["create", "create", "create", "update", "read", "search"])
        if kind == "create":
            return "POST", "/fhir/QuestionnaireResponse", self.body(self.resource())
        if kind == "update":
            id = self._id()
            whole = self.resource() | ({"id": id} if self._chance.random() < 0.8 else {})
            return "PUT", f"/fhir/QuestionnaireResponse/{quoted(id)}", self.body(whole)
        type = self._chance.choice(["QuestionnaireResponse", "Observation", "Questionnaire", "Patient", "metadata", ""])
        if kind == "read":
            return "GET", f"/fhir/{type}/{quoted(self._id() + self._chance.choice(['', '.total', '.x']))}", None
        asked = [(self._chance.choice(SEARCHES), self._value()) for _ in range(self._chance.randrange(4))]
        return "GET", f"/fhir/{type}?{urllib.parse.urlencode(asked, errors='surrogatepass')}", None

    def resource(self) -> dict:
        scale = self._chance.choice(list(SCALES))
        version = self._chance.choice([*[""] * 8, "|", "|1", "|99.0.0", f"|{self._nonsense.word()[:50]}"])
        whole = {
            "resourceType": "QuestionnaireResponse", "questionnaire": f"{QUESTIONNAIRE}{scale}{version}",
            "status": self._chance.choice(["completed"] * 4 + ["in-progress"] * 2 + ["amended"]),
            "authored": self._chance.choice([*["2026-11-22T09:30:00+08:00"] * 7, "2026", "2026-02-30", "0000-01-01"]),
            # Few, so that some come again: with the same content, and with other content.
            "identifier": {"system": "urn:fuzz", "value": str(self._chance.randrange(40))},
            "item": [{"linkId": item, "answer": [{"valueCoding": {
                "system": "http://loinc.org", "code": self._chance.choice(CODES)}}]} for item in SCALES[scale]]}
        if self._chance.random() < 0.7:
            del whole["identifier"]
        for _ in range(self._chance.choice([0, 1, 1, 1, 2, 3])):
            self._slip(whole)
        return whole

    def body(self, whole: dict) -> bytes:
        if self._chance.random() < 0.05:
            return self._chance.choice(RAW)
        sent = json.dumps(whole, ensure_ascii=self._chance.random() < 0.5).encode("utf-8", "surrogatepass")
        return sent[: self._chance.randrange(len(sent) + 1)] if self._chance.random() < 0.05 else sent

    def _slip(self, whole: dict) -> None:
        """One thing goes wrong somewhere in the tree."""
        place = self._chance.choice(list(branches(whole)))
        key = self._chance.choice(list(place) if isinstance(place, dict) else list(range(len(place))))
        kind = self._chance.randrange(6)
        if kind == 0:
            del place[key]
        elif kind == 1:
            place[key] = self._nonsense.value()
        elif kind == 2 and isinstance(place, list):
            place.append(copy.deepcopy(place[key]))
        elif kind == 3 and isinstance(place, dict):
            place[self._chance.choice(VALUES + STRANGE)] = self._nonsense.value()
        elif kind == 4:
            place[key] = [place[key]] if isinstance(place, dict) else {"item": place[key]}
        else:
            place[key] = self._nonsense.word()

    def _id(self) -> str:
        return self._chance.choice(self.ids) if self._chance.random() < 0.7 else self._nonsense.word()[:200]

    def _value(self) -> str:
        return self._chance.choice([
            self._id(), f"QuestionnaireResponse/{self._id()}", f"{QUESTIONNAIRE}phq-9", f"{QUESTIONNAIRE}phq-9|1",
            "urn:fuzz|1", "|", "completed", "entered-in-error", "-1", "9" * 40, "phq", self._nonsense.word()[:2_000]])


def branches(node):
    """Every object and list of a tree that holds something."""
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    if children:
        yield node
    for child in children:
        yield from branches(child)


def quoted(id: str) -> str:
    return urllib.parse.quote(id, safe="", errors="surrogatepass")
