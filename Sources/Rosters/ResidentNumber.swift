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
        let signs = typed.filter { !$0.isWhitespace }.map(Self.plain)
        guard signs.count == 18, let digits = Self.digits(signs.dropLast()), let last = signs.last,
            Self.check(of: digits) == last
        else { return nil }
        let date = String(signs[6..<14])
        guard let born = Day("\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))") else { return nil }
        text = String(signs)
        self.born = born
        sex = digits[16] % 2 == 1 ? .male : .female
    }

    private static func plain(_ sign: Character) -> Character {
        if "xX\u{FF38}\u{FF58}".contains(sign) { return "X" }
        guard let digit = sign.wholeNumberValue, (0...9).contains(digit) else { return sign }
        return Character("\(digit)")
    }

    private static func digits(_ signs: some Collection<Character>) -> [Int]? {
        let digits = signs.compactMap(\.wholeNumberValue)
        return digits.count == signs.count ? digits : nil
    }

    /// The weights are the powers of two modulo eleven, from the seventeenth down to the first.
    static func check(of digits: [Int]) -> Character? {
        let sum = digits.reduce(0) { ($0 + $1) * 2 % 11 }
        let rest = (12 - sum) % 11
        return rest == 10 ? "X" : Character("\(rest)")
    }
}
