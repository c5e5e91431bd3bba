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
    public init(_ written: String, _ counted: CountedPeople) throws(AdviceFault) {
        let words = written.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !words.isEmpty else { throw .empty }
        guard words.count <= Self.longest else { throw .tooLong }
        if let small = counted.smallCount(in: words) { throw .smallNumber(small) }
        self.words = words
    }
}
