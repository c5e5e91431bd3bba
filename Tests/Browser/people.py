"""The demo people, and their six-digit codes."""

import base64
import hmac
import struct
import time
from dataclasses import dataclass

STEP_SECONDS = 30


@dataclass(frozen=True)
class Person:
    account: str
    name: str
    role: str
    password: str
    totp_secret: str
    token: str | None
    posts: tuple

    @staticmethod
    def described(entry: dict) -> "Person":
        """From an entry of demo.json."""
        return Person(
            entry["account"], entry["name"], entry["role"], entry["password"], entry["totpSecret"],
            entry.get("token"), tuple(str(post) for post in entry.get("posts", [])))


def totp(secret: str, at: float | None = None) -> str:
    """The six-digit code of a base32 secret. Source: RFC 6238, HMAC-SHA-1, 30 seconds."""
    padded = secret.replace(" ", "").upper()
    padded += "=" * (-len(padded) % 8)
    step = int((time.time() if at is None else at) // STEP_SECONDS)
    digest = hmac.digest(base64.b32decode(padded), struct.pack(">Q", step), "sha1")
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


class Codes:
    """Hands out codes that were not used before: a house refuses the same code twice, and should."""

    def __init__(self):
        self._used: dict[str, int] = {}

    def fresh(self, person: Person) -> str:
        """The house takes a code half a minute early (RFC 6238, section 5.2), so a second one is seldom waited for."""
        step = max(int(time.time() // STEP_SECONDS), self._used.get(person.account, -1) + 1)
        time.sleep(max(0, (step - 1) * STEP_SECONDS - time.time() + 0.2))
        self._used[person.account] = step
        return totp(person.totp_secret, step * STEP_SECONDS)
