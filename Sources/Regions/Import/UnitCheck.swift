import Access
import Care
import Imports
import Storage

/// What only the tables know of some rows of a list of units: places, kinds, what is there already, and which unit
/// took in another.
struct UnitCheck {
    enum Finding {
        case good(kind: String, UnitStep)
        case bad([RowFault])

        var faults: [RowFault] {
            if case .bad(let faults) = self { return faults }
            return []
        }
    }

    private let types: PlaceTypes
    private let statuses: ImportColumn?
    private let regions: Set<Region>
    private let there: Set<String>
    private let heirs: CalledUnits
    private let today: Day

    init<Case: UseCase>(
        _ rows: [UnitImport.Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws {
        types = try session.book(PlaceTypes.self)
        statuses = try session.book(ImportForms.self).form(UnitImport.form).columns.first { $0.key == "status" }
        regions = try session.currentRegions(among: rows.map(\.region))
        there = try session.unitKeys(in: rows.map(\.region))
        let successors = rows.map(\.standing.successor).filter { !$0.isEmpty }
        heirs = try session.units(called: successors, within: maker.reach)
        today = session.today
    }

    func look(at row: UnitImport.Row) -> Finding {
        guard regions.contains(row.region) else { return .bad([RowFault("region", UnitError.unknownPlace.phrase)]) }
        guard let type = types.whole(row.kind, in: row.region, on: today) else {
            return .bad([RowFault("kind", UnitError.unknownKind.phrase)])
        }
        if row.key.map(there.contains) == true { return .bad([UnitImport.isThere]) }
        return switch step(row.standing) {
        case .success(let step): .good(kind: type.code, step)
        case .failure(let fault): .bad([fault.row])
        }
    }

    /// The line that stands first in the unit's history.
    private func step(_ standing: ListedStanding) -> Result<UnitStep, StandingFault> {
        let written = standing.status.isEmpty ? .open : statuses?.choice(standing.status).flatMap(UnitStatus.init)
        guard let status = written else { return .failure(StandingFault("status", Phrase("imports.row.choice"))) }
        let since = standing.since ?? today
        guard since <= today else { return .failure(StandingFault("since", Phrase("regions.import.futureDay"))) }
        if standing.reason.isEmpty, [.suspended, .closed, .merged].contains(status) {
            return .failure(StandingFault("reason", UnitError.emptyReason.phrase))
        }
        guard status == .merged else {
            guard standing.successor.isEmpty else {
                return .failure(StandingFault("successor", Phrase("regions.import.notMerged")))
            }
            return .success(UnitStep(day: since, status: status, reason: standing.reason, successor: nil))
        }
        return heirs.only(standing.successor).mapError { StandingFault("successor", $0.phrase) }.map { heir in
            UnitStep(day: since, status: status, reason: standing.reason, successor: heir.code)
        }
    }
}

/// What is wrong with how things stand, on its way to the row.
private struct StandingFault: Error {
    let row: RowFault

    init(_ column: String, _ phrase: Phrase) {
        row = RowFault(column, phrase)
    }
}

extension PlaceTypes {
    /// A kind of unit that stands by itself, by its code or by what people call it.
    fileprivate func whole(_ text: String, in region: Region, on day: Day) -> PlaceType? {
        valid(in: region, on: day).first { type in
            type.group != .part
                && (type.code == text || type.names.values.contains { $0.lowercased() == text.lowercased() })
        }
    }
}
