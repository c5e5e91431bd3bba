import Access
import Care
import Retention

/// A campaign's data and their time: until when, what was proposed and by whom agreed, and whether it is held.
struct RetentionPage {
    let found: ReadRetention.Outcome
    let path: String
    let waiting: Int?
    var step: String?
    var problem: (any Problem)?

    static func show(_ visit: Visit, step: String?, problem: (any Problem)?) async throws -> Reply {
        let page = RetentionPage(
            found: try await visit.perform(ReadRetention(campaign: try visit.campaign.rawValue)),
            path: try visit.campaignPath, waiting: try await visit.waitingAlerts(), step: step, problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    private var open: Hold? { found.holds.first { $0.liftedAt == nil } }

    private var field: String? {
        if case .invalid = problem?.kind { return "reason" }
        return nil
    }

    func page(for visit: Visit) -> Page {
        let name = visit.choose(found.titles)
        return Page(
            title: Phrase("retention.page.of", ["name": name]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print">\(if: found.isOwn, "<a href=\"\(path)\">‹ \(name)</a> · ")<a href="/retention">\
                \(say: "retention.list.title")</a></p>\(Form.faults(problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: "retention.page.title")</h1>
                <p>\(say: "retention.page.until", ["day": visit.date(found.answersUntil)])</p></div></div>
                <div class="split"><div>\(found.lines.isEmpty ? none : .empty)\
                \(each: found.lines.map { card($0, visit) })</div>
                <div>\(found.isOwn ? hold(visit) : .empty)\(rules)</div></div>
                """)
    }

    private var none: HTML {
        "<div class=\"empty\"><h2>\(say: "retention.page.none")</h2><p>\(say: "retention.page.noneWords")</p></div>"
    }

    private func card(_ line: ReadRetention.Line, _ visit: Visit) -> HTML {
        let (list, anchor) = (line.list, line.list.anchor)
        return """
            <section class="card" aria-labelledby="\(anchor)"><h2 id="\(anchor)">\(say: list.kind.phrase)</h2>
            <p><span class="state">\(say: list.statePhrase)</span></p>
            \(if: list.state == .failed, "<p class=\"note bad\">\(say: "retention.page.failed")</p>")
            <dl class="pairs"><dt>\(say: "retention.fact.proposed")</dt><dd>\(visit.date(list.proposedAt))</dd>
            <dt>\(say: list.kind.peoplePhrase)</dt><dd>\(Figures.grouped(list.invited))</dd>
            <dt>\(say: "retention.fact.sittings")</dt><dd>\(Figures.grouped(list.sittings))</dd>
            <dt>\(say: "retention.fact.kept")</dt><dd>\(Figures.grouped(list.kept))</dd>
            \(person("retention.fact.first", list.first, visit))\
            \(person("retention.fact.second", list.second, visit))\
            \(person("retention.fact.retried", list.retried, visit))</dl>
            \(parts(line.parts, visit))\(act(line, visit))</section>

            """
    }

    private func person(_ words: String, _ agreement: DeletionList.Agreement?, _ visit: Visit) -> HTML {
        guard let agreement else { return .empty }
        return """
            <dt>\(say: Phrase(words))</dt><dd>\(agreement.by)<span class="sub">\(visit.date(agreement.at))</span></dd>
            """
    }

    private func parts(_ parts: [DeletionPartLine], _ visit: Visit) -> HTML {
        """
        <ul>\(each: parts.map { part in
            """
            <li>\(say: "retention.part.\(part.part.rawValue)")\(if: part.endedAt != nil, """
                 <b>\(Figures.grouped(part.deleted))</b>
                """)\(if: (part.leftOver ?? 0) > 0, """
                 <span class="state">\(say: "retention.page.left", ["count": "\(part.leftOver ?? 0)"])</span>
                """)</li>

            """
        })</ul>
        """
    }

    private func act(_ line: ReadRetention.Line, _ visit: Visit) -> HTML {
        let list = line.list
        if list.state == .done {
            return """
                <p class="actions"><a class="btn small" href="/retention/\(list.id.rawValue)/certificate">\
                \(say: "retention.certificate.title")</a></p>
                """
        }
        if list.state == .failed, !list.isHeld { return retry(list, visit) }
        guard list.state == .proposed, !list.isHeld else { return .empty }
        guard !line.isOwnAgreement else { return "<p class=\"note\">\(say: "retention.page.another")</p>" }
        return """
            <form method="post" action="/retention/\(list.id.rawValue)/agree">\(Form.token(visit))
            <p class="small">\(say: list.first == nil ? "retention.page.firstHint" : "retention.page.secondHint")</p>
            <button class="btn\(if: list.first != nil, " danger")">\
            \(say: list.first == nil ? "retention.do.agreeFirst" : "retention.do.agreeSecond")</button></form>
            """
    }

    private func retry(_ list: DeletionList, _ visit: Visit) -> HTML {
        """
        <form method="post" action="/retention/\(list.id.rawValue)/retry">\(Form.token(visit))
        <p class="small">\(say: "retention.page.retryHint")</p>
        <button class="btn danger">\(say: "retention.do.retry")</button></form>
        """
    }

    private func hold(_ visit: Visit) -> HTML {
        let (action, words) = open == nil ? ("hold", "retention.do.hold") : ("lift", "retention.do.lift")
        let fault = FieldFault(field != nil ? problem?.phrase : nil, id: "reason")
        return """
            <section class="card" aria-labelledby="hold"><h2 id="hold">\(say: "retention.hold.title")</h2>
            <p>\(say: open == nil ? "retention.hold.lead" : "retention.hold.isHeld")</p>\(story(visit))
            <form method="post" action="\(path)/retention/\(action)">\(Form.token(visit))
            <div class="field"><label for="reason">\(say: "retention.field.reason")</label>
            <textarea id="reason" name="reason" rows="3" required \
            maxlength="\(RetentionProblem.longestReason)"\(fault.attributes)>\
            \(problem == nil ? "" : visit.fields["reason"] ?? "")</textarea>\(fault.words)</div>
            <button class="btn small quiet">\(say: Phrase(words))</button></form></section>
            """
    }

    private func story(_ visit: Visit) -> HTML {
        guard !found.holds.isEmpty else { return .empty }
        return """
            <ol class="story">\(each: found.holds.map { hold in
                """
                <li><time datetime="\(hold.placedAt.machineText)">\(visit.date(hold.placedAt))</time>
                <p>\(hold.reason)<span class="sub">\(hold.placedBy)</span>\(if: hold.liftedAt != nil, """
                    <span class="sub">\(say: "retention.hold.lifted", [
                        "time": hold.liftedAt.map { visit.date($0) } ?? "", "by": hold.liftedBy ?? "",
                    ]) \(hold.liftReason ?? "")</span>
                    """)</p></li>

                """
            })</ol>
            """
    }

    private var rules: HTML {
        """
        <section class="card" aria-labelledby="rules"><h2 id="rules">\(say: "retention.rules.title")</h2>
        <ul><li>\(say: "retention.rules.answers")</li><li>\(say: "retention.rules.flagged")</li>
        <li>\(say: "retention.rules.archive", [
            "age": "\(found.archive.untilAge)", "leaving": "\(found.archive.afterLeaving)",
            "end": "\(found.archive.afterEnd)", "month": "\(found.archive.endMonth)",
            "day": "\(found.archive.endDay)",
        ])</li>
        <li>\(say: "retention.rules.evidence")</li><li>\(say: "retention.rules.two")</li></ul></section>
        """
    }
}
