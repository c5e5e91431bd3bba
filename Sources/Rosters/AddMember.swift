public import Access
public import Care
import Foundation
import Storage

/// Puts one person on the roster of a class, a department or a unit. Who was there and has left is there again.
public struct AddMember: Command {
    public static let permission = Permission.manageRosters

    public var unit: String
    public var kind: MemberKind
    public var name: Private<String>
    /// May be left out beside an identity number.
    public var born: Day?
    public var sex: MemberSex?
    public var idNumber: Private<String>?
    public var number: Private<String>?
    public var guardian: Private<String>?
    public var guardianPhone: Private<String>?
    public var phone: Private<String>?

    public init(
        unit: String, kind: MemberKind, name: Private<String>, born: Day? = nil, sex: MemberSex? = nil,
        idNumber: Private<String>? = nil, number: Private<String>? = nil, guardian: Private<String>? = nil,
        guardianPhone: Private<String>? = nil, phone: Private<String>? = nil
    ) {
        self.unit = unit
        self.kind = kind
        self.name = name
        self.born = born
        self.sex = sex
        self.idNumber = idNumber
        self.number = number
        self.guardian = guardian
        self.guardianPhone = guardianPhone
        self.phone = phone
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let member: ID<MemberCard>
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let place = try session.rosterUnit(unit)
        let given = try read(today: session.today)
        try session.takeRosterTurn()
        let marks = session.marks(of: given.identity)
        let known = try session.knownMembers([SoughtMember(marks: marks, house: place.house)])
            .same(as: marks, kind: kind, in: place.house)
        if let known, !known.isGone { throw RosterError.isThere }
        let newcomer = MemberPlan.Newcomer(given: given, marks: marks, kind: kind, sex: sex ?? given.sexOfNumber)
        var writing = MemberWriting()
        try writing.add(
            known.map { .returns($0, newcomer, to: place.code) }
                ?? .joins(newcomer, region: place.region, house: place.house, unit: place.code),
            from: 0, in: session)
        guard try writing.write(in: session).isEmpty, let member = known?.id ?? writing.firstJoining else {
            throw RosterError.isThere
        }
        session.about("member \(member)", region: place.region)
        return Outcome(member: member)
    }

    private func read(today: Day) throws -> GivenMember {
        let texts = GivenMember.Texts(
            name: name.exposed.trimmed, idNumber: idNumber.trimmed, number: number.trimmed,
            guardian: guardian.trimmed, guardianPhone: guardianPhone.trimmed, phone: phone.trimmed)
        var faults: [RosterError] = []
        let given = GivenMember.read(texts, born: born, faults: &faults)
        faults += given?.faults(sex: sex, today: today) ?? []
        if let fault = faults.first { throw fault }
        guard let given else { throw RosterError.noName }
        return given
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension Private<String>? {
    fileprivate var trimmed: String { self?.exposed.trimmed ?? "" }
}
