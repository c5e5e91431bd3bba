public import Care

/// From when until when a scale may be used under a licence, both days inside.
public struct LicenceTerm: Hashable, Sendable, Codable {
    /// Days before its end from which the ledger warns. Source: issue 3; rulebook E.2 asks for the expiry itself.
    public static let warningDays = 60

    public let from: Day
    public let until: Day

    /// - Returns: `nil` when it would end before it begins.
    public init?(from: Day, until: Day) {
        guard from <= until else { return nil }
        self.from = from
        self.until = until
    }

    /// Days that may still be used after this one; negative when it is over.
    public func daysLeft(on day: Day) -> Int { until.daysSince1970 - day.daysSince1970 }

    /// How the licence stands on a day.
    public func standing(on day: Day) -> LicenceStanding {
        if day < from { return .notYet }
        if day > until { return .ended }
        return daysLeft(on: day) <= Self.warningDays ? .endsSoon : .valid
    }
}

/// How a licence stands on one day.
public enum LicenceStanding: String, Sendable, Codable, CaseIterable {
    case notYet = "not-yet"
    case valid
    /// Valid, with 60 days or fewer left.
    case endsSoon = "ends-soon"
    case ended

    /// Whether a new sitting may begin. Old results can be looked at whatever the standing.
    public var allowsSittings: Bool { self == .valid || self == .endsSoon }

    public var name: Phrase { Phrase("instruments.standing.\(rawValue)") }
}
