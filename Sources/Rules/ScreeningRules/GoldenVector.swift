/// A sheet with its known outcome, carried in the file and tried whenever the file is read.
public struct GoldenVector: Hashable, Sendable {
    /// What was put in.
    public enum Input: Hashable, Sendable {
        /// The weights chosen, one for each scored item in order; `nil` for an answer missing or not asked.
        case weights([Int?])
        /// A total that somebody else took.
        case entered(Int)
    }

    public enum Outcome: Hashable, Sendable {
        case score(total: Int, band: String, screenPositive: Bool)
        case tooManyMissing
        case notValid
    }

    public let input: Input
    public let person: Person
    public let outcome: Outcome
    /// What else must come out; empty where the file does not say.
    public let details: Details
    /// The highest rank of red flags, 0 for none.
    public let worstRank: Int
    /// Who says so; `nil` where it follows from the bands alone.
    public let source: String?

    /// Parts of a score that a vector may name besides.
    public struct Details: Hashable, Sendable {
        public let positiveBy: [String]
        public let alternative: String?
        public let tScore: Int?
        public let subscales: [Subscale]
        /// Whether two answers of a pair lie too far apart (rulebook E.4.4).
        public let inconsistent: Bool?
    }

    /// The outcome of one subscale.
    public struct Subscale: Hashable, Sendable {
        public let scale: String
        public let total: Int
        public let band: String?
    }
}
