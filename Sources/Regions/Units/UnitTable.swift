import Access
import Care
import Foundation
import Storage

/// A unit that the caller reaches.
struct FoundUnit {
    let card: UnitCard
    /// The outermost unit that it belongs to.
    let house: String
    let admitted: Admitted
}

/// A unit that is about to exist.
struct NewUnit {
    let code: String
    let kind: String
    let parent: String?
    let house: String
    let status: UnitStatus
    let facts: UnitFacts
    let hours: OpeningHours
    var entryYear: Int?
    var number: Int?
}

extension Session {
    /// - Throws: `Refusal.notFound` when there is none in the caller's reach.
    func unit(_ code: String) throws -> FoundUnit {
        let row = try row(
            """
            SELECT \(UnitCard.columns), u.house FROM unit u WHERE u.code = \(code)
                AND (\(scope, region: "u.region", unit: "u.house") OR \(scope, region: "u.region", unit: "u.code"))
            """)
        guard let row else { throw Refusal.notFound }
        let card = try UnitCard(row)
        let house: String = try row("house")
        let own = scope.units.contains(house) ? house : card.code
        return FoundUnit(card: card, house: house, admitted: try scope.admit(card.region, unit: own))
    }

    func facts(of found: FoundUnit) throws -> (UnitFacts, OpeningHours) {
        let row = try row(
            """
            SELECT name_zh, name_en, address_zh, address_en, opening, hours_zh, hours_en, phone, latitude, longitude
            FROM unit WHERE code = \(found.card.code) \(unscoped: "the unit itself was found within the scope")
            """)
        guard let row else { throw Refusal.notFound }
        let hours = try row.opening
        let facts = UnitFacts(
            name: try row("name_zh"), nameEn: try row("name_en"), address: try row("address_zh"),
            addressEn: try row("address_en"), hours: hours.typed, remark: try row("hours_zh"),
            remarkEn: try row("hours_en"), phone: try row("phone"), latitude: try row("latitude"),
            longitude: try row("longitude"))
        return (facts, hours)
    }

    func parts(of found: FoundUnit) throws -> [UnitCard] {
        try rows(
            """
            SELECT \(UnitCard.columns) FROM unit u WHERE u.parent = \(found.card.code)
            ORDER BY u.entry_year DESC, u.number, u.code \(unscoped: "the unit itself was found within the scope")
            """
        ).map(UnitCard.init)
    }

    func history(of found: FoundUnit) throws -> [UnitStep] {
        try rows(
            """
            SELECT day, status, reason, successor FROM unit_status WHERE unit = \(found.card.code)
            ORDER BY id DESC \(unscoped: "the unit itself was found within the scope")
            """
        ).map {
            UnitStep(
                day: try $0("day"), status: try $0("status"), reason: try $0("reason"), successor: try $0("successor"))
        }
    }

    func contacts(of found: FoundUnit) throws -> [UnitContact] {
        try rows(
            """
            SELECT id, duty, name_mask, phone_mask FROM unit_contact WHERE unit = \(found.card.code)
            ORDER BY id \(unscoped: "the unit itself was found within the scope")
            """
        ).map {
            UnitContact(
                id: try $0("id"), duty: try $0("duty"), nameMask: try $0("name_mask"), phoneMask: try $0("phone_mask"))
        }
    }

    /// - Returns: whether it is new; false when the code is there already.
    @discardableResult
    func insert(_ unit: NewUnit, in region: Admitted) throws -> Bool {
        let facts = unit.facts
        let inserted = try run(
            """
            INSERT INTO unit
                (code, region, kind, name_zh, name_en, address_zh, address_en, hours_zh, hours_en, phone, parent,
                house, status, opening, latitude, longitude, entry_year, number)
            VALUES (\(unit.code), \(region), \(unit.kind), \(facts.name), \(facts.nameEn), \(facts.address),
                \(facts.addressEn), \(facts.remark), \(facts.remarkEn), \(facts.phone), \(unit.parent), \(unit.house),
                \(unit.status), \(try unit.hours.json), \(facts.latitude), \(facts.longitude), \(unit.entryYear),
                \(unit.number))
            ON CONFLICT (code) DO NOTHING
            """)
        return inserted == 1
    }

    func change(_ found: FoundUnit, to facts: UnitFacts, hours: OpeningHours) throws {
        try run(
            """
            UPDATE unit SET name_zh = \(facts.name), name_en = \(facts.nameEn), address_zh = \(facts.address),
                address_en = \(facts.addressEn), hours_zh = \(facts.remark), hours_en = \(facts.remarkEn),
                phone = \(facts.phone), opening = \(try hours.json), latitude = \(facts.latitude),
                longitude = \(facts.longitude)
            WHERE code = \(found.card.code) AND region = \(found.admitted)
            """)
    }

    func set(_ status: UnitStatus, of found: FoundUnit) throws {
        try run("UPDATE unit SET status = \(status) WHERE code = \(found.card.code) AND region = \(found.admitted)")
    }

    /// Writes a step into a unit's history.
    func enter(_ status: UnitStatus, of unit: String, reason: String, successor: String?) throws {
        try enter(
            UnitStep(day: today, status: status, reason: reason, successor: successor), of: unit, by: caller.id)
    }

    /// The same for a step that may have been taken long ago, and that a list says in somebody's name.
    func enter(_ step: UnitStep, of unit: String, by writer: ID<Caller>?) throws {
        try run(
            """
            INSERT INTO unit_status (id, unit, day, status, reason, successor, noted_by)
            VALUES (\(newID(UnitStep.self)), \(unit), \(step.day), \(step.status), \(step.reason),
                \(step.successor), \(writer)) \(unscoped: "the unit itself was found within the scope")
            """)
    }

    func keepContact(duty: String, name: String, phone: String, of unit: String) throws {
        let purpose = UnitContact.sealing(of: unit)
        try run(
            """
            INSERT INTO unit_contact (id, unit, duty, name_mask, phone_mask, name, phone)
            VALUES (\(newID(UnitContact.self)), \(unit), \(duty), \(UnitContact.mask(name: name)),
                \(UnitContact.mask(phone: phone)), \(seal(Private(name), for: purpose)),
                \(seal(Private(phone), for: purpose))) \(unscoped: "the unit itself was found within the scope")
            """)
    }

    func removeContact(_ contact: ID<UnitContact>, of found: FoundUnit) throws -> Bool {
        try run(
            """
            DELETE FROM unit_contact WHERE id = \(contact) AND unit = \(found.card.code)
            \(unscoped: "the unit itself was found within the scope")
            """) == 1
    }
}

extension OpeningHours {
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension Row {
    var opening: OpeningHours {
        get throws {
            let text: String = try self("opening")
            return try JSONDecoder().decode(OpeningHours.self, from: Data(text.utf8))
        }
    }
}
