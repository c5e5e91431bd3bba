"""The short forms of the proofs under bench that have no other test of their own here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROOFS = Path(__file__).parents[2] / "bench" / "prove"


def prove(binary, name: str, *options: str, folder: Path = PROOFS) -> str:
    told = subprocess.run(
        [sys.executable, folder / f"{name}.py", "--quick", *options], env=os.environ | {"XINQIAO": str(binary)},
        capture_output=True, text=True, timeout=400)
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout


def test_sign_in_withstands_what_attackers_try(binary):
    assert prove(binary, "sign_in").count(" held") >= 2 * 10


def test_malformed_requests_break_nothing(binary):
    assert "\n0 faults" in prove(binary, "fuzz")


@pytest.mark.parametrize("name", ["cluster", "database_away"])
def test_what_dies_under_load_comes_back_and_nothing_is_lost(binary, name):
    assert "| whole" in prove(binary, name)


def test_a_steady_load_does_not_make_the_house_grow(binary):
    assert "growth" in prove(binary, "soak", "--engine", "sqlite")


def test_the_report_of_a_county_is_what_a_recount_finds(binary):
    assert "| sqlite | 6 " in prove(binary, "report")


def test_what_the_house_does_by_itself_survives_a_kill(binary):
    assert "| sqlite | 200 SMS " in prove(binary, "killed")


def test_a_whole_city_is_screened_and_every_figure_is_what_its_pupils_did(binary):
    """Instead of a lesson of `bell.py`: the same doors, and more of them."""
    assert "| figures that differ                               | 0 " in prove(binary, "whole_city", folder=PROOFS.parent)
