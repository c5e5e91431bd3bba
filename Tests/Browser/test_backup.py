"""A backup is made while people work, and a house that was lost stands up again from it. With the real commands."""

import shutil
import subprocess
import threading

import pytest

import ledger
import town
from house import House
from program import Program


@pytest.fixture(params=["sqlite", "postgres"])
def fresh_database(request):
    """A new database on the engine; none of its own is needed for SQLite."""
    return request.getfixturevalue("postgres").fresh if request.param == "postgres" else lambda: None


def test_a_lost_house_comes_back_from_its_backup(binary, new_house, fresh_database, tmp_path):
    house = new_house(fresh_database())
    program, acknowledged = Program(house), {}
    for number in range(10):
        acknowledged[f"before {number}"] = program.send(f"before {number}", town.IN_DANGER)
    backup = tmp_path / "backup"
    with sending(house):
        made = house.command("backup", str(backup), "--demo")
    assert made.returncode == 0, made.stderr
    assert str(house.data / "keys") in made.stdout
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=backup).returncode == 0
    assert not list(backup.glob("*.key"))

    refused = house.command("restore", str(backup), "--demo", "--replace")
    assert refused.returncode == 4 and "--although-in-use" in refused.stderr
    house.kill()
    refused = house.command("restore", str(backup), "--demo")
    assert refused.returncode == 4 and "--replace" in refused.stderr

    # Everything is lost but the keys, which lay elsewhere, and what the demo tells of its people.
    new = House(binary, tmp_path / "new", fresh_database())
    new.data.mkdir(parents=True)
    shutil.copytree(house.data / "keys", new.data / "keys")
    shutil.copy(house.data / "demo.json", new.data / "demo.json")
    restored = new.command("restore", str(backup), "--demo")
    assert restored.returncode == 0, restored.stderr
    verified = new.command("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    new.start()
    try:
        kept = {sheet for sheet, in ledger.rows(new, "SELECT id FROM sheet WHERE mode = 'program'")}
        assert set(acknowledged.values()) <= kept
        # Whoever asks again with the same words gets the same sheet; a new one finds its way as ever.
        again = Program(new)
        assert again.send("before 3", town.IN_DANGER) == acknowledged["before 3"]
        fresh = again.send("after the fire", town.IN_DANGER)
        assert ledger.rows(new, f"SELECT COUNT(*) FROM alert WHERE sheet = '{fresh}'") == [("1",)]
    finally:
        new.stop()


class sending:
    """A program that sends sheets for as long as the block lasts."""

    def __init__(self, house: House):
        self._house, self._enough, self._sent = house, threading.Event(), 0
        self._thread = threading.Thread(target=self._send)

    def __enter__(self):
        self._thread.start()

    def __exit__(self, *_):
        self._enough.set()
        self._thread.join()
        assert self._sent > 0

    def _send(self):
        program = Program(self._house)
        while not self._enough.is_set() or not self._sent:
            program.send(f"during {self._sent}", town.CALM)
            self._sent += 1
