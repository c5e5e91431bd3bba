public import Access
public import Care
import Storage
import WarningRules

/// Tells who is on duty now in the caller's own places, until when, and who comes next.
///
/// A place that came to them by a merger is told as long as it has a roster: after that their own answers for it. For a
/// unit, such as a school, it tells which place answers: units have no duty of their own.
public struct SeeWhoIsOnDuty: Query {
    public static let permission = Permission.watchAlerts
    /// Names of colleagues at work, and of nobody who is helped.
    public static let opensIdentity = false

    public init() {}

    public struct Person: Codable, Sendable, Equatable {
        public let account: ID<Caller>
        public let name: String
        /// `nil` where the duty was taken by hand and lasts until it is left.
        public let until: Moment?
    }

    public struct Coming: Codable, Sendable, Equatable {
        public let name: String
        public let from: Moment
    }

    public struct Place: Codable, Sendable, Equatable {
        public let region: Region
        public let people: [Person]
        public let next: Coming?
        /// Hand-overs that wait for the caller to accept them.
        public let handOversForMe: Int

        fileprivate var isQuiet: Bool { people.isEmpty && next == nil && handOversForMe == 0 }
    }

    /// Which place is on duty now for the caller's unit; no names, for the caller's reach ends at the unit.
    public struct Answering: Codable, Sendable, Equatable {
        /// Where the unit lies.
        public let region: Region
        /// The nearest place upwards with somebody on duty; else the widest that alerts climb to.
        public let holder: Region
        public let attended: Bool
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let places: [Place]
        public let units: [Answering]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        Outcome(places: try session.placesInReach(), units: try session.answeringForUnits())
    }
}

extension Session where Case == SeeWhoIsOnDuty {
    fileprivate func placesInReach() throws -> [SeeWhoIsOnDuty.Place] {
        let own = Set(caller.posts.map(\.region))
        return try Set(scope.regions).sorted().map { try place($0) }.filter { own.contains($0.region) || !$0.isQuiet }
    }

    private func place(_ region: Region) throws -> SeeWhoIsOnDuty.Place {
        let people = try onDuty(in: region)
        return SeeWhoIsOnDuty.Place(
            region: region, people: people, next: try comingNext(in: region, besides: Set(people.map(\.account))),
            handOversForMe: try handOversForCaller(in: region))
    }

    fileprivate func answeringForUnits() throws -> [SeeWhoIsOnDuty.Answering] {
        let posts = caller.posts.filter { $0.unit.map(scope.units.contains) == true }
        return try Set(posts.map(\.region)).sorted().map { region in
            let holding = try roster(for: region).holder(for: region)
            return SeeWhoIsOnDuty.Answering(region: region, holder: holding.region, attended: holding.attended)
        }
    }

    /// Everybody once; who took the duty by hand stays longest.
    fileprivate func onDuty(in region: Region) throws -> [SeeWhoIsOnDuty.Person] {
        try rows(
            """
            SELECT o.account, a.display_name,
                CASE WHEN COUNT(*) = COUNT(o.until_at) THEN MAX(o.until_at) END AS until_at
            FROM (\(peopleOnDuty)) o JOIN published_account a ON a.id = o.account
            WHERE o.region = \(region) AND \(scope, region: "o.region")
            GROUP BY o.account, a.display_name ORDER BY a.display_name, o.account
            """
        ).map { .init(account: try $0("account"), name: try $0("display_name"), until: try $0("until_at")) }
    }

    fileprivate func handOversForCaller(in region: Region) throws -> Int {
        let row = try row(
            """
            SELECT COUNT(*) AS number FROM duty_hand_over h WHERE h.region = \(region) AND h.taker = \(caller.id)
                AND h.accepted_at IS NULL AND h.given_at > \(now.adding(hours: -DutyShift.longestHours))
                AND \(scope, region: "h.region")
            """)
        return try row?("number") ?? 0
    }

    /// The first person who comes within a week and is not there already.
    fileprivate func comingNext(
        in region: Region, besides present: Set<ID<Caller>>
    ) throws -> SeeWhoIsOnDuty.Coming? {
        guard let week = Stretch(from: now, until: now.adding(hours: 7 * 24)) else { return nil }
        let coming = try dutyBook(of: region, in: week).shifts.filter { !present.contains($0.account) }
            .flatMap { line in line.attended.map { (line.name, $0.from) } }
            .filter { $0.1 > now }
            .min { $0.1 < $1.1 }
        return coming.map { SeeWhoIsOnDuty.Coming(name: $0.0, from: $0.1) }
    }
}

/// Lists the caller's own coming shifts, for a calendar of their own.
public struct ListOwnShifts: Query {
    public static let permission = Permission.takeDuty
    public static let opensIdentity = false

    public init() {}

    public struct Outcome: Codable, Sendable {
        public let shifts: [ShiftLine]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let half = 24 * 7 * DutyPattern.longestWeeks
        guard let span = Stretch(from: session.now, until: session.now.adding(hours: half)) else {
            return Outcome(shifts: [])
        }
        var own: [ShiftLine] = []
        for region in Set(session.scope.regions).sorted() {
            own += try session.dutyBook(of: region, in: span).shifts.filter(\.isOwn)
        }
        return Outcome(shifts: own)
    }
}
