public import Access
public import Care
import Storage

/// Opens who a child is whose archive has come to the caller's school, and has not been answered: name and birthday
/// alone, so that whoever takes it can find the child on the own roster. Each opening has its line in the audit log.
public struct OpenTransferred: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public var transfer: String

    public init(transfer: String) {
        self.transfer = transfer
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let name: String
        public let born: Day
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT m.id, m.identity, t.recipient_region FROM published_transfer t JOIN member m ON m.id = t.member
            WHERE t.id = \(transfer) AND \(session.scope, region: "t.recipient_region", house: "t.recipient")
            """)
        guard let row else { throw Refusal.notFound }
        let member: ID<MemberCard> = try row("id")
        session.about("member \(member)", region: try row("recipient_region"))
        session.because(FixedReason.transfer)
        let identity = try session.identity(row("identity"), of: member)
        return Outcome(name: identity.name, born: identity.born)
    }
}
