public import Care

/// One sentence that follows from figures which may be told, before it is put into words: who answered, what it came to
/// with its interval, how that compares with the last time. Nobody writes or changes it (requirement 108).
public struct AdvisoryStatement: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// How many have handed in; that they are too few to be told.
        case response, few
        /// A line of a scale, with its interval.
        case band
        /// Its hard end against the last time: clearly more, clearly less, no clear difference.
        case more, less, steady
        /// Answers that called for help.
        case flags
        /// Between which shares the parts of the place lie, and how many are too small to be told apart.
        case spread, rest
        /// How many residents know, of all and of one stratum; and what they think.
        case awareness, stratum, opinion
    }

    public let kind: Kind
    /// The scale or the question that it speaks of.
    public var titles: [String: String] = [:]
    /// The line of a table.
    public var line: ReportLine?
    /// The answers of a question.
    public var answers: [[String: String]] = []
    /// As a sample names its strata, and how it was drawn.
    public var strata: [String] = []
    public var method: String?
    public var people: Int?
    /// How many are missing; `nil` where it may not be told.
    public var missing: Int?
    /// Questions, or places.
    public var count: Int?
    /// Of 100; of a change in percentage points. With the interval of 95 %, or between which a spread lies.
    public var percent: Double?
    public var lowest: Double?
    public var highest: Double?
    /// When it was that this is compared with.
    public var since: Moment?

    init(_ kind: Kind) { self.kind = kind }
}

extension AdvisoryStatement {
    /// All that may be said of a place, in the order in which it is read.
    static func all(of report: ReadReport.Outcome, _ survey: ReadSurvey.Outcome?) -> [AdvisoryStatement] {
        guard let handedIn = report.handedIn else { return [AdvisoryStatement(.few)] }
        var response = AdvisoryStatement(.response)
        (response.people, response.missing) = (handedIn, report.missing)
        let scales = report.tables.filter { $0.measure.kind == .bands && $0.lines.count > 1 }
        return [response] + scales.flatMap { bands(of: $0, since: report.comparedWith) } + flags(of: report)
            + parts(of: report) + (survey.map(Self.known) ?? [])
    }

    /// Every line but the mildest, and how the hard end has changed.
    private static func bands(of table: ReportTable, since last: Moment?) -> [AdvisoryStatement] {
        let lines = table.lines.dropFirst().map { line in
            var said = AdvisoryStatement(.band)
            (said.titles, said.line, said.people) = (table.titles, line, table.people)
            (said.percent, said.lowest, said.highest) = (line.percent, line.lowest, line.highest)
            return said
        }
        return lines + (table.lines.last.flatMap { change($0, of: table, since: last) }.map { [$0] } ?? [])
    }

    private static func change(_ line: ReportLine, of table: ReportTable, since last: Moment?) -> AdvisoryStatement? {
        guard let before = line.before, let last else { return nil }
        var said = AdvisoryStatement(before.isClear ? (before.change > 0 ? .more : .less) : .steady)
        (said.titles, said.line, said.since) = (table.titles, line, last)
        (said.percent, said.lowest, said.highest) = (before.change, before.lowest, before.highest)
        return said
    }

    private static func flags(of report: ReadReport.Outcome) -> [AdvisoryStatement] {
        guard let table = report.tables.first(where: { $0.measure.kind == .flags }), table.lines.count > 1 else {
            return []
        }
        return table.lines.dropFirst().map { line in
            var said = AdvisoryStatement(.flags)
            (said.line, said.people, said.percent) = (line, line.people, line.percent)
            (said.lowest, said.highest) = (line.lowest, line.highest)
            return said
        }
    }

    /// Between which shares the parts lie, without the name of any: officials get no ranking of schools.
    private static func parts(of report: ReadReport.Outcome) -> [AdvisoryStatement] {
        // The hard end: those without a result have a line of their own behind it where they are told apart.
        guard report.partsBy?.kind == .bands, report.partLines.count > 1,
            let last = report.partLines.lastIndex(where: { !$0.codes.isEmpty })
        else { return [] }
        let line = report.partLines[last]
        let shares = report.parts.filter { $0.place != nil && $0.base > 0 && $0.cells.count > last }
            .map { (Double($0.cells[last]) / Double($0.base) * 1_000).rounded() / 10 }
        var found: [AdvisoryStatement] = []
        if shares.count > 1, let lowest = shares.min(), let highest = shares.max() {
            var said = AdvisoryStatement(.spread)
            (said.line, said.count, said.lowest, said.highest) = (line, shares.count, lowest, highest)
            said.titles = report.tables.first { $0.measure == report.partsBy }?.titles ?? [:]
            found.append(said)
        }
        if let rest = report.parts.first(where: { $0.place == nil }) {
            var said = AdvisoryStatement(.rest)
            said.count = rest.parts
            found.append(said)
        }
        return found
    }

    /// What a survey of residents came to: the rate, its strata, and what they think of the service (requirement 17).
    private static func known(_ survey: ReadSurvey.Outcome) -> [AdvisoryStatement] {
        var found: [AdvisoryStatement] = []
        if let rate = survey.awareness {
            var said = AdvisoryStatement(.awareness)
            said.count = rate.questions
            found = [said.with(rate.all)] + rate.strata.map { part in
                var said = AdvisoryStatement(.stratum)
                (said.strata, said.method) = (part.strata, survey.method)
                return said.with(part.estimate)
            }
        }
        let opinions = survey.items.filter { !$0.isKnowledge && !$0.texts.isEmpty }
        return found + opinions.compactMap { item in
            guard let line = item.lines.first, let estimate = line.estimate, !line.texts.isEmpty else { return nil }
            var said = AdvisoryStatement(.opinion)
            (said.titles, said.answers) = (item.texts, line.texts)
            return said.with(estimate)
        }
    }

    private func with(_ estimate: SurveyEstimate) -> AdvisoryStatement {
        var said = self
        (said.percent, said.lowest, said.highest) = (estimate.percent, estimate.lowest, estimate.highest)
        return said
    }
}
