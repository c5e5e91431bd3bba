public import Care
public import InterviewRules
import Storage

/// A circumstance for which a pupil may need more care, as the school's psychology teacher reads it (rulebook G.2).
///
/// It is no level: it makes no finding, moves no clock, and nothing is ranked by it (G.2.8, C.2). It ends by itself.
public struct CareTag: Codable, Sendable, Equatable {
    public let id: ID<CareTag>
    public let code: String
    /// By language.
    public let names: [String: String]
    public let basis: CareTagBasis
    public let suppliedBy: CareTagSupplier
    public let since: Day
    /// The last day on which it holds.
    public let until: Day
    public let words: String?
    public let notedBy: String
    /// Whether it is time to ask if it still holds.
    public let endsSoon: Bool
}

/// What lies sealed as one.
struct CareTagContent: Codable, Sendable, Equatable {
    let code: String
    let basis: CareTagBasis
    let suppliedBy: CareTagSupplier
    let since: Day
    let words: String?

    static func sealing(of tag: ID<CareTag>) -> String { "care tag \(tag)" }
}

enum CareTagSchema {
    /// `mark` is a keyed fingerprint of pupil, school and tag: each stands once, and the database tells nobody which.
    static let migration: [SQL] = [
        """
        CREATE TABLE care_tag (
            id TEXT PRIMARY KEY,
            member TEXT NOT NULL,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            keeper TEXT NOT NULL,
            request TEXT NOT NULL UNIQUE,
            mark TEXT NOT NULL UNIQUE,
            content \(DialectHole.bytes) NOT NULL,
            until_day TEXT NOT NULL CHECK (LENGTH(until_day) = 10),
            noted_by TEXT NOT NULL,
            noted_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX care_tag_member ON care_tag (member)",
        "CREATE INDEX care_tag_keeper ON care_tag (keeper, until_day)",
        "CREATE INDEX care_tag_until ON care_tag (until_day)",
    ]
}
