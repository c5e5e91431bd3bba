import Access
public import Care
import Storage

/// That a guardian is, or may be, the danger: written down by whoever talks with the child, and read by those alone who
/// look after it (rulebook H.4, C.2). The family sees no difference anywhere.
public struct GuardianDanger: Codable, Sendable, Equatable {
    /// Somebody has said that it is over; a second person has to agree.
    public struct Over: Codable, Sendable, Equatable {
        public let reason: String
        public let by: String
        public let at: Moment
        /// Whether the caller has said so, and so cannot be the second person.
        public let isMine: Bool
    }

    /// `nil` where it was ticked in a talk, whose record says why.
    public let reason: String?
    public let notedBy: String
    public let notedAt: Moment
    public let over: Over?

    static func sealing(of danger: ID<GuardianDanger>) -> String { "guardian danger \(danger)" }
    static func sealing(ofOver danger: ID<GuardianDanger>) -> String { "guardian danger over \(danger)" }
}

/// All SQL of dangers. It holds for the child, and so for whatever a later sitting finds.
extension Session {
    func hasDangerousGuardian(_ member: String) throws -> Bool {
        try row(
            """
            SELECT d.id FROM guardian_danger d WHERE d.member = \(member) AND d.agreed_at IS NULL
            \(unscoped: "the member's finding was found within the scope")
            """) != nil
    }

    /// When the last danger that was noted ended; `nil` where none has.
    func guardianSafeAt(_ member: String) throws -> Moment? {
        try row(
            """
            SELECT MAX(d.agreed_at) AS agreed_at FROM guardian_danger d WHERE d.member = \(member)
            \(unscoped: "the member's finding was found within the scope")
            """
        ).flatMap { try $0("agreed_at", as: Moment?.self) }
    }

    func guardianDanger(of member: String) throws -> GuardianDanger? {
        let row = try row(
            """
            SELECT d.id, d.reason, d.noted_at, n.display_name AS noted_name, d.over_by, d.over_at, d.over_reason,
                o.display_name AS over_name
            FROM guardian_danger d LEFT JOIN published_account n ON n.id = d.noted_by
            LEFT JOIN published_account o ON o.id = d.over_by
            WHERE d.member = \(member) AND d.agreed_at IS NULL
            \(unscoped: "the member's finding was found within the scope")
            """)
        guard let row else { return nil }
        let id: ID<GuardianDanger> = try row("id")
        let sealed: Sealed? = try row("reason")
        return GuardianDanger(
            reason: try sealed.map { try open($0, for: GuardianDanger.sealing(of: id)).exposed },
            notedBy: try row("noted_name", as: String?.self) ?? "", notedAt: try row("noted_at"),
            over: try over(row, of: id))
    }

    private func over(_ row: Row, of id: ID<GuardianDanger>) throws -> GuardianDanger.Over? {
        guard let by = try row("over_by", as: ID<Caller>?.self) else { return nil }
        return GuardianDanger.Over(
            reason: try open(row("over_reason"), for: GuardianDanger.sealing(ofOver: id)).exposed,
            by: try row("over_name", as: String?.self) ?? "", at: try row("over_at"), isMine: by == caller.id)
    }

    /// Notes it; the same child once. Where somebody has said that it is over, that is taken back.
    /// - Returns: whether anything has changed.
    @discardableResult
    func noteDanger(of found: OpenFinding, reason: String?) throws -> Bool {
        let takenBack = try run(
            """
            UPDATE guardian_danger SET over_by = NULL, over_at = NULL, over_reason = NULL
            WHERE member = \(found.member) AND agreed_at IS NULL AND over_by IS NOT NULL
            \(unscoped: "the finding itself was found within the scope")
            """)
        let id = newID(GuardianDanger.self)
        let sealed = reason.map { seal(Private($0), for: GuardianDanger.sealing(of: id)) }
        let noted = try run(
            """
            INSERT INTO guardian_danger (id, member, finding, reason, noted_by, noted_at)
            VALUES (\(id), \(found.member), \(found.id), \(sealed), \(caller.id), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the finding itself was found within the scope")
            """)
        return takenBack + noted > 0
    }

    /// Reckons the clocks of all open findings of a child anew.
    func windClocks(ofMember member: String) throws {
        let findings = try rows(
            """
            SELECT f.id FROM finding f WHERE f.member = \(member) AND f.closed_at IS NULL AND f.handed_on_at IS NULL
            \(unscoped: "the clocks of one child hang together; nothing of it is shown")
            """
        ).map { try $0("id", as: ID<Finding>.self) }
        for finding in findings { try windClocks(of: finding) }
    }
}
