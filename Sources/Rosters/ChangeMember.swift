public import Access
public import Care
import Storage

/// Mends a member's name or number, or moves them to another class or department of the same unit.
public struct ChangeMember: Command {
    public static let permission = Permission.manageRosters

    public var member: ID<MemberCard>
    /// Where they belong from now on; as it was where nothing is given.
    public var unit: String?
    public var name: Private<String>?
    public var number: Private<String>?

    public init(
        member: ID<MemberCard>, unit: String? = nil, name: Private<String>? = nil, number: Private<String>? = nil
    ) {
        self.member = member
        self.unit = unit
        self.name = name
        self.number = number
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.member(member)
        guard found.card.leftAt == nil else { throw RosterError.notThere }
        try session.takeRosterTurn()
        var identity = try session.identity(found.sealed, of: member)
        if let name = name?.exposed.trimmed, !name.isEmpty { identity.name = name }
        if let number = number?.exposed.trimmed, !number.isEmpty { identity.number = number }
        var faults: [RosterError] = []
        _ = GivenMember.read(identity.texts, born: identity.born, faults: &faults)
        if let fault = faults.first { throw fault }
        let place = try self.place(found.card, in: session)
        try refuseTwice(identity, found.card, in: session)
        try session.change(members: [try session.changedRow(member, identity, unit: place)])
        session.about("member \(member)", region: found.region)
        return Done()
    }

    private func place(_ card: MemberCard, in session: borrowing Session<Self>) throws -> String {
        guard let unit, !unit.isEmpty, unit != card.unit else { return card.unit }
        let place = try session.rosterUnit(unit)
        // From one school to another nobody is moved, but let go and taken in.
        guard place.house == card.house else { throw RosterError.noUnit }
        return place.code
    }

    /// Under the new name or number, nobody else may be there.
    private func refuseTwice(
        _ identity: MemberIdentity, _ card: MemberCard, in session: borrowing Session<Self>
    ) throws {
        let marks = session.marks(of: identity)
        let same = try session.knownMembers([SoughtMember(marks: marks, house: card.house)], without: card.id)
            .same(as: marks, kind: card.kind, in: card.house)
        if let same, !same.isGone { throw RosterError.isThere }
    }
}

extension MemberIdentity {
    fileprivate var texts: GivenMember.Texts {
        GivenMember.Texts(
            name: name, idNumber: idNumber ?? "", number: number ?? "", guardian: guardian ?? "",
            guardianPhone: guardianPhone ?? "", phone: phone ?? "")
    }
}
