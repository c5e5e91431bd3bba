public import Care

/// Other borders of a scale, for other people than its own were drawn for.
public struct Alternative: Hashable, Sendable {
    /// On which number the cut-off and the bands stand.
    public enum JudgedBy: String, Sendable, CaseIterable {
        case points
        case tScore = "t-score"
    }

    public let id: String
    /// Of the norm table; `nil` where only the file has a version.
    public let version: String?
    public let audience: Audience
    /// Takes the place of the scale's own; `nil` where the people of the audience keep it.
    public let cutOff: CutOff?
    /// Take the place of all of the scale's own; `nil` where the people of the audience keep them.
    public let bands: Bands?
    /// Points added to the total, never beyond its maximum.
    public let bonus: Int
    public let norm: Norm?
    public let judgedBy: JudgedBy
    /// Shown to the reader. The version of the file fixes which norm a sheet gets, so that old sheets keep theirs.
    public let validFrom: Day?
    public let source: String
}

/// Which alternative a score was held against.
public struct AlternativeUsed: Hashable, Sendable, Codable {
    public let id: String
    /// Of the norm table; `nil` where only the file has a version.
    public let version: String?
}

/// How the people of an audience answered.
public struct Norm: Hashable, Sendable {
    /// Hundredths of a point.
    public let mean: Int
    /// Hundredths of a point, more than 0.
    public let deviation: Int

    /// T = 50 + 10 × (points − mean) ÷ deviation, whole, rounded half up, kept within 0 to 100.
    ///
    /// Whole numbers only, so that the same points always give the same T.
    /// - Parameter hundredths: of a point.
    public func tScore(of hundredths: Int) -> Int {
        let (above, below) = (20 * (hundredths - mean) + deviation, 2 * deviation)
        let floor = above >= 0 ? above / below : -((below - 1 - above) / below)
        return min(100, max(0, 50 + floor))
    }
}
