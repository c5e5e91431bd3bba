public import Access
public import Care
public import RightsRules
import Storage
import WarningRules

/// Shows how a request stands to whoever holds the receipt: when an answer is due, what was decided and why, and where
/// to complain. Nothing of what is kept.
public struct ReadOwnRequest: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    /// However it was typed.
    public var receipt: String

    public init(receipt: String) {
        self.receipt = receipt
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let kind: RightKind
        public let applicant: RightsApplicant
        public let field: RightsField?
        public let titles: [String: String]
        public let askedAt: Moment
        public let dueAt: Moment
        public let isLate: Bool
        /// Whether a court or a complaint needs the data just now, so that nothing can be deleted.
        public let isHeld: Bool
        public let answer: RightsAnswer?
        public let answeredAt: Moment?
        /// Why it was refused, or what was done.
        public let words: String?
        /// Until when the file can be opened; `nil` where there is none.
        public let openUntil: Moment?
        /// Of a deletion that somebody from the 14th birthday on has asked for themselves.
        public let certificate: CertifiedErasure?
        /// By language.
        public let complaints: [String: String]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (request, row) = try session.rightsRequest(ofReceipt: receipt)
        let policy = try session.book(RightsPolicies.self).edition(for: request.region, on: session.today)
        return Outcome(
            kind: request.kind, applicant: request.applicant, field: request.field, titles: request.titles,
            askedAt: request.askedAt, dueAt: request.dueAt,
            isLate: request.answer == nil && session.now > request.dueAt,
            isHeld: try request.kind == .delete && request.answer == nil && session.isHeld(row("campaign")),
            answer: request.answer, answeredAt: request.answeredAt,
            words: try session.words("words", "words", of: request, in: row),
            openUntil: request.openUntil.flatMap { $0 > session.now ? $0 : nil },
            certificate: try session.certificate(of: request.id), complaints: policy.complaints)
    }
}

extension Session {
    /// Whether nothing of a campaign may be deleted, because a court or a complaint needs it.
    func isHeld(_ campaign: String) throws -> Bool {
        try row(
            """
            SELECT h.campaign FROM published_legal_hold h WHERE h.campaign = \(campaign) LIMIT 1
            \(unscoped: "the request was found by its receipt or by the scope")
            """) != nil
    }
}
