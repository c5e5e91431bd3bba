import Care
import EquationKit
import ReportRules
import Reports
import Testing

/// A table of the awkward city, and where each of its cells stands among the unknowns of a class.
enum ToldTable: String, CaseIterable {
    case ofParts, pair, flags

    /// The mildest first.
    private var bands: [String] {
        switch self {
        case .ofParts: ["low", "middle", "high"]
        case .pair: ["low", "high"]
        case .flags: ["none", "yellow", "red"]
        }
    }

    private var partBands: [String] { self == .ofParts ? ["low", "high"] : [] }
    private var hasMarked: Bool { self != .flags }
    private var firstOfMarks: Int { 2 * bands.count + 2 }
    private var firstOfPart: Int { hasMarked ? firstOfMarks + 3 : bands.count }

    var width: Int { firstOfPart + partBands.count }
    /// The marked by band, and last those whose sheet has none: for too few answers, and because it is not valid.
    var without: [Int] { marked + others }
    var marked: [Int] { hasMarked ? Array(bands.count..<2 * bands.count) : [] }
    private var others: [Int] { hasMarked ? [2 * bands.count, 2 * bands.count + 1] : [] }
    /// The marked once more, by their gravest mark.
    var marks: [Int] { hasMarked ? Array(firstOfMarks..<firstOfPart) : [] }
    var everybody: [Int] { Array(bands.indices) + without }
    /// Everybody once more: the marked by their mark.
    var byMark: [Int] { hasMarked ? Array(bands.indices) + marks + others : [] }
    /// Everybody once more: those whose sheets count by the bands of the part.
    var byPart: [Int] { partBands.isEmpty ? [] : without + partBands.indices.map { firstOfPart + $0 } }

    /// All that a report may hide.
    var wanted: [[Int]] {
        var wanted: [[Int]] = (0..<width).map { [$0] }
        wanted.append(Array(1..<bands.count))
        return hasMarked ? wanted + [marked, without, Array(marks.prefix(2)), Array(marks.suffix(2))] : wanted
    }

    func holds(_ measure: Measure) -> Bool {
        switch self {
        case .ofParts: measure.questionnaire == InventedScale.slugOfParts
        case .pair: measure.questionnaire == InventedScale.slug
        case .flags: measure.kind == .flags
        }
    }

    func cells(_ line: ReportLine, of measure: Measure) -> [Int] {
        guard measure.kind != .subscale else {
            return line.codes.compactMap { partBands.firstIndex(of: $0) }.map { firstOfPart + $0 }
        }
        return line.codes.compactMap { bands.firstIndex(of: $0) } + (line.hasWithout ? without : [])
    }

    /// The same bands of marked sheets.
    func markedCells(_ line: ReportLine) -> [Int] {
        line.codes.compactMap { bands.firstIndex(of: $0) }.map { bands.count + $0 }
    }

    func cells(_ reason: ReportReason) -> [Int] {
        reason.codes.compactMap { code in
            zip(["other", "notValid", "tooFast", "straightLine", "inconsistent"], others + marks)
                .first { $0.0 == code }?.1
        }
    }

    func asks(_ room: AnsweredRoom) -> Bool { self != .pair || room.isAskedTwice }

    func truth(of room: AnsweredRoom) -> [Int] {
        room.people.reduce(into: Array(repeating: 0, count: width)) { counts, person in
            for cell in cells(of: person) { counts[cell] += 1 }
        }
    }

    private func cells(of person: AnsweredPerson) -> [Int] {
        switch self {
        case .ofParts:
            let isValid = person.ofParts < bands.count
            return cells(person.ofParts, person) + (isValid ? [firstOfPart + person.part] : [])
        case .pair: return person.pair.map { cells($0, person) } ?? []
        case .flags: return [person.rank == 0 ? 0 : person.rank <= 2 ? 1 : 2]
        }
    }

    /// By band, and by mark where that is of a marked sheet.
    private func cells(_ band: Int, _ person: AnsweredPerson) -> [Int] {
        if band < bands.count { return [band] }
        return band < 2 * bands.count ? [band, marks[person.mark]] : [others[person.mark == 0 ? 0 : 1]]
    }
}

/// All that is told of one table, page by page: each number is what some unknown counts of classes come to together.
///
/// How many of each class have handed in is known to many, and is given to whoever reckons (decision 0028).
struct ToldSums {
    let table: ToldTable
    private let rooms: [AnsweredRoom]
    private let closesAt: Moment
    private let truth: [Int]
    private(set) var sums: [(of: Set<Int>, is: Int)] = []
    private var known: Set<Set<Int>> = []
    /// Which of them stand on a page.
    private(set) var shown: Set<Set<Int>> = []

    init(_ city: AwkwardCity, _ table: ToldTable) {
        (self.table, closesAt) = (table, city.closesAt)
        rooms = city.rooms.filter(table.asks)
        truth = rooms.flatMap(table.truth)
        for (number, room) in rooms.enumerated() {
            know(unknowns([number], table.everybody), room.people.count)
            if !table.byMark.isEmpty { know(unknowns([number], table.byMark), room.people.count) }
            if !table.byPart.isEmpty { know(unknowns([number], table.byPart), room.people.count) }
        }
    }

    private func unknowns(_ rooms: [Int], _ cells: [Int]) -> Set<Int> {
        Set(rooms.flatMap { room in cells.map { room * table.width + $0 } })
    }

    private func within(_ place: String) -> [Int] { rooms.indices.filter { rooms[$0].places.contains(place) } }

    private func people(_ rooms: [Int]) -> Int { rooms.reduce(0) { $0 + self.rooms[$1].people.count } }

    private mutating func know(_ set: Set<Int>, _ people: Int) {
        guard known.insert(set).inserted else { return }
        sums.append((set, people))
    }

    /// A number that a page shows: it is true, and of ten people or more.
    private mutating func tell(_ rooms: [Int], _ cells: [Int], _ people: Int, _ page: String) {
        let set = unknowns(rooms, cells)
        let counted = set.reduce(0) { $0 + truth[$1] }
        #expect(people == counted, "\(page): \(table) \(cells)")
        #expect(people >= SmallNumbers.cell, "\(page): \(table) \(cells)")
        shown.insert(set)
        know(set, people)
    }

    /// A careless page tells one number more.
    mutating func betray(_ place: String, _ cells: [Int]) {
        let set = unknowns(within(place), cells)
        shown.insert(set)
        know(set, set.reduce(0) { $0 + truth[$1] })
    }

    mutating func read(_ page: ReadReport.Outcome) {
        let place = page.place.id
        for told in page.tables where table.holds(told.measure) { read(told, of: place) }
        guard let measure = page.partsBy, table.holds(measure) else { return }
        let apart = Set(page.parts.compactMap { $0.place?.id }.flatMap { within($0) })
        for part in page.parts {
            let inside = part.place.map { within($0.id) } ?? within(place).filter { !apart.contains($0) }
            #expect(part.cells.count == page.partLines.count && part.people == part.cells.reduce(0, +))
            for (line, people) in zip(page.partLines, part.cells) {
                tell(inside, table.cells(line, of: measure), people, "\(part.place?.id ?? "the rest") of \(place)")
            }
        }
    }

    private mutating func read(_ told: ReportTable, of place: String) {
        let inside = within(place)
        for line in told.lines {
            tell(inside, table.cells(line, of: told.measure), line.people, place)
            if let both = line.withMarked {
                tell(inside, table.cells(line, of: told.measure) + table.markedCells(line), both, place)
            }
        }
        if let without = told.without { tell(inside, table.without, without, place) }
        if let marked = told.marked { tell(inside, table.marked, marked, place) }
        for reason in told.reasons { tell(inside, table.cells(reason), reason.people, "\(reason.codes) of \(place)") }
        #expect(told.people == told.lines.reduce(0) { $0 + $1.people })
    }

    /// What the page of a later report says of this one. Where a place was not told of here, it goes further back.
    mutating func readBefore(_ page: ReadReport.Outcome) {
        guard page.comparedWith == closesAt else { return }
        for told in page.tables where table.holds(told.measure) {
            for line in told.lines {
                guard let before = line.before else { continue }
                tell(within(page.place.id), table.cells(line, of: told.measure), before.people, "before")
            }
            // The people of last time are those whose sheets counted, where they were told apart then.
            let all = told.lines.reduce(0) { $0 + ($1.before?.people ?? 0) }
            if let valid = told.peopleBefore, all > valid {
                tell(within(page.place.id), table.without, all - valid, "before")
            }
        }
    }

    /// What is known too well. What was told may be known, and what is ten people or more for certain; anything else
    /// stays open.
    func tooWell(in places: [String]) throws -> [String] {
        let unknowns = rooms.count * table.width
        var reckoner = try #require(Reckoner(unknowns: unknowns, sums), "\(table): no numbers fulfil what is told")
        return places.flatMap { place -> [String] in
            let inside = within(place)
            let margin = min(SmallNumbers.cell, people(inside))
            return table.wanted.compactMap { cells -> String? in
                let set = self.unknowns(inside, cells)
                guard !set.isEmpty, !known.contains(set) else { return nil }
                let range = reckoner.range(of: set, openBy: margin)
                let isFine = range.lowerBound >= SmallNumbers.cell || range.isOpen(among: people(inside))
                return isFine ? nil : "\(table) of \(place), cells \(cells), lie in \(range)"
            }
        }
    }

    /// Pairs of shown numbers, one of them part of the other, that lie less than ten people apart.
    var tooNear: [String] {
        let people = Dictionary(sums.map { ($0.of, $0.is) }) { first, _ in first }
        return shown.flatMap { large in
            shown.compactMap { small -> String? in
                guard small.isStrictSubset(of: large), let all = people[large], let some = people[small],
                    all - some < SmallNumbers.cell
                else { return nil }
                return "\(table): \(all) and \(some) of them"
            }
        }
    }
}

extension ClosedRange<Int> {
    /// Whether ten numbers are possible, or every number up to all who are there: beside a class of nine no count can
    /// move by more than nine.
    func isOpen(among people: Int) -> Bool { count >= SmallNumbers.cell || count > people }
}
