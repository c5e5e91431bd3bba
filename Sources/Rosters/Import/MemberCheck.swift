import Access
import Care
import Imports

/// What becomes of some rows of a roster, by what only the tables know. Everything that is wrong with a row is told at
/// once.
struct MemberCheck {
    enum Finding {
        case good(MemberPlan)
        case bad([RowFault])
    }

    private let tables: MemberTables
    private let rows: [MemberImport.Row]
    private let marks: [MemberMarks]

    var places: RosterPlaces { tables.places }

    init<Case: UseCase>(
        _ rows: [MemberImport.Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws {
        self.rows = rows
        var marks: [MemberMarks] = []
        for row in rows { marks.append(session.marks(of: row.given.identity)) }
        self.marks = marks
        let sought = zip(rows, marks).map { row, marks in (words: row.words, marks: marks) }
        tables = try MemberTables(sought, for: maker, in: session)
    }

    func plan(for index: Int) -> Finding {
        let (given, reading) = (rows[index].given, tables.reading(rows[index].words))
        var faults = reading.faults
        for fault in given.faults(sex: reading.sex, today: tables.today) {
            faults.append(RowFault(fault.field, fault.phrase))
        }
        let same = tables.same(as: marks[index], reading, &faults)
        guard faults.isEmpty, let kind = reading.kind, let unit = reading.unit else { return .bad(faults) }
        guard let part = reading.part else { return same.map { Finding.good(.leaves($0)) } ?? .bad(faults) }
        let member = MemberPlan.Newcomer(
            given: given, marks: marks[index], kind: kind, sex: reading.sex ?? given.sexOfNumber)
        return .good(MemberPlan(member, in: unit, part: part, known: same))
    }
}
