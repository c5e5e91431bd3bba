public import Access
public import CampaignRules
public import Care
import Storage

/// Lists who receives data from the caller's places: those that wait for a second person first, the ended ones last.
public struct ListRecipients: Query {
    public static let permission = Permission.answerRightsRequests
    public static let opensIdentity = false
    public static let perPage = 30

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let recipients: [Recipient]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let today = session.today
        let found = try session.rows(
            """
            SELECT \(Recipient.columns) FROM \(Recipient.tables)
            WHERE \(session.scope, region: "r.region", unit: "r.unit")
            ORDER BY CASE WHEN e.at IS NOT NULL THEN 2 WHEN v.agreed_at IS NULL THEN 0 ELSE 1 END, r.id DESC
            LIMIT \(Self.perPage + 1) OFFSET \(max(0, min(page ?? 1, 10_000) - 1) * Self.perPage)
            """
        ).map { try Recipient($0, on: today) }
        return Outcome(recipients: Array(found.prefix(Self.perPage)), hasMore: found.count > Self.perPage)
    }
}

/// Opens one recipient with every version of what was agreed, and how it ended.
public struct ReadRecipient: Query {
    public static let permission = Permission.answerRightsRequests
    public static let opensIdentity = true

    public var recipient: ID<Recipient>

    public init(recipient: ID<Recipient>) {
        self.recipient = recipient
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let recipient: Recipient
        /// The newest first.
        public let versions: [RecipientVersion]
        /// Whether the caller is a second person for the newest version.
        public let mayAgree: Bool
        public let ended: Ended?
        public let returned: Returned?
        /// How many have answered about it, version by version; the newest first.
        public let sharing: [SharingCount]
    }

    public struct Ended: Codable, Sendable, Equatable {
        public let why: String
        public let at: Moment
        public let by: String
    }

    public struct Returned: Codable, Sendable, Equatable {
        public let how: RecipientEnd
        public let confirmedBy: String
        public let confirmedOn: Day
        public let by: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.recipient(recipient)
        return Outcome(
            recipient: found, versions: try session.versions(of: recipient), mayAgree: try session.mayAgree(found),
            ended: try session.end(of: recipient), returned: try session.returned(of: recipient),
            sharing: try session.sharingCounts(of: recipient))
    }
}

extension Session where Case == ReadRecipient {
    fileprivate func versions(of recipient: ID<Recipient>) throws -> [RecipientVersion] {
        try rows(
            """
            SELECT \(RecipientVersion.columns) FROM recipient_version v
            LEFT JOIN published_account w ON w.id = v.written_by LEFT JOIN published_account a ON a.id = v.agreed_by
            WHERE v.recipient = \(recipient) ORDER BY v.version DESC
            \(unscoped: "the recipient itself was found within the scope")
            """
        ).map(RecipientVersion.init)
    }

    fileprivate func mayAgree(_ found: Recipient) throws -> Bool {
        guard [.waiting, .changeWaits].contains(found.standing) else { return false }
        return try row(
            """
            SELECT version FROM recipient_version
            WHERE recipient = \(found.id) AND version = \(found.newest.version) AND written_by = \(caller.id)
            \(unscoped: "the recipient itself was found within the scope")
            """) == nil
    }

    fileprivate func end(of recipient: ID<Recipient>) throws -> ReadRecipient.Ended? {
        try row(
            """
            SELECT e.why, e.at, w.display_name FROM recipient_end e
            LEFT JOIN published_account w ON w.id = e.by_account
            WHERE e.recipient = \(recipient) \(unscoped: "the recipient itself was found within the scope")
            """
        ).map { row in
            ReadRecipient.Ended(
                why: try open(row("why"), for: EndRecipient.sealing(of: recipient)).exposed, at: try row("at"),
                by: try row("display_name", as: String?.self) ?? "")
        }
    }

    fileprivate func returned(of recipient: ID<Recipient>) throws -> ReadRecipient.Returned? {
        try row(
            """
            SELECT e.how, e.confirmed_by, e.confirmed_on, w.display_name FROM recipient_return e
            LEFT JOIN published_account w ON w.id = e.by_account
            WHERE e.recipient = \(recipient) \(unscoped: "the recipient itself was found within the scope")
            """
        ).map { row in
            ReadRecipient.Returned(
                how: RecipientEnd(rawValue: try row("how")) ?? .deleted,
                confirmedBy: try open(
                    row("confirmed_by"), for: ConfirmRecipientReturn.sealing(of: recipient)).exposed,
                confirmedOn: try row("confirmed_on"), by: try row("display_name", as: String?.self) ?? "")
        }
    }
}
