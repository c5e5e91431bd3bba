public import Access
public import Care

/// Notes that somebody has left: they are invited to nothing new, and what was is kept.
public struct NoteMemberGone: Command {
    public static let permission = Permission.manageRosters

    public var member: ID<MemberCard>

    public init(member: ID<MemberCard>) {
        self.member = member
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.member(member)
        session.about("member \(member)", region: found.region)
        // Noting it twice keeps the first moment.
        if found.card.leftAt == nil { try session.note([member], gone: true) }
        return Done()
    }
}

/// Takes back that somebody has left.
public struct TakeMemberBack: Command {
    public static let permission = Permission.manageRosters

    public var member: ID<MemberCard>

    public init(member: ID<MemberCard>) {
        self.member = member
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.member(member)
        session.about("member \(member)", region: found.region)
        guard found.card.leftAt != nil else { return Done() }
        try session.takeRosterTurn()
        let marks = session.marks(of: try session.identity(found.sealed, of: member))
        let same = try session.knownMembers([SoughtMember(marks: marks, house: found.card.house)], without: member)
            .same(as: marks, kind: found.card.kind, in: found.card.house)
        if let same, !same.isGone { throw RosterError.isThere }
        try session.note([member], gone: false)
        return Done()
    }
}
