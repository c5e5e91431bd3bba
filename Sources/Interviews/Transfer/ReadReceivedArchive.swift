public import Access
public import Care
import Storage

/// Opens what another school has handed on: for the school that has acknowledged it, and not before (rulebook G.3).
/// Every reading has its line in the log, and stands in the person's own record of who has looked.
public struct ReadReceivedArchive: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public var transfer: ID<ArchiveTransfer>

    public init(transfer: ID<ArchiveTransfer>) {
        self.transfer = transfer
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// On the reader's own roster.
        public let member: String
        public let finding: ID<Finding>
        public let senderNames: [String: String]
        public let sentAt: Moment
        public let archive: CopiedArchive
        /// What this place calls each level.
        public let levels: [ReadFinding.Level]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT t.content, t.sent_at, t.taken_member, t.taken_finding, t.recipient_region,
                COALESCE(s.name_zh, t.sender) AS sender_zh, COALESCE(s.name_en, '') AS sender_en
            FROM archive_transfer t LEFT JOIN published_unit s ON s.code = t.sender
            WHERE t.id = \(transfer) AND t.ending = 'acknowledged' AND \(session.ownsRecipient())
            """)
        guard let row else { throw Refusal.notFound }
        let (member, region): (String, Region) = (try row("taken_member"), try row("recipient_region"))
        session.about("member \(member)", region: region)
        return Outcome(
            member: member, finding: try row("taken_finding"), senderNames: try row.both("sender_zh", "sender_en"),
            sentAt: try row("sent_at"),
            archive: try session.openAll(
                row("content"), for: ArchiveTransfer.sealing(of: transfer), as: CopiedArchive.self),
            levels: try session.levels(in: region, isPupil: true))
    }
}
