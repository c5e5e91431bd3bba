import Access
import Care
import Imports
import Storage

/// What only the tables know of some rows of a roster: where they belong, and who is there already. Some hundred rows
/// cost five questions to the database, whatever stands in them.
struct MemberCheck {
    enum Finding {
        case good(MemberPlan)
        case bad([RowFault])
    }

    let places: RosterPlaces
    private let rows: [MemberImport.Row]
    private let marks: [MemberMarks]
    private let known: KnownMembers
    private let choices: [String: ImportColumn]
    private let today: Day

    init<Case: UseCase>(
        _ rows: [MemberImport.Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws {
        self.rows = rows
        let form = try session.book(ImportForms.self).form(MemberImport.form)
        choices = Dictionary(uniqueKeysWithValues: form.columns.map { ($0.key, $0) })
        places = try session.rosterPlaces(called: rows.map(\.school), within: maker.reach)
        var marks: [MemberMarks] = []
        for row in rows { marks.append(session.marks(of: row.given.identity)) }
        self.marks = marks
        let places = places
        known = try session.knownMembers(
            zip(rows, marks).compactMap { row, marks in
                (try? places.unit(row.school).get()).map { SoughtMember(marks: marks, house: $0.code) }
            })
        today = session.today
    }

    func plan(for index: Int) -> Finding {
        let row = rows[index]
        var faults: [RowFault] = []
        let kind = choice("kind", row.kind, or: MemberKind.pupil, &faults)
        let sex: MemberSex? = row.sex.isEmpty ? nil : choice("sex", row.sex, or: MemberSex?.none, &faults)
        let standing = choice("standing", row.standing, or: Standing.here, &faults)
        for fault in row.given.faults(sex: sex, today: today) { faults.append(RowFault(fault.field, fault.phrase)) }
        guard let kind, let standing, faults.isEmpty else {
            return .bad(faults + placeFaults(row, kind, standing))
        }
        switch places.unit(row.school) {
        case .failure(let fault): return .bad([RowFault("school", fault.phrase)])
        case .success(let unit):
            do throws(RosterError) {
                let same = try known.same(as: marks[index], kind: kind, in: unit.code)
                if standing == .gone { return gone(same) }
                let member = MemberPlan.Newcomer(
                    given: row.given, marks: marks[index], kind: kind, sex: sex ?? row.given.sexOfNumber)
                return place(row, in: unit, kind).map { MemberPlan(member, in: unit, part: $0, known: same) }.finding
            } catch {
                return .bad([RowFault(error.field, error.phrase)])
            }
        }
    }

    private enum Standing: String { case here, gone }

    private func gone(_ known: KnownMember?) -> Finding {
        guard let known, !known.isGone else {
            return .bad([RowFault("name", RosterError.notThere.phrase)])
        }
        return .good(.leaves(known))
    }

    /// What is wrong with the place of a row that is wrong elsewhere as well: everything is told at once.
    private func placeFaults(_ row: MemberImport.Row, _ kind: MemberKind?, _ standing: Standing?) -> [RowFault] {
        switch places.unit(row.school) {
        case .failure(let fault): return [RowFault("school", fault.phrase)]
        case .success(let unit):
            guard let kind, standing == .here, case .failure(let fault) = place(row, in: unit, kind) else { return [] }
            return [fault.fault]
        }
    }

    /// Pupils belong to a class, all others to a department or to the unit as a whole.
    private func place(
        _ row: MemberImport.Row, in unit: RosterPlaces.Unit, _ kind: MemberKind
    ) -> Result<String, PlaceFault> {
        if kind == .pupil {
            guard let year = row.entryYear else { return .failure(PlaceFault("entryYear", "imports.row.missing")) }
            guard let number = row.classNumber else {
                return .failure(PlaceFault("classNumber", "imports.row.missing"))
            }
            guard let found = places.classOf(unit, entryYear: year, number: number) else {
                return .failure(PlaceFault("classNumber", "rosters.import.noClass"))
            }
            return .success(found.code)
        }
        guard !row.department.isEmpty else { return .success(unit.code) }
        guard let found = places.department(row.department, of: unit) else {
            return .failure(PlaceFault("department", "rosters.import.noDepartment"))
        }
        return .success(found.code)
    }

    private func choice<Value: RawRepresentable<String>>(
        _ column: String, _ text: String, or standard: Value?, _ faults: inout [RowFault]
    ) -> Value? {
        if text.isEmpty { return standard }
        if let value = choices[column]?.choice(text).flatMap(Value.init) { return value }
        faults.append(RowFault(column, Phrase("imports.row.choice")))
        return nil
    }
}

private struct PlaceFault: Error {
    let fault: RowFault

    init(_ column: String, _ key: String) {
        fault = RowFault(column, Phrase(key))
    }
}

extension Result<MemberPlan, PlaceFault> {
    fileprivate var finding: MemberCheck.Finding {
        switch self {
        case .success(let plan): .good(plan)
        case .failure(let fault): .bad([fault.fault])
        }
    }
}
