#!/usr/bin/env python3
"""Writes an invented list of places in the size and shape of the national one: about 660,000 rows, five levels.

    bench/national_list.py > national.csv
    bench/national_list.py --encoding gb18030 --bad 500 > national-gb.csv

No place of it exists: names are numbers. The shape follows the list of the National Bureau of Statistics: 31
provinces, 340 cities, 2,900 counties, 41,000 townships, 616,000 villages; a few cities have no counties, and their
townships hang directly below them, as those of 4419 do.
"""

import argparse
import sys

PROVINCES, CITIES, COUNTIES, TOWNSHIPS, VILLAGES = 31, 340, 2_900, 41_000, 616_000
CITIES_WITHOUT_COUNTIES = 5
CLASSES = ("111", "112", "121", "122", "123", "210", "220")


def shares(whole: int, parts: int) -> list[int]:
    """The whole in parts that differ by one at most."""
    return [whole // parts + (1 if number < whole % parts else 0) for number in range(parts)]


def rows():
    """Code, name and class, parents before children."""
    counties = iter(shares(COUNTIES, CITIES - CITIES_WITHOUT_COUNTIES))
    townships = iter(shares(TOWNSHIPS, COUNTIES + CITIES_WITHOUT_COUNTIES))
    villages = iter(shares(VILLAGES, TOWNSHIPS))
    plain = 0
    for province, cities in enumerate(shares(CITIES, PROVINCES), start=11):
        yield f"{province}0000000000", f"第{province}省", ""
        for city in range(1, cities + 1):
            head = f"{province}{city:02}"
            yield f"{head}00000000", f"第{head}市", ""
            if plain < CITIES_WITHOUT_COUNTIES and city == cities:
                plain += 1
                yield from towns(f"{head}00", next(townships), villages)
                continue
            for county in range(1, next(counties) + 1):
                yield f"{head}{county:02}000000", f"第{head}{county:02}县", ""
                yield from towns(f"{head}{county:02}", next(townships), villages)


def towns(head: str, count: int, villages):
    for town in range(1, count + 1):
        yield f"{head}{town:03}000", f"第{head}{town:03}镇", ""
        for village in range(1, next(villages) + 1):
            code = f"{head}{town:03}{village:03}"
            yield code, f"第{code[2:]}村", CLASSES[village % len(CLASSES)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--encoding", default="utf-8", choices=("utf-8", "gb18030"))
    options.add_argument("--bad", type=int, default=0, help="so many rows lose their name")
    chosen = options.parse_args()
    out = open(sys.stdout.fileno(), "w", encoding=chosen.encoding, newline="\r\n", closefd=False)
    out.write("统计用区划代码,名称,城乡分类代码\n")
    for number, (code, name, kind) in enumerate(rows()):
        is_bad = chosen.bad and number % (sum((PROVINCES, CITIES, COUNTIES, TOWNSHIPS, VILLAGES)) // chosen.bad) == 7
        out.write(f"{code},{'' if is_bad else name},{kind}\n")
    out.flush()


main()
