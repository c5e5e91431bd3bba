"""What really stands in a house's database, read past the house: for tests of what must not be lost."""

import sqlite3
import subprocess
from contextlib import closing

from house import House


def rows(house: House, statement: str) -> list[tuple[str, ...]]:
    """Every value as text; nothing as an empty one."""
    return _postgres(house.database, statement) if house.database else _sqlite(house, statement)


def change(house: House, statement: str) -> None:
    """Lays hands on the database past the house, for what takes the house too long to come to by itself."""
    if house.database:
        _postgres(house.database, statement)
        return
    with closing(sqlite3.connect(house.data / "xinqiao.sqlite", timeout=30)) as file, file:
        file.execute(statement)


def everything(house: House, without: set[str] = frozenset()) -> dict[str, set[tuple[str, ...]]]:
    """Every row of every table but those."""
    names, row = (
        ("SELECT tablename FROM pg_tables WHERE schemaname = CURRENT_SCHEMA()", "CAST(t AS TEXT)") if house.database
        else ("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", "*"))
    return {
        name: set(rows(house, f"SELECT {row} FROM {name} t")) for (name,) in rows(house, names) if name not in without}


def _sqlite(house: House, statement: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(house.data / "xinqiao.sqlite", timeout=30)) as file:
        return [tuple("" if value is None else str(value) for value in row) for row in file.execute(statement)]


def _postgres(url: str, statement: str) -> list[tuple[str, ...]]:
    # By its input, because a command line has an end that a statement of thousands of rows does not know.
    told = subprocess.run(
        ["psql", url, "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-f", "-"],
        input=statement, capture_output=True, text=True, check=True, timeout=60).stdout
    return [tuple(line.split("\t")) for line in told.splitlines()]
