"""How the pupils of an invented city answer, and what somebody with the manual of each scale in hand makes of it.

Nothing here asks the house: it is what the house's reports are held against.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

# Options by what they count. Sources: WHO-5 (Topp et al. 2015), GAD-7 (Spitzer et al. 2006).
WHO_5 = ("at-no-time", "some-of-the-time", "less-than-half", "more-than-half", "most-of-the-time", "all-of-the-time")
GAD_7 = ("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7")
OFTEN = ("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9")
# The made-up scale with questions that call for help is asked in the form of this template.
CALLS = "c-ssrs-screener"
YOUNGEST = {"who-5": 9, "gad-7": 12, CALLS: 12}
OLDER = 12


class Fate(Enum):
    """What becomes of somebody who is invited."""

    SITS, ABSENT, GUARDIAN_DECLINES, GUARDIAN_IS_SILENT, DECLINES = range(5)


@dataclass(frozen=True)
class Kind:
    """One way to answer. Points are those of the manuals, by question."""

    name: str
    well: tuple[int, ...]
    worry: tuple[int, ...] = ()
    calls: tuple[str, str, str] = ("no", "no", "no")  # the first, the second and the sixth question
    is_hurried: bool = False  # reads the second part in no time at all

    @property
    def scales(self) -> list[str]:
        return ["who-5", "gad-7", CALLS] if self.worry else ["who-5"]

    @property
    def answers(self) -> list[str]:
        """What is saved, "sheet item option", in order: everything once, and then some changes of mind."""
        well = [f"1 who-5.{number} {WHO_5[points]}" for number, points in enumerate(self.well, 1)]
        if not self.worry:
            return [*well, well[0]]
        worry = [f"2 {item} {OFTEN[points]}" for item, points in zip(GAD_7, self.worry)]
        calls = [f"3 {CALLS}.{number} {option}" for number, option in zip((1, 2, 6), self.calls)]
        # Whoever hurries does not come back to what was hurried through.
        again = [well[0], *([] if self.is_hurried else worry[:2]), calls[1], calls[2]]
        return [*well, *worry, *calls, *again]

    def band(self, scale: str) -> str:
        if scale == "who-5":
            points = 4 * sum(self.well)
            return "very-low" if points <= 28 else "low" if points <= 50 else "good"
        if scale == "gad-7":
            points = sum(self.worry)
            return "minimal" if points < 5 else "mild" if points < 10 else "moderate" if points < 15 else "severe"
        return "high" if "within-3-months" in self.calls else "wish" if "yes" in self.calls else "none"

    @property
    def flag(self) -> str:
        """Yellow is rank 1 or 2, red 3 or 4 (rulebook C.2, E.1)."""
        return {"high": "red", "wish": "yellow", "none": "none"}[self.band(CALLS)] if self.worry else "none"

    @property
    def marked(self) -> set[str]:
        """Sheets that look clicked through (rulebook E.4.4): too fast, or the same answer everywhere."""
        straight = {"who-5"} if len(set(self.well)) == 1 and self.well[0] < 5 else set()
        return straight | ({"gad-7"} if self.is_hurried else set())

    def reason(self, scale: str) -> str:
        """Why a sheet that does not count gave no result: its mark, or that the scale was not for this pupil."""
        if scale not in self.scales:
            return "other"
        return "straightLine" if scale == "who-5" else "tooFast"

    @property
    def is_found(self) -> bool:
        """Whether somebody has to talk with them: a call for help, or a band that asks for it (rulebook C.3)."""
        graver = {"who-5": {"low", "very-low"}, "gad-7": {"moderate", "severe"}, CALLS: {"wish", "high"}}
        return self.flag != "none" or any(
            self.band(scale) in graver[scale] for scale in self.scales if scale not in self.marked)


CALM, TIRED, LOW = (4, 3, 4, 3, 4), (2, 2, 3, 2, 2), (1, 1, 1, 2, 1)
EASY, MILD, WORRIED = (0, 1, 0, 1, 0, 1, 0), (1, 1, 2, 1, 1, 1, 1), (2, 2, 1, 2, 2, 2, 2)
YOUNG = [Kind("calm", CALM), Kind("tired", TIRED), Kind("low", LOW), Kind("straight", (3, 3, 3, 3, 3))]
OLD = [
    Kind("calm", CALM, EASY), Kind("tired", TIRED, MILD), Kind("worried", LOW, WORRIED),
    Kind("hurried", CALM, (0, 2, 0, 3, 0, 1, 0), is_hurried=True),
    Kind("calls", TIRED, MILD, ("yes", "no", "no")), Kind("grave", LOW, WORRIED, ("yes", "no", "within-3-months"))]
KINDS = YOUNG + OLD
# Of a hundred, by kind.
SHARES = {True: (60, 22, 12, 6), False: (55, 20, 13, 6, 4, 2)}


@dataclass(frozen=True)
class Pupil:
    number: int
    room: str
    wave: int
    participant: str
    code: str
    age: int
    fate: Fate

    @property
    def kind(self) -> Kind:
        """Mixed well, so that every class has some of each."""
        left = self.number * 37 % 100
        for kind, share in zip(YOUNG if self.age < OLDER else OLD, SHARES[self.age < OLDER]):
            left -= share
            if left < 0:
                return kind
        raise AssertionError("the shares make a hundred")


def fate(number: int, age: int) -> Fate:
    if age < 18 and number % 29 == 7:
        return Fate.GUARDIAN_DECLINES
    if age < 18 and number % 31 == 11:
        return Fate.GUARDIAN_IS_SILENT
    if age >= 14 and number % 37 == 13:
        return Fate.DECLINES
    return Fate.ABSENT if number % 41 == 17 else Fate.SITS


def age(born_month: str, day: date) -> int:
    """Years completed for certain by somebody of whom the month of birth is known: as if born on its last day."""
    year, month = (int(part) for part in born_month.split("-"))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return day.year - last.year - ((day.month, day.day) < (last.month, last.day))
