import Foundation

/// Why words cannot stand as advice in a report to officials.
public enum AdviceFault: Error, Hashable, Sendable {
    case empty
    case tooLong
    /// They count people who were asked, fewer than ten of them: as it is written.
    case smallNumber(String)
}

/// What somebody advises officials to do. It is written by a person, and goes out under the same rule as every figure:
/// no number of fewer than ten of those who were asked (rulebook E.4.9, H.9; requirement 108).
///
/// Numbers of anything else are free: that each school needs two psychology teachers tells of nobody.
public struct AdviceText: Hashable, Sendable {
    public let words: String

    /// Signs.
    public static let longest = 4_000

    /// - Throws: what is wrong first.
    public init(_ written: String) throws(AdviceFault) {
        let words = written.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !words.isEmpty else { throw .empty }
        guard words.count <= Self.longest else { throw .tooLong }
        if let small = SmallCount.first(in: words) { throw .smallNumber(small) }
        self.words = words
    }
}

/// Finds a count of fewer than ten people in words that somebody has written. A reader of good will is helped to see
/// it; who wants to hide one can, and that is why a second person reads.
private enum SmallCount {
    /// Measure words that stand between a Chinese number and what it counts.
    static let measures = ["名", "个", "位", "人"]
    /// Who is asked in a screening, and what is made of them. "Psychology teachers" are none of these.
    static let asked = [
        "学生", "同学", "孩子", "儿童", "青少年", "居民", "老人", "职工", "员工", "患者", "受访者", "例", "pupil", "student",
        "child", "resident", "respondent", "participant", "patient", "case", "person", "people",
    ]
    /// "One" is left out: 一个孩子也不落下 counts nobody.
    static let chinese: [Character: Int] = [
        "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    static let chineseParts: Set<Character> = Set("一二两三四五六七八九十百千万零〇几")

    /// - Returns: the count with the words that make it one.
    static func first(in text: String) -> String? {
        var rest = Substring(text)
        while let start = rest.firstIndex(where: { isDigit($0) || chineseParts.contains($0) }) {
            let isWritten = chineseParts.contains(rest[start])
            let number = rest[start...].prefix { isWritten ? chineseParts.contains($0) : isDigit($0) || $0 == "." }
            rest = rest[number.endIndex...]
            if isSmall(number), let noun = counted(after: rest) { return "\(number)\(noun)" }
        }
        return nil
    }

    /// Full-width digits are digits too.
    private static func isDigit(_ sign: Character) -> Bool {
        sign.unicodeScalars.allSatisfy { $0.properties.generalCategory == .decimalNumber }
    }

    /// A whole number from 1 to 9; 9.5 is a share, and 12 is told in every table.
    private static func isSmall(_ number: Substring) -> Bool {
        guard number.count == 1, let sign = number.first else { return false }
        let count = chinese[sign] ?? (isDigit(sign) ? sign.wholeNumberValue ?? 0 : 0)
        return count > 0 && count < SmallNumbers.cell
    }

    /// What the number counts, as it is written, where those are people who were asked.
    private static func counted(after number: Substring) -> String? {
        let words = number.drop { $0 == " " }
        let measure = measures.first { words.hasPrefix($0) } ?? ""
        let noun = words.dropFirst(measure.count).drop { $0 == " " }.lowercased()
        if let found = asked.first(where: noun.hasPrefix) { return measure + found }
        return measure == "人" ? measure : nil
    }
}
