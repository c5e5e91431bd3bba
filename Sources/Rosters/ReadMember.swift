public import Access
public import Care

/// Shows a member masked, with where they belong and where they could be moved.
public struct ReadMember: Query {
    public static let permission = Permission.seeRosters
    public static let opensIdentity = false

    public var member: ID<MemberCard>

    public init(member: ID<MemberCard>) {
        self.member = member
    }

    public struct Outcome: Codable, Sendable {
        public let card: MemberCard
        public let house: RosterUnit
        /// The class or the department; the unit itself where they belong to none.
        public let unit: RosterUnit
        /// Where they could belong: the parts of the same unit.
        public let parts: [RosterUnit]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let card = try session.member(member).card
        let house = try session.rosterUnit(card.house)
        return Outcome(
            card: card, house: house, unit: try session.rosterUnit(card.unit),
            parts: try session.rosterParts(of: house))
    }
}
