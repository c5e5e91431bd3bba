public import Access
public import Care
import Storage
import WarningRules

/// Takes the duty of a place: from now on its alerts come here.
public struct TakeDuty: Command {
    public static let permission = Permission.takeDuty

    public var region: Region

    public init(region: Region) {
        self.region = region
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        // A place that was inherited by a merger is watched from its successor; nobody takes its duty any more.
        let isOwn = session.caller.posts.contains {
            $0.unit == nil && $0.region == region && $0.role.permissions.contains(Self.permission)
        }
        guard isOwn, session.scope.regions.contains(region), let account = session.caller.id else {
            throw WarningError.notYourPost
        }
        try session.run(
            """
            INSERT INTO duty (account, region, since)
            VALUES (\(account), \(try session.scope.admit(region)), \(session.now))
            ON CONFLICT (account, region) DO NOTHING
            """)
        session.about("duty \(region)", region: region)
        try session.bringHomeUnattended(in: region)
        session.touch(WarningsContents.topic)
        return Done()
    }
}

/// Leaves the duty of a place, also in the middle of a shift. What is open there moves on at once if nobody else is
/// on duty.
public struct LeaveDuty: Command {
    public static let permission = Permission.takeDuty

    public var region: Region

    public init(region: Region) {
        self.region = region
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        guard let account = session.caller.id else { throw WarningError.notYourPost }
        try session.goOffDuty(account, in: region)
        session.about("duty \(region)", region: region)
        let key = "duty left \(account) \(session.now.milliseconds)"
        try session.later(ClimbOverdueAlerts(), at: session.now, key: key)
        session.touch(WarningsContents.topic)
        return Done()
    }
}

extension Session {
    /// Ends a duty taken by hand, and cuts the shifts that run now by an absence until their ends.
    func goOffDuty(_ account: ID<Caller>, in region: Region) throws {
        try endDuty(of: account, in: region)
        let row = try row(
            """
            SELECT MAX(s.until_at) AS until_at FROM duty_shift s
            WHERE s.account = \(account) AND s.region = \(region) AND s.from_at <= \(now) AND s.until_at > \(now)
                AND \(scope, region: "s.region")
            """)
        let end: Moment? = try row?("until_at")
        guard let end, let rest = Stretch(from: now, until: end) else { return }
        try keepAbsence(of: account, in: try scope.admit(region), rest)
    }
}

extension Session where Case == TakeDuty {
    /// Alerts that waited where nobody was on duty come to the one who takes it.
    fileprivate func bringHomeUnattended(in region: Region) throws {
        let waiting = try rows(
            """
            SELECT a.id FROM alert a WHERE NOT a.attended AND a.state <> \(AlertState.closed)
                AND \(scope, region: "a.region")
            """
        ).map { try $0("id", as: ID<Alert>.self) }
        for id in waiting {
            let alert = try alert(id)
            let holding = try roster(for: alert.region).holder(for: alert.region)
            guard holding.attended else { continue }
            try run(
                """
                UPDATE alert SET holder = \(holding.region), attended = TRUE
                WHERE id = \(id) AND \(scope, region: "region")
                """)
            try enter(.moved, on: id, detail: "\(alert.holder) \(holding.region)")
        }
        about("duty \(region)", region: region)
    }
}
