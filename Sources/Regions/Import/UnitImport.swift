public import Access
import Care
public import Imports

/// Units as a list: one row a unit, with how things stand with it and whom to ask there. A unit that is there already
/// is left as it is: it is changed on its own page.
public enum UnitImport: ImportKind {
    public static let name = "UnitImport"
    public static let form = "units"
    public static let permission = Permission.manageUnits

    /// A unit as a row says it.
    public struct Row: ImportRow {
        let region: Region
        /// The kind as it was written: its code, or its name in either language.
        let kind: String
        let facts: UnitFacts
        let hours: OpeningHours
        let standing: ListedStanding
        let contact: ListedContact?

        /// Whoever has a post in one unit adds parts to it, and no units beside it.
        public var place: ImportPlace { .named(region, unit: nil) }
        public var key: String? { "\(region) \(facts.name)" }
    }

    public static func check(_ cells: ImportCells) -> Checked<Row> {
        var cells = cells
        let name = cells.needed("name", most: UnitError.longestName)
        let kind = cells.needed("kind")
        let region = cells.region("region")
        let facts = UnitFacts(
            name: name,
            nameEn: cells.optional("nameEn", most: UnitError.longestName),
            address: cells.optional("address", most: UnitError.longestText), hours: hours(in: cells),
            remark: cells.optional("remark", most: UnitError.longestText), phone: cells["phone"])
        let standing = ListedStanding(in: &cells)
        let contact = ListedContact(in: &cells)
        do throws(UnitError) {
            let (facts, hours) = try facts.checked()
            return cells.checked(region.map { region in
                Row(
                    region: region, kind: kind, facts: facts, hours: hours, standing: standing, contact: contact)
            })
        } catch {
            // An empty or long name has been told already, with the words of the list.
            if let column = column(of: error) { cells.refuse(column, error.phrase) }
            return cells.checked(nil)
        }
    }

    public static func faults<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let check = try UnitCheck(rows, for: maker, in: session)
        return rows.map { check.look(at: $0).faults }
    }

    public static func write<Case: UseCase>(
        _ rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let check = try UnitCheck(rows, for: maker, in: session)
        return try rows.map { row in
            switch check.look(at: row) {
            case .bad(let faults): faults
            case .good(let kind, let step): try session.add(row, kind: kind, step, by: maker.account) ? [] : [isThere]
            }
        }
    }

    static let isThere = RowFault("name", Phrase("regions.import.isThere"))

    private static func hours(in cells: ImportCells) -> [String: String] {
        var hours: [String: String] = [:]
        for day in 1...7 {
            let text = cells[day < 6 ? "weekdays" : "weekend"]
            if !text.isEmpty { hours["\(day)"] = text }
        }
        return hours
    }

    private static func column(of fault: UnitError) -> String? {
        switch fault {
        case .badHours(let day): ["6", "7"].contains(day) ? "weekend" : "weekdays"
        case .badPhone: "phone"
        default: nil
        }
    }
}
