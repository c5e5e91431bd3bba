#!/usr/bin/env python3
"""Writes an invented list of pupils of one school: one row a pupil, in grades of so many classes.

    bench/member_list.py > members.csv
    bench/member_list.py --rows 20000 --bad 500 --moved 200 > members.csv

Nobody in it exists: names are numbers, and identity numbers begin with 99, where no place is. Each of the bad rows has
an identity number whose last character is wrong. With --moved so many pupils stand one class further than without it:
the same list brought again moves them.
"""

import argparse
import sys
from datetime import date, timedelta

FIRST_DAY = date(2008, 9, 1)


def check_character(digits: str) -> str:
    """ISO 7064, MOD 11-2, as GB 11643-1999 has it."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2 % 11
    rest = (12 - total) % 11
    return "X" if rest == 10 else str(rest)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first pupil, so that lists differ")
    parser.add_argument("--school", default="", help="its code or full name; empty for whoever has one school only")
    parser.add_argument("--years", default="2024,2025", help="the years of entry")
    parser.add_argument("--classes", type=int, default=60, help="classes of each grade")
    parser.add_argument("--bad", type=int, default=0)
    parser.add_argument("--moved", type=int, default=0)
    given = parser.parse_args()
    years = given.years.split(",")
    out = sys.stdout
    out.write("\ufeff姓名,出生日期,身份证号,学号,性别,学校,年级,班级,监护人,监护人电话\r\n")
    for number in range(given.first, given.first + given.rows):
        place = number - given.first
        born = FIRST_DAY + timedelta(days=number % 2000)
        digits = f"99{number // 1000 % 10000:04}{born:%Y%m%d}{number % 1000:03}"
        last = check_character(digits)
        if place < given.bad:
            last = "0" if last != "0" else "1"
        room = (number + (1 if place < given.moved else 0)) % given.classes + 1
        sex = "男" if number % 2 else "女"
        year = years[number // given.classes % len(years)]
        out.write(
            f"学生 {number},{born},{digits}{last},{number:08},{sex},{given.school},{year} 级,{room} 班,"
            f"家长 {number},0990-555{number % 10000:04}\r\n")


if __name__ == "__main__":
    main()
