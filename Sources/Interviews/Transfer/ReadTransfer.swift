public import Access
public import Care
import Storage

/// Shows one transfer to either school: how far it is, and to the giving one on what it rests. Nothing of what goes
/// along stands in it. Every reading stands in the person's own record of who has looked.
public struct ReadTransfer: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public var transfer: ID<ArchiveTransfer>

    public init(transfer: ID<ArchiveTransfer>) {
        self.transfer = transfer
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: TransferCard
        /// The pupil: on the giving school's roster, or for the receiving one on its own once it has acknowledged.
        public let member: String?
        public let basis: TransferBasis
        /// For the giving school, and for the receiving one as soon as it has acknowledged.
        public let evidence: TransferEvidence?
        /// Why it came back.
        public let reason: String?
        public let sentBy: String
        public let endedBy: String?
        /// Talks that were written down after it was sent, and are not in it.
        public let writtenSince: Int
        /// For the receiving school: the one pupil of its roster who is the same, as long as it waits.
        public let twin: String?
        /// Where the child is looked after in the reader's school.
        public let finding: ID<Finding>?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT \(TransferCard.columns), \(session.ownsRecipient()) AS is_arriving,
                \(session.ownsSender()) AS is_leaving, t.member, t.sender, t.region, t.recipient, t.basis, t.evidence,
                t.reason, t.taken_member, t.taken_finding, a.display_name AS sender_name, e.display_name AS ender_name
            FROM \(TransferCard.tables) LEFT JOIN published_account a ON a.id = t.sent_by
            LEFT JOIN published_account e ON e.id = t.ended_by
            WHERE t.id = \(transfer) AND (\(session.ownsRecipient()) OR \(session.ownsSender()))
            """)
        guard let row else { throw Refusal.notFound }
        let card = try TransferCard(row, for: session.caller.id)
        let (member, taken): (String, String?) = (try row("member"), try row("taken_member"))
        session.about("member \(card.isLeaving ? member : taken ?? member)", region: try row("region"))
        return try session.shown(row, card, member: member, taken: taken)
    }
}

extension Session where Case == ReadTransfer {
    fileprivate func shown(
        _ row: Row, _ card: TransferCard, member: String, taken: String?
    ) throws -> ReadTransfer.Outcome {
        let (sealed, reason): (Sealed, Sealed?) = (try row("evidence"), try row("reason"))
        let seesEvidence = card.isLeaving || card.ending == .acknowledged
        let twins = try card.isArriving && card.ending == nil ? twins(of: member, in: row("recipient")) : []
        return ReadTransfer.Outcome(
            card: card, member: card.isLeaving ? member : taken, basis: try row("basis"),
            evidence: try seesEvidence
                ? openAll(
                    sealed, for: ArchiveTransfer.sealing(ofEvidence: card.id), as: TransferEvidence.self) : nil,
            reason: try reason.map { try open($0, for: ArchiveTransfer.sealing(ofReason: card.id)).exposed },
            sentBy: try row("sender_name", as: String?.self) ?? "", endedBy: try row("ender_name"),
            writtenSince: try writtenSince(card, member: member, sender: row("sender")),
            twin: twins.count == 1 ? twins.first : nil,
            finding: try card.isLeaving
                ? newestFinding(of: member, keptBy: row("sender")) : row("taken_finding"))
    }

    /// For the giving school alone, which could take it back and send it anew.
    private func writtenSince(_ card: TransferCard, member: String, sender: String) throws -> Int {
        guard card.isLeaving, card.ending == nil else { return 0 }
        return try row(
            """
            SELECT COUNT(*) AS number FROM interview i JOIN finding f ON f.id = i.finding
            WHERE f.member = \(member) AND f.keeper = \(sender) AND i.recorded_at > \(card.sentAt)
            \(unscoped: "the transfer itself was found within the scope")
            """
        )?("number") ?? 0
    }

    private func newestFinding(of member: String, keptBy sender: String) throws -> ID<Finding>? {
        try row(
            """
            SELECT f.id FROM finding f WHERE f.member = \(member) AND f.keeper = \(sender)
            ORDER BY f.found_at DESC, f.id DESC LIMIT 1
            \(unscoped: "the transfer itself was found within the scope")
            """
        ).map { try $0("id") }
    }
}
