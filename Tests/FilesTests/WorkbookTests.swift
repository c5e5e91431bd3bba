import FileKit
import Testing

@testable import Files

@Suite struct WorkbookTests {
    @Test func `a workbook of ours comes back as it was, every cell as text`() throws {
        let rows = [["990102001001", "示例市 \"一\" <小学>"], ["110101199003070011", "=1+1"], ["", "a\nb"]]
        let bytes = try XLSXWriter.bytes(sheet: "单位/[list]", header: ["code", "名称"], rows: rows)
        let table = try Table.read(bytes)
        #expect(table.header == ["code", "名称"])
        #expect(table.rows.map(\.cells) == rows)
        #expect(table.rows.map(\.number) == [2, 3, 4])
        #expect(table.rows.flatMap(\.faults) == [])
    }

    @Test func `texts may be shared, in pieces, in place, and have reading aids`() throws {
        var book = Workbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
            <row r="3"><c r="B3" t="inlineStr"><is><r><t>in </t></r><r><t>place</t></r></is></c></row>
            """)
        book.shared = """
            <si><t>学校</t><rPh sb="0" eb="2"><t>xuéxiào</t></rPh></si><si><r><t>two </t></r><r><t>pieces</t></r></si>
            """
        let table = try book.table()
        #expect(table.header == ["学校", "two pieces"])
        #expect(table.rows == [TableRow(number: 3, cells: ["", "in place"], faults: [])])
    }

    @Test(arguments: [
        ("990102001001", "990102001001"), ("9.90102001001E11", "990102001001"), ("7", "7"), ("-3", "-3"),
        ("0.1", "0.1"), ("0.30000000000000004", "0.3"), ("1E-7", "0.0000001"), ("999999999999999", "999999999999999"),
    ])
    func `numbers are written plainly`(stored: String, written: String) throws {
        let table = try Workbook.cell("<c r=\"A2\"><v>\(stored)</v></c>").table()
        #expect(table.rows == [TableRow(number: 2, cells: [written], faults: [])])
    }

    @Test(arguments: ["1.10101199003070E+17", "110101199003070011", "1000000000000000"])
    func `an identity number kept as a number has lost its end, and that is said`(stored: String) throws {
        let table = try Workbook.cell("<c r=\"A2\"><v>\(stored)</v></c>").table()
        #expect(table.rows == [TableRow(number: 2, cells: [""], faults: [.precisionLost(row: 2, column: 0)])])
    }

    @Test(arguments: [
        (14, "46085", "2026-03-04"), (14, "1", "1900-01-01"), (14, "61", "1900-03-01"), (31, "46085.5", "2026-03-04"),
        (22, "46085.354166666664", "2026-03-04 08:30"), (20, "0.35416666666666669", "08:30"), (46, "1", "24:00"),
        (200, "46085", "2026-03-04"), (201, "46085", "46085"), (202, "0.75", "18:00"),
    ])
    func `days and times are written as they are meant`(format: Int, stored: String, written: String) throws {
        var book = Workbook.cell("<c r=\"A2\" s=\"1\"><v>\(stored)</v></c>")
        book.styles = """
            <numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>\
            <numFmt numFmtId="201" formatCode="[Red]0&quot; days&quot;"/>\
            <numFmt numFmtId="202" formatCode="[$-804]h:mm AM/PM"/></numFmts>\
            <cellStyleXfs><xf numFmtId="22"/></cellStyleXfs>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="\(format)"/></cellXfs>
            """
        #expect(try book.table().rows.map(\.cells) == [[written]])
    }

    @Test func `a workbook of an old Mac counts from 1904`() throws {
        var book = Workbook.cell("<c r=\"A2\" s=\"0\"><v>44623</v></c>")
        book.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
        book.workbook = "<workbookPr date1904=\"1\"/>" + book.workbook
        #expect(try book.table().rows.map(\.cells) == [["2026-03-04"]])
    }

    @Test func `a day that never was is told`() throws {
        var book = Workbook.cell("<c r=\"A2\" s=\"0\"><v>60</v></c>")
        book.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
        #expect(try book.table().rows.map(\.faults) == [[.notADate(row: 2, column: 0)]])
    }

    @Test func `a formula is never believed, and the other rows are kept`() throws {
        let book = Workbook(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>
            <row r="2"><c r="A2"><f>HYPERLINK("x")</f><v>5</v></c></row>
            <row r="3"><c r="A3" t="str"><f>A2</f><v>text</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>kept</t></is></c></row>
            """)
        let table = try book.table()
        #expect(table.rows.map(\.cells) == [[""], [""], ["kept"]])
        #expect(table.rows.map(\.faults) == [
            [.formula(row: 2, column: 0)], [.formula(row: 3, column: 0)], [],
        ])
    }

    @Test func `a formula among the names refuses the file`() {
        let book = Workbook("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row>")
        #expect(throws: FileFault.formula(row: 1, column: 0)) { try book.table() }
    }

    @Test func `an error is told`() throws {
        let table = try Workbook.cell("<c r=\"A2\" t=\"e\"><v>#N/A</v></c>").table()
        #expect(table.rows.map(\.faults) == [[.errorValue(row: 2, column: 0)]])
    }

    @Test func `the first sheet that is not hidden is read, or the one that is named`() throws {
        var book = Workbook.cell("<c r=\"A2\"><v>1</v></c>")
        book.workbook = """
            <sheets><sheet name="Secret" state="hidden" sheetId="2" r:id="rId9"/>\
            <sheet name="Units" sheetId="1" r:id="rId1"/></sheets>
            """
        #expect(try book.table().rows.count == 1)
        #expect(try XLSXReader.read(book.bytes, sheet: "Units").rows.count == 1)
        #expect(throws: FileFault.workbook(.noSheet)) { try XLSXReader.read(book.bytes, sheet: "Other") }
    }

    @Test func `empty cells far to the right count for nothing, and full ones are refused`() throws {
        let cell = "<c r=\"A2\"><v>1</v></c>"
        #expect(try Workbook.cell(cell + "<c r=\"XFD2\" s=\"1\"/>").table().rows.count == 1)
        #expect(throws: FileFault.tooManyColumns(row: 2, most: 100)) {
            try Workbook.cell(cell + "<c r=\"GR2\"><v>1</v></c>").table()
        }
    }

    @Test func `a field that is too long and a control character are refused`() {
        let long = String(repeating: "x", count: 10_001)
        #expect(throws: FileFault.tooLongField(row: 2, column: 0, most: 10_000)) {
            try Workbook.cell("<c r=\"A2\" t=\"inlineStr\"><is><t>\(long)</t></is></c>").table()
        }
        #expect(throws: FileFault.controlCharacter(row: 2)) {
            try Workbook.cell("<c r=\"A2\" t=\"inlineStr\"><is><t>a&#x7F;b</t></is></c>").table()
        }
    }

    @Test func `more rows than allowed are refused`() {
        var limits = TableLimits()
        limits.rows = 2
        let rows = (1...4).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c></row>" }.joined()
        #expect(throws: FileFault.tooManyRows(most: 2)) { try Table.read(Workbook(rows).bytes, limits: limits) }
    }
}
