public import Access
import Care
public import Imports

/// The classes of a county's schools, or of one school, as a list: one row a class, its grade with it.
///
/// A kind of its own and no columns of the list of units: a bureau keeps its schools and their classes in two tables,
/// a school has forty classes, and a school's own administrator brings classes but no schools (docs/decisions/0020).
public enum ClassImport: ImportKind {
    public static let name = "ClassImport"
    public static let form = "classes"
    public static let permission = Permission.manageUnits

    /// A class as a row says it.
    public struct Row: ImportRow {
        /// The school's code or its full name.
        let school: String
        let entryYear: Int
        let number: Int

        public var place: ImportPlace { .known }
        public var key: String? { "\(school) \(entryYear) \(number)" }
    }

    public static func check(_ cells: ImportCells) -> Checked<Row> {
        var cells = cells
        let school = cells.needed("school", most: UnitError.longestName)
        let year = cells.number("entryYear")
        let number = cells.number("number")
        if let number, !(1...AddClasses.mostClasses).contains(number) {
            cells.refuse("number", Phrase("regions.import.classNumber", ["most": "\(AddClasses.mostClasses)"]))
        }
        guard let year, let number else { return cells.checked(nil) }
        return cells.checked(Row(school: school, entryYear: year, number: number))
    }

    public static func faults<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let check = try ClassCheck(rows, for: maker, in: session)
        let found = rows.map { check.look(at: $0) }
        let there = try session.unitCodes(among: found.compactMap(\.newClass?.code))
        return found.map { finding in
            switch finding {
            case .bad(let fault): [fault]
            case .good(let parts): there.contains(parts.newClass.code) ? [isThere] : []
            }
        }
    }

    public static func write<Case: UseCase>(
        _ rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let check = try ClassCheck(rows, for: maker, in: session)
        return try rows.map { row in
            switch check.look(at: row) {
            case .bad(let fault): return [fault]
            case .good(let parts):
                let admitted = try session.scope.admit(parts.region)
                try session.insert(parts.grade, in: admitted)
                return try session.insert(parts.newClass, in: admitted) ? [] : [isThere]
            }
        }
    }

    private static let isThere = RowFault("number", Phrase("regions.import.classIsThere"))
}

/// What only the tables know of some rows of a list of classes: which school is meant, and whether it has grades.
struct ClassCheck {
    enum Finding {
        case good(SchoolParts)
        case bad(RowFault)

        var newClass: NewUnit? {
            if case .good(let parts) = self { return parts.newClass }
            return nil
        }
    }

    private let schools: CalledUnits
    private let types: PlaceTypes
    private let today: Day

    init<Case: UseCase>(
        _ rows: [ClassImport.Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws {
        schools = try session.units(called: rows.map(\.school), within: maker.reach)
        types = try session.book(PlaceTypes.self)
        today = session.today
    }

    func look(at row: ClassImport.Row) -> Finding {
        switch schools.only(row.school) {
        case .failure(let fault): return .bad(RowFault("school", fault.phrase))
        case .success(let school):
            guard types.type(school.kind, in: school.region, on: today)?.parts.contains("grade") == true else {
                return .bad(RowFault("school", UnitError.noGrades.phrase))
            }
            guard SchoolParts.years(on: today).contains(row.entryYear) else {
                return .bad(RowFault("entryYear", UnitError.badYear.phrase))
            }
            return .good(
                SchoolParts(
                    school: school.code, house: school.house, region: school.region, entryYear: row.entryYear,
                    number: row.number))
        }
    }
}
