"""Reads the files that a report gives to take away, each by its own format: the same figures stand in all of them."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PEOPLE = 3  # the column


def figures(report: dict) -> list[str]:
    """Every number of people that a file has to hold, in the order of its rows."""
    told = [report.get("handedIn"), report.get("missing")]
    # The response rate is a share and of nobody.
    told += [""] if report.get("handedIn") is not None else []
    told += [people for table in report["tables"] for people in figures_of(table)]
    told += [people for part in report["parts"] for people in part["cells"]]
    return [str(people) for people in told if people is not None]


def figures_of(table: dict) -> list:
    """Those whose sheet has no score that counts, where they are told of; the lines; and who stands beside a norm."""
    told = [table.get("without"), *(line["people"] for line in table["lines"])]
    if table.get("mean") is not None:
        # The rows of a deviation and of a difference hold nobody.
        told += [table["people"], ""]
        compared = table.get("norm")
        if compared and compared.get("difference"):
            told += [compared["norm"]["people"] or "", "", ""]
    return told


def of_csv(content: bytes) -> list[str]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return [row[PEOPLE] for row in rows[1:]]


def of_xlsx(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = file.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            shared = ["".join(each.itertext()) for each in ElementTree.fromstring(file.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    found = []
    for row in list(sheet.iter(f"{SPACE}row"))[1:]:
        cells = {re.match("[A-Z]+", cell.get("r"))[0]: cell for cell in row}
        cell = cells.get("ABCD"[PEOPLE])
        if cell is None:
            found.append("")
            continue
        text = "".join(cell.itertext())
        found.append(shared[int(text)] if cell.get("t") == "s" else text)
    return found


def of_pdf(content: bytes) -> str:
    """Its words; without poppler no more than that it is a PDF."""
    assert content.startswith(b"%PDF-"), content[:20]
    program = shutil.which("pdftotext")
    if not program:
        return ""
    return subprocess.run([program, "-raw", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
