public import Access
public import Care
import ProtectionRules
import Storage

/// Tells whoever leads a unit in close contact with minors that colleagues' offence records have to be queried: when
/// somebody is newly given a post, 30 days before a year is over, and when it is (rulebook H.4); and the county as well
/// when somebody who is not to be employed still has account and post. It names nobody, and suspends nobody. What is
/// over its term is forgotten.
public struct TellOfStaffChecks: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// The messages are there to be seen; a look at the calendar is not worth a line every hour.
    public static let isAudited = false
    /// Colleagues in one look; the next one goes on.
    private static let together = 2_000
    /// So long it is known what was told [D].
    private static let rememberedDays = 800

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.forgetOldStaffChecks(toldBefore: session.today.adding(days: -Self.rememberedDays))
        let policies = try session.book(StaffCheckPolicies.self)
        var told: Set<String> = []
        for reminder in try session.dueReminders(policies, atMost: Self.together) {
            guard try session.note(reminder) else { continue }
            // Those who are due for the same reason on one day are one message.
            guard told.insert(reminder.reason).inserted else { continue }
            // Where the place has other kinds, it is noted all the same, or it would keep others waiting.
            guard session.isInContact(reminder.kind, in: reminder.region, policies) else { continue }
            let accounts = try session.whoLeads(reminder.house, in: reminder.region)
            guard !accounts.isEmpty else { continue }
            session.announce(
                StaffChecksDue(cause: reminder.mark, region: reminder.region, unit: reminder.house, accounts: accounts))
        }
        try session.tellOfStandingHindrances(policies, atMost: Self.together)
        return Done()
    }
}

/// Offence records of a unit's staff have to be queried; of whom, nothing.
public struct StaffChecksDue: Announcement {
    /// Why it is told; the same once to each.
    public let cause: String
    public let region: Region
    public let unit: String
    /// Whom to tell: colleagues by their accounts.
    public let accounts: [String]
}

/// What a unit is told of: somebody's first query, one that is soon due, one that is over.
private struct StaffReminder {
    let house: String
    let region: Region
    let kind: String
    /// The unit, what is due, and the day.
    let reason: String
    /// The same, and of whoever is new which account: a school year begins for many on one day, and not all of them
    /// are on the list when the first is told of.
    let mark: String

    init(_ row: Row) throws {
        house = try row("house")
        region = try row("region")
        kind = try row("kind")
        reason = try row("reason")
        mark = try row("mark")
    }
}

extension Session where Case == TellOfStaffChecks {
    /// Each once.
    fileprivate func dueReminders(_ policies: StaffCheckPolicies, atMost limit: Int) throws -> [StaffReminder] {
        try rows(
            """
            SELECT DISTINCT d.house, d.region, d.kind, d.reason, d.reason || d.who AS mark FROM (
                SELECT s.house, s.region, s.kind, 'staff checks ' || s.house || ' '
                    || CASE WHEN c.id IS NULL THEN 'new' WHEN c.next_due < \(today) THEN 'over' ELSE 'soon' END
                    || ' ' || COALESCE(c.next_due, s.since) AS reason,
                    CASE WHEN c.id IS NULL THEN ' ' || s.account ELSE '' END AS who
                FROM (\(staffInContact(policies, byName: false))) s \(newestStaffCheck)
                WHERE c.id IS NULL OR c.remind_on <= \(today)) d
            WHERE NOT EXISTS (SELECT 1 FROM staff_reminder r WHERE r.mark = d.reason || d.who)
            ORDER BY mark LIMIT \(limit)
            """
        ).map(StaffReminder.init)
    }

    /// - Returns: whether it was not told before.
    fileprivate func note(_ reminder: StaffReminder) throws -> Bool {
        try run(
            """
            INSERT INTO staff_reminder (mark, region, told_on) VALUES (\(reminder.mark), \(reminder.region), \(today))
            ON CONFLICT (mark) DO NOTHING \(unscoped: "what was told, and of nobody by name")
            """) == 1
    }

    /// The administrators of the unit; where it has none, those of the nearest place that has.
    func whoLeads(_ house: String, in home: Region) throws -> [String] {
        let posts = try rows(
            """
            SELECT p.account, p.region, p.unit FROM published_post p
            WHERE ((p.role = \(Role.unitAdministrator) AND p.unit = \(house))
                    OR (p.role = \(Role.regionAdministrator) AND p.unit IS NULL
                        AND p.region IN \(list: home.upwards)))
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            ORDER BY p.account \(unscoped: "whoever leads the unit hears that something is due, and not of whom")
            """)
        let own = try posts.filter { try $0("unit", as: String?.self) != nil }
        guard own.isEmpty else { return try own.map { try $0("account") } }
        let manned = Set(try posts.map { try $0("region", as: Region.self) })
        guard let nearest = home.upwards.first(where: manned.contains) else { return [] }
        return try posts.filter { try $0("region", as: Region.self) == nearest }.map { try $0("account") }
    }

    fileprivate func forgetOldStaffChecks(toldBefore day: Day) throws {
        try run(
            """
            DELETE FROM staff_check WHERE keep_until < \(today)
            \(unscoped: "what is over its term goes, in every place")
            """)
        try run(
            """
            DELETE FROM staff_reminder WHERE told_on < \(day)
            \(unscoped: "what was told long ago, and of nobody by name")
            """)
    }
}
