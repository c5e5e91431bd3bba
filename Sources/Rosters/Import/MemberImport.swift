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
        /// The unit's code or full name; empty where there is only one that can be meant.
        let school: String
        let entryYear: Int?
        let classNumber: Int?
        let department: String
        /// As they were written: the key of a choice, or one of its names.
        let kind: String
        let sex: String
        let standing: String

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
        return cells.checked(given.map { given in
            Row(
                given: given, school: cells["school"], entryYear: entryYear, classNumber: number,
                department: cells["department"], kind: cells["kind"], sex: cells["sex"], standing: cells["standing"])
        })
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
    private var base: String {
        "\(MemberName.plain(given.identity.name))|\(given.identity.born)|\(school)"
    }
    private var idNumber: String { given.identity.idNumber ?? "" }
    private var number: String { given.identity.number.map(MemberName.plain) ?? "" }

    /// Under what it is remembered: by both numbers, and by each of them with any other beside it, so that a later
    /// row that lacks one of them is still known for the same person (`KnownMember.mayBe`).
    public var marks: [String] {
        let (base, number) = (base, number)
        var marks = ["\(base)|\(idNumber)|\(number)", "\(base)|*|\(number)", "\(base)|\(idNumber)|*", "\(base)|*|*"]
        if !idNumber.isEmpty { marks.append("id|\(idNumber)") }
        if !number.isEmpty { marks.append("number|\(school)|\(number)") }
        return marks
    }

    public var clashes: [String] {
        let (base, number) = (base, number)
        let ids = idNumber.isEmpty ? ["*"] : [""]
        let numbers = number.isEmpty ? ["*"] : ["", number]
        var clashes = ids.flatMap { id in numbers.map { "\(base)|\(id)|\($0)" } }
        if !idNumber.isEmpty { clashes.append("id|\(idNumber)") }
        if !number.isEmpty { clashes.append("number|\(school)|\(number)") }
        return clashes
    }
}
