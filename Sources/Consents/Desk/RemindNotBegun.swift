public import Access
public import Care
import CampaignRules
import Storage

/// Looks how many have not begun and were not reminded of this campaign yet, before somebody sends the reminder.
///
/// Those who have said no are among them, although they get nothing: a number without them, beside the number of those
/// who were invited, would tell how many said no, and in a small school who (decision 0025).
public struct CountNotBegun: Query {
    public static let permission = Permission.carryOutCampaigns
    public static let opensIdentity = false

    public var campaign: String

    public init(campaign: String) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let titles: [String: String]
        public let closesAt: Moment
        /// Whether anybody can be reminded now.
        public let isOpen: Bool
        public let notBegun: Int
        /// When the last reminder of this campaign was sent in the caller's units; `nil` where none was.
        public let remindedAt: Moment?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let facts = try session.campaign(campaign)
        session.about("campaign \(campaign)", region: facts.region)
        let row = try session.row(
            """
            SELECT COUNT(*) AS number FROM published_participant p
            WHERE p.campaign = \(campaign) AND \(NotBegun.condition)
                AND \(session.scope, region: "p.region", unit: "p.house")
            """)
        let last = try session.row(
            """
            SELECT MAX(r.at) AS at FROM consent_reminder r JOIN published_participant p ON p.id = r.participant
            WHERE p.campaign = \(campaign) AND \(session.scope, region: "p.region", unit: "p.house")
            """)
        return Outcome(
            titles: facts.titles, closesAt: facts.closesAt, isOpen: facts.mayRemind(at: session.now),
            notBegun: try row?("number") ?? 0, remindedAt: try last?("at"))
    }
}

/// Reminds all of the caller's units who have not begun. Once, and together with the reminder about a slip of paper:
/// whoever had one gets no other (rulebook G.2.2). Whoever has said no gets none, and nobody learns who that was.
///
/// The colleagues who carry the campaign out there find in their inbox how many it is. Where no telephone can be rung
/// that is all that happens: nobody is noted as reminded, so that a slip can still be given out again.
public struct RemindNotBegun: Command {
    public static let permission = Permission.carryOutCampaigns

    public var campaign: String

    public init(campaign: String) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// Who was looked at; of them, who may be reminded gets a message.
        public let considered: Int
        /// Whether telephones ring; without a gateway only colleagues are told.
        public let rings: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let facts = try session.campaign(campaign)
        let rings = try session.book(ReminderWay.self).rings
        session.about("campaign \(campaign)", region: facts.region)
        guard facts.mayRemind(at: session.now) else { throw ConsentError.notOpen }
        let people = try session.rows(
            """
            SELECT p.id, p.member, p.house, p.region, p.born_month, CASE WHEN EXISTS (
                SELECT 1 FROM published_consent s WHERE s.participant = p.id AND s.standing <> 'given'
            ) OR EXISTS (
                SELECT 1 FROM published_guardian_danger d WHERE d.member = p.member
            ) THEN 1 ELSE 0 END AS gets_none
            FROM published_participant p
            WHERE p.campaign = \(campaign) AND \(NotBegun.condition)
                AND \(session.scope, region: "p.region", unit: "p.house")
            ORDER BY p.house, p.id
            """
        ).map { try NotBegun($0, on: session.today) }
        let first = rings ? try session.note(reminded: people) : people
        guard !first.isEmpty else { throw ConsentError.nobodyToRemind }
        try session.tellColleagues(of: first, facts, in: campaign)
        guard rings else { return Outcome(considered: first.count, rings: false) }
        let told = Dictionary(grouping: first.filter { !$0.getsNone }, by: \.house)
        for (house, people) in told.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
            session.announce(
                NotBegunReminded(
                    campaign: campaign, titles: facts.titles, region: people[0].region, unit: house,
                    recipients: people.map { .init(participant: $0.id, member: $0.member) }))
        }
        return Outcome(considered: first.count, rings: true)
    }
}

/// Whether telephones can be rung from here; lies on the office's shelf.
public struct ReminderWay: Sendable, Equatable {
    public let rings: Bool

    public init(rings: Bool) {
        self.rings = rings
    }
}

/// Those who carry a campaign out in a unit are told how many have not begun; those who said no are among them, as in
/// `CountNotBegun` (decision 0025).
public struct NotBegunCounted: Announcement {
    /// The same once to each.
    public let cause: String
    public let campaign: String
    public let titles: [String: String]
    public let region: Region
    public let unit: String?
    public let count: Int
    public let closesAt: Moment
    /// Colleagues, by their accounts.
    public let accounts: [String]
}

/// People of one unit are reminded that they may still take part.
public struct NotBegunReminded: Announcement {
    public struct Recipient: Codable, Sendable, Equatable {
        public let participant: String
        public let member: String
    }

    public let campaign: String
    public let titles: [String: String]
    public let region: Region
    public let unit: String?
    public let recipients: [Recipient]
}

/// Somebody who is invited and has not begun.
private struct NotBegun {
    let id: String
    let member: String
    let house: String?
    let region: Region
    /// Who is told: the person from 18 on, else the guardian.
    let giver: String
    /// Who has said no, and whose guardian is the danger: both are looked at like everybody, and get nothing.
    let getsNone: Bool

    /// Of `published_participant p`: not begun, and not reminded of anything yet.
    static let condition: SQL = """
        p.removed_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM published_sitting t WHERE t.participant = p.id)
            AND NOT EXISTS (SELECT 1 FROM consent_reminder r WHERE r.participant = p.id)
        """

    init(_ row: Row, on day: Day) throws {
        id = try row("id")
        member = try row("member")
        house = try row("house")
        region = try row("region")
        getsNone = try row("gets_none", as: Int.self) == 1
        guard let month = BirthMonth(try row("born_month")) else { throw StorageError.column("born_month") }
        giver = month.age(on: day) < ConsentRule.adultAge ? "guardian" : "person"
    }
}

extension CampaignFacts {
    /// Only while one can begin at all.
    fileprivate func mayRemind(at now: Moment) -> Bool { state == "open" && now < closesAt }
}

extension Session where Case == RemindNotBegun {
    /// One line a unit and day, with a number and no name.
    fileprivate func tellColleagues(of people: [NotBegun], _ facts: CampaignFacts, in campaign: String) throws {
        let groups = Dictionary(grouping: people, by: \.house).sorted { ($0.key ?? "") < ($1.key ?? "") }
        for (house, people) in groups {
            announce(
                NotBegunCounted(
                    cause: "not begun of \(campaign) in \(house ?? people[0].region.code) on \(today)",
                    campaign: campaign, titles: facts.titles, region: people[0].region, unit: house,
                    count: people.count, closesAt: facts.closesAt, accounts: try colleagues(in: house)))
        }
    }

    /// The psychology teachers of a school, the counsellors of any other unit; without a unit whoever has asked.
    private func colleagues(in house: String?) throws -> [String] {
        guard let house else { return caller.id.map { [$0.rawValue] } ?? [] }
        return try rows(
            """
            SELECT DISTINCT p.account FROM published_post p JOIN published_unit k ON k.code = p.unit
            WHERE p.unit = \(house) AND (p.role = \(Role.schoolPsychologyTeacher.rawValue)
                    OR (p.role = \(Role.counsellor.rawValue) AND k.kind IN \(list: Counselling.unitKinds.sorted())))
                AND (p.from_day IS NULL OR p.from_day <= \(today)) AND (p.until_day IS NULL OR p.until_day >= \(today))
            ORDER BY p.account
            \(unscoped: "whoever carries a campaign out in a unit hears how many have not begun, not who")
            """
        ).map { try $0("account") }
    }

    /// Notes all of them, also those who said no: whoever looked afterwards how many are left would know how many
    /// those are.
    /// - Returns: those whom nobody else has reminded in the same instant.
    fileprivate func note(reminded people: [NotBegun]) throws -> [NotBegun] {
        var noted: Set<String> = []
        for start in stride(from: 0, to: people.count, by: 500) {
            let rows = people[start..<min(start + 500, people.count)].map { person -> SQL in
                "(\(person.id), \(person.giver), \(caller.name), \(now))"
            }
            noted.formUnion(try self.rows(
                """
                INSERT INTO consent_reminder (participant, giver, made_by, at) VALUES \(joined: rows)
                ON CONFLICT DO NOTHING RETURNING participant
                \(unscoped: "each participant was let in by the scope")
                """
            ).map { try $0("participant") })
        }
        return people.filter { noted.contains($0.id) }
    }
}
