"""A lesson of many pupils who answer in different ways: what is sent when, and what came of it."""

import tempfile
from itertools import chain
from pathlib import Path

from kit.load import Load, wrk
from kit.pupils import KINDS, Kind

PAGE, HAND_IN = 0, -1
# Of a lesson: until when answers come, and between which moments everybody hands in.
ANSWERING, FROM, UNTIL = 0.85, 0.885, 0.998
HURRY = 0.1  # seconds between two answers of somebody who hurries


def moments(kind: Kind, shift: float, seconds: float) -> list[float]:
    """When each answer is saved: evenly, everybody a little behind the one before; but some rush through a part."""
    count = len(kind.answers)
    evenly = [(place + shift) / count * seconds * ANSWERING for place in range(count)]
    if kind.is_hurried:
        # Right behind the answer before: whoever reads one question for long has not hurried through the scale.
        evenly[5:12] = [evenly[4] + place * HURRY for place in range(1, 8)]
    return evenly


def lesson(url: str, kinds: list[Kind], keys: list[str], seconds: float, connections: int) -> Load:
    answers = list(dict.fromkeys(chain.from_iterable(kind.answers for kind in KINDS)))
    number = {answer: place for place, answer in enumerate(answers, 1)}
    plan = []
    for pupil, kind in enumerate(kinds):
        shift = pupil / len(kinds)
        plan.append((shift * seconds * ANSWERING / 20, pupil, PAGE))
        plan += [(at, pupil, number[answer]) for at, answer in zip(moments(kind, shift, seconds), kind.answers)]
        plan.append((seconds * (FROM + (UNTIL - FROM) * shift), pupil, HAND_IN))
    plan.sort()
    with tempfile.TemporaryDirectory(prefix="xinqiao-lesson-") as folder:
        written = {"KEYS": keys, "ANSWERS": answers, "PLAN": [f"{at:.3f} {who} {what}" for at, who, what in plan]}
        for name, lines in written.items():
            (Path(folder) / name).write_text("\n".join(lines))
        return wrk(
            url, "wave.lua", seconds + 3, min(connections, len(keys)), 2,
            **{name: f"{folder}/{name}" for name in written})
