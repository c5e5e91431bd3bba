import Access
import Care
import ReportRules
import ScreeningRules
import Storage

/// Deciding what may be shown: of all tables that tell of the same people, and of all levels, together, because one
/// tells of another. From counts that no longer change; so it is done before the transaction, and comes out the same
/// each time it is done.
extension PreparationRoom {
    /// So many take the writer less than a tenth of a second.
    private static let figuresAtOnce = 600

    func nextFigures(_ edition: Edition) async throws -> ReadyStep {
        let done = DoneUntil(edition.doneUntil)
        let groups = try await groups(edition)
        guard let group = groups.first(where: { done.isWhole ? $0 > done.group : $0 >= done.group }) else {
            return ReadyStep(edition: edition, work: .figures([], next: .drawn, doneUntil: edition.doneUntil))
        }
        let skipped = group == done.group ? done.figures : 0
        let figures = try await figures(of: group, edition).dropFirst(skipped)
        let now = figures.prefix(Self.figuresAtOnce)
        let next = DoneUntil(
            group: group, figures: skipped + now.count, isWhole: figures.count <= Self.figuresAtOnce)
        return ReadyStep(
            edition: edition,
            work: .figures(now.map { $0.line(edition) }, next: .showing, doneUntil: next.written))
    }

    /// From one measure to the next by the table's key, without reading all counts.
    private func groups(_ edition: Edition) async throws -> [String] {
        var (groups, last): (Set<String>, String) = ([], "")
        while let row = try await rows(
            """
            SELECT measure FROM report_count WHERE campaign = \(edition.campaign) AND measure > \(last)
            ORDER BY measure LIMIT 1 \(unscoped: "a job of the platform draws the report of every campaign")
            """
        ).first {
            last = try row("measure")
            if let measure = Measure(code: last) { groups.insert(measure.group) }
        }
        return groups.sorted()
    }

    private func figures(of group: String, _ edition: Edition) async throws -> [DecidedFigure] {
        let counted = try await counts(group, edition)
        let code = group.replacing("scale/", with: "bands/", maxReplacements: 1)
        guard let measure = Measure(code: code) else { return [] }
        let file = measure.kind == .bands
            ? try await questionnaire(measure.questionnaire ?? "", version: measure.version ?? "") : nil
        let tree = CountedTree(counted: counted, whole: edition.whole)
        return try file.map { try tree.figures(of: measure, ScaleCells(file: $0)) } ?? tree.figures(of: measure)
    }

    /// The counts of a group, and of who has handed in and who is missing, which tell what places there are.
    private func counts(_ group: String, _ edition: Edition) async throws -> CountedPlaces {
        var measures = [Measure(.handedIn).code, Measure(.missing).code]
        if group.hasPrefix("scale/") {
            let name = group.dropFirst("scale/".count)
            measures += ["bands", "marked", "unscored", "marks", "notValid"].map { "\($0)/\(name)" }
            measures += try await subscales(of: String(name), edition)
        } else {
            measures.append(group)
        }
        return try CountedPlaces(
            try await rows(
                """
                SELECT place, measure, cell, above, level, region, house, people, points, squares FROM report_count
                WHERE campaign = \(edition.campaign) AND measure IN \(list: measures)
                \(unscoped: "a job of the platform draws the report of every campaign")
                """))
    }

    private func subscales(of name: String, _ edition: Edition) async throws -> [String] {
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return [] }
        let file = try await questionnaire(parts[0], version: parts[1])
        return ScaleCells(file: file).subscales.map { Measure(.subscale, parts[0], parts[1], $0.id).code }
    }
}

extension Session where Case == DrawReport {
    func keep(_ lines: [SQL]) throws {
        for start in stride(from: 0, to: lines.count, by: 200) {
            try run(
                """
                INSERT INTO report_figure
                    (campaign, place, measure, above, level, region, house, cells, people, points, squares, rest_parts,
                    rest_cells)
                VALUES \(joined: Array(lines[start..<min(start + 200, lines.count)]))
                \(unscoped: "a job of the platform draws the report of every campaign")
                """)
        }
    }
}

/// Up to where figures are written down: `scale/gad-7/1.0.0 600`, or `scale/gad-7/1.0.0 whole`.
private struct DoneUntil {
    let group: String
    let figures: Int
    let isWhole: Bool

    init(group: String, figures: Int, isWhole: Bool) {
        (self.group, self.figures, self.isWhole) = (group, figures, isWhole)
    }

    init(_ written: String) {
        let parts = written.split(separator: " ").map(String.init)
        group = parts.first ?? ""
        figures = parts.last.flatMap { Int($0) } ?? 0
        isWhole = parts.last == "whole"
    }

    var written: String { "\(group) \(isWhole ? "whole" : "\(figures)")" }
}
