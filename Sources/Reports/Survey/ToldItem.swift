import Care
import ReportRules
import ScreeningRules

/// A question as it may be told, with the shares that follow from its figures and from nothing else.
struct ToldItem {
    let file: Questionnaire
    let item: QuestionnaireItem
    let order: [[AnswerOption]]
    let told: [ToldStratum]
    /// Whether its first line is what is right.
    let isKnowledge: Bool

    init(_ file: Questionnaire, _ item: QuestionnaireItem, _ told: [ToldStratum], knowsFrom: Int?) {
        self.file = file
        self.item = item
        self.told = told
        order = file.lines(of: item, knowsFrom: knowsFrom)
        isKnowledge = file.isKnowledge(item, knowsFrom)
    }

    private var depth: Int { told.first?.cells.count ?? 0 }
    /// Whether those without an answer have a cell of their own, which is the last.
    private var tellsWithout: Bool { depth == order.count + 1 }
    private var lines: Int { tellsWithout ? depth - 1 : depth }

    private func answered(_ stratum: ToldStratum) -> Int {
        tellsWithout ? stratum.people - (stratum.cells.last ?? 0) : stratum.people
    }

    /// The share of some lines in some strata.
    func share(_ lines: Range<Int>, _ strata: [ToldStratum]) -> StratifiedShare? {
        StratifiedShare(strata.map { stratum in
            .init(
                frame: stratum.weight, answered: answered(stratum),
                people: stratum.cells[lines].reduce(0, +))
        })
    }

    func shown() -> SurveyItem {
        let mayQuote = file.licence.permission == .none
        return SurveyItem(
            questionnaire: file.slug, version: file.version.description, titles: file.title.byLanguage,
            item: item.linkId, texts: mayQuote ? item.text.byLanguage : [:],
            answered: told.reduce(0) { $0 + answered($1) },
            without: tellsWithout ? told.reduce(0) { $0 + ($1.cells.last ?? 0) } : nil, isKnowledge: isKnowledge,
            lines: (0..<lines).map { line($0, mayQuote) }, strata: told.count > 1 ? told.map(stratum) : [])
    }

    private func line(_ number: Int, _ mayQuote: Bool) -> SurveyLine {
        let isLast = number == lines - 1
        let inside = order[number..<(isLast ? order.count : number + 1)].flatMap { $0 }
        let share = share(number..<number + 1, told)
        return SurveyLine(
            codes: inside.map(\.code), texts: mayQuote ? inside.map(\.text.byLanguage) : [],
            hasWithout: isLast && !tellsWithout, people: told.reduce(0) { $0 + $1.cells[number] },
            unweighted: SurveyEstimate.tenths(share?.unweighted.value ?? 0), estimate: share.map(SurveyEstimate.init))
    }

    private func stratum(_ told: ToldStratum) -> SurveyItemStratum {
        SurveyItemStratum(
            strata: told.strata, frame: told.frame, answered: answered(told),
            cells: (0..<lines).map {
                .init(people: told.cells[$0], estimate: share($0..<$0 + 1, [told]).map(SurveyEstimate.init))
            })
    }
}

extension Wording {
    var byLanguage: [String: String] {
        Dictionary(uniqueKeysWithValues: languages.map { ($0.rawValue, self[$0]) })
    }
}

extension [ToldItem] {
    /// The awareness rate, of all questions of which it may be told how many know.
    var awareness: SurveyAwareness? {
        func rate(_ strata: (ToldItem) -> [ToldStratum]) -> SurveyEstimate? {
            let shares = filter(\.isKnowledge).compactMap { $0.share(0..<1, strata($0)) }
            return AwarenessRate(shares).map { SurveyEstimate($0.value, $0.error, $0.interval) }
        }
        let questions = filter(\.isKnowledge)
        guard let first = questions.first, let all = rate(\.told) else { return nil }
        let shared = first.told.filter { stratum in
            questions.allSatisfy { $0.told.count > 1 && $0.told.contains { $0.strata == stratum.strata } }
        }
        return SurveyAwareness(
            questions: questions.count, all: all,
            strata: shared.compactMap { stratum in
                rate { $0.told.filter { $0.strata == stratum.strata } }.map {
                    .init(strata: stratum.strata, estimate: $0)
                }
            })
    }
}
