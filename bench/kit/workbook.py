"""A list as a spreadsheet writes it: every text once in a part of its own with cells that point at it, days as numbers."""

import io
import zipfile
from datetime import date
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DAY_0 = date(1899, 12, 30)  # as days are counted from March 1900 on
# A spreadsheet in Chinese writes the reading aid behind every text.
AID = '<phoneticPr fontId="1" type="noConversion"/>'


def workbook(rows: list[tuple]) -> bytes:
    """At most 26 columns of texts and days."""
    places: dict[str, int] = {}

    def cell(column: int, number: int, value) -> str:
        name = f"{chr(65 + column)}{number}"
        if isinstance(value, date):
            return f'<c r="{name}" s="1"><v>{(value - DAY_0).days}</v></c>'
        return f'<c r="{name}" t="s"><v>{places.setdefault(value, len(places))}</v></c>'

    lines = [
        f'<row r="{number}" spans="1:{len(row)}">' + "".join(
            cell(column, number, value) for column, value in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, 1)]
    texts = "".join(f"<si><t>{escape(text)}</t>{AID}</si>" for text in places)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in (FRAME | {
                "xl/worksheets/sheet1.xml":
                    f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
                "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="{len(places)}">{texts}</sst>'}).items():
            file.writestr(name, HEAD + part)
    return out.getvalue()


def _relations(*parts: tuple[str, str]) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, 1)) + "</Relationships>"


FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>',
    "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": _relations(
        ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")),
    # The second style shows a day.
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}
