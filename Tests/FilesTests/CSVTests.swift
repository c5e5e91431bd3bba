import Testing

@testable import Files

@Suite struct CSVTests {
    private func table(_ text: String, limits: TableLimits = .standard) throws -> Table {
        try Table.read(Array(text.utf8), limits: limits)
    }

    @Test func `quotation marks hold commas, line ends and quotation marks`() throws {
        let table = try table("name,note\r\n\"A, B\",\"one\r\ntwo\"\r\n\"\"\"C\"\"\",x\r\n")
        #expect(table.rows.map(\.cells) == [["A, B", "one\r\ntwo"], ["\"C\"", "x"]])
        #expect(table.rows.map(\.number) == [2, 4], "a row is counted by the line on which it begins")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `empty lines are passed over and counted`(end: String) throws {
        let table = try table(["", "name", "", "", "A", ",", "B"].joined(separator: end))
        #expect(table.header == ["name"])
        #expect(table.rows.map(\.number) == [5, 7])
    }

    @Test(arguments: [",", ";", "\t"])
    func `the first line shows what divides the columns`(divider: String) throws {
        let table = try table("name\(divider)\"a,;b\"\nA\(divider)B\n")
        #expect(table.header == ["name", "a,;b"])
        #expect(table.rows.map(\.cells) == [["A", "B"]])
    }

    @Test func `a file cut inside a quoted field is refused with the line on which the row began`() {
        #expect(throws: FileFault.cutOff(row: 3)) { try table("name\nA\n\"B and then noth\ning") }
    }

    @Test func `a loose quotation mark is refused rather than guessed at`() {
        #expect(throws: FileFault.looseQuote(row: 2)) { try table("name,note\nA\"B,c\n") }
    }

    @Test func `two hundred columns are refused in words`() {
        let wide = Array(repeating: "x", count: 200).joined(separator: ",")
        #expect(throws: FileFault.tooManyColumns(row: 1, most: 100)) { try table(wide + "\n") }
        #expect(throws: FileFault.tooManyColumns(row: 2, most: 100)) { try table("name\n" + wide + "\n") }
    }

    @Test func `a field of ten thousand characters is kept and a longer one refused`() throws {
        let long = String(repeating: "字", count: 10_000)
        #expect(try table("name\n\(long)\n").rows.first?.cells == [long])
        #expect(throws: FileFault.tooLongField(row: 2, column: 0, most: 10_000)) { try table("name\n\(long)字\n") }
    }

    @Test func `more rows than allowed are refused, the header not counted`() throws {
        var limits = TableLimits()
        limits.rows = 3
        #expect(try table("n\n1\n2\n3\n", limits: limits).rows.count == 3)
        #expect(throws: FileFault.tooManyRows(most: 3)) { try table("n\n1\n2\n3\n4\n", limits: limits) }
    }

    @Test func `a file larger than allowed is refused`() {
        var limits = TableLimits()
        limits.bytes = 1 << 20
        let long = "n\n" + String(repeating: "1\n", count: 1 << 19)
        #expect(throws: FileFault.tooLarge(megabytes: 1)) { try table(long, limits: limits) }
    }

    @Test(arguments: ["\n\n", ",,\n", "\u{FEFF}"]) func `a list without anything in it says so`(text: String) {
        #expect(throws: FileFault.empty) { try table(text) }
    }

    @Test func `a row with more cells than names is told, and the others are kept`() throws {
        let table = try table("name,region\nA,1\nB,2,3\nC\n")
        #expect(table.rows.map(\.faults) == [[], [.moreCellsThanNames(row: 3, names: 2)], []])
        #expect(table.rows.last?.cells == ["C", ""], "missing cells are empty")
    }

    @Test(arguments: ["=1+1", "+86 138", "-5", "@home", "\tx", "\rx", "＝1", "＋1"])
    func `a list of ours calculates nothing, and comes back as it was`(cell: String) throws {
        let bytes = CSVWriter.bytes(header: ["name"], rows: [[cell]])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("'" + cell))
        #expect(try Table.read(bytes).rows.first?.cells == [cell])
    }

    @Test func `a list of ours opens in Chinese and holds whatever people write`() throws {
        let rows = [["张 \"三\", 李", "a\nb"], ["'", " x "], ["1;2", "'x"]]
        let bytes = CSVWriter.bytes(header: ["姓名", "备注"], rows: rows)
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(try Table.read(bytes).rows.map(\.cells) == rows)
    }

    @Test(.timeLimit(.minutes(1))) func `a hundred thousand rows are read in one piece`() throws {
        var text = "code,name\n"
        for number in 0..<100_000 { text += "99\(number),unit \(number)\n" }
        let table = try table(text)
        #expect(table.rows.count == 100_000)
        #expect(table.rows.last == TableRow(number: 100_001, cells: ["9999999", "unit 99999"], faults: []))
    }
}
