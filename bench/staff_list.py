#!/usr/bin/env python3
"""Writes an invented staff list for a region: one row a person, each in a post of its own name.

    bench/staff_list.py --region 990102000000 > staff.csv
    bench/staff_list.py --region 990102000000 --rows 20000 --bad 500 > staff-bad.csv

Nobody in it exists: names are numbers. Each of the bad rows has a role that there is not.
"""

import argparse
import sys

ROLES = ("网格员", "心理咨询师", "Counsellor")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--region", required=True, help="the code of a place that exists, twelve digits")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--bad", type=int, default=0, help="how many of them have a role that there is not")
    parser.add_argument("--logins", action="store_true", help="give each person a login")
    given = parser.parse_args()
    out = sys.stdout
    out.write("\ufeff姓名,岗位,地区代码,账号\r\n")
    for number in range(given.rows):
        role = "国王" if number < given.bad else ROLES[number % len(ROLES)]
        login = f"person.{number}" if given.logins else ""
        out.write(f"第 {number} 人,{role},{given.region},{login}\r\n")


if __name__ == "__main__":
    main()
