import Access
import Care
import ReportRules
import ScreeningRules

/// Tables from figures: shares, intervals, what was last time, what the marked sheets would change.
extension Session {
    func table(
        _ figure: Figure, _ all: [Figure], _ before: (closesAt: Moment?, figures: [Figure])
    ) throws -> ReportTable {
        let measure = figure.measure
        let marked = measure.kind == .bands
            ? all.first { $0.measure == Measure(.marked, measure.questionnaire, measure.version) } : nil
        let last = before.figures.first { $0.measure == measure }
        let names = try lines(of: measure, depth: figure.cells.count)
        let lines = names.enumerated().map { place, line in
            line.filled(figure, place, marked: marked, last: last)
        }
        return ReportTable(
            measure: measure, titles: try titles(of: measure), people: figure.people, lines: lines,
            peopleBefore: last?.people, mean: figure.spread.map { Self.rounded($0.mean) },
            deviation: figure.spread.map { Self.rounded($0.deviation) }, marked: marked?.people)
    }

    /// The lines of a table without figures: which cells stand in each, and what they are called.
    func lines(of measure: Measure, depth: Int) throws -> [ReportLine] {
        let codes = try cells(of: measure)
        let titles: [[String: String]] = [.bands, .subscale, .marked].contains(measure.kind)
            ? try scale(of: measure).map { Self.byLanguage($0.title) } : []
        let shown = min(depth, codes.count)
        return (0..<shown).map { place in
            let inside = place..<(place == shown - 1 ? codes.count : place + 1)
            return ReportLine(codes: Array(codes[inside]), titles: titles.isEmpty ? [] : Array(titles[inside]))
        }
    }

    private func titles(of measure: Measure) throws -> [String: String] {
        guard let slug = measure.questionnaire else { return [:] }
        let file = try questionnaire(slug, version: measure.version ?? "")
        let title = measure.scale.flatMap { name in file.subscales.first { $0.id == name }?.title } ?? file.title
        return Self.byLanguage(title)
    }

    private static func byLanguage(_ text: Wording) -> [String: String] {
        Dictionary(uniqueKeysWithValues: text.languages.map { ($0.rawValue, text[$0]) })
    }

    /// To tenths: more would be more than was asked.
    private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}

extension ReportLine {
    init(codes: [String], titles: [[String: String]]) {
        self.init(
            codes: codes, titles: titles, people: 0, percent: 0, lowest: 0, highest: 0, withMarked: nil, before: nil)
    }

    fileprivate func filled(_ figure: Figure, _ place: Int, marked: Figure?, last: Figure?) -> ReportLine {
        let people = figure.cells[place]
        let share = Share(people, of: figure.people)
        return ReportLine(
            codes: codes, titles: titles, people: people, percent: Self.percent(share?.value),
            lowest: Self.percent(share?.interval.lowerBound), highest: Self.percent(share?.interval.upperBound),
            withMarked: Self.sum(marked, figure, place), before: Self.before(share, last, figure, place))
    }

    /// Marked sheets may be told less finely: then nothing is said of this line.
    private static func sum(_ marked: Figure?, _ figure: Figure, _ place: Int) -> Int? {
        guard let marked, marked.cells.count == figure.cells.count else { return nil }
        return figure.cells[place] + marked.cells[place]
    }

    /// Both times as finely as the coarser of the two: the line of a taken-together end is compared with the same.
    private static func before(_ share: Share?, _ last: Figure?, _ figure: Figure, _ place: Int) -> Before? {
        guard let share, let last, last.cells.count >= figure.cells.count else { return nil }
        guard let then = Share(last.cells.taken(to: figure.cells.count)[place], of: last.people) else { return nil }
        let change = share.change(since: then)
        return Before(
            people: then.people, percent: percent(then.value), change: percent(change.difference),
            lowest: percent(change.interval.lowerBound), highest: percent(change.interval.upperBound),
            isClear: change.isClear)
    }

    private static func percent(_ share: Double?) -> Double { ((share ?? 0) * 1_000).rounded() / 10 }
}
