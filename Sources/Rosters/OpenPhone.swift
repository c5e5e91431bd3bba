public import Access
public import Care
import Storage

/// Opens the number under which the platform may send somebody a message: the guardian's of a child, else their own.
/// For the courier alone, and each opening has its line in the audit log.
public struct OpenPhone: Query {
    public static let permission = Permission.operate
    public static let unattended = true
    public static let opensIdentity = true
    /// From this age somebody is told themselves.
    static let ownPhoneFrom = 18

    public var member: ID<MemberCard>

    public init(member: ID<MemberCard>) {
        self.member = member
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// `nil` where the roster has none, the person has left, or a child's guardian is the danger.
        public let phone: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT m.region, m.identity, EXISTS (
                SELECT 1 FROM published_guardian_danger d WHERE d.member = m.id) AS in_danger
            FROM member m WHERE m.id = \(member) AND m.left_at IS NULL
            \(unscoped: "the courier carries everybody's messages")
            """)
        guard let row else { return Outcome(phone: nil) }
        session.about("member \(member)", region: try row("region"))
        session.because(FixedReason.message)
        let identity = try session.identity(try row("identity"), of: member)
        // Nothing goes to a guardian who is the danger, also where it was written before that was known.
        let isDanger: Bool = try row("in_danger")
        if isDanger, !identity.isOfAge(on: session.today) { return Outcome(phone: nil) }
        return Outcome(phone: identity.phoneForMessages(on: session.today))
    }
}

extension MemberIdentity {
    /// Whom the platform calls. A child's own telephone is never used: a guardian decides (rulebook G.2.2).
    func phoneForMessages(on day: Day) -> String? { isOfAge(on: day) ? phone : guardianPhone }

    func isOfAge(on day: Day) -> Bool { age(on: day) >= OpenPhone.ownPhoneFrom }

    /// Whole years; who is born on 29 February has their birthday on 1 March in other years.
    private func age(on day: Day) -> Int {
        let (from, to) = (born.civil, day.civil)
        let hadBirthday = (to.month, to.day) >= (from.month, from.day)
        return to.year - from.year - (hadBirthday ? 0 : 1)
    }
}
