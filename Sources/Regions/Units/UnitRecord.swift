import Access
public import Care
import Foundation
public import Storage

/// How things stand with a unit.
public enum UnitStatus: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    case planned, open, suspended, closed, merged
}

/// A unit in a list.
public struct UnitCard: Codable, Sendable, Equatable {
    public let code: String
    public let region: Region
    public let kind: String
    public let names: [String: String]
    public let status: UnitStatus
    public let phone: String
    /// What it is a part of; `nil` for a unit of its own.
    public let parent: String?
    /// The year in which a grade's pupils entered.
    public let entryYear: Int?
    /// Which class of its grade it is.
    public let number: Int?

    static let columns: SQL = """
        u.code, u.region, u.kind, u.name_zh, u.name_en, u.status, u.phone, u.parent, u.entry_year, u.number
        """

    init(_ row: Row) throws {
        code = try row("code")
        region = try row("region")
        kind = try row("kind")
        names = try row.names
        status = try row("status")
        phone = try row("phone")
        parent = try row("parent")
        entryYear = try row("entry_year")
        number = try row("number")
    }
}

/// One step in the life of a unit: opened, closed, merged, and why.
public struct UnitStep: Codable, Sendable, Equatable {
    public let day: Day
    public let status: UnitStatus
    public let reason: String
    /// The unit that it became a part of.
    public let successor: String?
}

/// Whom to ask in a unit. The name and the number are masked; opening them leaves a line in the audit log.
public struct UnitContact: Codable, Sendable, Equatable {
    public let id: ID<UnitContact>
    /// What the person does there: head teacher, nurse in charge.
    public let duty: String
    public let nameMask: String
    public let phoneMask: String

    static func sealing(of unit: String) -> String { "contact of unit \(unit)" }

    /// A surname and a star, so that colleagues know whom they mean and a stranger does not.
    static func mask(name: String) -> String { "\(name.prefix(1))**" }

    static func mask(phone: String) -> String {
        "****\(String(phone.filter { ("0"..."9").contains($0) }.suffix(2)))"
    }
}

extension Row {
    /// The names of a place or unit.
    var names: [String: String] { get throws { try both("name_zh", "name_en") } }
}
