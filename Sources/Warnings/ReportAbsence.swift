public import Access
public import Care
import Storage
public import WarningRules

/// Says that somebody on the roster of a place will not be there, and perhaps who comes instead.
///
/// Without a replacement the shifts that fall into it leave a gap, which the roster shows and the gap check tells.
/// Why somebody is away is not asked.
public struct ReportAbsence: Command {
    public static let permission = Permission.planDuty

    public var region: Region
    /// Whoever is away; the caller themselves where nobody is named.
    public var account: ID<Caller>?
    public var replacement: ID<Caller>?
    public var firstDay: Day
    public var lastDay: Day
    public var opens: ClockTime
    public var closes: ClockTime

    public init(
        region: Region, account: ID<Caller>? = nil, replacement: ID<Caller>? = nil, firstDay: Day, lastDay: Day,
        opens: ClockTime, closes: ClockTime
    ) {
        self.region = region
        self.account = account
        self.replacement = replacement
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.opens = opens
        self.closes = closes
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// When nobody is there now because of it, within the absence.
        public let gaps: [Stretch]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let place = try session.scope.admit(region)
        guard let away = account ?? session.caller.id else { throw DutyProblem.noPostThere(field: "account") }
        try session.mustBeOnRoster(away, in: region, field: "account")
        let from = Moment(firstDay, minute: opens.minute)
        guard let stretch = Stretch(from: from, until: Moment(lastDay, minute: closes.minute)) else {
            throw DutyProblem.endsBeforeItBegins
        }
        guard stretch.until > session.now else { throw DutyProblem.alreadyOver }
        guard lastDay.daysSince1970 - firstDay.daysSince1970 <= DutyPattern.longestWeeks * 7 else {
            throw DutyProblem.spanTooLong
        }
        if let replacement { try session.fill(stretch, of: away, by: replacement, in: region, place) }
        try session.keepAbsence(of: away, in: place, stretch)
        if stretch.contains(session.now) { try session.endDuty(of: away, in: region) }
        try session.rosterChanged(in: region)
        return Outcome(gaps: try session.dutyGaps(of: region, in: stretch, session.dutyBook(of: region, in: stretch)))
    }
}

extension Session {
    func keepAbsence(of account: ID<Caller>, in place: Admitted, _ stretch: Stretch) throws {
        try run(
            """
            INSERT INTO duty_absence (id, region, account, from_at, until_at, reported_by, reported_at)
            VALUES (\(newID(DutyAbsence.self)), \(place), \(account), \(stretch.from), \(stretch.until),
                \(caller.id), \(now))
            ON CONFLICT (account, region, from_at, until_at) DO NOTHING
            """)
    }

    /// Ends a duty that was taken by hand.
    func endDuty(of account: ID<Caller>, in region: Region) throws {
        try run(
            "DELETE FROM duty WHERE account = \(account) AND region = \(region) AND \(scope, region: "region")")
    }
}

extension Session where Case == ReportAbsence {
    /// The replacement gets the same shifts, as far as they fall into the absence and the person was there.
    fileprivate func fill(
        _ stretch: Stretch, of away: ID<Caller>, by replacement: ID<Caller>, in region: Region, _ place: Admitted
    ) throws {
        guard replacement != away else { throw DutyProblem.samePerson(field: "replacement") }
        try mustBeOnRoster(replacement, in: region, field: "replacement")
        for line in try dutyBook(of: region, in: stretch).shifts where line.account == away {
            for piece in line.attended.compactMap({ $0.shared(with: stretch) }) where piece.until > now {
                try run(
                    """
                    INSERT INTO duty_shift (id, region, account, kind, from_at, until_at, planned_by, planned_at)
                    VALUES (\(newID(DutyShift.self)), \(place), \(replacement), \(line.kind), \(piece.from),
                        \(piece.until), \(caller.id), \(now))
                    ON CONFLICT (account, region, from_at, until_at) DO NOTHING
                    """)
            }
        }
    }
}

/// Takes an absence back: the person is there after all. What of it is over stays.
public struct EndAbsence: Command {
    public static let permission = Permission.planDuty

    public var absence: ID<DutyAbsence>

    public init(absence: ID<DutyAbsence>) {
        self.absence = absence
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let row = try session.row(
            """
            SELECT b.region, b.from_at, b.until_at FROM duty_absence b
            WHERE b.id = \(absence) AND \(session.scope, region: "b.region")
            """)
        guard let row else { throw Refusal.notFound }
        let stretch = try row.stretch
        guard stretch.until > session.now else { throw DutyProblem.alreadyOver }
        if stretch.from < session.now {
            // Two absences that began together may not end together: the other one has said it already.
            try session.run(
                """
                DELETE FROM duty_absence WHERE id <> \(absence) AND \(session.scope, region: "region")
                    AND from_at = \(stretch.from) AND until_at = \(session.now) AND EXISTS (
                        SELECT 1 FROM duty_absence o WHERE o.id = \(absence) AND o.account = duty_absence.account
                            AND o.region = duty_absence.region)
                """)
            try session.run(
                """
                UPDATE duty_absence SET until_at = \(session.now)
                WHERE id = \(absence) AND \(session.scope, region: "region")
                """)
        } else {
            try session.run("DELETE FROM duty_absence WHERE id = \(absence) AND \(session.scope, region: "region")")
        }
        try session.rosterChanged(in: try row("region"))
        return Done()
    }
}
