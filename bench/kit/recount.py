"""What the report of a whole city has to say, from what its pupils did and nothing else, and each figure held to it."""

import math
from collections import Counter, defaultdict

from kit.pupils import Fate, Pupil

WHOLE = "990100000000"
WITHOUT = "without a result"


class Recount:
    """Counts of everybody by place and measure: the city, its counties, schools, grades and classes."""

    def __init__(self, everybody: list[Pupil], county_of: dict[str, str]):
        """`county_of` says of a school in which county it lies."""
        self.cells: dict[str, dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
        # Of a place and a table: how many people, their points and the squares of them.
        self.points: dict[tuple[str, str], tuple[int, int, int]] = {}
        self.compared, self.means, self.wrong = 0, 0, []
        # A scale's table tells of everybody who handed in, class by class where anybody was asked it.
        asked: dict[str, set[str]] = defaultdict(set)
        for pupil in everybody:
            if pupil.fate is Fate.SITS:
                asked[pupil.room].update(pupil.kind.scales)
        for pupil in everybody:
            grade, _ = pupil.room.rsplit("-", 1)
            school, _ = grade.rsplit("-", 1)
            for place in (WHOLE, county_of[school], school, grade, pupil.room):
                self._count(self.cells[place], pupil, asked[pupil.room])

    def put(self, place: str, table: str, line: str, people: int) -> None:
        """Counts people who were counted by somebody else, such as a statement past the house."""
        self.cells[place][table][line] += people

    def invited_besides(self, place: str, people: int) -> None:
        """Some who are invited and do not come, and are not ours: the demo's own pupils."""
        self.cells[place]["missing"]["people"] += people

    @staticmethod
    def _count(cells: dict[str, Counter], pupil: Pupil, asked: set[str]) -> None:
        if pupil.fate is not Fate.SITS:
            cells["missing"]["people"] += 1
            return
        kind = pupil.kind
        cells["handedIn"]["people"] += 1
        cells["flags"][kind.flag] += 1
        for scale in asked:
            counts = scale in kind.scales and scale not in kind.marked
            if not counts:
                cells[f"bands {scale}"][WITHOUT] += 1
                cells[f"reasons {scale}"][kind.reason(scale)] += 1
            if scale in kind.scales:
                cells[f"{'bands' if counts else 'marked'} {scale}"][kind.band(scale)] += 1

    def hold(self, report: dict) -> None:
        """Compares every figure that a report shows of one place and of its parts."""
        place = report["place"]["id"]
        own = self.cells[place]
        for measure in ("handedIn", "missing"):
            if report.get(measure) is not None:
                self._compare(f"{place} {measure}", report[measure], own[measure]["people"])
        for table in report["tables"]:
            name = self._name(table["measure"])
            is_apart = table.get("without") is not None
            if is_apart:
                self._compare(f"{place} {name} without", table["without"], own[name][WITHOUT])
            self._compare(
                f"{place} {name} people", table["people"], own[name].total() - is_apart * own[name][WITHOUT])
            for line in table["lines"]:
                self._compare(f"{place} {name} {line['codes']}", line["people"], self._found(own[name], line))
            if table.get("mean") is not None and (place, name) in self.points:
                self._hold_spread(f"{place} {name}", table, *self.points[place, name])
            if table.get("marked") is not None:
                marked = own[f"marked {table['measure']['questionnaire']}"].total()
                self._compare(f"{place} {name} marked", table["marked"], marked)
            for reason in table.get("reasons", []):
                counted = own[f"reasons {table['measure']['questionnaire']}"]
                self._compare(
                    f"{place} {name} {reason['codes']}", reason["people"],
                    sum(counted[code] for code in reason["codes"]))
        for part in report["parts"]:
            if part.get("place"):
                self._hold_part(part, self._name(report["partsBy"]), report["partLines"])

    def _hold_spread(self, what: str, table: dict, people: int, points: int, squares: int) -> None:
        """Mean and deviation to a tenth, as they are told."""
        mean = points / people
        deviation = math.sqrt((squares - points * mean) / (people - 1))
        for name, counted in (("mean", mean), ("deviation", deviation)):
            self.means += 1
            if abs(table[name] - counted) > 0.0501:
                self.wrong.append(f"{what} {name}: {table[name]} shown, {counted:.3f} counted")

    def _hold_part(self, part: dict, name: str, lines: list[dict]) -> None:
        place = part["place"]["id"]
        if len(lines) != len(part["cells"]):
            self.wrong.append(f"{place}: {part['cells']} under {lines}")
        for line, shown in zip(lines, part["cells"]):
            self._compare(
                f"{place} as a part, {name} {line['codes']}", shown, self._found(self.cells[place][name], line))

    @staticmethod
    def _found(cells: Counter, line: dict) -> int:
        return sum(cells[code] for code in line["codes"]) + line.get("hasWithout", False) * cells[WITHOUT]

    def _compare(self, what: str, shown: int, counted: int) -> None:
        self.compared += 1
        if shown != counted:
            self.wrong.append(f"{what}: {shown} shown, {counted} counted")

    @staticmethod
    def _name(measure: dict) -> str:
        return f"{measure['kind']} {measure['questionnaire']}" if measure.get("questionnaire") else measure["kind"]
