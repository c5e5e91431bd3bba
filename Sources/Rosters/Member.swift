public import Care
public import Storage

/// As what somebody belongs to a unit.
public enum MemberKind: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    case pupil, staff, resident, patient
}

/// The sex that an identity number or a list says; nothing where neither does.
public enum MemberSex: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    case female, male
}

/// A member as a list shows them: enough for who knows the person, nothing for who does not.
public struct MemberCard: Codable, Sendable, Equatable {
    public let id: ID<MemberCard>
    public let unit: String
    /// The outermost unit, such as the school of a class.
    public let house: String
    public let kind: MemberKind
    /// A surname and a star.
    public let nameMask: String
    /// `2012-03`; the day lies sealed.
    public let bornMonth: String
    public let sex: MemberSex?
    /// When they were noted as gone; `nil` for who belongs there.
    public let leftAt: Moment?

    static let columns: SQL = "m.id, m.unit, m.house, m.kind, m.name_mask, m.born_month, m.sex, m.left_at"

    init(_ row: Row) throws {
        id = try row("id")
        unit = try row("unit")
        house = try row("house")
        kind = try row("kind")
        nameMask = try row("name_mask")
        bornMonth = try row("born_month")
        sex = try row("sex")
        leftAt = try row("left_at")
    }

    static func mask(_ name: String) -> String { "\(name.prefix(1))*" }
}

/// Who a member is. Lies sealed; opening it leaves a line in the audit log.
public struct MemberIdentity: Codable, Sendable, Equatable {
    public var name: String
    public var born: Day
    /// The resident identity number.
    public var idNumber: String?
    /// The student or staff number.
    public var number: String?
    public var guardian: String?
    public var guardianPhone: String?
    public var phone: String?

    static func sealing(of member: ID<MemberCard>) -> String { "member \(member)" }

    /// What a newer list says is taken over; what it leaves out stays as it was.
    func completed(by newer: MemberIdentity) -> MemberIdentity {
        MemberIdentity(
            name: newer.name, born: newer.born, idNumber: newer.idNumber ?? idNumber, number: newer.number ?? number,
            guardian: newer.guardian ?? guardian, guardianPhone: newer.guardianPhone ?? guardianPhone,
            phone: newer.phone ?? phone)
    }
}
