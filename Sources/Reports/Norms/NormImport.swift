public import Access
import Care
public import Imports
import ReportRules

/// Norms as a list, one row a group of people: the scale, whom it tells of, mean and spread, and where it is published.
///
/// It needs the permission to bring scales: a norm judges everybody who is compared with it, as a scale does. A row of
/// the same group and the same first day takes the place of the one that is there; with a later day it holds from then
/// on, and reports of earlier screenings keep the older one. The same norm twice in one list, by whatever names, is one
/// row too many: which of the two is right only whoever brings it can say.
public enum NormImport: ImportKind {
    public static let name = "NormImport"
    public static let form = "norms"
    public static let permission = Permission.loadInstruments

    static let oldestAge = 120

    /// A norm as a row says it.
    public struct Row: ImportRow {
        let scale: String
        let part: String
        let sex: String
        let version: String
        let ages: (youngest: Int?, oldest: Int?)
        let region: Region
        let validFrom: Day
        let people: Int
        let mean: Thousandths
        let deviation: Thousandths
        let shares: [NamedShare]
        let population: String
        let source: String

        public var place: ImportPlace { .named(region, unit: nil) }
        public var key: String? {
            let parts = [scale, part, version, sex, region.code, validFrom.description].map { $0.lowercased() }
            return (parts + [ages.youngest, ages.oldest].map { $0.map(String.init) ?? "-" }).joined(separator: "|")
        }
    }

    public static func check(_ cells: ImportCells) -> Checked<Row> {
        var cells = cells
        let scale = cells.needed("scale", most: 100)
        let (part, version) = (cells.optional("part", most: 100), cells.optional("version", most: 20))
        let sex = cells.optional("sex", most: 20)
        let ages = (youngest: cells.age("youngest"), oldest: cells.age("oldest"))
        if let youngest = ages.youngest, let oldest = ages.oldest, youngest > oldest {
            cells.refuse("oldest", Phrase("reports.norm.fault.ages"))
        }
        let (region, day) = (cells.region("region"), cells.neededDay("validFrom"))
        let (people, mean, deviation) = (cells.people("people"), cells.points("mean"), cells.points("deviation"))
        if deviation?.thousandths == 0 { cells.refuse("deviation", Phrase("reports.norm.fault.deviation")) }
        let shares = cells.shares("shares")
        let population = cells.needed("population", most: 200)
        let source = cells.needed("source", most: 500)
        guard let region, let day, let people, let mean, let deviation else { return cells.checked(nil) }
        return cells.checked(
            Row(
                scale: scale, part: part, sex: sex, version: version, ages: ages, region: region, validFrom: day,
                people: people, mean: mean, deviation: deviation, shares: shares, population: population,
                source: source))
    }

    public static func faults<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let check = try NormCheck(rows, in: session)
        return rows.map { check.look(at: $0).faults }
    }

    public static func findings<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [RowFinding] {
        let check = try NormCheck(rows, in: session)
        let found = rows.map { check.look(at: $0) }
        let there = try session.normNames(among: found.compactMap(\.norm?.name))
        return found.map { finding in
            let replaces = finding.norm.map { there.contains($0.name) } ?? false
            return RowFinding(
                faults: finding.faults, remark: replaces ? Phrase("reports.norm.fault.replaces") : nil,
                mark: finding.norm.map { "norm \($0.name)" })
        }
    }

    public static func write<Case: UseCase>(
        _ rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] {
        let check = try NormCheck(rows, in: session)
        return try rows.map { row in
            let finding = check.look(at: row)
            if let norm = finding.norm { try session.keep(norm, by: maker) }
            return finding.faults
        }
    }
}
