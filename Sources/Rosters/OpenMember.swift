public import Access
public import Care

/// Opens who a member is. Each opening has its line in the audit log.
public struct OpenMember: Query {
    public static let permission = Permission.seeRosters
    public static let opensIdentity = true

    public var member: ID<MemberCard>

    public init(member: ID<MemberCard>) {
        self.member = member
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let member: ID<MemberCard>
        public let identity: MemberIdentity
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.member(member)
        session.about("member \(member)", region: found.region)
        return Outcome(member: member, identity: try session.identity(found.sealed, of: member))
    }
}
