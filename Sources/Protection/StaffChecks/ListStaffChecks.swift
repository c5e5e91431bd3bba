public import Access
import Care
import ProtectionRules
import Storage

/// Lists the colleagues of the own unit with the query of their offence record, who is due first (rulebook H.4). A
/// place above sees those who lead its units, because nobody notes their own, and counts the others
/// (`CountStaffChecks`).
public struct ListStaffChecks: Query {
    public static let permission = Permission.keepStaffChecks
    public static let opensIdentity = true
    public static let perPage = 50

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let checks: [StaffCheck]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let policies = try session.book(StaffCheckPolicies.self)
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        session.about("staff checks")
        let rows = try session.rows(
            """
            SELECT s.account, s.house, s.region, s.kind, s.since, a.display_name, h.name_zh, h.name_en,
                c.id AS check_id, c.queried_on, c.next_due, c.remind_on, c.outcome, c.suspend_due
            FROM (\(session.staffInContact(policies, byName: true))) s
            JOIN published_account a ON a.id = s.account JOIN published_unit h ON h.code = s.house
            \(session.newestStaffCheck)
            ORDER BY COALESCE(c.next_due, ''), a.display_name, s.account, s.house
            LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """)
        let checks = try rows.prefix(Self.perPage).filter { row in
            session.isInContact(try row("kind"), in: try row("region"), policies)
        }.map { try session.staffCheck(from: $0) }
        return Outcome(checks: checks, hasMore: rows.count > Self.perPage)
    }
}

extension Session where Case == ListStaffChecks {
    fileprivate func staffCheck(from row: Row) throws -> StaffCheck {
        let account: ID<Caller> = try row("account")
        let (due, remindOn): (Day?, Day?) = (try row("next_due"), try row("remind_on"))
        var outcome: StaffCheckOutcome?
        if let id = try row("check_id", as: ID<StaffCheck>?.self), let sealed = try row("outcome", as: Sealed?.self) {
            outcome = StaffCheckOutcome(rawValue: try open(sealed, for: StaffCheck.sealing(of: id)).exposed)
        }
        let suspendDue: Moment? = try outcome == .hinders ? row("suspend_due", as: Moment.self) : nil
        return StaffCheck(
            account: account, displayName: try row("display_name"), unit: try row("house"),
            unitNames: try row.staffUnitNames(), region: try row("region"), since: try row("since"),
            state: .of(due: due, remindOn: remindOn, on: today), queriedOn: try row("queried_on"), due: due,
            outcome: outcome, suspendDue: suspendDue, isSuspensionLate: suspendDue.map { $0 <= now } ?? false,
            isOwn: account == caller.id)
    }
}
