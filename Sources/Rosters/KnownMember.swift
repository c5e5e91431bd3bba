import Care
import Storage

/// A member who is there, as far as it takes to find out whether somebody else is the same.
struct KnownMember {
    let id: ID<MemberCard>
    let house: String
    let unit: String
    let kind: MemberKind
    let identityMark: String
    let idMark: String?
    let numberMark: String?
    let isGone: Bool
    let identity: Sealed

    static let columns: SQL = """
        m.id, m.house, m.unit, m.kind, m.identity_index, m.id_index, m.number_index, m.left_at, m.identity
        """

    init(_ row: Row) throws {
        id = try row("id")
        house = try row("house")
        unit = try row("unit")
        kind = try row("kind")
        identityMark = try row("identity_index")
        idMark = try row("id_index")
        numberMark = try row("number_index")
        isGone = try row("left_at", as: Moment?.self) != nil
        identity = try row("identity")
    }

    func hasID(_ marks: MemberMarks) -> Bool { idMark.map(marks.idNumber.contains) == true }

    func hasNumber(_ marks: MemberMarks) -> Bool { numberMark.map(marks.number.contains) == true }

    /// Two of one name and birthday are one person, unless an identity number or a student number that both have
    /// tells them apart.
    func mayBe(_ marks: MemberMarks) -> Bool {
        guard marks.identity.contains(identityMark) else { return false }
        let otherID = idMark != nil && !marks.idNumber.isEmpty && !hasID(marks)
        let otherNumber = numberMark != nil && !marks.number.isEmpty && !hasNumber(marks)
        return hasID(marks) || !(otherID || otherNumber)
    }
}

/// The members among whom somebody is looked for: those of some houses, and pupils of any school with one of some
/// identity numbers.
struct KnownMembers {
    private let byIdentity: [String: [KnownMember]]
    private let byID: [String: [KnownMember]]
    private let byNumber: [String: [KnownMember]]

    init(_ members: [KnownMember]) {
        byIdentity = Dictionary(grouping: members, by: \.identityMark)
        byID = Dictionary(grouping: members.filter { $0.idMark != nil }) { $0.idMark ?? "" }
        byNumber = Dictionary(grouping: members.filter { $0.numberMark != nil }) { $0.numberMark ?? "" }
    }

    /// The same person on the roster of a house; `nil` when there is none.
    /// - Throws: `RosterError` where it cannot be known who is meant, or the person has to be let go elsewhere first.
    func same(as marks: MemberMarks, kind: MemberKind, in house: String) throws(RosterError) -> KnownMember? {
        let withID = marks.idNumber.flatMap { byID[$0] ?? [] }
        let own = withID.filter { $0.house == house }
        if own.contains(where: { !marks.identity.contains($0.identityMark) }) { throw .idOfAnother }
        let ofName = marks.identity.flatMap { byIdentity[$0] ?? [] }.filter { $0.house == house && $0.mayBe(marks) }
        let found = try Self.only(own.isEmpty ? ofName : own, marks)
        let withNumber = marks.number.flatMap { byNumber[$0] ?? [] }
        if withNumber.contains(where: { $0.house == house && !$0.isGone && $0.id != found?.id }) {
            throw .numberOfAnother
        }
        let elsewhere = withID + (found?.idMark.flatMap { byID[$0] } ?? [])
        if kind == .pupil, elsewhere.contains(where: { $0.kind == .pupil && !$0.isGone && $0.house != house }) {
            throw .transfer
        }
        return found
    }

    /// What is sure of somebody of whom not everything could be read, whatever stands in the cells that could not.
    func sureFaults(_ marks: MemberMarks, kind: MemberKind?, in house: String) -> [RosterError] {
        let withID = marks.idNumber.flatMap { byID[$0] ?? [] }
        let withNumber = marks.number.flatMap { byNumber[$0] ?? [] }
        func isOther(_ member: KnownMember) -> Bool {
            member.house == house && !marks.identity.isEmpty && !marks.identity.contains(member.identityMark)
        }
        if withID.contains(where: isOther) { return [.idOfAnother] }
        var faults: [RosterError] = []
        if withNumber.contains(where: { !$0.isGone && isOther($0) }) { faults.append(.numberOfAnother) }
        if kind == .pupil, withID.contains(where: { $0.kind == .pupil && !$0.isGone && $0.house != house }) {
            faults.append(.transfer)
        }
        return faults
    }

    /// Who is there comes before who has gone, and who has the same number before who has none.
    private static func only(_ found: [KnownMember], _ marks: MemberMarks) throws(RosterError) -> KnownMember? {
        let there = found.filter { !$0.isGone }
        let closest = there.isEmpty ? found : there
        let sure = closest.filter { $0.hasID(marks) || $0.hasNumber(marks) }
        let chosen = sure.isEmpty ? closest : sure
        // Of several times that somebody was here and went, the last one counts.
        guard chosen.count > 1, !there.isEmpty else { return chosen.max { $0.id.rawValue < $1.id.rawValue } }
        throw .several
    }
}
