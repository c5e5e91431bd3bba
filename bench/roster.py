#!/usr/bin/env python3
"""A city's pupils come as one list of 100,000 rows, as CSV and as XLSX: looked at, confirmed and written; and once more a
year later.

    bench/roster.py                     100,000 pupils of 300 schools, both engines; keeps bench/results/roster.md
    bench/roster.py --quick             2,000 pupils of 10 schools, both files; nothing is kept
    bench/roster.py --engine sqlite     one engine

Every row has a name, a birthday, an identity number, a pupil's number and a guardian with telephone: all of them sealed,
and found again by keyed marks. Timed is what a teacher waits for: from sending the file to the last row written.
"""

import sys
from datetime import timedelta

from kit.city import FIRST_BIRTHDAY, TEACHER, YEARS, City
from kit.houses import new_house, options
from kit.memory import Memory
from kit.table import Table, keep
from kit.workbook import workbook
from member_list import check_character

import ledger
from doors import Somebody

PUPILS, SCHOOLS, SECONDS = 100_000, 300, 20
MOVED_EACH = 50


HEAD = ("姓名", "出生日期", "身份证号", "学号", "性别", "学校", "年级", "班级", "监护人", "监护人电话")


def rows(city: City, is_next_year: bool) -> list[tuple]:
    """The list of all pupils as a county's office has it: school by school, class by class. In the next year every
    fiftieth has come into another class."""
    pupils = []
    for number in range(city.pupils):
        school, place = divmod(number % (city.schools * len(YEARS) * city.classes), len(YEARS) * city.classes)
        grade, room = divmod(place, city.classes)
        if is_next_year and number % MOVED_EACH == 0:
            room = (room + 1) % city.classes
        pupils.append((school, grade, room, number))
    return [HEAD, *(row(city, *pupil) for pupil in sorted(pupils))]


def row(city: City, school: int, grade: int, room: int, number: int) -> tuple:
    born = FIRST_BIRTHDAY + timedelta(days=365 * grade + number % 365)
    digits = f"99{number // 1000 % 10000:04}{born:%Y%m%d}{number % 1000:03}"
    return (
        f"学生 {number}", born, f"{digits}{check_character(digits)}", f"{number:08}", "男" if number % 2 else "女",
        city.codes_of_schools[school], f"{YEARS[grade]} 级", f"{room + 1} 班", f"家长 {number}",
        f"0990-555{number % 10_000:04}")


def as_csv(lines: list[tuple]) -> bytes:
    return ("\ufeff" + "".join(",".join(map(str, line)) + "\r\n" for line in lines)).encode()


FILES = {"members.csv": as_csv, "members.xlsx": workbook}


def measure(engine: str, pupils: int, schools: int, is_quick: bool) -> tuple[Table, list[str]]:
    table = Table(
        f"{engine}: {pupils:,} rows, {schools} schools", "the list", "file, MB", "looked at, s", "written, s",
        "together, s", "asked", "rows/s", "most memory, MB")
    faults = []
    for name in FILES:
        # A house of its own: what one file has brought, the other would find there already.
        with new_house(engine) as house:
            city = City(house, pupils, schools)
            city.build_schools()
            faults += [f"{engine}, {fault}" for fault in bring(city, name, table, is_quick)]
    return table, faults


def bring(city: City, name: str, table: Table, is_quick: bool) -> list[str]:
    """The list as one kind of file, and once more a year later."""
    teacher, faults = Somebody(city.house, city.house.person(TEACHER)), []
    before = people(city)
    for years, is_next_year in (("everybody is new", False), ("a year later, one in fifty has moved", True)):
        case, content = f"{name.rsplit('.')[-1].upper()}: {years}", FILES[name](rows(city, is_next_year))
        with Memory(city.house.pid) as memory:
            city.bring(teacher, "/rosters/import", name, content)
        looked, written = city.seconds[f"{name} looked at"], city.seconds[f"{name} written"]
        table.row(case, f"{len(content) / 1e6:.1f}", f"{looked:.1f}", f"{written:.1f}", f"{looked + written:.1f}",
                  f"{SECONDS}", f"{city.pupils / (looked + written):,.0f}", f"{memory.most:.0f}")
        found = people(city) - before
        if found != city.pupils:
            faults.append(f"{case}: {found} people are on the list and not {city.pupils}")
        if not is_quick and looked + written > SECONDS:
            faults.append(f"{case}: {looked + written:.1f} s")
    return faults


def people(city: City) -> int:
    return int(ledger.rows(city.house, "SELECT COUNT(*) FROM member")[0][0])


def main() -> None:
    chosen = options(__doc__, pupils=(int, PUPILS, "pupils"), schools=(int, SCHOOLS, "schools"))
    pupils, schools = (2_000, 10) if chosen.quick else (chosen.pupils, chosen.schools)
    tables, faults = [], []
    for engine in chosen.engine:
        table, wrong = measure(engine, pupils, schools, chosen.quick)
        tables.append(table)
        faults += wrong
    print(*tables, *faults, sep="\n")
    if not chosen.quick:
        print(keep("roster", "A city's pupils as one list", *tables))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
