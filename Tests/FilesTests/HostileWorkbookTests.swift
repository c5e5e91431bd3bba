import FileKit
import Testing

@testable import Files

@Suite struct HostileWorkbookTests {
    private let honest = Workbook.cell("<c r=\"A2\"><v>1</v></c>")

    private func refused(_ bytes: [UInt8], _ fault: WorkbookFault, limits: TableLimits = .standard) {
        #expect(throws: FileFault.workbook(fault)) { try Table.read(bytes, limits: limits) }
    }

    @Test func `the honest one is read`() throws {
        #expect(try honest.table().rows.count == 1)
    }

    @Test func `a zip bomb is refused while it unfolds`() {
        refused(Workbook("<row/>" + String(repeating: " ", count: 30 << 20)).bytes, .bomb)
    }

    @Test func `a bomb that lies about its size is refused as well`() throws {
        let book = Workbook("<row/>" + String(repeating: " ", count: 30 << 20))
        let size = withUnsafeBytes(of: UInt32(book.sheet.utf8.count).littleEndian) { Array($0) }
        let bytes = book.bytes.replacing(size, with: [100, 0, 0, 0])
        #expect(bytes != book.bytes)
        let fault = #expect(throws: FileFault.self) { try Table.read(bytes) }
        #expect([.workbook(.bomb), .workbook(.broken)].contains(fault))
    }

    @Test func `parts that promise too much together are refused before one is unfolded`() {
        var limits = TableLimits()
        limits.unfoldedBytes = 4_096
        var book = honest
        book.more = [ZipPart("xl/media/image.png", [UInt8](repeating: 7, count: 4_096))]
        refused(book.bytes, .bomb, limits: limits)
    }

    @Test func `a file larger than allowed is refused unopened`() {
        var limits = TableLimits()
        limits.workbookBytes = 1 << 20
        let bytes = honest.bytes + [UInt8](repeating: 0, count: 1 << 20)
        #expect(throws: FileFault.tooLarge(megabytes: 1)) { try Table.read(bytes, limits: limits) }
    }

    @Test func `too many parts are refused`() {
        var book = honest
        book.more = (0..<2_000).map { ZipPart("xl/media/\($0).txt", "x") }
        refused(book.bytes, .tooManyParts)
    }

    @Test(arguments: ["xl/embeddings/more.xlsx", "more.ZIP"]) func `a file within the file is refused`(name: String) {
        var book = honest
        book.more = [ZipPart(name, "PK")]
        refused(book.bytes, .nested)
    }

    @Test(arguments: ["../../etc/passwd", "/etc/passwd", "xl/../../x", "xl\\..\\x"])
    func `a part that wants out of its folder is refused`(name: String) {
        var book = honest
        book.more = [ZipPart(name, "x")]
        refused(book.bytes, .strangeName)
    }

    @Test func `a part that is a link is refused`() {
        var link = ZipPart("xl/media/link", "/etc/passwd")
        link.isLink = true
        var book = honest
        book.more = [link]
        refused(book.bytes, .strangeName)
    }

    @Test func `two parts of one name are refused`() {
        var book = honest
        book.more = [ZipPart("xl/media/aaaa", "1"), ZipPart("xl/media/aaab", "2")]
        refused(book.bytes.replacing(Array("aaab".utf8), with: Array("aaaa".utf8)), .twice)
    }

    @Test func `an encrypted part is refused`() {
        var part = ZipPart("xl/media/locked", "x")
        part.password = "secret"
        var book = honest
        book.more = [part]
        refused(book.bytes, .locked)
    }

    @Test func `the old format and a workbook with a password are refused`() {
        refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOrLocked)
    }

    @Test(arguments: [2, 3]) func `a file cut in the middle is refused`(part: Int) {
        let bytes = honest.bytes
        refused(Array(bytes[..<(bytes.count - bytes.count / part)]), .broken)
    }

    @Test func `XML that would read other files is refused`() {
        var book = honest
        book.sheet = book.sheet.replacing(
            "?>\n", with: "?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")
        book.sheet = book.sheet.replacing("<v>1</v>", with: "<v>&e;</v>")
        refused(book.bytes, .documentType)
    }

    @Test(arguments: 0..<9) func `also behind a long comment, wherever the pieces are cut`(shift: Int) {
        var book = honest
        let comment = "<!--" + String(repeating: "x", count: 32_760 + shift - 50) + "-->"
        book.sheet = book.sheet.replacing("?>\n", with: "?>\n\(comment)<!DOCTYPE x [<!ENTITY e \"1\">]>")
        refused(book.bytes, .documentType)
    }

    @Test func `XML in another encoding is refused, because a search would pass it by`() {
        var book = honest
        book.sheet = book.sheet.replacing("UTF-8", with: "UTF-7")
        refused(book.bytes, .broken)
    }

    @Test func `broken XML is refused`() {
        var book = honest
        book.sheet = String(book.sheet.dropLast(10))
        refused(book.bytes, .broken)
    }

    @Test func `another kind of archive is no table`() {
        #expect(throws: FileFault.notATable) { try Table.read(zip([ZipPart("hello.txt", "x")])) }
    }
}
