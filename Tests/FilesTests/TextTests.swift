import Testing

@testable import Files

/// A list as Chinese spreadsheets save it, with two characters of four bytes (U+20000 and U+3402) and the euro sign.
private let fromChineseExcel: [UInt8] = [
    0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xB1, 0xE0, 0xBA, 0xC5, 0x0D, 0x0A, 0xCA, 0xBE, 0xC0, 0xFD, 0xCA, 0xD0, 0xB5, 0xDA,
    0xD2, 0xBB, 0xD0, 0xA1, 0xD1, 0xA7, 0x2C, 0x41, 0x31, 0x0D, 0x0A, 0x95, 0x32, 0x82, 0x36, 0x81, 0x39, 0xEF, 0x31,
    0xB4, 0xE5, 0xCE, 0xC0, 0xC9, 0xFA, 0xCA, 0xD2, 0x2C, 0xA2, 0xE3, 0x35, 0x0D, 0x0A,
]
private let rows = [["示例市第一小学", "A1"], ["𠀀㐂村卫生室", "€5"]]

@Suite struct TextTests {
    @Test func `a list in GB18030 is read, with its characters of four bytes`() throws {
        let table = try Table.read(fromChineseExcel)
        #expect(table.header == ["名称", "编号"])
        #expect(table.rows.map(\.cells) == rows)
    }

    @Test(arguments: [1, 2, 3, 5, 7])
    func `characters may lie across chunks`(size: Int) throws {
        let utf8 = Array("\u{FEFF}名称,编号\r\n示例市第一小学,A1\r\n𠀀㐂村卫生室,€5\r\n".utf8)
        for bytes in [fromChineseExcel, utf8] {
            var finder = EncodingFinder()
            for chunk in pieces(bytes, of: size) { finder.look(at: chunk) }
            let decoder = try TextDecoder(try finder.found())
            let reader = CSVReader()
            var records: [CSVRecord] = []
            for chunk in pieces(bytes, of: size) { records += try reader.read(try decoder.decode(chunk)) }
            try decoder.finish()
            records += try reader.finish()
            #expect(records.map(\.cells) == [["名称", "编号"]] + rows)
            #expect(records.map(\.line) == [1, 2, 3])
        }
    }

    @Test func `UTF-8 with and without its mark is the same`() throws {
        let plain = try Table.read(Array("名称\n学校\n".utf8))
        #expect(try Table.read(Array("\u{FEFF}名称\n学校\n".utf8)) == plain)
        #expect(plain.header == ["名称"])
    }

    @Test(arguments: [[0xFF, 0xFE, 0x0D, 0x54], [0xFE, 0xFF, 0x54, 0x0D]] as [[UInt8]])
    func `UTF-16 is named, so that people know what to save instead`(bytes: [UInt8]) {
        #expect(throws: FileFault.utf16) { try Table.read(bytes) }
    }

    @Test func `what is neither UTF-8 nor GB18030 is refused with its line`() {
        let latin = Array("name\nfine\n".utf8) + Array("caf".utf8) + [0xE9, 0x0A]
        #expect(throws: FileFault.unknownEncoding(row: 3)) { try read(latin, inChunksOf: 5) }
    }

    @Test func `a text cut in the middle of a character is refused`() {
        let whole = Array("name\n学校".utf8)
        #expect(throws: FileFault.self) { try Table.read(whole.dropLast()) }
    }

    @Test(arguments: [0, 1, 8, 12, 27, 127] as [UInt8])
    func `control characters are refused with their line`(byte: UInt8) {
        #expect(throws: FileFault.controlCharacter(row: 2)) { try Table.read(Array("a\nb".utf8) + [byte, 0x0A]) }
    }

    @Test func `so are those of the second set`() {
        #expect(throws: FileFault.controlCharacter(row: 1)) { try Table.read(Array("a\u{85}b\n".utf8)) }
    }

    @Test func `a picture is no list`() {
        #expect(throws: FileFault.notATable) { try Table.read([0x89, 0x50, 0x4E, 0x47, 13, 10]) }
    }

    private func read(_ bytes: [UInt8], inChunksOf size: Int) throws {
        var finder = EncodingFinder()
        for chunk in pieces(bytes, of: size) { finder.look(at: chunk) }
        let decoder = try TextDecoder(try finder.found())
        for chunk in pieces(bytes, of: size) { _ = try decoder.decode(chunk) }
        try decoder.finish()
    }
}

private func pieces(_ bytes: [UInt8], of size: Int) -> [[UInt8]] {
    stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
}
