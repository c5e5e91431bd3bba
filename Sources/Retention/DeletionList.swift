public import Access
public import Care
public import Storage

/// What is over: the answers first, the evidence of consent three years later, and the archive at its own end, after
/// which its evidence waits three years as well (rulebook H.8; PIPL art. 56; decision 0053).
public enum DeletionKind: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    case answers, evidence, archive

    /// In the order in which they are carried out.
    var parts: [DeletionPart] {
        switch self {
        case .answers: [.sittings, .codes, .links, .messages, .aftercare, .counts]
        case .evidence: [.consents, .participants]
        // By the sheet it is known whose an alert was, and by the finding whose archive it is: so in this order.
        case .archive: [.notes, .flagged, .archive]
        }
    }
}

/// How a list stands.
public enum DeletionState: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// Waits for two people.
    case proposed
    /// Both have agreed; it is being carried out.
    case approved
    /// Carried out, and the check found something left: somebody has to look.
    case failed
    case done
}

/// A list as a page shows it.
public struct DeletionList: Codable, Sendable, Equatable {
    public let id: ID<DeletionList>
    public let campaign: String
    public let kind: DeletionKind
    /// Which list of its kind it is in the campaign; 0 for the answers, and for the evidence that follows them.
    public let round: Int
    public let region: Region
    public let unit: String?
    public let titles: [String: String]
    public let state: DeletionState
    /// How many were invited, and how many of them answered; of an archive, how many people it is about.
    public let invited: Int
    public let sittings: Int
    /// Of the sittings, those that stay with a name because they showed a flag: the archive's rule is longer.
    public let kept: Int
    public let proposedAt: Moment
    public let first: Agreement?
    public let second: Agreement?
    /// Who had it tried again after the check had found something left.
    public let retried: Agreement?
    public let endedAt: Moment?
    public let isHeld: Bool

    /// Who has agreed, and when.
    public struct Agreement: Codable, Sendable, Equatable {
        public let by: String
        public let at: Moment
    }

    static let columns: SQL = """
        l.id, l.campaign, l.kind, l.round, l.region, l.unit, l.title_zh, l.title_en, l.state, l.invited, l.sittings,
        l.kept, l.proposed_at, l.first_by, l.first_at, l.second_by, l.second_at, l.retried_by, l.retried_at, l.ended_at,
        (SELECT display_name FROM published_account a WHERE a.id = l.first_by) AS first_name,
        (SELECT display_name FROM published_account a WHERE a.id = l.second_by) AS second_name,
        (SELECT display_name FROM published_account a WHERE a.id = l.retried_by) AS retried_name,
        CASE WHEN \(isHeld) THEN 1 ELSE 0 END AS is_held
        """

    static let isHeld: SQL = """
        EXISTS (SELECT 1 FROM legal_hold h WHERE h.campaign = l.campaign AND h.lifted_at IS NULL)
        """

    init(_ row: Row) throws {
        id = try row("id")
        campaign = try row("campaign")
        kind = try row("kind")
        round = try row("round")
        region = try row("region")
        unit = try row("unit")
        titles = ["zh-Hans": try row("title_zh"), "en": try row("title_en")]
        state = try row("state")
        invited = try row("invited")
        sittings = try row("sittings")
        kept = try row("kept")
        proposedAt = try row("proposed_at")
        first = try Self.agreement(row("first_by"), row("first_name"), row("first_at"))
        second = try Self.agreement(row("second_by"), row("second_name"), row("second_at"))
        retried = try Self.agreement(row("retried_by"), row("retried_name"), row("retried_at"))
        endedAt = try row("ended_at")
        isHeld = try row("is_held", as: Int.self) == 1
    }

    private static func agreement(_ by: String?, _ name: String?, _ at: Moment?) -> Agreement? {
        guard let by, let at else { return nil }
        return Agreement(by: name ?? by, at: at)
    }
}

/// How far one part is.
public struct DeletionPartLine: Codable, Sendable, Equatable {
    public let part: DeletionPart
    public let deleted: Int
    public let endedAt: Moment?
    /// What the check found after the end; `nil` before it.
    public let leftOver: Int?

    init(_ row: Row) throws {
        part = try row("part")
        deleted = try row("deleted")
        endedAt = try row("ended_at")
        leftOver = try row("left_over")
    }
}

extension Session {
    /// A list of the caller's places or units.
    /// - Throws: `Refusal.notFound`.
    func deletionList(_ id: ID<DeletionList>) throws -> DeletionList {
        let row = try row(
            """
            SELECT \(DeletionList.columns) FROM deletion_list l
            WHERE l.id = \(id) AND \(scope, region: "l.region", unit: "l.unit")
            """)
        guard let row else { throw Refusal.notFound }
        let list = try DeletionList(row)
        about("deletion \(id)", region: list.region)
        return list
    }

    func parts(of list: ID<DeletionList>) throws -> [DeletionPartLine] {
        try rows(
            """
            SELECT part, deleted, ended_at, left_over FROM deletion_part WHERE list = \(list) ORDER BY place
            \(unscoped: "the list itself was found within the scope")
            """
        ).map(DeletionPartLine.init)
    }
}
