import Testing
import Vault

@Suite struct LastingCodeTests {
    @Test func `a code has four groups of four and comes back however it is typed`() throws {
        let code = LastingCode(random: .seeded(7))
        #expect(code.written.split(separator: "-").map(\.count) == [4, 4, 4, 4])
        let plain = code.symbols
        for text in [
            plain, plain.lowercased(), code.written.replacing("-", with: " "), fullWidth(code.written),
            code.written.replacing("-", with: "\u{2014}\u{2014}"),
            plain.replacing("0", with: "O").replacing("1", with: "l"),
        ] {
            #expect(LastingCode(reading: text) == code, "\(text)")
        }
    }

    @Test func `ten bytes make a code and no other number does`() {
        #expect(LastingCode(bytes: Array(repeating: 0, count: 10))?.written == "0000-0000-0000-0000")
        for count in [0, 9, 11] { #expect(LastingCode(bytes: Array(repeating: 0, count: count)) == nil) }
    }

    @Test func `one wrong symbol is always noticed`() {
        let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        for seed in 0..<20 as Range<UInt64> {
            let symbols = Array(LastingCode(random: .seeded(seed)).symbols)
            for place in symbols.indices {
                for wrong in alphabet where wrong != symbols[place] {
                    var typed = symbols
                    typed[place] = wrong
                    if LastingCode(reading: String(typed)) != nil { Issue.record("\(String(typed)) passes") }
                }
            }
        }
    }

    @Test func `two symbols in each other's place are always noticed`() {
        for seed in 0..<50 as Range<UInt64> {
            let symbols = Array(LastingCode(random: .seeded(seed)).symbols)
            for first in symbols.indices {
                for second in symbols.indices where second > first && symbols[first] != symbols[second] {
                    var typed = symbols
                    typed.swapAt(first, second)
                    if LastingCode(reading: String(typed)) != nil { Issue.record("\(String(typed)) passes") }
                }
            }
        }
    }

    @Test func `what is no code is refused`() {
        for text in ["", "K7Q4", "K7Q4-2M9X", String(repeating: "0", count: 15), String(repeating: "0", count: 17)] {
            #expect(LastingCode(reading: text) == nil, "\(text)")
        }
    }

    @Test func `every bit of seventy-five counts, and a code never shows in print`() {
        var seen: Set<String> = []
        for byte in 0..<10 {
            for bit in 0..<8 where byte < 9 || bit >= 5 {
                var bytes: [UInt8] = Array(repeating: 0, count: 10)
                bytes[byte] = 1 << bit
                if let code = LastingCode(bytes: bytes) { seen.insert(code.symbols) }
            }
        }
        #expect(seen.count == 75)
        let code = LastingCode(random: .seeded(1))
        #expect(!"\(code) \(String(reflecting: code)) \([code])".contains(code.symbols.prefix(4)))
    }
}
