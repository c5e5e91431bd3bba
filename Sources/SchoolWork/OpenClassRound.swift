public import Access
public import Care
import SchoolWorkRules
import Storage

/// Opens a self-check for a class meeting: a code for the board that leads to the public self-check (rulebook A,
/// requirement 154). Nobody is invited by name, and nothing that is answered belongs to the class.
public struct OpenClassRound: Command {
    public static let permission = Permission.holdClassMeetings

    /// The class.
    public var unit: String
    public var request: String

    public init(unit: String, request: String) {
        self.unit = unit
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let round: ID<ClassRound>
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard !request.isEmpty else { throw SchoolWorkProblem.missing(field: "request") }
        let found = try session.meetingClass(unit)
        let mark = session.fingerprint("\(session.caller.name)|\(request)", for: "class round form")
        if let known = try session.roundID(of: mark) { return Outcome(round: known) }
        try session.forgetOldTickets()
        let rounds = try session.policy(in: found.region, on: session.today).rounds
        let (id, code) = (session.newID(ClassRound.self), session.newSpokenCode())
        let kept = try session.run(
            """
            INSERT INTO class_round
                (id, region, house, unit, topic, code_index, code_sealed, request, opened_by, opened_at, closes_at)
            VALUES (\(id), \(found.region), \(found.house), \(unit), \(rounds.topic),
                \(session.fingerprint(code, for: "class round code")),
                \(session.seal(Private(code), for: ClassRound.sealing(of: id))), \(mark), \(session.caller.id),
                \(session.now), \(session.now.adding(minutes: rounds.minutes)))
            ON CONFLICT (request) DO NOTHING \(unscoped: "the class was found within the scope")
            """)
        // The same form twice in the same instant: the other one was first.
        if kept == 0, let known = try session.roundID(of: mark) { return Outcome(round: known) }
        session.about("class meeting \(id)", region: found.region)
        return Outcome(round: id)
    }
}

extension Session where Case == OpenClassRound {
    fileprivate func roundID(of mark: String) throws -> ID<ClassRound>? {
        try row(
            "SELECT id FROM class_round WHERE request = \(mark) \(unscoped: "the mark is the caller's own")"
        )?("id")
    }

    /// Whoever has not come to an end within a day comes to none.
    fileprivate func forgetOldTickets() throws {
        try run(
            """
            DELETE FROM class_round_ticket WHERE class_round IN (
                SELECT id FROM class_round WHERE closes_at < \(now.adding(hours: -24)))
            \(unscoped: "a word without a person, and its time is over")
            """)
    }
}

/// Closes it before its time: the code on the board opens nothing any more.
public struct EndClassRound: Command {
    public static let permission = Permission.holdClassMeetings

    public var round: ID<ClassRound>

    public init(round: ID<ClassRound>) {
        self.round = round
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let ended = try session.run(
            """
            UPDATE class_round SET closes_at = \(session.now)
            WHERE id = \(round) AND opened_by = \(session.caller.id) AND closes_at > \(session.now)
            \(unscoped: "only what the caller opened")
            """)
        guard ended == 1 else { throw Refusal.notFound }
        session.about("class meeting \(round)")
        return Done()
    }
}
