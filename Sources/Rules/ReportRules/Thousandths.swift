/// A number as it stands in a published table, kept whole in thousandths: `6.34` is 6340. So it is the same in every
/// database and comes out as it went in.
public struct Thousandths: Hashable, Sendable {
    public let thousandths: Int

    public init(thousandths: Int) { self.thousandths = thousandths }

    /// Up to seven digits, and up to three behind the point. Not below nothing.
    /// - Returns: `nil` of anything else: a sign, an exponent, a formula.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...7).contains(parts[0].utf8.count) else { return nil }
        let behind = parts.count == 2 ? String(parts[1]) : "0"
        guard (1...3).contains(behind.utf8.count) else { return nil }
        let digits = Array("\(parts[0])\(behind)\(String(repeating: "0", count: 3 - behind.utf8.count))".utf8)
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        thousandths = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    public var value: Double { Double(thousandths) / 1_000 }
}
