import Access
import Care
import Instruments
import ScreeningRules

/// One scale: as a person would see it, how it is scored, where it comes from, and under which licence.
struct ScalePage {
    let found: ReadInstrument.Outcome
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit) async throws -> Reply { .page(try await find(visit).page(for: visit)) }

    static func find(_ visit: Visit, problem: (any Problem)? = nil) async throws -> ScalePage {
        ScalePage(
            found: try await visit.perform(try await visit.input(ReadInstrument.self)),
            waiting: try await visit.waitingAlerts(), problem: problem)
    }

    /// The page once more, with what did not work.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard [.conflict, .invalid(field: "reason")].contains(problem.kind) else { return nil }
        let page = try await find(visit, problem: problem)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    private var scale: Questionnaire { found.scale.questionnaire }

    func page(for visit: Visit) -> Page {
        let title = scale.title[visit.language]
        return Page(
            title: Phrase("instruments.scale.title", ["scale": title]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/instruments">‹ \(say: "instruments.scale.back")</a></p>
                \(Form.faults(problem?.phrase, field: problem == nil ? nil : "withdraw-reason"))
                \(head(visit))
                \(if: found.isInCharge && !found.scale.isWordless, ReadingNote(scale: scale).html(visit))
                <div class="split"><div>
                \(ScaleItems(found: found).html(visit))
                </div><div>
                \(facts(visit))
                \(ScaleSource(found: found).html(visit))
                \(ScaleVersions(found: found, problem: problem).html(visit))
                </div><div>
                \(ScaleScoring(found: found).html(visit))
                </div></div>
                """)
    }

    private func head(_ visit: Visit) -> HTML {
        """
        <div class="head"><div><h1>\(scale.title[visit.language])</h1>
        <p>\(scale.slug) \(scale.version.description) · \(say: found.kind.name) ·
        \(LicenceState(found).html)</p></div>
        <p class="actions no-print"><a class="btn small" href="/instruments/\(found.id)/try">\
        \(say: "instruments.do.try")</a>
        <button class="btn small plain" type="button" data-print hidden>\
        \(say: "instruments.do.print")</button></p></div>
        """
    }

    private func facts(_ visit: Visit) -> HTML {
        let oldest = scale.ageGate.maximum.map { "–\($0)" } ?? "+"
        return """
            <section class="card" aria-labelledby="facts"><h2 id="facts">\(say: "instruments.facts.title")</h2>
            <p>\(scale.purpose[visit.language])</p>
            <dl class="pairs"><dt>\(say: "instruments.facts.questions")</dt><dd>\(scale.items.count)</dd>
            <dt>\(say: "instruments.facts.points")</dt><dd>\(Points(scale.scoring).range)</dd>
            <dt>\(say: "instruments.facts.ages")</dt>
            <dd>\(say: "instruments.facts.years", ["years": "\(scale.ageGate.minimum)\(oldest)"])</dd>
            \(owner(visit))
            <dt>\(say: "instruments.facts.retest")</dt>
            <dd>\(say: "instruments.facts.days", ["days": "\(scale.retestDays)"])</dd></dl></section>
            """
    }

    private func owner(_ visit: Visit) -> HTML {
        guard let region = found.region else { return .empty }
        let place = found.unit.map { "\(visit.placeName(region)) · \($0)" } ?? visit.placeName(region)
        return "<dt>\(say: "instruments.facts.owner")</dt><dd>\(place)</dd>"
    }
}

/// Points the way people write them, for scales that keep hundredths too.
struct Points {
    let scale: Scale

    init(_ scale: Scale) { self.scale = scale }

    var range: String { text(scale.range) }

    func text(_ range: ClosedRange<Int>) -> String {
        range.count == 1
            ? scale.text(of: range.lowerBound)
            : "\(scale.text(of: range.lowerBound))–\(scale.text(of: range.upperBound))"
    }
}
