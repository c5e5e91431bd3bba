import Access
import Care
import Imports
import ReportRules
import ScreeningRules
import Storage

/// What only the platform knows of some rows of a list of norms: whether there is such a scale, and whether such a
/// mean and such a spread can be on it.
struct NormCheck {
    enum Finding {
        case good(CheckedNorm)
        case bad([RowFault])

        var norm: CheckedNorm? {
            if case .good(let norm) = self { return norm }
            return nil
        }

        var faults: [RowFault] {
            if case .bad(let faults) = self { return faults }
            return []
        }
    }

    private let versions: [String: [Questionnaire]]
    private let regions: Set<Region>
    private let sexes: ImportColumn?

    init<Case: UseCase>(_ rows: [NormImport.Row], in session: borrowing Session<Case>) throws {
        var versions: [String: [Questionnaire]] = [:]
        for name in Set(rows.map(\.scale)) { versions[name] = try session.versions(called: name) }
        self.versions = versions
        regions = try session.places(among: rows.map(\.region))
        sexes = try session.book(ImportForms.self).form(NormImport.form).columns.first { $0.key == "sex" }
    }

    func look(at row: NormImport.Row) -> Finding {
        let all = versions[row.scale] ?? []
        guard !all.isEmpty else { return Self.bad("scale", "reports.norm.fault.scale") }
        let named = all.filter { row.version.isEmpty || $0.version.description == row.version }
        guard let file = named.last else { return Self.bad("version", "reports.norm.fault.version") }
        guard let scale = file.part(called: row.part) else { return Self.bad("part", "reports.norm.fault.part") }
        guard regions.contains(row.region) else { return Self.bad("region", "reports.norm.fault.noRegion") }
        let sex = sexes?.choice(row.sex)
        guard row.sex.isEmpty || sex != nil else { return Self.bad("sex", "imports.row.choice") }
        let faults = Self.faults(of: row, on: scale)
        guard faults.isEmpty else { return .bad(faults) }
        guard let shares = Self.shares(row.shares, of: scale) else {
            return Self.bad("shares", "reports.norm.fault.bands")
        }
        let sum = shares.reduce(0) { $0 + $1.percent.thousandths }
        // What is rounded in print may come to a little more or less.
        guard shares.isEmpty || (99_500...100_500).contains(sum) else {
            return Self.bad("shares", "reports.norm.fault.sum")
        }
        let group = NormGroup(
            youngest: row.ages.youngest, oldest: row.ages.oldest, sex: sex.flatMap(NormGroup.Sex.init),
            region: row.region, validFrom: row.validFrom, version: row.version.isEmpty ? nil : row.version)
        return .good(CheckedNorm(row: row, questionnaire: file.slug, part: scale.id, group: group, shares: shares))
    }

    private static func bad(_ column: String, _ phrase: String) -> Finding {
        .bad([RowFault(column, Phrase(phrase))])
    }

    /// A mean lies on the scale, and a spread is no larger than with half of the people at each end.
    ///
    /// Source of the latter: Popoviciu T. Mathematica (Cluj) 1935; 9: 129–145; with people − 1 below the line.
    private static func faults(of row: NormImport.Row, on scale: Scale) -> [RowFault] {
        let unit = scale.decimals > 0 ? 100.0 : 1
        let (low, high) = (Double(scale.range.lowerBound) / unit, Double(scale.range.upperBound) / unit)
        let widest = (high - low) / 2 * (Double(row.people) / Double(row.people - 1)).squareRoot()
        var faults: [RowFault] = []
        if !(low...high).contains(row.mean.value) {
            let range = ["low": scale.text(of: scale.range.lowerBound), "high": scale.text(of: scale.range.upperBound)]
            faults.append(RowFault("mean", Phrase("reports.norm.fault.range", range)))
        }
        // To the last place that a row can have.
        if row.deviation.value > widest + 0.001 {
            faults.append(RowFault("deviation", Phrase("reports.norm.fault.widest")))
        }
        return faults
    }

    /// Every band of the scale, once.
    /// - Returns: `nil` when one is missing, there twice, or of another scale.
    private static func shares(
        _ named: [NamedShare], of scale: Scale
    ) -> [(code: String, percent: Thousandths)]? {
        guard !named.isEmpty else { return [] }
        let bands = scale.bands?.all ?? []
        let found = named.compactMap { share in
            bands.first { $0.answers(to: share.band) }.map { (code: $0.code, percent: share.percent) }
        }
        let isWhole = found.count == named.count && found.count == bands.count
        return isWhole && Set(found.map(\.code)).count == bands.count ? found : nil
    }
}

/// A norm that may be kept.
struct CheckedNorm {
    let row: NormImport.Row
    let questionnaire: String
    let part: String
    let group: NormGroup
    let shares: [(code: String, percent: Thousandths)]

    var name: String { group.name(of: questionnaire, part) }
}

extension Questionnaire {
    /// The total or a subscale by its key or its title in any language; the total where nothing is said.
    fileprivate func part(called name: String) -> Scale? {
        if name.isEmpty || name.lowercased() == scoring.id { return scoring }
        return subscales.first { $0.id == name || $0.title?.isCalled(name) == true }
    }
}

extension Band {
    fileprivate func answers(to name: String) -> Bool { code == name || title.isCalled(name) }
}

extension Wording {
    func isCalled(_ name: String) -> Bool {
        languages.contains { self[$0].lowercased() == name.lowercased() }
    }
}
