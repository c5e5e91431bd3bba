"""The FHIR door of the real server, held to FHIR R4 by an independent library (fhir.resources)."""

import json
import urllib.error
import urllib.request
from importlib import import_module

import pytest

import town

QUESTIONNAIRE = "https://xinqiao.org/fhir/Questionnaire/"


class Fhir:
    def __init__(self, house, token: str | None):
        self._house, self._token = house, token

    def ask(self, method: str, path: str, resource: dict | None = None) -> tuple[int, dict, dict]:
        """Status, headers and resource; the resource has passed the library's validation."""
        headers = {"Accept": "application/fhir+json", "Content-Type": "application/fhir+json"}
        headers |= {"Authorization": f"Bearer {self._token}"} if self._token else {}
        body = None if resource is None else json.dumps(resource).encode()
        url = path if path.startswith("http") else f"{self._house.url}/fhir/{path}"
        request = urllib.request.Request(url, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return valid(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as refusal:
            return valid(refusal.code, refusal.headers, refusal.read())


def valid(status: int, headers, body: bytes) -> tuple[int, dict, dict]:
    assert headers.get_content_type() == "application/fhir+json", f"{status} {body[:200]}"
    told = json.loads(body)
    for each in [told] + [entry["resource"] for entry in told.get("entry", [])]:
        model(each["resourceType"]).model_validate_json(json.dumps(each))
    return status, dict(headers), told


def model(kind: str):
    """R4B and R4 have these resources alike; fhir.resources no longer carries R4 by itself."""
    return getattr(import_module(f"fhir.resources.R4B.{kind.lower()}"), kind)


@pytest.fixture(scope="module")
def program(server):
    return Fhir(server, next(person.token for person in server.people() if person.role == "integration"))


@pytest.fixture(scope="module")
def stranger(server):
    return Fhir(server, None)


def response(scale: str, chosen: dict[str, tuple[str, str]], **others) -> dict:
    items = [
        {"linkId": item, "answer": [{"valueCoding": {"system": system, "code": code}}]}
        for item, (system, code) in chosen.items()]
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": scale, "item": items,
            "authored": "2026-11-22T09:30:00+08:00", **others}


def loinc(answers: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {item: ("http://loinc.org", code) for item, code in answers.items()}


def test_the_door_says_what_it_can(stranger):
    status, _, able = stranger.ask("GET", "metadata")
    assert status == 200 and able["fhirVersion"] == "4.0.1"
    types = {each["type"]: {one["code"] for one in each["interaction"]} for each in able["rest"][0]["resource"]}
    assert types["QuestionnaireResponse"] == {"create", "read", "update", "search-type"}
    assert types["Observation"] == {"read", "search-type"} and types["Questionnaire"] == {"read", "search-type"}


def test_every_scale_that_ships_is_there_and_can_be_answered_and_scored(stranger, program):
    """Every scale is read as FHIR, filled with its first answers, and gives one Observation for each of its numbers."""
    _, _, found = stranger.ask("GET", "Questionnaire")
    assert found["total"] == len(found["entry"]) >= 17
    for entry in found["entry"]:
        scale = entry["resource"]
        status, _, read = stranger.ask("GET", entry["fullUrl"])
        assert status == 200 and read == scale
        chosen = {
            item["linkId"]: (first["system"], first["code"]) for item in scale.get("item", [])
            for first in [item["answerOption"][0]["valueCoding"]]}
        status, headers, kept = program.ask("POST", "QuestionnaireResponse", response(scale["url"], chosen))
        if not chosen:
            assert status == 422, scale["id"]  # a total that is taken elsewhere has no questions here
            continue
        assert status == 201, f"{scale['id']}: {kept}"
        assert program.ask("GET", headers["Location"])[2]["id"] == kept["id"]
        _, _, measured = program.ask("GET", f"Observation?derived-from={kept['id']}")
        numbers = [each for each in scale["extension"] if each["url"].endswith("/scale")]
        assert measured["total"] == len(numbers), scale["id"]
        for each in measured["entry"]:
            assert program.ask("GET", each["fullUrl"])[2] == each["resource"]
            assert {"valueInteger", "valueQuantity", "dataAbsentReason"} & set(each["resource"]), scale["id"]


def test_a_red_answer_reaches_the_duty_of_the_program_s_place(program, server):
    status, _, kept = program.ask(
        "POST", "QuestionnaireResponse",
        response(f"{QUESTIONNAIRE}phq-9", loinc(town.IN_DANGER), identifier={"system": "urn:x", "value": "red"}))
    assert status == 201
    ranks = [each["valueInteger"] for each in kept["extension"] if each["url"].endswith("red-flag-rank")]
    assert ranks == [3]
    again, headers, _ = program.ask(
        "POST", "QuestionnaireResponse",
        response(f"{QUESTIONNAIRE}phq-9", loinc(town.IN_DANGER), identifier={"system": "urn:x", "value": "red"}))
    assert again == 200 and headers["Location"].endswith(kept["id"])
    _, _, measured = program.ask("GET", f"Observation?derived-from=QuestionnaireResponse/{kept['id']}")
    [total] = [each["resource"] for each in measured["entry"]]
    assert total["valueInteger"] == 10 and total["code"]["coding"][0]["code"] == "44261-6"
    assert total["interpretation"][0]["coding"][0]["code"] == "moderate"


def test_what_goes_wrong_is_told_as_fhir(program, stranger):
    asked = [
        (stranger, "GET", "Observation?derived-from=x", None, 401),
        (program, "GET", "Observation", None, 400),
        (program, "GET", "Patient", None, 404),
        (program, "GET", "QuestionnaireResponse/none", None, 404),
        (program, "DELETE", "QuestionnaireResponse/none", None, 405),
        (program, "POST", "QuestionnaireResponse", {"resourceType": "Patient"}, 400),
        (program, "POST", "QuestionnaireResponse", {"resourceType": "QuestionnaireResponse"}, 422),
        (program, "POST", "QuestionnaireResponse",
         response(f"{QUESTIONNAIRE}phq-9", loinc({"44261-6": "LA6568-5"})), 422),
    ]
    for who, method, path, resource, expected in asked:
        status, _, told = who.ask(method, path, resource)
        assert (status, told["resourceType"]) == (expected, "OperationOutcome"), f"{method} {path}"


def test_a_program_turns_the_pages_of_its_own(program):
    sent = set()
    for number in range(5):
        _, _, kept = program.ask("POST", "QuestionnaireResponse", response(
            f"{QUESTIONNAIRE}gad-7", loinc(dict.fromkeys(town.GAD7, town.SEVERAL_DAYS)),
            identifier={"system": "urn:pages", "value": str(number)}))
        sent.add(kept["id"])
    found, path = set(), f"QuestionnaireResponse?questionnaire={QUESTIONNAIRE}gad-7&_count=2"
    while path:
        _, _, page = program.ask("GET", path)
        assert len(page["entry"]) <= 2
        found |= {each["resource"]["id"] for each in page["entry"]}
        path = next((link["url"] for link in page["link"] if link["relation"] == "next"), None)
    assert sent <= found
