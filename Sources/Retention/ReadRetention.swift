public import Access
public import Care
import RightsRules
import Storage
import WarningRules

/// Until when what a campaign has gathered is kept, what was proposed and done, and whether a hold is on it.
public struct ReadRetention: Query {
    public static let permission = Permission.approveCampaigns
    public static let opensIdentity = false

    public var campaign: String

    public init(campaign: String) {
        self.campaign = campaign
    }

    /// A list with its parts.
    public struct Line: Codable, Sendable, Equatable {
        public let list: DeletionList
        public let parts: [DeletionPartLine]
        /// Whether the caller has agreed, and so another person has to.
        public let isOwnAgreement: Bool
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let titles: [String: String]
        public let region: Region
        /// Whether the campaign is of the caller's places or units. Else an archive has come from it, and only what is
        /// about that is told.
        public let isOwn: Bool
        /// The first day on which answers without a flag no longer bear a person.
        public let answersUntil: Day
        public let lines: [Line]
        /// The newest first.
        public let holds: [Hold]
        public let archive: ArchiveYears
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, isOwn) = try session.seenCampaign(campaign)
        return Outcome(
            titles: found.titles, region: found.region, isOwn: isOwn,
            answersUntil: found.closesAt.adding(hours: 24 * found.retentionDays).day,
            lines: try session.lines(of: campaign), holds: try session.holds(of: campaign),
            archive: try session.archiveYears(in: found.region))
    }
}

extension Session where Case == ReadRetention {
    fileprivate func seenCampaign(_ id: String) throws -> (campaign: RetainedCampaign, isOwn: Bool) {
        let own: SQL = "\(scope, region: "c.region", unit: "c.unit")"
        let row = try row(
            """
            SELECT \(RetainedCampaign.columns), CASE WHEN \(own) THEN 1 ELSE 0 END AS is_own
            FROM published_campaign c
            WHERE c.id = \(id) AND \(RetainedCampaign.isSettled) AND (\(own) OR EXISTS (
                SELECT 1 FROM deletion_list l
                WHERE l.campaign = c.id AND \(scope, region: "l.region", unit: "l.unit")))
            """)
        guard let row else { throw Refusal.notFound }
        let campaign = try RetainedCampaign(row)
        about("campaign \(id)", region: campaign.region)
        return (campaign, try row("is_own", as: Int.self) == 1)
    }

    fileprivate func lines(of campaign: String) throws -> [ReadRetention.Line] {
        try rows(
            """
            SELECT \(DeletionList.columns) FROM deletion_list l
            WHERE l.campaign = \(campaign) AND \(scope, region: "l.region", unit: "l.unit") ORDER BY l.id
            """
        ).map { row in
            let list = try DeletionList(row)
            let first: String? = try row("first_by")
            return ReadRetention.Line(
                list: list, parts: try parts(of: list.id), isOwnAgreement: first == caller.id?.rawValue)
        }
    }

    fileprivate func holds(of campaign: String) throws -> [Hold] {
        try rows(
            """
            SELECT \(Hold.columns) FROM legal_hold h
            WHERE h.campaign = \(campaign) AND \(scope, region: "h.region", unit: "h.unit")
            ORDER BY h.id DESC LIMIT 20
            """
        ).map(Hold.init)
    }
}

/// How long an archive is kept there now (rulebook H.8).
public struct ArchiveYears: Codable, Sendable, Equatable {
    public let untilAge: Int
    public let afterLeaving: Int
    public let afterEnd: Int
    /// The day of the year on which each term ends.
    public let endMonth: Int
    public let endDay: Int
}

extension Session where Case == ReadRetention {
    fileprivate func archiveYears(in region: Region) throws -> ArchiveYears {
        let term = try book(ArchiveTerms.self).edition(for: region, on: today)
        return ArchiveYears(
            untilAge: term.minor.untilAge, afterLeaving: term.minor.yearsAfterLeaving,
            afterEnd: term.adult.yearsAfterEnd, endMonth: term.endsOn.month, endDay: term.endsOn.day)
    }
}

/// Lists what waits for two people, and what was done, in the caller's places: those that wait first.
public struct ListDeletions: Query {
    public static let permission = Permission.approveCampaigns
    public static let opensIdentity = false
    public static let perPage = 30

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let lists: [DeletionList]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.rows(
            """
            SELECT \(DeletionList.columns) FROM deletion_list l
            WHERE \(session.scope, region: "l.region", unit: "l.unit")
            ORDER BY CASE l.state WHEN 'failed' THEN 0 WHEN 'proposed' THEN 1 WHEN 'approved' THEN 2 ELSE 3 END,
                l.id DESC
            LIMIT \(Self.perPage + 1) OFFSET \(max(0, min(page ?? 1, 10_000) - 1) * Self.perPage)
            """
        ).map(DeletionList.init)
        return Outcome(lists: Array(found.prefix(Self.perPage)), hasMore: found.count > Self.perPage)
    }
}
