import Care
import Imports

/// How things stand with a unit, as a row says it.
struct ListedStanding {
    /// As it was written: a status in either language; empty for an open unit.
    let status: String
    let since: Day?
    let reason: String
    /// The unit that it became a part of, by its code or its full name.
    let successor: String

    init(in cells: inout ImportCells) {
        status = cells.optional("status")
        since = cells.day("since")
        reason = cells.optional("reason", most: UnitError.longestText)
        successor = cells.optional("successor", most: UnitError.longestName)
    }
}

/// Whom to ask in a unit. It lies sealed in the list as it will in the unit.
struct ListedContact {
    let duty: String
    let name: String
    let phone: String

    /// Nothing where all three columns are empty; where one is filled, all three are needed.
    init?(in cells: inout ImportCells) {
        let columns = ["contactDuty", "contactName", "contactPhone"]
        guard columns.contains(where: { !cells[$0].isEmpty }) else { return nil }
        duty = cells.needed("contactDuty", most: UnitError.longestName)
        name = cells.needed("contactName", most: UnitError.longestName)
        phone = cells.needed("contactPhone")
        if !phone.isEmpty, !UnitFacts.isPhone(phone) { cells.refuse("contactPhone", UnitError.badPhone.phrase) }
    }
}
