import Care

/// A resident identity number (公民身份号码): six digits of a place, eight of the birthday, three of a sequence whose
/// last is odd for men, and a check character.
///
/// Source: GB 11643-1999; check character by ISO 7064, MOD 11-2.
struct ResidentNumber: Equatable, Sendable {
    /// Seventeen digits and a digit or `X`.
    let text: String
    let born: Day
    let sex: MemberSex

    /// - Parameter typed: with blanks and a small `x`, as people type it; full-width digits are read as digits.
    /// - Returns: `nil` when the check character is wrong or the birthday never was.
    init?(_ typed: String) {
        let signs = Self.signs(typed)
        guard signs.count == 18, let digits = Self.digits(signs.dropLast()), let last = signs.last,
            Self.check(of: digits) == last
        else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        guard let born = Day(year: number(6..<10), month: number(10..<12), day: number(12..<14)) else { return nil }
        text = String(decoding: signs, as: UTF8.self)
        self.born = born
        sex = digits[16] % 2 == 1 ? .male : .female
    }

    /// As bytes, without what people put between them. A list has 100,000 of these, nearly all of them plain.
    private static func signs(_ typed: String) -> [UInt8] {
        let isPlain = typed.utf8.allSatisfy { isDigit($0) || $0 == capitalX }
        return isPlain ? Array(typed.utf8) : Array(String(typed.filter { !$0.isWhitespace }.map(plain)).utf8)
    }

    private static func plain(_ sign: Character) -> Character {
        if "xX\u{FF38}\u{FF58}".contains(sign) { return "X" }
        guard let digit = sign.wholeNumberValue, (0...9).contains(digit) else { return sign }
        return Character("\(digit)")
    }

    private static let capitalX = UInt8(ascii: "X")
    private static func isDigit(_ sign: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign) }

    private static func digits(_ signs: some Collection<UInt8>) -> [Int]? {
        signs.allSatisfy(isDigit) ? signs.map { Int($0 - UInt8(ascii: "0")) } : nil
    }

    /// The weights are the powers of two modulo eleven, from the seventeenth down to the first.
    private static func check(of digits: [Int]) -> UInt8 {
        let sum = digits.reduce(0) { ($0 + $1) * 2 % 11 }
        let rest = (12 - sum) % 11
        return rest == 10 ? capitalX : UInt8(ascii: "0") + UInt8(rest)
    }
}
