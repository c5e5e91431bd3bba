"""Houses for a bench or a proof: the release binary on either engine, in folders that go away in the end."""

import argparse
import http.client
import json
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from kit import ROOT

import town
from house import House
from postgres import Postgres

ENGINES = ("sqlite", "postgres")


def binary() -> Path:
    """The release binary; XINQIAO names another one."""
    path = Path(os.environ.get("XINQIAO", ROOT / ".build/release/xinqiao")).absolute()
    if not path.exists():
        raise SystemExit(f"{path} is not built: swift build -c release --product xinqiao, or set XINQIAO")
    return path


@contextmanager
def new_house(engine: str, settings: dict | None = None):
    """A demo city on an engine of its own, running until the end of the block."""
    if engine == "postgres":
        with new_house_on_postgres(settings) as (house, _):
            yield house
        return
    with new_folder() as folder:
        house = House(binary(), folder, None, settings)
        try:
            yield house.start()
        finally:
            house.stop()


@contextmanager
def new_house_on_postgres(settings: dict | None = None):
    """A demo city and its PostgreSQL, which can be taken away and given back."""
    with new_folder() as folder:
        postgres = Postgres(folder / "postgres").start()
        try:
            house = House(binary(), folder, postgres.fresh(), settings)
            try:
                yield house.start(), postgres
            finally:
                house.stop()
        finally:
            postgres.stop()


@contextmanager
def new_folder():
    with tempfile.TemporaryDirectory(prefix="xinqiao-bench-") as name:
        Path(name).chmod(0o711)  # PostgreSQL's own user has to reach its folder through this one.
        yield Path(name)


def begun_sheet(house: House) -> str:
    """The key of a sheet that somebody has just begun."""
    begin = {
        "questionnaire": "phq-9", "language": "zh-Hans", "ageGroup": "18-59", "region": town.QINGTONG, "agreed": True,
        "request": "the sheet that pages are measured with"}
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=30)
    line.request("POST", "/api/check/mood", json.dumps(begin), {"Content-Type": "application/json"})
    return json.loads(line.getresponse().read())["key"]


def options(description: str, **more) -> argparse.Namespace:
    """The options that every bench and proof has."""
    parser = argparse.ArgumentParser(description=description.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="the short form, for every day; nothing is kept")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="only this engine; both if left out")
    for name, (kind, usual, words) in more.items():
        parser.add_argument(f"--{name}", type=kind, default=usual, help=f"{words} (usual: {usual})")
    chosen = parser.parse_args()
    chosen.engine = chosen.engine or list(ENGINES)
    return chosen
