"""What the report of a whole city has to say, from what its pupils did and nothing else, and each figure held to it."""

from collections import Counter, defaultdict

from kit.pupils import Fate, Pupil

WHOLE = "990100000000"


class Recount:
    """Counts of everybody by place and measure: the city, its counties, schools, grades and classes."""

    def __init__(self, everybody: list[Pupil], county_of: dict[str, str]):
        """`county_of` says of a school in which county it lies."""
        self.cells: dict[str, dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
        self.compared, self.wrong = 0, []
        for pupil in everybody:
            grade, _ = pupil.room.rsplit("-", 1)
            school, _ = grade.rsplit("-", 1)
            for place in (WHOLE, county_of[school], school, grade, pupil.room):
                self._count(self.cells[place], pupil)

    def invited_besides(self, place: str, people: int) -> None:
        """Some who are invited and do not come, and are not ours: the demo's own pupils."""
        self.cells[place]["missing"]["people"] += people

    @staticmethod
    def _count(cells: dict[str, Counter], pupil: Pupil) -> None:
        if pupil.fate is not Fate.SITS:
            cells["missing"]["people"] += 1
            return
        kind = pupil.kind
        cells["handedIn"]["people"] += 1
        cells["flags"][kind.flag] += 1
        for scale in kind.scales:
            cells[f"{'marked' if scale in kind.marked else 'bands'} {scale}"][kind.band(scale)] += 1

    def hold(self, report: dict) -> None:
        """Compares every figure that a report shows of one place and of its parts."""
        place = report["place"]["id"]
        own = self.cells[place]
        for measure in ("handedIn", "missing"):
            if report.get(measure) is not None:
                self._compare(f"{place} {measure}", report[measure], own[measure]["people"])
        for table in report["tables"]:
            name = self._name(table["measure"])
            self._compare(f"{place} {name} people", table["people"], own[name].total())
            for line in table["lines"]:
                found = sum(own[name][code] for code in line["codes"])
                self._compare(f"{place} {name} {line['codes']}", line["people"], found)
            if table.get("marked") is not None:
                marked = own[f"marked {table['measure']['questionnaire']}"].total()
                self._compare(f"{place} {name} marked", table["marked"], marked)
        for part in report["parts"]:
            if part.get("place"):
                self._hold_part(part, self._name(report["partsBy"]), report["partLines"])

    def _hold_part(self, part: dict, name: str, lines: list[dict]) -> None:
        place = part["place"]["id"]
        if len(lines) != len(part["cells"]):
            self.wrong.append(f"{place}: {part['cells']} under {lines}")
        for line, shown in zip(lines, part["cells"]):
            self._compare(
                f"{place} as a part, {name} {line['codes']}", shown,
                sum(self.cells[place][name][code] for code in line["codes"]))

    def _compare(self, what: str, shown: int, counted: int) -> None:
        self.compared += 1
        if shown != counted:
            self.wrong.append(f"{what}: {shown} shown, {counted} counted")

    @staticmethod
    def _name(measure: dict) -> str:
        return f"{measure['kind']} {measure['questionnaire']}" if measure.get("questionnaire") else measure["kind"]
