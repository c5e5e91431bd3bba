public import Access
import Care
public import Imports

/// Pupils, staff, residents or patients of a unit as a list: one row a person.
///
/// Who is there already is found again by keyed marks and moved where the row says; nobody is there twice.
public enum MemberImport: ImportKind {
    public static let name = "MemberImport"
    public static let form = "members"
    public static let permission = Permission.manageRosters
    public static let checksWhileWriting = true

    /// A person as a row says it.
    public struct Row: ImportRow {
        let given: GivenMember
        let words: MemberWords

        public var place: ImportPlace { .known }
        public var key: String? { nil }
    }

    public static func check(_ cells: ImportCells) -> Checked<Row> {
        var cells = cells
        let (born, entryYear) = (cells.day("born"), cells.optionalNumber("entryYear"))
        let number = cells.optionalNumber("classNumber")
        let texts = GivenMember.Texts(
            name: cells["name"], idNumber: cells["idNumber"], number: cells["number"], guardian: cells["guardian"],
            guardianPhone: cells["guardianPhone"], phone: cells["phone"])
        var faults: [RosterError] = []
        let isBornRead = born != nil || cells["born"].isEmpty
        let given = GivenMember.read(texts, born: born, faults: &faults)
        for fault in faults where isBornRead || fault != .noBirthday { cells.refuse(fault.field, fault.phrase) }
        let words = MemberWords(
            school: cells["school"], entryYear: entryYear, classNumber: number, department: cells["department"],
            kind: cells["kind"], sex: cells["sex"], standing: cells["standing"])
        return cells.checked(given.map { Row(given: $0, words: words) })
    }

    public static func faults<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        try findings(of: rows, for: maker, in: session).map(\.faults)
    }

    public static func findings<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [RowFinding] {
        let check = try MemberCheck(rows, for: maker, in: session)
        return rows.indices.map { index in
            switch check.plan(for: index) {
            case .bad(let faults): RowFinding(faults: faults)
            case .good(let plan): RowFinding(remark: plan.remark(check.places))
            }
        }
    }

    public static func faults<Case: UseCase>(
        ofBroken rows: [BrokenRow], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let parts = rows.map(MemberPart.init)
        var sought: [(words: MemberWords, marks: MemberMarks)] = []
        for part in parts { sought.append((words: part.words, marks: part.marks(in: session))) }
        let tables = try MemberTables(sought, for: maker, in: session)
        return zip(parts, sought).map { part, sought in part.faults(sought.marks, tables) }
    }

    public static func clashes(ofBroken row: BrokenRow) -> [String] { MemberPart(row).clashes }

    public static func write<Case: UseCase>(
        _ rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        try session.takeRosterTurn()
        let check = try MemberCheck(rows, for: maker, in: session)
        var writing = MemberWriting()
        var faults = rows.map { _ in [RowFault]() }
        for index in rows.indices {
            switch check.plan(for: index) {
            case .bad(let found): faults[index] = found
            case .good(let plan): try writing.add(plan, from: index, in: session)
            }
        }
        for index in try writing.write(in: session) {
            faults[index] = [RowFault("name", RosterError.isThere.phrase)]
        }
        if writing.hasJoining { try session.lookAnewAtMembers() }
        return faults
    }
}

extension MemberImport.Row {
    private var trace: MemberTrace {
        let identity = given.identity
        return MemberTrace(
            name: identity.name, born: identity.born, school: words.school, idNumber: identity.idNumber,
            number: identity.number)
    }

    public var marks: [String] { trace.marks }

    public var clashes: [String] { trace.clashes }
}
