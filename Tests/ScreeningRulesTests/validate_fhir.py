#!/usr/bin/env python3
"""Hold every scale against the FHIR R4B model of the PyPI package fhir.resources.

Usage: validate_fhir.py [Content/Instruments]

R4B and R4 have the same Questionnaire; fhir.resources no longer carries R4 by itself.
"""
import pathlib
import sys

from fhir.resources.R4B.questionnaire import Questionnaire


def complaint(file):
    """What is wrong with one file, or None."""
    try:
        Questionnaire.model_validate_json(file.read_text(encoding="utf-8"))
    except ValueError as error:
        return str(error)
    return None


def main():
    here = pathlib.Path(__file__).resolve()
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[2] / "Content" / "Instruments"
    files = sorted(folder.rglob("*.json"))
    failed = 0
    for file in files:
        problem = complaint(file)
        if problem:
            failed += 1
            print(f"{file.relative_to(folder)}: {problem}")
    print(f"{len(files) - failed} passed, {failed} failed")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
