public import Access
public import Care
import Storage
public import WarningRules

/// Changes who does a shift, and from when until when. What is over stays as it was: it says who was there.
public struct ChangeDutyShift: Command {
    public static let permission = Permission.planDuty

    public var shift: ID<DutyShift>
    public var account: ID<Caller>
    public var kind: DutyKind
    public var firstDay: Day
    public var lastDay: Day?
    public var opens: ClockTime
    public var closes: ClockTime

    public init(
        shift: ID<DutyShift>, account: ID<Caller>, kind: DutyKind, firstDay: Day, lastDay: Day? = nil,
        opens: ClockTime, closes: ClockTime
    ) {
        self.shift = shift
        self.account = account
        self.kind = kind
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.opens = opens
        self.closes = closes
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let known = try session.shiftToChange(shift)
        let wanted = try single(from: firstDay, opens, until: lastDay, closes)
        guard known.stretch.until > session.now, wanted.until > session.now else { throw DutyProblem.alreadyOver }
        try session.mustBeOnRoster(account, in: known.region, field: "account")
        let hasBegun = known.stretch.from < session.now
        if hasBegun, account != known.account {
            try session.passOn(known, to: account, kind, until: wanted.until)
        } else {
            let from = hasBegun ? known.stretch.from : wanted.from
            try session.move(known, to: account, kind, from: from, until: wanted.until)
        }
        try session.rosterChanged(in: known.region)
        return Done()
    }
}

extension Session where Case == ChangeDutyShift {
    /// Somebody else goes on with a shift that has begun: what is over keeps the name of who was there.
    fileprivate func passOn(
        _ known: KnownShift, to account: ID<Caller>, _ kind: DutyKind, until: Moment
    ) throws {
        try endShift(known)
        try run(
            """
            INSERT INTO duty_shift (id, region, account, kind, from_at, until_at, planned_by, planned_at)
            VALUES (\(newID(DutyShift.self)), \(try scope.admit(known.region)), \(account), \(kind), \(now),
                \(until), \(caller.id), \(now))
            ON CONFLICT (account, region, from_at, until_at) DO NOTHING
            """)
    }

    /// Writes the shift anew under its own name, and not over the old line: two planners may give the same hours to the
    /// same person in the same instant, and the second of them is to hear so.
    fileprivate func move(
        _ known: KnownShift, to account: ID<Caller>, _ kind: DutyKind, from: Moment, until: Moment
    ) throws {
        guard from < until else { throw DutyProblem.endsBeforeItBegins }
        // An end that moves makes nobody a newcomer, so that climbed alerts do not come back for it.
        let isSame = known.account == account && known.stretch.from == from
        try run("DELETE FROM duty_shift WHERE id = \(known.id) AND \(scope, region: "region")")
        let written = try run(
            """
            INSERT INTO duty_shift (id, region, account, kind, from_at, until_at, planned_by, planned_at)
            VALUES (\(known.id), \(try scope.admit(known.region)), \(account), \(kind), \(from), \(until),
                \(caller.id), \(isSame ? known.plannedAt : now))
            ON CONFLICT (account, region, from_at, until_at) DO NOTHING
            """)
        guard written == 1 else { throw DutyProblem.shiftTaken }
    }
}

/// Takes a shift off the roster. Of one that runs already, what is over stays: it says who was there.
public struct RemoveDutyShift: Command {
    public static let permission = Permission.planDuty

    public var shift: ID<DutyShift>

    public init(shift: ID<DutyShift>) {
        self.shift = shift
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let known = try session.shiftToChange(shift)
        guard known.stretch.until > session.now else { throw DutyProblem.alreadyOver }
        if known.stretch.from < session.now {
            try session.endShift(known)
        } else {
            try session.run(
                "DELETE FROM duty_shift WHERE id = \(shift) AND \(session.scope, region: "region")")
        }
        try session.rosterChanged(in: known.region)
        return Done()
    }
}

extension Session {
    /// Ends a shift that has begun now.
    fileprivate func endShift(_ known: KnownShift) throws {
        if let done = Stretch(from: known.stretch.from, until: now) {
            try mustBeFree(done, of: known.account, in: known.region, besides: known.id)
        }
        try run(
            "UPDATE duty_shift SET until_at = \(now) WHERE id = \(known.id) AND \(scope, region: "region")"
        )
    }

    /// Looks first, because a statement that fails ends the whole transaction; the table has the last word.
    fileprivate func mustBeFree(
        _ stretch: Stretch, of account: ID<Caller>, in region: Region, besides shift: ID<DutyShift>
    ) throws {
        let same = try row(
            """
            SELECT s.id FROM duty_shift s WHERE s.account = \(account) AND s.region = \(region)
                AND s.from_at = \(stretch.from) AND s.until_at = \(stretch.until) AND s.id <> \(shift)
                AND \(scope, region: "s.region")
            """)
        if same != nil { throw DutyProblem.shiftTaken }
    }
}
