public import Access
public import Care
import Storage

/// Opens the names of people with whom the caller has to talk, or whom the caller looks after: the own cases, and
/// nobody else of the place (rulebook H.6). One line in the audit log.
public struct OpenNamesInCare: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public var members: [ID<MemberCard>]

    public init(members: [ID<MemberCard>]) {
        self.members = members
    }

    public func perform(in session: borrowing Session<Self>) throws -> [OpenedName] {
        let asked = Array(members.prefix(OpenNames.atMost))
        session.about("names of \(asked.count) members")
        return try session.rows(
            """
            SELECT m.id, m.identity, u.name_zh, u.name_en FROM member m LEFT JOIN published_unit u ON u.code = m.unit
            WHERE m.id IN \(list: asked) AND EXISTS (
                SELECT 1 FROM published_cared f WHERE f.member = m.id AND (f.keeper IS NULL OR f.keeper = m.house)
                    AND \(session.scope, region: "f.region", house: "f.keeper"))
            """
        ).map { try session.openedName($0) }
    }
}

/// Opens who one of the own cases is, and whom to call: not a guardian who is, or may be, the danger (rulebook C.2).
/// Each opening has its line in the audit log, with the reason. While a red flag of theirs is open the reason is danger
/// by itself: nobody has to say it, and nothing stands before the telephone.
public struct OpenMemberInCare: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public var member: ID<MemberCard>
    public var reason: OpeningReason?

    public init(member: ID<MemberCard>, reason: OpeningReason? = nil) {
        self.member = member
        self.reason = reason
    }

    /// - Throws: `RosterError.noReason` where nobody is in danger and none was given.
    public func perform(in session: borrowing Session<Self>) throws -> OpenMember.Outcome {
        let row = try session.row(
            """
            SELECT m.region, m.identity, EXISTS (
                SELECT 1 FROM published_participant p JOIN published_flagged_sheet g ON g.participant = p.id
                JOIN published_alert_hand a ON a.sheet = g.sheet
                WHERE p.member = m.id AND a.state <> 'CLOSED'
                    AND \(session.scope, region: "g.region", house: "g.house")) AS in_danger
            FROM member m
            WHERE m.id = \(member) AND EXISTS (
                SELECT 1 FROM published_cared f WHERE f.member = m.id AND (f.keeper IS NULL OR f.keeper = m.house)
                    AND \(session.scope, region: "f.region", house: "f.keeper"))
            """)
        guard let row else { throw Refusal.notFound }
        session.about("member \(member)", region: try row("region"))
        let isInDanger: Bool = try row("in_danger")
        guard let reason = reason ?? (isInDanger ? .danger : nil) else { throw RosterError.noReason }
        session.because(reason.rawValue)
        return OpenMember.Outcome(member: member, identity: try session.identityToCall(row("identity"), of: member))
    }
}
