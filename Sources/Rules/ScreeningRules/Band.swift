public import Care

/// One stretch of a scale with a name of its own.
public struct Band: Hashable, Sendable {
    /// Stable, for tables and phrase keys: `moderately-severe`.
    public let code: String
    /// Lowest and highest total of the band, points, both inside.
    public let range: ClosedRange<Int>
    public let title: Wording
    public let concern: Concern
    /// Who drew the borders.
    public let source: String
}

/// How soon it would be good to talk with somebody, over all scales alike.
public enum Concern: String, Sendable, Codable, CaseIterable, Comparable {
    case low, middle, high

    /// When to seek whom.
    public var advice: Phrase { Phrase("screenings.seek.\(rawValue)") }

    public static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.low, .middle), (.low, .high), (.middle, .high): true
        default: false
        }
    }
}

extension Questionnaire {
    /// What a band of this scale may mean, carefully said.
    ///
    /// A scale that an institution brought has no words of its own here; how soon it would be good to talk is known all
    /// the same.
    public func meaning(of band: Band) -> Phrase {
        guard licence.permission == .none else { return Phrase("scoring.meaning.\(band.concern.rawValue)") }
        return Phrase("meanings.\(slug).\(band.code)")
    }
}
