public import Access
public import Care
import Foundation
public import ProtectionRules
import Storage
import WarningRules

/// Notes on which day the offence record of a colleague was queried, and whether anything hinders (rulebook H.4). What
/// was found is not written down here. The next query is due a year later.
///
/// Nothing is suspended by this or by a clock: whoever notes that somebody is not to be employed suspends the account.
/// Where that was not done in time, the unit's head and the county hear of it (`TellOfStaffChecks`).
public struct NoteStaffCheck: Command {
    public static let permission = Permission.keepStaffChecks

    public var account: ID<Caller>
    /// The outermost unit in which they hold a post.
    public var unit: String
    public var queriedOn: Day
    public var outcome: StaffCheckOutcome
    public var request: String

    public init(account: ID<Caller>, unit: String, queriedOn: Day, outcome: StaffCheckOutcome, request: String) {
        self.account = account
        self.unit = unit
        self.queriedOn = queriedOn
        self.outcome = outcome
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let due: Day
        /// False when the same form had come before.
        public let isNew: Bool
    }

    /// The form, with whom it is about and what it says: who goes back in the browser and mends what was chosen has
    /// written down something else. Empty where the form has no sign of its own.
    fileprivate var wholeRequest: String {
        let sign = request.trimmingCharacters(in: .whitespacesAndNewlines)
        return sign.isEmpty ? "" : "\(account) \(unit) \(queriedOn) \(outcome.rawValue) \(sign)"
    }

    /// - Throws: `StaffCheckError.own` for one's own, `.badDay` for a day to come, `Refusal.notFound` for whoever holds
    ///   no post in a unit of the caller's that is in close contact with minors.
    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let policies = try session.book(StaffCheckPolicies.self)
        let found = try session.row(
            """
            SELECT s.region, s.kind FROM (\(session.staffInContact(policies, byName: true))) s
            WHERE s.account = \(account) AND s.house = \(unit)
            """)
        guard let found, session.isInContact(try found("kind"), in: try found("region"), policies) else {
            throw Refusal.notFound
        }
        let region: Region = try found("region")
        session.about("account \(account)", region: region)
        guard account != session.caller.id else { throw StaffCheckError.own }
        guard queriedOn <= session.today else { throw StaffCheckError.badDay }
        let policy = policies.edition(for: region, on: session.today)
        return Outcome(due: policy.due(after: queriedOn), isNew: try session.keep(self, region, policy))
    }
}

extension Session where Case == NoteStaffCheck {
    /// - Returns: whether it was kept; the same form is kept once.
    fileprivate func keep(_ new: NoteStaffCheck, _ region: Region, _ policy: StaffCheckPolicy) throws -> Bool {
        let mark = try harmMark(ofRequest: new.wholeRequest, for: "staff check")
        let id = newID(StaffCheck.self)
        let outcome = seal(Private(new.outcome.rawValue), for: StaffCheck.sealing(of: id))
        let (due, latest) = (policy.due(after: new.queriedOn), try suspendDue(after: new, policy))
        let kept = try run(
            """
            INSERT INTO staff_check (id, account, unit, region, queried_on, next_due, remind_on, outcome, noted_by,
                noted_at, keep_until, suspend_due, request)
            VALUES (\(id), \(new.account), \(new.unit), \(region), \(new.queriedOn), \(due),
                \(policy.remindOn(before: due)), \(outcome), \(caller.id), \(now),
                \(policy.keepUntil(from: new.queriedOn)), \(latest), \(mark))
            ON CONFLICT (request) DO NOTHING \(unscoped: "the colleague was found within the scope")
            """)
        return kept == 1
    }

    /// While the clock of the note before runs, another begins no new day, whatever either says: else whoever notes a
    /// hindrance once more every evening would keep it from being told for good. One that ended long ago, of somebody
    /// who had no post any more, is nobody's clock.
    private func suspendDue(after new: NoteStaffCheck, _ policy: StaffCheckPolicy) throws -> Moment {
        let due = policy.suspendDue(after: now)
        let running = try row(
            """
            SELECT c.suspend_due FROM staff_check c
            WHERE c.account = \(new.account) AND c.unit = \(new.unit) AND c.followed_at IS NULL
                AND c.suspend_due > \(now.adding(hours: -24)) AND NOT EXISTS (
                    SELECT 1 FROM staff_check n WHERE n.account = c.account AND n.unit = c.unit AND n.id > c.id)
            \(unscoped: "the colleague was found within the scope")
            """
        ).map { try $0("suspend_due", as: Moment.self) }
        return min(running ?? due, due)
    }
}
