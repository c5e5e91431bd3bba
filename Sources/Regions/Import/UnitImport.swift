public import Access
public import Care
public import Imports

/// Units as a list: one row a unit, found again by its place, kind and name.
public enum UnitImport: ImportKind {
    public static let name = "UnitImport"
    public static let form = "units"
    public static let permission = Permission.manageUnits

    /// A unit as a row says it.
    public struct Row: ImportRow {
        public let region: Region
        /// The kind as it was written: its code, or its name in either language.
        let kind: String
        let facts: UnitFacts
        let hours: OpeningHours

        /// Whoever has a post in one unit adds parts to it on its own page, and no units beside it.
        public var unit: String? { nil }
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
        do throws(UnitError) {
            let (facts, hours) = try facts.checked()
            return cells.checked(region.map { Row(region: $0, kind: kind, facts: facts, hours: hours) })
        } catch {
            // An empty or long name has been told already, with the words of the list.
            if let column = column(of: error) { cells.refuse(column, error.phrase) }
            return cells.checked(nil)
        }
    }

    public static func faults<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let types = try session.book(PlaceTypes.self)
        let known = try session.currentRegions(among: rows.map(\.region))
        let there = try session.unitKeys(in: rows.map(\.region))
        let today = session.today
        return rows.map { row in
            if !known.contains(row.region) { return [RowFault("region", UnitError.unknownPlace.phrase)] }
            if types.whole(row.kind, in: row.region, on: today) == nil {
                return [RowFault("kind", UnitError.unknownKind.phrase)]
            }
            return row.key.map(there.contains) == true ? [isThere] : []
        }
    }

    public static func write<Case: UseCase>(
        _ rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let types = try session.book(PlaceTypes.self)
        var faults: [[RowFault]] = []
        for row in rows {
            guard let type = types.whole(row.kind, in: row.region, on: session.today) else {
                faults.append([RowFault("kind", UnitError.unknownKind.phrase)])
                continue
            }
            faults.append(try session.add(row, kind: type.code) ? [] : [isThere])
        }
        return faults
    }

    private static let isThere = RowFault("name", Phrase("regions.import.isThere"))

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

extension PlaceTypes {
    /// A kind of unit that stands by itself, by its code or by what people call it.
    fileprivate func whole(_ text: String, in region: Region, on day: Day) -> PlaceType? {
        valid(in: region, on: day).first { type in
            type.group != .part
                && (type.code == text || type.names.values.contains { $0.caseInsensitiveCompare(text) })
        }
    }
}

extension String {
    fileprivate func caseInsensitiveCompare(_ other: String) -> Bool { lowercased() == other.lowercased() }
}
