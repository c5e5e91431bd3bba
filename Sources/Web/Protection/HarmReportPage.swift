import Access
import Care
import Protection
import ProtectionRules

/// One report of harm: what was found, who was told and when, what was added, and what can be done next.
struct HarmReportPage {
    let read: ReadHarmReport.Outcome
    let waiting: Int?
    var failed: (step: HarmStepName, problem: any Problem, fields: [String: String])?

    static func find(_ visit: Visit) async throws -> HarmReportPage {
        let read = try await visit.perform(ReadHarmReport(report: ID(visit.fields["report"] ?? "")))
        return HarmReportPage(read: read, waiting: try await visit.waitingAlerts())
    }

    /// The page once more, with what did not work.
    static func again(_ step: HarmStepName, _ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard visit.isMendable(problem) else { return nil }
        var page = try await find(visit)
        page.failed = (step, problem, visit.fields.values)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    var card: HarmReportCard { read.card }
    var path: String { "/protection/\(card.id.rawValue)" }

    func page(for visit: Visit) -> Page {
        let title = Phrase("protection.report.title")
        return Page(
            title: visit.title(title, isAgain: failed != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/protection">‹ \(say: "protection.list.title")</a></p>
                \(fault)
                <div class="head"><div><h1>\(say: card.situation.phrase)</h1>
                <p>\(visit.date(card.foundAt)) · <span class="state">\(say: card.state)</span></p></div></div>
                <div class="split"><div>\(facts(visit))</div>
                <div>\(HarmActions(page: self).html(visit))</div>
                <div>\(HarmStory(entries: read.entries).html(visit))</div></div>
                \(visit.watermark)
                """)
    }

    private var fault: HTML {
        guard let failed else { return .empty }
        let field = failed.problem.field.map { "\(failed.step.rawValue)-\($0)" }
        return Form.faults(failed.problem.phrase, field: field)
    }

    private func facts(_ visit: Visit) -> HTML {
        let due: HTML = card.due.map { "<b>\(visit.when($0))</b>" } ?? "–"
        return """
            <section class="card care" aria-labelledby="facts"><h2 id="facts">\(say: "protection.report.facts")</h2>
            <dl class="pairs"><dt>\(say: "protection.field.who")</dt><dd><b>\(read.who)</b></dd>
            <dt>\(say: "protection.field.harmed")</dt><dd>\(say: card.harmed.phrase)</dd>
            <dt>\(say: "protection.field.facts")</dt><dd>\(read.facts)</dd>
            <dt>\(say: "protection.fact.found")</dt><dd>\(visit.date(card.foundAt))</dd>
            <dt>\(say: "protection.fact.reporter")</dt><dd>\(card.reporter) · \(visit.date(card.raisedAt))</dd>
            <dt>\(say: card.clock?.phrase ?? Phrase("protection.column.due"))</dt><dd>\(due)</dd>
            <dt>\(say: "protection.fact.kept")</dt><dd>\(visit.date(read.keepUntil))</dd></dl>
            <p class="note warn">\(say: "protection.report.hidden")</p></section>

            """
    }
}

/// What can be done with a report, each in its own fold.
struct HarmActions {
    let page: HarmReportPage

    func html(_ visit: Visit) -> HTML {
        let isOpen = page.card.closedAt == nil
        return """
            <section class="card no-print" aria-labelledby="do"><h2 id="do">\(say: "protection.do.title")</h2>
            \(if: isOpen && page.card.acknowledgedAt == nil, acknowledge(visit))\(tell(visit))\(add(visit))\
            \(if: isOpen, close(visit))</section>

            """
    }

    private func acknowledge(_ visit: Visit) -> HTML {
        guard page.read.mayNotAcknowledge == nil else {
            return "<p>\(say: "protection.do.second")</p>"
        }
        return """
            <p>\(say: "protection.do.acknowledgeLead")</p>
            <form method="post" action="\(page.path)/acknowledge">\(Form.token(visit))
            <button class="btn wide">\(say: "protection.do.acknowledge")</button></form>

            """
    }

    private func fields(_ step: HarmStepName, _ visit: Visit, _ kept: [String: String] = [:]) -> CareFields {
        let isFailed = page.failed?.step == step
        return CareFields(
            visit: visit, prefix: step.rawValue, problem: isFailed ? page.failed?.problem : nil,
            given: isFailed ? page.failed?.fields ?? [:] : kept)
    }

    private func folded(_ step: HarmStepName, _ title: Phrase, _ act: Phrase, _ inside: HTML, _ visit: Visit) -> HTML {
        let isOpen = page.failed?.step == step || (step == .tell && page.card.toldAt == nil)
        return """
            <details class="act"\(if: isOpen, " open")><summary>\(say: title)</summary>
            <form method="post" action="\(page.path)/\(step.rawValue)">\(Form.token(visit))\(Form.request(visit))
            \(inside)<button class="btn small">\(say: act)</button></form></details>

            """
    }

    private func tell(_ visit: Visit) -> HTML {
        let fields = fields(
            .tell, visit, ["toldOn": "\(visit.now.day)", "toldTime": visit.now.clockText])
        let inside: HTML = """
            \(fields.ticks("authorities", Phrase("protection.field.authorities"),
                HarmAuthority.allCases.map { ($0.rawValue, $0.phrase) }))
            \(fields.day("toldOn", Phrase("protection.field.toldOn"), from: page.card.foundAt.day, to: visit.now.day))
            \(fields.time("toldTime", Phrase("protection.field.toldTime")))
            \(fields.line("number", Phrase("protection.field.number"), hint: Phrase("protection.field.numberHint"),
                most: HarmReportLimits.number, isRequired: false))
            \(fields.area("words", Phrase("protection.field.toldWords"), most: HarmReportLimits.words))
            """
        return folded(.tell, Phrase("protection.do.tell"), Phrase("protection.do.keep"), inside, visit)
    }

    private func add(_ visit: Visit) -> HTML {
        let inside = fields(.add, visit).area(
            "words", Phrase("protection.field.words"), hint: Phrase("protection.field.wordsHint"),
            most: HarmReportLimits.words, isRequired: true)
        return folded(.add, Phrase("protection.do.add"), Phrase("protection.do.keep"), inside, visit)
    }

    /// Why not yet is said instead of a button that would refuse.
    private func close(_ visit: Visit) -> HTML {
        if let refusal = page.read.mayNotClose, page.failed?.step != .close {
            return "<p class=\"small\">\(say: "protection.refused.\(refusal.rawValue)")</p>"
        }
        let fields = fields(.close, visit)
        let inside: HTML = """
            \(fields.choices("ending", Phrase("protection.field.ending"),
                HarmEnding.allCases.map { ($0.rawValue, $0.phrase) }))
            \(fields.area("words", Phrase("protection.field.endingWords"), most: HarmReportLimits.words,
                isRequired: true))
            """
        return folded(.close, Phrase("protection.do.close"), Phrase("protection.do.closeDo"), inside, visit)
    }
}

/// What was added, in the order in which it was written.
struct HarmStory {
    let entries: [HarmEntry]

    func html(_ visit: Visit) -> HTML {
        let none: HTML = "<p>\(say: "protection.story.none")</p>"
        let story: HTML = "<ol class=\"story\">\(each: entries.map { entry($0, visit) })</ol>"
        return """
            <section class="card" aria-labelledby="story"><h2 id="story">\(say: "protection.story.title")</h2>
            \(if: entries.isEmpty, none)\(if: !entries.isEmpty, story)</section>

            """
    }

    private func entry(_ entry: HarmEntry, _ visit: Visit) -> HTML {
        let authorities = entry.authorities.map { visit.say($0.phrase) }.joined(separator: " · ")
        return """
            <li><time datetime="\(entry.at.machineText)">\(visit.date(entry.at))</time>
            <b>\(say: entry.kind.phrase)</b>\(if: !authorities.isEmpty, " · \(authorities)")\
            \(if: entry.ending != nil, " · \(say: entry.ending?.phrase ?? Phrase("protection.entry.closed"))")\
            \(if: entry.worker != nil, " · \(entry.worker ?? "")")
            \(if: entry.number != nil, "<p>\(say: "protection.story.number", ["number": entry.number ?? ""])</p>")\
            \(if: entry.words != nil, "<p>\(entry.words ?? "")</p>")</li>

            """
    }
}
