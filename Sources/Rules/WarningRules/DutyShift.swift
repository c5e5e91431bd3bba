public import Care

/// Whether somebody stands in the first line of a shift or behind it (AB 角).
public enum DutyKind: String, Sendable, Codable, CaseIterable {
    case first, standIn
}

/// One person's planned duty in one place. Shifts may overlap: two people on duty are better than one.
public struct DutyShift: Hashable, Sendable, Codable {
    public let account: String
    public let region: Region
    public let stretch: Stretch
    public let kind: DutyKind

    /// A week: long enough for a holiday duty, short enough to catch a year typed wrongly. [D]
    public static let longestHours = 7 * 24

    public init(account: String, region: Region, stretch: Stretch, kind: DutyKind) {
        self.account = account
        self.region = region
        self.stretch = stretch
        self.kind = kind
    }

    /// When the person is really there: the shift without the absences of the same person in the same place.
    public func attended(despite absences: [DutyAbsence]) -> [Stretch] {
        stretch.without(absences.filter { $0.account == account && $0.region == region }.map(\.stretch))
    }
}

/// A time in which somebody on the roster of a place is not there.
public struct DutyAbsence: Hashable, Sendable, Codable {
    public let account: String
    public let region: Region
    public let stretch: Stretch

    public init(account: String, region: Region, stretch: Stretch) {
        self.account = account
        self.region = region
        self.stretch = stretch
    }
}
