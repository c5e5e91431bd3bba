"""What `/openapi.json` promises, and whether an answer of the real server keeps it."""

import copy
import http.client
import json
import re
from dataclasses import dataclass
from urllib.parse import quote

from jsonschema import Draft202012Validator, FormatChecker

from house import House


@dataclass(frozen=True)
class Operation:
    method: str
    path: str
    described: dict

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def permission(self) -> str:
        return self.described["x-permission"]

    def asked(self, values: dict[str, str], optional: tuple[str, ...] = ()) -> str:
        """The path with real values in it, and in its query all that must be said."""
        def value(name: str) -> str:
            assert name in values, f"{self} wants a real value for {name}"
            return quote(values[name], safe="")

        path = re.sub(r"\{(\w+)\}", lambda found: value(found[1]), self.path)
        query = [
            f"{each['name']}={value(each['name'])}" for each in self.described.get("parameters", [])
            if each["in"] == "query" and (each["required"] or each["name"] in optional)]
        return path + ("?" + "&".join(query) if query else "")


class Contract:
    def __init__(self, house: House):
        self._house = house
        self.document = json.loads(self.ask("GET", "/openapi.json").body)
        self._strict = strict(self.document)
        self.operations = [
            Operation(method.upper(), path, described)
            for path, methods in self.document["paths"].items() for method, described in methods.items()]

    def ask(self, method: str, path: str, token: str | None = None, body: object = None) -> "Answer":
        line = http.client.HTTPConnection("127.0.0.1", self._house.port, timeout=30)
        kind = "application/fhir+json" if path.startswith("/fhir/") else "application/json"
        headers = {"Content-Type": kind} | ({"Authorization": f"Bearer {token}"} if token else {})
        content = None if body is None else body if isinstance(body, (str, bytes)) else json.dumps(body)
        line.request(method, path, content, headers)
        reply = line.getresponse()
        answer = Answer(reply.status, reply.headers.get_content_type(), reply.read(), dict(reply.headers))
        line.close()
        return answer

    def faults(self, operation: Operation, answer: "Answer") -> list[str]:
        """How an answer breaks the promise."""
        responses = operation.described["responses"]
        if str(answer.status) not in responses:
            return [f"{operation}: {answer.status} is not promised: {answer.text[:200]}"]
        promised = self._resolved(responses[str(answer.status)])["content"]
        if answer.type not in promised:
            return [f"{operation}: {answer.status} as {answer.type}, promised {list(promised)}"]
        schema = promised[answer.type]["schema"] | {"components": self._strict["components"]}
        errors = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(json.loads(answer.body))
        return [f"{operation}: {answer.status} {error.json_path}: {error.message[:300]}" for error in errors]

    def _resolved(self, response: dict) -> dict:
        if "$ref" not in response:
            return response
        return self.document["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]


@dataclass(frozen=True)
class Answer:
    status: int
    type: str
    body: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    @property
    def json(self):
        return json.loads(self.body)


def strict(document: dict) -> dict:
    """The same promises, and not one field beside them: what is answered but not promised is a gap in the document."""
    document = copy.deepcopy(document)
    for schema in document["components"]["schemas"].values():
        if "properties" in schema and not schema.get("x-open"):
            schema["additionalProperties"] = False
    return document
