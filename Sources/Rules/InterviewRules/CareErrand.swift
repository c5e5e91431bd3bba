public import Care
public import WarningRules

/// Whom a level makes somebody tell, or what it makes them do, beside the guardian and the next look.
///
/// Source: rulebook C.3: rank 4 principal at once and education bureau within an hour; rank 3 school crisis group
/// within a day and referral within three; rank 1 class teacher within two weeks.
public enum CareErrand: String, Sendable, Codable, CaseIterable {
    case principal, bureau, crisisGroup, referral, classTeacher
}

/// An errand with the end of its time.
public struct ErrandDue: Sendable, Codable, Equatable {
    public let errand: CareErrand
    public let at: Moment

    public init(errand: CareErrand, at: Moment) {
        self.errand = errand
        self.at = at
    }
}

extension CarePolicy {
    /// What a level that was set at a moment asks for, what is due first before the rest; nothing before a talk.
    public func errands(
        of level: CareLevel?, since moment: Moment?, in calendar: WorkingCalendar
    ) -> [ErrandDue] {
        guard let level, let moment, let asked = step(of: level)?.errands else { return [] }
        return CareErrand.allCases.compactMap { errand in
            asked[errand].map { ErrandDue(errand: errand, at: $0.end(from: moment, in: calendar)) }
        }.sorted { $0.at < $1.at }
    }
}
