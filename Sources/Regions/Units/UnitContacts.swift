public import Access
public import Care
import Foundation
import Storage

/// Keeps whom to ask in a unit, sealed.
public struct KeepUnitContact: Command {
    public static let permission = Permission.manageUnits

    public var unit: String
    public var duty: String
    public var name: Private<String>
    public var phone: Private<String>

    public init(unit: String, duty: String, name: Private<String>, phone: Private<String>) {
        self.unit = unit
        self.duty = duty
        self.name = name
        self.phone = phone
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.unit(unit)
        let duty = duty.trimmingCharacters(in: .whitespacesAndNewlines)
        let name = name.exposed.trimmingCharacters(in: .whitespacesAndNewlines)
        let phone = phone.exposed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, !duty.isEmpty else { throw UnitError.emptyContact }
        guard name.count <= UnitError.longestName else { throw UnitError.longText(field: "name") }
        guard duty.count <= UnitError.longestName else { throw UnitError.longText(field: "duty") }
        guard UnitFacts.isPhone(phone) else { throw ContactFault.badPhone }
        try session.keepContact(duty: duty, name: name, phone: phone, of: found.card.code)
        session.about("contact of unit \(unit)", region: found.card.region)
        return Done()
    }
}

/// Takes a contact of a unit away.
public struct RemoveUnitContact: Command {
    public static let permission = Permission.manageUnits

    public var unit: String
    public var contact: ID<UnitContact>

    public init(unit: String, contact: ID<UnitContact>) {
        self.unit = unit
        self.contact = contact
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.unit(unit)
        guard try session.removeContact(contact, of: found) else { throw Refusal.notFound }
        session.about("contact \(contact) of unit \(unit)", region: found.card.region)
        return Done()
    }
}

/// Opens the name and the number of a unit's contact. Each opening has its line in the audit log.
public struct OpenUnitContact: Query {
    public static let permission = Permission.seePlaces
    public static let opensIdentity = true

    public var unit: String
    public var contact: ID<UnitContact>

    public init(unit: String, contact: ID<UnitContact>) {
        self.unit = unit
        self.contact = contact
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let contact: ID<UnitContact>
        public let duty: String
        public let name: String
        public let phone: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.unit(unit)
        let row = try session.row(
            """
            SELECT duty, name, phone FROM unit_contact WHERE id = \(contact) AND unit = \(found.card.code)
            \(unscoped: "the unit itself was found within the scope")
            """)
        guard let row else { throw Refusal.notFound }
        session.about("contact \(contact) of unit \(unit)", region: found.card.region)
        let purpose = UnitContact.sealing(of: found.card.code)
        return Outcome(
            contact: contact, duty: try row("duty"), name: try session.open(row("name"), for: purpose).exposed,
            phone: try session.open(row("phone"), for: purpose).exposed)
    }
}

/// A telephone number of a contact that cannot be dialled.
enum ContactFault: Problem, Equatable {
    case badPhone

    var kind: ProblemKind { .invalid(field: "phone") }
    var phrase: Phrase { UnitError.badPhone.phrase }
}
