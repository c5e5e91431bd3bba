import Access
import Care
import Reports

/// What officials get of a report: sentences from its figures on the left, who stands behind the advice on the right.
struct AdvisoryPage {
    /// What somebody tried to do when something was missing.
    enum Step { case write, approve, giveBack, print }

    let found: ReadAdvisory.Outcome
    let waiting: Int?
    var step: Step?
    var problem: (any Problem)?

    static func show(_ visit: Visit, step: Step? = nil, problem: (any Problem)? = nil) async throws -> Reply {
        let page = AdvisoryPage(
            found: try await visit.perform(ReadAdvisory(campaign: ID(try visit.campaign.rawValue))),
            waiting: try await visit.waitingAlerts(), step: step, problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func back(_ visit: Visit) throws -> Reply { .go("/reports/\(try visit.campaign)/advisory") }

    var path: String { "/reports/\(found.report.card.campaign)/advisory" }

    /// The field that a step asks for.
    private var field: String? {
        guard case .invalid = problem?.kind else { return nil }
        switch step {
        case .write: return "advice"
        case .giveBack: return "return-reason"
        case .print: return "reason"
        case .approve, nil: return nil
        }
    }

    private func page(for visit: Visit) -> Page {
        let (campaign, place) = (visit.choose(found.report.card.titles), visit.name(found.report.place))
        let title = Phrase("reports.advisory.of", ["campaign": campaign])
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/reports/\(found.report.card.campaign.rawValue)">‹ \(campaign)</a></p>
                \(Form.faults(problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: "reports.advisory.title")</h1>
                <p>\(place) · \(campaign) · \(say: found.report.card.window(visit))</p>
                <p>\(say: "reports.advisory.lead")</p></div></div>
                <div class="split"><div>\(state(visit))\(advice(visit))</div>
                <div>\(AdvisoryForms(page: self).html(visit))\(versions(visit))</div></div>
                \(visit.watermark)
                """)
    }

    private func state(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="state"><h2 id="state">\(say: "reports.advisory.state")</h2>
        <p class="small">\(say: "reports.advisory.stateHint")</p>
        <ul>\(each: found.statements.map { "<li>\(visit.sentence($0))</li>\n" })</ul></section>
        """
    }

    private func advice(_ visit: Visit) -> HTML {
        let words: HTML = found.inForce.map { inForce in
            """
            <p class="small">\(say: "reports.advisory.version", ["number": "\(inForce.version)"])</p>
            <p class="said">\(inForce.advice)</p>\(signed(inForce, visit))
            """
        } ?? "<p>\(say: "reports.advisory.advice.notYet")</p>"
        return """
            <section class="card" aria-labelledby="in-force"><h2 id="in-force">\(say: "reports.advisory.advice")</h2>
            \(words)</section>
            """
    }

    func signed(_ version: AdvisoryVersion, _ visit: Visit) -> HTML {
        """
        <dl class="pairs"><dt>\(say: "reports.advisory.advice.by")</dt>
        <dd>\(version.writtenBy)<span class="sub">\(visit.date(version.writtenAt))</span></dd>
        \(if: version.state == .approved, """
            <dt>\(say: "reports.advisory.advice.agreed")</dt><dd>\(version.decidedBy ?? "")\
            <span class="sub">\(version.decidedAt.map { visit.date($0) } ?? "")</span></dd>
            """)</dl>
        """
    }

    private func versions(_ visit: Visit) -> HTML {
        guard !found.versions.isEmpty else { return .empty }
        return """
            <section class="card" aria-labelledby="versions"><h2 id="versions">\(say: "reports.advisory.versions")</h2>
            \(each: found.versions.map { line($0, visit) })</section>
            """
    }

    private func line(_ version: AdvisoryVersion, _ visit: Visit) -> HTML {
        """
        <details class="act"><summary>\
        \(say: "reports.advisory.version", ["number": "\(version.version)"]) · \
        \(say: Phrase("reports.advisory.state.\(version.state.rawValue)"))</summary>
        <p class="said">\(version.advice)</p>\(signed(version, visit))\(if: version.reason != nil, """
            <p class="note"><b>\(say: "reports.advisory.returned")</b><br>\(version.reason ?? "")</p>
            """)</details>

        """
    }
}
