/// How much care somebody needs. A screening proposes one; an interview sets it.
///
/// The raw value is what is stored and compared; what a place calls it stands in its policy.
/// Source: rulebook C.1, C.3.
public enum CareLevel: Int, Sendable, Codable, CaseIterable, Comparable {
    /// Talked, and nothing more is needed.
    case calm = 0
    case watch = 1
    case moderate = 2
    case serious = 3
    case imminent = 4

    /// From here on the guardian is told and a way to more help is looked for (rulebook C.3).
    public static let neverAlone = CareLevel.serious

    public static func < (left: CareLevel, right: CareLevel) -> Bool { left.rawValue < right.rawValue }
}
