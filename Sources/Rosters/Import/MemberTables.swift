import Access
import Care
import Imports
import Storage

/// What a row says of somebody besides who they are, as it was written.
struct MemberWords: Sendable {
    /// The unit's code or full name; empty where there is only one that can be meant.
    let school: String
    let entryYear: Int?
    let classNumber: Int?
    let department: String
    /// The key of a choice, or one of its names.
    let kind: String
    let sex: String
    let standing: String
    /// The columns that cannot be read: nothing is said of them again, and nothing is compared with them.
    var unread: Set<String> = []
}

/// Whether somebody is on the roster or has left, by the word in a list.
enum MemberStanding: String { case here, gone }

/// What the tables make of a row's words; `nil` where they can make nothing of them.
struct MemberReading {
    var kind: MemberKind?
    var sex: MemberSex?
    var standing: MemberStanding?
    var unit: RosterPlaces.Unit?
    /// The class or department, or the unit as a whole; `nil` for whoever has left.
    var part: String?
    var faults: [RowFault] = []
}

/// What only the tables know of some rows of a roster: where they belong, and who is there already. Some hundred rows
/// cost five questions to the database, whatever stands in them.
struct MemberTables {
    let places: RosterPlaces
    let known: KnownMembers
    let today: Day
    private let choices: [String: ImportColumn]

    init<Case: UseCase>(
        _ rows: [(words: MemberWords, marks: MemberMarks)], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws {
        let form = try session.book(ImportForms.self).form(MemberImport.form)
        choices = Dictionary(uniqueKeysWithValues: form.columns.map { ($0.key, $0) })
        let placed = rows.filter { !$0.words.unread.contains("school") }
        let places = try session.rosterPlaces(called: placed.map { $0.words.school }, within: maker.reach)
        known = try session.knownMembers(
            placed.compactMap { row in
                (try? places.unit(row.words.school).get()).map { SoughtMember(marks: row.marks, house: $0.code) }
            })
        self.places = places
        today = session.today
    }

    /// What of a row can be made out, and what is wrong with the rest.
    func reading(_ words: MemberWords) -> MemberReading {
        var reading = MemberReading()
        reading.kind = choice("kind", words.kind, or: MemberKind.pupil, words, &reading.faults)
        if !words.sex.isEmpty {
            reading.sex = choice("sex", words.sex, or: MemberSex?.none, words, &reading.faults)
        }
        reading.standing = choice("standing", words.standing, or: MemberStanding.here, words, &reading.faults)
        guard !words.unread.contains("school") else { return reading }
        switch places.unit(words.school) {
        case .failure(let fault): reading.faults.append(RowFault("school", fault.phrase))
        case .success(let unit):
            reading.unit = unit
            if reading.standing == .here, let kind = reading.kind {
                reading.part = part(words, in: unit, kind, &reading.faults)
            }
        }
        return reading
    }

    /// Who is there already; what speaks against it is added to the faults.
    func same(as marks: MemberMarks, _ reading: MemberReading, _ faults: inout [RowFault]) -> KnownMember? {
        guard let kind = reading.kind, let unit = reading.unit else { return nil }
        do throws(RosterError) {
            let same = try known.same(as: marks, kind: kind, in: unit.code)
            if reading.standing == .gone, same?.isGone ?? true { throw RosterError.notThere }
            return same
        } catch {
            faults.append(RowFault(error.field, error.phrase))
            return nil
        }
    }

    /// Pupils belong to a class, all others to a department or to the unit as a whole.
    private func part(
        _ words: MemberWords, in unit: RosterPlaces.Unit, _ kind: MemberKind, _ faults: inout [RowFault]
    ) -> String? {
        if kind == .pupil { return schoolClass(words, in: unit, &faults) }
        guard !words.unread.contains("department") else { return nil }
        guard !words.department.isEmpty else { return unit.code }
        let found = places.department(words.department, of: unit)
        if found == nil { faults.append(RowFault("department", Phrase("rosters.import.noDepartment"))) }
        return found?.code
    }

    private func schoolClass(
        _ words: MemberWords, in unit: RosterPlaces.Unit, _ faults: inout [RowFault]
    ) -> String? {
        for (column, number) in [("entryYear", words.entryYear), ("classNumber", words.classNumber)]
        where number == nil && !words.unread.contains(column) {
            faults.append(RowFault(column, Phrase("imports.row.missing")))
        }
        guard let year = words.entryYear, let number = words.classNumber else { return nil }
        let found = places.classOf(unit, entryYear: year, number: number)
        if found == nil { faults.append(RowFault("classNumber", Phrase("rosters.import.noClass"))) }
        return found?.code
    }

    private func choice<Value: RawRepresentable<String>>(
        _ column: String, _ text: String, or standard: Value?, _ words: MemberWords, _ faults: inout [RowFault]
    ) -> Value? {
        guard !words.unread.contains(column) else { return nil }
        if text.isEmpty { return standard }
        if let value = choices[column]?.choice(text).flatMap(Value.init) { return value }
        faults.append(RowFault(column, Phrase("imports.row.choice")))
        return nil
    }
}
