public import Access
public import Care
import Storage

/// Opens the names of those whom a campaign invites in one class, for the sheet by which slips are handed out. Each
/// opening has its line in the audit log.
public struct NameInvited: Query {
    public static let permission = Permission.seeRosters
    public static let opensIdentity = true
    static let mostNamed = 1_000

    public var campaign: String
    /// The code of the class or department.
    public var unit: String

    public init(campaign: String, unit: String) {
        self.campaign = campaign
        self.unit = unit
    }

    /// A member and what they are called.
    public struct Name: Codable, Sendable, Equatable {
        public let member: ID<MemberCard>
        public let name: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Name] {
        let rows = try session.invited(campaign, in: unit)
        guard let first = rows.first else { throw Refusal.notFound }
        session.about("names of \(unit) in campaign \(campaign)", region: try first("region"))
        return try rows.map { row in
            let member: ID<MemberCard> = try row("id")
            return Name(member: member, name: try session.identity(try row("identity"), of: member).name)
        }
    }
}

extension Session where Case == NameInvited {
    /// By the class they are in for the campaign: whoever sits elsewhere than the roster says is named all the same.
    fileprivate func invited(_ campaign: String, in unit: String) throws -> [Row] {
        try rows(
            """
            SELECT m.id, m.identity, m.region FROM member m JOIN published_participant p ON p.member = m.id
            WHERE p.campaign = \(campaign) AND p.unit = \(unit) AND p.removed_at IS NULL AND m.house IS NOT NULL
                AND \(scope, region: "m.region", unit: "m.house")
            ORDER BY p.id LIMIT \(NameInvited.mostNamed)
            """)
    }
}
