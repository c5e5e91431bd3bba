public import Access
public import Care
import Storage

/// Writes down that a guardian is, or may be, the danger. From then on no clock asks for a talk with them, no page
/// suggests it, no message reaches them, and what they take back by their link deletes nothing (rulebook H.4).
///
/// Any colleague who looks after the school's pupils may: a danger does not wait for the right hand.
public struct NoteGuardianDanger: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>
    public var reason: Private<String>

    public init(finding: ID<Finding>, reason: Private<String>) {
        self.finding = finding
        self.reason = reason
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.finding(finding)
        guard !found.isHandedOn else { throw InterviewError.handedOn }
        guard let words = try WrittenText.checked(reason, "reason") else {
            throw InterviewError.missing(field: "reason")
        }
        guard try session.noteDanger(of: found, reason: words) else { throw InterviewError.dangerIsNoted }
        try session.windClocks(ofMember: found.member)
        return Done()
    }
}

/// Says that a guardian is no danger any more, and why; a second person who does the same agrees to it. One alone could
/// be talked into it by whoever is the danger.
public struct EndGuardianDanger: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>
    /// Needed of the first of the two.
    public var reason: Private<String>?

    public init(finding: ID<Finding>, reason: Private<String>? = nil) {
        self.finding = finding
        self.reason = reason
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.finding(finding)
        guard let me = session.caller.id else { throw Refusal.notSignedIn }
        guard let danger = try session.standingDanger(of: found.member) else { throw Refusal.notFound }
        guard let first = danger.overBy else {
            guard let words = try WrittenText.checked(reason, "reason") else {
                throw InterviewError.missing(field: "reason")
            }
            try session.propose(danger.id, words, by: me)
            return Done()
        }
        guard first != me else { throw InterviewError.secondPerson }
        try session.agree(to: danger.id, by: me)
        // What the roster's clocks and an old withdrawal waited for comes now.
        try session.windClocks(ofMember: found.member)
        try session.tellSafe(found.member)
        return Done()
    }
}

/// A guardian is no danger any more: what they have said meanwhile counts.
public struct GuardianSafe: Announcement {
    public let member: String
}

private struct StandingDanger {
    let id: ID<GuardianDanger>
    let overBy: ID<Caller>?
}

extension Session where Case == EndGuardianDanger {
    /// Of the child here and at every school from which the archive came, however far back; but of no record for which
    /// a danger still stands somewhere on the way.
    fileprivate func tellSafe(_ member: String) throws {
        let safe = try rows(
            """
            WITH RECURSIVE kept (member) AS (
                SELECT CAST(\(member) AS TEXT)
                UNION
                SELECT t.member FROM kept k JOIN archive_passed_on t ON t.taken_member = k.member
            )
            SELECT k.member FROM kept k
            WHERE NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = k.member)
            ORDER BY k.member \(unscoped: "the records of one child hang together; nothing of it is shown")
            """
        ).map { try $0("member", as: String.self) }
        for each in safe { announce(GuardianSafe(member: each)) }
    }

    fileprivate func standingDanger(of member: String) throws -> StandingDanger? {
        try row(
            """
            SELECT d.id, d.over_by FROM guardian_danger d WHERE d.member = \(member) AND d.agreed_at IS NULL
            \(DialectHole.forUpdate) \(unscoped: "the finding itself was found within the scope")
            """
        ).map { StandingDanger(id: try $0("id"), overBy: try $0("over_by")) }
    }

    fileprivate func propose(_ danger: ID<GuardianDanger>, _ reason: String, by worker: ID<Caller>) throws {
        try run(
            """
            UPDATE guardian_danger SET over_by = \(worker), over_at = \(now),
                over_reason = \(seal(Private(reason), for: GuardianDanger.sealing(ofOver: danger)))
            WHERE id = \(danger) \(unscoped: "the finding itself was found within the scope")
            """)
    }

    fileprivate func agree(to danger: ID<GuardianDanger>, by worker: ID<Caller>) throws {
        try run(
            """
            UPDATE guardian_danger SET agreed_by = \(worker), agreed_at = \(now)
            WHERE id = \(danger) \(unscoped: "the finding itself was found within the scope")
            """)
    }
}
