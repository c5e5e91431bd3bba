import Access
import Care
import Imports

/// What can be read of a row some of whose cells cannot, held against the tables as far as it goes. Nothing is guessed:
/// what cannot be read is compared with nothing.
struct MemberPart {
    let words: MemberWords
    private let name: String?
    private let born: Day?
    private let idNumber: ResidentNumber?
    private let number: String?
    /// Whether everything that tells who somebody is could be read.
    private let isWhole: Bool

    init(_ row: BrokenRow) {
        var (cells, unread) = (row.cells, row.unread)
        // Of a birthday and an identity number that disagree, nobody knows which is the wrong one.
        if row.faults.contains(RowFault("born", RosterError.birthdayDisagrees.phrase)) { unread.insert("idNumber") }
        let idNumber = unread.contains("idNumber") ? nil : ResidentNumber(cells["idNumber"])
        self.idNumber = idNumber
        name = cells["name"].orNothing
        born = unread.contains("born") ? nil : cells.day("born") ?? idNumber?.born
        number = cells["number"].orNothing
        isWhole = unread.isDisjoint(with: ["name", "born", "idNumber", "number"])
        words = MemberWords(
            school: cells["school"], entryYear: cells.optionalNumber("entryYear"),
            classNumber: cells.optionalNumber("classNumber"), department: cells["department"], kind: cells["kind"],
            sex: cells["sex"], standing: cells["standing"], unread: unread)
    }

    func marks<Case: UseCase>(in session: borrowing Session<Case>) -> MemberMarks {
        session.marks(name: name, born: born, idNumber: idNumber?.text, number: number)
    }

    /// Beside what is wrong with the cells that cannot be read.
    func faults(_ marks: MemberMarks, _ tables: MemberTables) -> [RowFault] {
        let reading = tables.reading(words)
        var (faults, known) = (reading.faults, [RosterError]())
        known += GivenMember.faults(born: born, sexOfNumber: idNumber?.sex, sex: reading.sex, today: tables.today)
        if isWhole {
            _ = tables.same(as: marks, reading, &faults)
        } else if let unit = reading.unit {
            known += tables.known.sureFaults(marks, kind: reading.kind, in: unit.code)
        }
        faults += known.map { RowFault($0.field, $0.phrase) }
        return faults.filter { fault in fault.column.map { !words.unread.contains($0) } ?? true }
    }

    /// Under what an earlier row of the same list is surely the same, or bears the same number.
    var clashes: [String] {
        let isPlaced = !words.unread.contains("school")
        if isWhole, isPlaced, let name, let born {
            return MemberTrace(
                name: name, born: born, school: words.school, idNumber: idNumber?.text, number: number
            ).clashes
        }
        let ofNumber = isPlaced ? number.map { MemberTrace.mark(ofNumber: $0, in: words.school) } : nil
        return [idNumber.map { MemberTrace.mark(ofID: $0.text) }, ofNumber].compactMap { $0 }
    }
}
