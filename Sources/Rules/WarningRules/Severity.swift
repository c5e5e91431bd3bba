/// How grave an alert is, by the rank that stays the same whatever colours or numbers a region shows.
///
/// The raw value is what is stored; rank 0 means that there is no alert. Regions name the same rank differently
/// (red/yellow/blue, first level as the gravest or the mildest), so only the rank is ever compared.
/// Source: rulebook C.1, C.2.
public enum Severity: Int, Sendable, Codable, CaseIterable, Comparable {
    case green = 1
    case yellow = 2
    case red = 3
    case imminent = 4

    /// The severity of a red flag, from the rank that its instrument gives it.
    ///
    /// - Parameter flagRank: 0 to 4; `nil` where the instrument names no rank, which counts as yellow (issue 2 §5).
    /// - Returns: `nil` for rank 0. A rank outside the table errs on the grave side: above 4 is imminent,
    ///   below 0 is yellow, so that a slip in a file cannot swallow an alert.
    public init?(flagRank: Int?) {
        guard let flagRank, flagRank >= 0 else { self = .yellow; return }
        guard flagRank > 0 else { return nil }
        self = Severity(rawValue: flagRank) ?? .imminent
    }

    /// Whether `other` is graver. A rank only rises; what is asked for below it changes nothing.
    public func rises(to other: Severity) -> Bool { other > self }

    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}
