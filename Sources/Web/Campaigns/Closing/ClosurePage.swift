import Access
import CampaignRules
import Campaigns
import Care

/// What a campaign came to, to be handed in: figures on the left, what is left to do and who closes it on the right.
struct ClosurePage {
    let found: ReadClosure.Outcome
    let waiting: Int?
    var step: String?
    var problem: (any Problem)?

    static func show(_ visit: Visit, step: String? = nil, problem: (any Problem)? = nil) async throws -> Reply {
        let page = ClosurePage(
            found: try await visit.perform(ReadClosure(campaign: try visit.campaign)),
            waiting: try await visit.waitingAlerts(), step: step, problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    var path: String { "/campaigns/\(found.card.id)" }
    /// The field that a step asks for.
    private var field: String {
        switch step {
        case "export": "reason"
        case "end" where found.statement != nil: "referral"
        default: "statement"
        }
    }
    private var isFaulty: Bool { if case .invalid = problem?.kind { true } else { false } }

    private func page(for visit: Visit) -> Page {
        let name = visit.choose(found.card.titles)
        let title = Phrase("closure.of", ["name": name])
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="\(path)">‹ \(name)</a></p>
                \(Form.faults(problem?.phrase, field: isFaulty ? field : nil))
                <div class="head"><div><h1>\(say: "closure.title")</h1><p>\(name) · \(say: found.card.window(visit)) · \
                <span class="state">\(say: found.card.state.phrase)</span></p></div></div>
                \(gaps(visit))<div class="split"><div>\(about(visit))\(each: found.sections.map { card($0, visit) })\
                <p class="small">\(say: "closure.elsewhere")</p></div>\
                <div>\(ClosingForms(page: self).html(visit))\(kept(visit))</div></div>
                \(visit.watermark)
                """)
    }

    private func gaps(_ visit: Visit) -> HTML {
        guard !found.gaps.isEmpty else { return .empty }
        return """
            <section class="note warn" aria-labelledby="gaps"><h2 id="gaps">\
            \(say: "closure.gaps", ["count": "\(found.gaps.count)"])</h2><ul>\(each: found.gaps.map { gap in
                let words: HTML = "\(say: gap.phrase)"
                guard let path = gap.path(of: found.card.id, visit) else { return "<li>\(words)</li>\n" }
                return "<li><a href=\"\(path)\">\(words)</a></li>\n"
            })</ul></section>
            """
    }

    private func about(_ visit: Visit) -> HTML {
        let scales = found.battery.map { visit.scaleTitle($0.questionnaire) }
        return """
            <section class="card" aria-labelledby="about"><h2 id="about">\(say: "closure.about")</h2>
            <dl class="pairs"><dt>\(say: "closure.reach")</dt><dd>\
            \(say: found.isOwned ? "closure.reach.whole" : "closure.reach.own", ["count": "\(found.units)"])</dd>
            <dt>\(say: "campaigns.field.purpose")</dt><dd class="said">\(found.purpose)</dd>
            <dt>\(say: "closure.scales")</dt><dd>\(each: scales.map { "\($0)<br>" })</dd>
            \(person("closure.planned", found.plannedBy))\(person("closure.approved", found.approvedBy))\
            \(if: !found.carriedOutBy.isEmpty, """
                <dt>\(say: "closure.carriedOut")</dt><dd>\(each: found.carriedOutBy.map { "\($0)<br>" })</dd>
                """)</dl></section>
            """
    }

    private func person(_ words: String, _ name: String?) -> HTML {
        name.map { "<dt>\(say: Phrase(words))</dt><dd>\($0)</dd>\n" } ?? .empty
    }

    private func card(_ section: ClosureSection, _ visit: Visit) -> HTML {
        guard !section.lines.isEmpty else { return .empty }
        let id = "part-\(section.name.rawValue)"
        return """
            <section class="card" aria-labelledby="\(id)"><h2 id="\(id)">\(say: section.phrase)</h2>
            <p class="small">\(say: section.hint)</p>\(lines(section, visit))</section>

            """
    }

    /// Where nothing may be told, that is said once.
    private func lines(_ section: ClosureSection, _ visit: Visit) -> HTML {
        guard section.isTold else { return "<p>\(say: "closure.fewPeople")</p>" }
        return """
            <dl class="pairs">\(each: section.lines.map { line in
                "<dt>\(say: line.phrase)</dt><dd>\(line.value(visit))</dd>\n"
            })</dl>
            """
    }

    private func kept(_ visit: Visit) -> HTML {
        let record = PrivacyRecord.keptUntil(after: found.card.closesAt.day)
        let more: HTML = """
            <p><a href="\(path)/retention">\(say: "retention.page.title")</a></p>
            """
        return """
            <section class="card" aria-labelledby="kept"><h2 id="kept">\(say: "closure.kept")</h2>
            <ul><li>\(say: "closure.kept.answers", ["day": visit.date(found.answersUntil)])</li>
            <li>\(say: "closure.kept.flagged")</li><li>\(say: "closure.kept.evidence")</li>
            <li>\(say: "closure.kept.privacy", ["day": visit.date(record)])</li>
            <li>\(say: "closure.kept.two")</li></ul>
            \(if: found.isOwned && visit.holds(.approveCampaigns), more)</section>
            """
    }
}
