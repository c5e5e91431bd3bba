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
        /// `nil` where the roster has none, or the person has left.
        public let phone: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT region, identity FROM member WHERE id = \(member) AND left_at IS NULL
            \(unscoped: "the courier carries everybody's messages")
            """)
        guard let row else { return Outcome(phone: nil) }
        session.about("member \(member)", region: try row("region"))
        let identity = try session.identity(try row("identity"), of: member)
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
