public import Access
public import Care
import Storage

/// Looks once an hour which campaigns and whose archives are over their time, and proposes to delete what was said to
/// be deleted. Nothing is deleted by that.
public struct ProposeDeletions: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// As many at once; the next hour brings the next.
    static let most = 50
    /// How long the evidence of consent outlives the answers: three years (PIPL art. 56; rulebook H.8).
    static let evidenceDays = 3 * 365 + 1

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let proposed: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        var proposed = 0
        let due = try session.answersOverTime() + session.evidenceOverTime() + session.archivesOverTime()
        for list in due { proposed += try session.propose(list) ? 1 : 0 }
        return Outcome(proposed: proposed)
    }
}

/// A list waits for two people who look after the place.
public struct DeletionProposed: Announcement {
    public let list: ID<DeletionList>
    public let titles: [String: String]
    public let region: Region
    public let unit: String?
    public let accounts: [String]
}

/// A list that is not written yet.
struct DueList {
    let campaign: String
    let kind: DeletionKind
    private(set) var round: Int
    private(set) var region: Region
    private(set) var unit: String?
    let titles: [String: String]
    /// Whose archive it is about.
    private(set) var people: [ArchivedPerson] = []

    init(_ row: Row) throws {
        campaign = try row("campaign")
        kind = try row("kind")
        round = try row("round")
        region = try row("region")
        unit = try row("unit")
        titles = ["zh-Hans": try row("title_zh"), "en": try row("title_en")]
    }

    /// The archives of a campaign, a list for those who look after its place, and one for each other place into whose
    /// hands a school of this one has given an archive.
    func lists(of people: [ArchivedPerson]) -> [DueList] {
        let own = people.filter { isOwn($0) }
        let given = Dictionary(grouping: people.filter { !isOwn($0) }) { $0.region }
        var lists: [DueList] = []
        if !own.isEmpty { lists.append(naming(own, number: 0)) }
        for (place, people) in given.sorted(by: { $0.key < $1.key }) {
            var list = naming(people, number: lists.count)
            (list.region, list.unit) = (place, nil)
            lists.append(list)
        }
        return lists
    }

    private func isOwn(_ person: ArchivedPerson) -> Bool {
        !person.isReceived || (unit == nil && region.contains(person.region))
    }

    private func naming(_ people: [ArchivedPerson], number: Int) -> DueList {
        var list = self
        list.people = people
        list.round += number
        return list
    }
}

/// What a list says of how much it is about.
struct DueNumbers {
    let invited: Int
    let sittings: Int
    let kept: Int
}

extension Session where Case == ProposeDeletions {
    /// Calculated in SQL from what the campaign itself says, because each has days of its own.
    fileprivate func answersOverTime() throws -> [DueList] {
        try rows(
            """
            SELECT c.id AS campaign, 'answers' AS kind, 0 AS round, c.region, c.unit, c.title_zh, c.title_en
            FROM published_campaign c
            WHERE c.state IN ('closed', 'ended') AND c.closes_at + c.retention_days * 86400000 <= \(now)
                AND NOT EXISTS (SELECT 1 FROM deletion_list l WHERE l.campaign = c.id AND l.kind = 'answers')
                AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.campaign = c.id AND h.lifted_at IS NULL)
            ORDER BY c.closes_at, c.id LIMIT \(ProposeDeletions.most)
            \(unscoped: "the platform looks after the time of all")
            """
        ).map(DueList.init)
    }

    /// What follows a list bears its number. An archive that came from elsewhere has no consent here.
    fileprivate func evidenceOverTime() throws -> [DueList] {
        try rows(
            """
            SELECT l.campaign, 'evidence' AS kind, l.round, l.region, l.unit, l.title_zh, l.title_en
            FROM deletion_list l
            WHERE l.kind IN ('answers', 'archive') AND l.state = 'done'
                AND l.ended_at <= \(now.adding(hours: -24 * ProposeDeletions.evidenceDays))
                AND NOT \(DeletionList.isHeld)
                AND (l.kind = 'answers' OR EXISTS (
                    SELECT 1 FROM deletion_person d JOIN published_participant p ON p.id = d.participant
                    WHERE d.list = l.id))
                AND NOT EXISTS (
                    SELECT 1 FROM deletion_list e
                    WHERE e.campaign = l.campaign AND e.kind = 'evidence' AND e.round = l.round)
            ORDER BY l.ended_at, l.id LIMIT \(ProposeDeletions.most)
            \(unscoped: "the platform looks after the time of all")
            """
        ).map(DueList.init)
    }

    /// - Returns: false where another worker was first.
    fileprivate func propose(_ due: DueList) throws -> Bool {
        let id: ID<DeletionList> = newID()
        let numbers = try numbers(of: due)
        let put = try run(
            """
            INSERT INTO deletion_list (id, campaign, kind, round, region, unit, title_zh, title_en, state, invited,
                sittings, kept, proposed_at)
            VALUES (\(id), \(due.campaign), \(due.kind), \(due.round), \(due.region), \(due.unit),
                \(due.titles["zh-Hans"] ?? ""), \(due.titles["en"] ?? ""), 'proposed', \(numbers.invited),
                \(numbers.sittings), \(numbers.kept), \(now))
            ON CONFLICT (campaign, kind, round) DO NOTHING \(unscoped: "the platform looks after the time of all")
            """)
        guard put == 1 else { return false }
        for (place, part) in due.kind.parts.enumerated() {
            try send(
                """
                INSERT INTO deletion_part (list, place, part, deleted) VALUES (\(id), \(place + 1), \(part), 0)
                \(unscoped: "the list was written a moment ago")
                """)
        }
        for person in due.people { try name(person, on: id) }
        announce(
            DeletionProposed(
                list: id, titles: due.titles, region: due.region, unit: due.unit,
                accounts: try deciders(due.region, due.unit)))
        return true
    }

    private func numbers(of due: DueList) throws -> DueNumbers {
        guard due.kind != .archive else { return try archiveNumbers(of: due) }
        return DueNumbers(
            invited: try invited(due.campaign), sittings: try sittings(due.campaign), kept: try kept(due.campaign))
    }

    private func invited(_ campaign: String) throws -> Int {
        try row(
            """
            SELECT COUNT(*) AS number FROM published_participant WHERE campaign = \(campaign)
            \(unscoped: "the platform looks after the time of all")
            """)?("number") ?? 0
    }

    private func sittings(_ campaign: String) throws -> Int {
        try row(
            """
            SELECT COUNT(*) AS number FROM published_sitting WHERE campaign = \(campaign)
            \(unscoped: "the platform looks after the time of all")
            """)?("number") ?? 0
    }

    private func kept(_ campaign: String) throws -> Int {
        try row(
            """
            SELECT COUNT(DISTINCT s.sitting) AS number FROM published_sitting_sheet s
            WHERE s.campaign = \(campaign) AND (s.worst_rank > 0 OR COALESCE(s.positive_by, '') <> '')
            \(unscoped: "the platform looks after the time of all")
            """)?("number") ?? 0
    }

    /// Who may agree: those whose post reaches the campaign. There are few of them in the whole house.
    private func deciders(_ region: Region, _ unit: String?) throws -> [String] {
        let roles = Role.allCases.filter { $0.permissions.contains(.approveCampaigns) }
        return try rows(
            """
            SELECT DISTINCT p.account, p.region, p.unit FROM published_post p
            WHERE p.role IN \(list: roles) AND p.from_day <= \(today)
                AND (p.until_day IS NULL OR p.until_day >= \(today))
            ORDER BY p.account \(unscoped: "the platform tells those who look after a place")
            """
        ).filter {
            let (place, post): (Region, String?) = (try $0("region"), try $0("unit"))
            return post == nil ? place.contains(region) : post == unit
        }.map { try $0("account") }
    }
}
