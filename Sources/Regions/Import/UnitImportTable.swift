import Access
import Care
import Storage

extension Session {
    /// Which of some regions exist today.
    func currentRegions(among regions: [Region]) throws -> Set<Region> {
        let wanted = Array(Set(regions))
        return Set(try rows(
            """
            SELECT code FROM region WHERE code IN \(list: wanted) AND ended_on IS NULL
            \(unscoped: "the names of places are public")
            """
        ).map { try $0("code") })
    }

    /// Places and names of the units that are there already; the caller's own places only are asked for.
    func unitKeys(in regions: [Region]) throws -> Set<String> {
        let wanted = Array(Set(regions))
        return Set(try rows(
            """
            SELECT region, name_zh FROM unit
            WHERE region IN \(list: wanted) AND parent IS NULL AND status NOT IN ('closed', 'merged')
            \(unscoped: "every row was held against the reach of whoever imports before this is asked")
            """
        ).map { "\(try $0("region", as: String.self)) \(try $0("name_zh", as: String.self))" })
    }

    /// Which of some codes are taken.
    func unitCodes(among codes: [String]) throws -> Set<String> {
        Set(try rows(
            """
            SELECT code FROM unit WHERE code IN \(list: codes)
            \(unscoped: "codes of classes in schools that were held against the reach of whoever imports")
            """
        ).map { try $0("code") })
    }

    /// Adds a unit of a list. Its code comes from what it is, so that two imports at once add it once.
    /// - Returns: false when it is there already.
    func add(_ row: UnitImport.Row, kind: String, _ step: UnitStep, by maker: ID<Caller>) throws -> Bool {
        let sign = fingerprint("\(row.region) \(kind) \(row.facts.name)", for: "unit code").lowercased()
            .filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(10)
        let code = "\(row.region.prefix)-\(kind)-\(sign)"
        let unit = NewUnit(
            code: code, kind: kind, parent: nil, house: code, status: step.status, facts: row.facts, hours: row.hours)
        guard try insert(unit, in: try scope.admit(row.region)) else { return false }
        try enter(step, of: code, by: maker)
        if let contact = row.contact {
            try keepContact(duty: contact.duty, name: contact.name, phone: contact.phone, of: code)
        }
        return true
    }
}
