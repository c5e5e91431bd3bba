public import Access
public import Care
import Storage
public import WarningRules

/// Finds when somebody is needed on duty in the coming days and nobody is planned.
///
/// Asks for the caller's own places, and for those inside that have planned a roster before: a place that has none
/// hands its alerts upwards, and its planner sees so at home. A place that has ended asks for nobody: whoever came
/// after it answers, or the place above.
public struct CheckDutyGaps: Query {
    public static let permission = Permission.planDuty
    public static let opensIdentity = false

    /// How far to look, 1 to 31; a week where nothing is said.
    public var days: Int?

    public init(days: Int? = nil) {
        self.days = days
    }

    public struct PlaceGaps: Codable, Sendable, Equatable {
        public let region: Region
        public let gaps: [Stretch]
        /// Whether anybody at all stands on the roster in this time.
        public let hasRoster: Bool
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// Only places with a gap, in the order of their codes.
        public let places: [PlaceGaps]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard (1...31).contains(days ?? 7) else { throw Refusal.invalid(field: "days") }
        let (from, until) = (session.now, session.now.adding(hours: 24 * (days ?? 7)))
        guard let coming = Stretch(from: from, until: until) else { return Outcome(places: []) }
        var places: [PlaceGaps] = []
        for region in try session.placesWithRosters() {
            let book = try session.dutyBook(of: region, in: coming)
            let gaps = try session.dutyGaps(of: region, in: coming, book)
            guard !gaps.isEmpty else { continue }
            places.append(PlaceGaps(region: region, gaps: gaps, hasRoster: !book.shifts.isEmpty))
        }
        return Outcome(places: places)
    }
}

extension Session where Case == CheckDutyGaps {
    fileprivate func placesWithRosters() throws -> [Region] {
        let inside = try rows(
            """
            SELECT DISTINCT s.region FROM duty_shift s
            WHERE s.until_at > \(now.adding(hours: -24 * 30)) AND \(scope, region: "s.region")
            ORDER BY s.region LIMIT 200
            """
        ).map { try $0("region", as: Region.self) }
        let places = Set(scope.regions + inside)
        return places.subtracting(try self.places(endedAmong: places.sorted())).sorted()
    }
}
