import Files
import Testing

@Suite struct QRCodeTests {
    @Test func `a short text makes the smallest square`() throws {
        let code = try #require(QRCode("xinqiao"))
        #expect(code.side == 21)
        #expect(code.fields.count == 441)
        #expect(code.fields[0], "a finder pattern stands in the corner")
    }

    @Test func `a text that does not fit makes none`() {
        #expect(QRCode(String(repeating: "x", count: 4_000)) == nil)
    }
}
