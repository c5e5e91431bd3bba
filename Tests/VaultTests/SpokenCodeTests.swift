import Testing
import Vault

@Suite struct SpokenCodeTests {
    @Test func `the smallest, the largest and a plain code are written as Crockford wrote them`() throws {
        #expect(try #require(SpokenCode(bytes: [0, 0, 0, 0, 0])).written == "0000-0000")
        #expect(try #require(SpokenCode(bytes: [255, 255, 255, 255, 255])).written == "ZZZZ-ZZZZ")
        #expect(try #require(SpokenCode(bytes: [0x00, 0x44, 0x32, 0x14, 0xC7])).written == "0123-4567")
        #expect(SpokenCode(bytes: [0, 0, 0, 0]) == nil)
        #expect(SpokenCode(bytes: [0, 0, 0, 0, 0, 0]) == nil)
    }

    @Test(arguments: [
        "K7Q4-2M9X", "k7q4 2m9x", "K7Q42M9X", " k7q4-2m9x\n", "k7q4\u{2014}2m9x", "K7Q4\u{2013}2M9X",
        "K7Q4\u{2212}2M9X", "K7Q4\u{2014}\u{2014}2M9X", "K 7 Q 4 2 M 9 X", "K7Q4\u{B7}2M9X", "K7Q4_2M9X",
        "K7Q4\u{30FC}2M9X", fullWidth("K7Q4-2M9X"), fullWidth("k7q4 2m9x"),
    ])
    func `a code is understood however it is written`(text: String) {
        #expect(SpokenCode(reading: text)?.symbols == "K7Q42M9X")
    }

    @Test func `letters that look like digits are read as digits`() {
        #expect(SpokenCode(reading: "OoIi-LlOI")?.symbols == "00111101")
        #expect(SpokenCode(reading: "OIL0-1OIL")?.symbols == "01101011")
    }

    @Test(arguments: [
        "", "K7Q4", "K7Q4-2M9", "K7Q4-2M9XX", "K7Q4-2M9U", "K7Q4-2M9!", "K7Q4-2M9心",
        "\u{41A}7Q4-2M9X", "\u{663}7Q42M9X",
    ])
    func `what is no code is refused`(text: String) {
        #expect(SpokenCode(reading: text) == nil)
    }

    @Test func `a hundred thousand codes are all different, come back, and hold no confusing letter`() {
        let source = RandomSource.seeded(2026)
        var seen: Set<String> = []
        for _ in 0..<100_000 {
            let code = SpokenCode(random: source)
            seen.insert(code.symbols)
            if SpokenCode(reading: code.written) != code { Issue.record("\(code.written) is not read back") }
        }
        #expect(seen.count == 100_000)
        #expect(seen.allSatisfy { !$0.contains(where: "ILOU".contains) })
    }
}
