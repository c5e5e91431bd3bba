public import Access
import Care
import Storage

/// Tells the psychology teachers of a school, and the counsellors of any other unit, in the afternoon that some sit
/// down tomorrow: how many groups, and when the first begins. Each is told once a campaign and day.
public struct TellOfSittings: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// From three in the afternoon, in China: early enough to print a missing class sheet [D].
    public static let fromMinute = 15 * 60

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let told: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard session.now.minuteOfDay >= Self.fromMinute else { return Outcome(told: 0) }
        let day = session.today.adding(days: 1)
        let rows = try session.tomorrow(day)
        let isWebhookSetUp = try session.book(MessageChannels.self).webhook
        for row in rows {
            let campaign: String = try row("campaign")
            let note = MessageNote(
                kind: .sittingsTomorrow, cause: Self.cause(campaign, day),
                titles: ["zh-Hans": try row("title_zh"), "en": try row("title_en")], region: try row("region"),
                unit: try row("house"), path: "/campaigns/\(campaign)")
            try session.put(
                InboxLine(note: note, account: try row("account"), count: try row("count"), at: try row("from_at")))
            if isWebhookSetUp { try session.putWebhook(note) }
        }
        return Outcome(told: rows.count)
    }

    static func cause(_ campaign: String, _ day: Day) -> String { "sittings of \(campaign) on \(day)" }
}

extension Session where Case == TellOfSittings {
    /// One row for each teacher and campaign who does not know yet. The cause is put together as in `cause`.
    fileprivate func tomorrow(_ day: Day) throws -> [Row] {
        try rows(
            """
            SELECT t.campaign, t.house, t.region, p.account, c.title_zh, c.title_en, COUNT(*) AS count,
                MIN(t.from_at) AS from_at
            FROM published_planned_sitting t
            JOIN published_campaign c ON c.id = t.campaign AND c.state IN ('approved', 'open')
            JOIN published_unit k ON k.code = t.house
            JOIN published_post p ON p.unit = t.house AND (p.role = \(Role.schoolPsychologyTeacher.rawValue)
                OR (p.role = \(Role.counsellor.rawValue) AND k.kind IN \(list: Counselling.unitKinds.sorted())))
                AND (p.from_day IS NULL OR p.from_day <= \(today)) AND (p.until_day IS NULL OR p.until_day >= \(today))
            WHERE t.from_at >= \(Moment(day)) AND t.from_at < \(Moment(day.adding(days: 1)))
                AND NOT EXISTS (
                    SELECT 1 FROM inbox_message m
                    WHERE m.account = p.account AND m.cause = 'sittings of ' || t.campaign || \(" on \(day)"))
            GROUP BY t.campaign, t.house, t.region, p.account, c.title_zh, c.title_en ORDER BY p.account, t.campaign
            \(unscoped: "the platform tells everybody of their own unit")
            """)
    }
}
