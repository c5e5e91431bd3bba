"""Every door of a house, as it tells them itself in /openapi.json, and the pages of docs/generated/routes.md."""

import http.client
import json
from dataclasses import dataclass

import kit  # noqa: F401  shows the way to the harness of the browser tests
from doors import every_door

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class Target:
    """A door with what it takes, as far as that is told."""

    method: str
    path: str
    kind: str = JSON
    schema: dict | None = None
    query: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class AllDoors:
    def __init__(self, house):
        line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=30)
        line.request("GET", "/openapi.json")
        answer = line.getresponse()
        document = json.loads(answer.read())
        assert answer.status == 200, f"/openapi.json: {answer.status} {document}"
        self.schemas = document["components"]["schemas"]
        self.told = list(told(document))
        # Forms are no part of the document; what takes one is sent one.
        self.pages = [Target(door.method, door.path, FORM) for door in every_door() if door.has_page]
        self.list = self.told + self.pages

    @property
    def untold(self) -> set[str]:
        """Doors for programs that the house has and does not tell of."""
        twins = {str(Target(door.method, f"/api{door.path}")) for door in every_door() if door.has_twin}
        return twins - {str(target) for target in self.told}


def told(document: dict):
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method in ("get", "post", "put", "patch", "delete"):
                content = operation.get("requestBody", {}).get("content", {JSON: {}})
                kind, body = next(iter(content.items()))
                asked = tuple(each["name"] for each in operation.get("parameters", []) if each.get("in") == "query")
                yield Target(method.upper(), path, kind, body.get("schema"), asked)
