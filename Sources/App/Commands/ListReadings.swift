import Access
import Care
import Regions

/// Takes a list of places over, slice by slice. Places whose parent comes later in the file wait for its end.
final class RegionReading {
    private typealias Row = (line: ListFile.Line, row: ListedRegion)

    private let office: Office
    private let isTrial: Bool
    private let refused: RefusedLines
    private var list: RegionList
    private var slice: [Row] = []
    private var waiting: [Row] = []
    private(set) var added = 0
    private(set) var changed = 0
    private(set) var unchanged = 0

    /// Who has forgotten a province has some ten thousand places without a parent; more are told at once.
    private static let mostWaiting = 100_000

    init(office: Office, tops: Set<Region>, isTrial: Bool, refused: RefusedLines) {
        self.office = office
        self.isTrial = isTrial
        self.refused = refused
        list = RegionList(tops: tops)
    }

    func take(_ line: ListFile.Line) async throws {
        switch list.read(line.cells) {
        case .failure(let unlisted): try refused.take(line, unlisted.problem)
        case .success(let row):
            slice.append((line, row))
            if slice.count == ImportRegions.mostRows { try await send(isLast: false) }
        }
    }

    /// Parents stand before children now, because their codes are smaller.
    func finish() async throws {
        try await send(isLast: false)
        let late = waiting.sorted { $0.row.region < $1.row.region }
        waiting = []
        for (line, _) in late {
            switch list.read(line.cells) {
            case .failure(let unlisted): try refused.take(line, unlisted.problem)
            case .success(let row):
                slice.append((line, row))
                if slice.count == ImportRegions.mostRows { try await send(isLast: true) }
            }
        }
        try await send(isLast: true)
    }

    private func send(isLast: Bool) async throws {
        guard !slice.isEmpty else { return }
        let outcome = try await office.perform(
            ImportRegions(rows: slice.map(\.row), isTrial: isTrial), as: .system("terminal"))
        added += outcome.added
        changed += outcome.changed
        unchanged += outcome.unchanged
        let orphans = Set(outcome.orphans)
        for row in slice where orphans.contains(row.row.region) {
            list.forget(row.row.region)
            if isLast || waiting.count == Self.mostWaiting {
                try refused.take(row.line, .parentMissing)
            } else {
                waiting.append(row)
            }
        }
        slice.removeAll(keepingCapacity: true)
    }
}

/// Takes populations over, slice by slice.
final class PopulationReading {
    private let office: Office
    private let isTrial: Bool
    private let refused: RefusedLines
    private var slice: [(line: ListFile.Line, row: ListedPopulation)] = []
    /// Of two figures for one year nobody can say which is right, so that the second is told.
    private var seen: Set<String> = []
    private(set) var added = 0
    private(set) var changed = 0
    private(set) var unchanged = 0

    init(office: Office, isTrial: Bool, refused: RefusedLines) {
        self.office = office
        self.isTrial = isTrial
        self.refused = refused
    }

    func take(_ line: ListFile.Line) async throws {
        switch ListedPopulation.read(line.cells, latest: office.now.day.civil.year) {
        case .failure(let unlisted): try refused.take(line, unlisted.problem)
        case .success(let row):
            guard seen.insert("\(row.region.prefix) \(row.year)").inserted else {
                return try refused.take(line, .listedTwice)
            }
            slice.append((line, row))
            if slice.count == ImportRegions.mostRows { try await finish() }
        }
    }

    func finish() async throws {
        guard !slice.isEmpty else { return }
        let outcome = try await office.perform(
            ImportPopulations(rows: slice.map(\.row), isTrial: isTrial), as: .system("terminal"))
        added += outcome.added
        changed += outcome.changed
        unchanged += outcome.unchanged
        let unknown = Set(outcome.unknown)
        for row in slice where unknown.contains(row.row.region) { try refused.take(row.line, .unknownPlace) }
        slice.removeAll(keepingCapacity: true)
    }
}

/// Takes changes of the tree over. There are few of them, and the order of the days counts, so they go in one piece.
final class ChangeReading {
    private let office: Office
    private let isTrial: Bool
    private let refused: RefusedLines
    private var all: [(line: ListFile.Line, change: ListedChange)] = []
    private(set) var recorded = 0
    private(set) var unchanged = 0

    init(office: Office, isTrial: Bool, refused: RefusedLines) {
        self.office = office
        self.isTrial = isTrial
        self.refused = refused
    }

    func take(_ line: ListFile.Line) async throws {
        switch ListedChange.read(line.cells) {
        case .failure(let unlisted): try refused.take(line, unlisted.problem)
        case .success(let change): all.append((line, change))
        }
    }

    func finish() async throws {
        all.sort { ($0.change.day, $0.line.number) < ($1.change.day, $1.line.number) }
        let outcome = try await office.perform(
            RecordRegionChanges(changes: all.map(\.change), isTrial: isTrial), as: .system("terminal"))
        (recorded, unchanged) = (outcome.recorded, outcome.unchanged)
        for (number, problem) in outcome.problems.sorted(by: { $0.key < $1.key }) {
            try refused.take(all[number].line, problem)
        }
    }
}
