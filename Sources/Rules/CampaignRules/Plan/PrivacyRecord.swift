public import Care

/// What was thought through before sensitive data is handled: why, whether it must be, what could go wrong, what is
/// done against it.
///
/// Source: rulebook H.2, PIPL art. 55 and 56; kept for three years at least (H.8).
public struct PrivacyRecord: Hashable, Sendable, Codable {
    /// The shortest time for which a record is kept after the campaign has ended. Source: PIPL art. 56.
    public static let yearsKept = 3

    /// The day until which every writing of a record is kept at least, after the last day of its campaign.
    /// The day after where the year has no such day.
    public static func keptUntil(after end: Day) -> Day {
        let (year, month, day) = end.civil
        return Day(year: year + yearsKept, month: month, day: day)
            ?? Day(year: year + yearsKept, month: month + 1, day: 1) ?? end.adding(days: 366 * yearsKept)
    }

    public var purpose: String
    public var necessity: String
    public var risks: String
    public var measures: String

    public init(purpose: String, necessity: String, risks: String, measures: String) {
        self.purpose = purpose
        self.necessity = necessity
        self.risks = risks
        self.measures = measures
    }
}
