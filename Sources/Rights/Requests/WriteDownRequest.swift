public import Access
public import Care
public import RightsRules
import Storage

/// Writes down what somebody asks at the counter: the person, a guardian, or a near relative of somebody who has died
/// (PIPL art. 49). The receipt is handed over; it opens no file without the person's own code.
public struct WriteDownRequest: Command {
    public static let permission = Permission.answerRightsRequests

    public var participant: String
    public var applicant: RightsApplicant
    public var kind: RightKind
    public var field: RightsField?
    public var wish: Private<String>?
    public var request: String

    public init(
        participant: String, applicant: RightsApplicant, kind: RightKind, field: RightsField? = nil,
        wish: Private<String>? = nil, request: String
    ) {
        (self.participant, self.applicant, self.kind) = (participant, applicant, kind)
        (self.field, self.wish, self.request) = (field, wish, request)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Receipt {
        let row = try session.row(
            """
            SELECT \(AskedPerson.columns) FROM published_participant p
            WHERE p.id = \(participant) AND \(session.scope, region: "p.region", unit: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        let new = NewRequest(
            kind: kind, applicant: applicant, manner: .counter, field: field, wish: wish, request: request)
        return try session.keep(new, about: AskedPerson(row))
    }
}

/// Finds in which screenings somebody of the roster was invited, to write down what they ask. No answer, no name; in
/// which screenings somebody was says something all the same, so each look has its line in the audit log.
public struct FindParticipations: Query {
    public static let permission = Permission.answerRightsRequests
    public static let opensIdentity = true

    public var member: String

    public init(member: String) {
        self.member = member
    }

    public struct Participation: Codable, Sendable, Equatable {
        public let participant: String
        public let titles: [String: String]
        public let closesAt: Moment
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Participation] {
        let found = try session.rows(
            """
            SELECT p.id, p.region, c.title_zh, c.title_en, c.closes_at
            FROM published_participant p JOIN published_campaign c ON c.id = p.campaign
            WHERE p.member = \(member) AND \(session.scope, region: "p.region", unit: "p.house")
            ORDER BY c.closes_at DESC, p.id LIMIT 50
            """)
        // Of whom nobody here was invited, the line names nobody: what was typed may be anything.
        if let first = found.first { session.about("member \(member)", region: try first("region")) }
        return try found.map {
            Participation(
                participant: try $0("id"), titles: try $0.both("title_zh", "title_en"),
                closesAt: try $0("closes_at"))
        }
    }
}
