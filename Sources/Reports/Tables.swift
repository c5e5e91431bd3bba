import Access
import Care
import ReportRules
import ScreeningRules

/// Tables from figures: shares, intervals, what was last time, what the marked sheets would change.
extension Session {
    func table(
        _ figure: Figure, _ all: [Figure], _ before: (closesAt: Moment?, figures: [Figure]), _ norms: NormsInReach
    ) throws -> ReportTable {
        let measure = figure.measure
        let bands = measure.kind == .bands ? try cells(of: measure).count : nil
        let told = ToldFigure(figure, bands: bands)
        let last = before.figures.first { $0.measure == measure }.map { ToldFigure($0, bands: bands) }
        let marked = bands.flatMap { bands in
            all.first { $0.measure == Measure(.marked, measure.questionnaire, measure.version) }
                .map { ToldFigure($0, bands: bands) }
        }
        let markedApart: Int? = marked.flatMap { $0.without == nil ? nil : $0.people }
        let names = try lines(of: measure, depth: figure.cells.count).prefix(told.cells.count)
        let scale = try part(of: measure)
        let points = figure.spread.flatMap { ToldPoints($0, decimals: scale?.decimals ?? 0) }
        return ReportTable(
            measure: measure, titles: try titles(of: measure), people: told.people,
            lines: names.enumerated().map { $1.filled(told, $0, marked: marked, last: last) },
            peopleBefore: last?.people, mean: points?.points.mean, deviation: points?.points.deviation,
            without: told.without, marked: markedApart,
            reasons: try reasons(beside: measure, all, of: told.without, marked: markedApart),
            norm: scale.flatMap { scale in
                norms.norm(for: measure).flatMap { NormComparison($0, points, lines: Array(names), of: scale) }
            })
    }

    /// The total or the subscale that a measure counts by; `nil` for what is no scale.
    private func part(of measure: Measure) throws -> Scale? {
        guard let slug = measure.questionnaire else { return nil }
        let file = try questionnaire(slug, version: measure.version ?? "")
        return measure.scale.map { name in file.subscales.first { $0.id == name } } ?? file.scoring
    }

    /// The cells of a measure, the mildest first; those without a result are not among them.
    private func cells(of measure: Measure) throws -> [String] {
        switch measure.kind {
        case .handedIn, .missing, .unscored: return [Measure.onlyCell]
        case .flags: return Measure.flagCells
        case .marks: return ScaleCells.marks
        case .notValid: return ScaleCells.others
        case .bands, .marked, .subscale: return try scale(of: measure).map(\.code)
        }
    }

    /// The lines of a table without figures: which cells stand in each, and what they are called. Beside the bands of a
    /// total stand those without a result, in a line of their own or with the hardest.
    func lines(of measure: Measure, depth: Int) throws -> [ReportLine] {
        let codes = try cells(of: measure)
        let titles: [[String: String]] = [.bands, .subscale].contains(measure.kind)
            ? try scale(of: measure).map(\.title.byLanguage) : []
        let width = measure.kind == .bands ? codes.count + 1 : codes.count
        return (0..<min(depth, width)).map { place in
            let end = place == min(depth, width) - 1 ? width : place + 1
            let inside = place..<min(end, codes.count)
            return ReportLine(
                codes: Array(codes[inside]), titles: titles.isEmpty ? [] : Array(titles[inside]),
                hasWithout: end > codes.count)
        }
    }

    private func titles(of measure: Measure) throws -> [String: String] {
        guard let slug = measure.questionnaire else { return [:] }
        let file = try questionnaire(slug, version: measure.version ?? "")
        let title = measure.scale.flatMap { name in file.subscales.first { $0.id == name }?.title } ?? file.title
        return title.byLanguage
    }
}

/// The cells of a figure, and beside them those without a result where they are told apart.
private struct ToldFigure {
    let cells: [Int]
    let without: Int?

    /// - Parameter bands: how many bands a total has; `nil` for a table where everybody has a cell.
    init(_ figure: Figure, bands: Int?) {
        let isWhole = figure.cells.count == bands.map { $0 + 1 }
        cells = isWhole ? Array(figure.cells.dropLast()) : figure.cells
        without = isWhole ? figure.cells.last : nil
    }

    var people: Int { cells.reduce(0, +) }

    /// As finely as another one tells it, and of the same people: with those without a result, or without them.
    func taken(like other: ToldFigure) -> [Int]? {
        switch (without, other.without) {
        case (nil, nil): cells.count < other.cells.count ? nil : cells.taken(to: other.cells.count)
        case (let without?, nil): (cells + [without]).taken(to: other.cells.count)
        case (nil, _?): nil
        case (_?, _?): cells
        }
    }
}

extension ReportLine {
    init(codes: [String], titles: [[String: String]], hasWithout: Bool) {
        self.init(
            codes: codes, titles: titles, hasWithout: hasWithout, people: 0, percent: 0, lowest: 0, highest: 0,
            withMarked: nil, before: nil)
    }

    fileprivate func filled(_ told: ToldFigure, _ place: Int, marked: ToldFigure?, last: ToldFigure?) -> ReportLine {
        let people = told.cells[place]
        let share = Share(people, of: told.people)
        return ReportLine(
            codes: codes, titles: titles, hasWithout: hasWithout, people: people, percent: Self.percent(share?.value),
            lowest: Self.percent(share?.interval.lowerBound), highest: Self.percent(share?.interval.upperBound),
            withMarked: Self.sum(marked, told, place), before: Self.before(share, last, told, place))
    }

    /// The last cell of the marked sheets holds those with too few answers as well, until all are told apart.
    private static func sum(_ marked: ToldFigure?, _ told: ToldFigure, _ place: Int) -> Int? {
        guard told.without != nil, let marked else { return nil }
        let apart = marked.without == nil ? marked.cells.count - 1 : marked.cells.count
        return place < apart ? told.cells[place] + marked.cells[place] : nil
    }

    /// Both times as finely as this one: the line of a taken-together end is compared with the same.
    private static func before(_ share: Share?, _ last: ToldFigure?, _ told: ToldFigure, _ place: Int) -> Before? {
        guard let share, let cells = last?.taken(like: told), let then = Share(cells[place], of: cells.reduce(0, +))
        else { return nil }
        let change = share.change(since: then)
        return Before(
            people: then.people, percent: percent(then.value), change: percent(change.difference),
            lowest: percent(change.interval.lowerBound), highest: percent(change.interval.upperBound),
            isClear: change.isClear)
    }

    private static func percent(_ share: Double?) -> Double { ((share ?? 0) * 1_000).rounded() / 10 }
}
