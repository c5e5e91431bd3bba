import Care
import InterviewRules
import Interviews

/// What another school has handed on, to be read by the school that has acknowledged it.
struct ReceivedArchivePage {
    let read: ReadReceivedArchive.Outcome
    let name: String
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let read = try await visit.perform(ReadReceivedArchive(transfer: ID(visit.fields["transfer"] ?? "")))
        let names = try await visit.namesInCare(of: [read.member])
        let page = ReceivedArchivePage(
            read: read, name: names[read.member] ?? visit.say(Phrase("interviews.notOnRoster")),
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        let danger: HTML = "<p class=\"note warn\">\(say: "interviews.danger.noCall")</p>"
        let lead = Phrase(
            "transfers.archive.lead",
            ["school": visit.choose(read.senderNames), "time": visit.date(read.sentAt)])
        return Page(
            title: Phrase("transfers.archive.title", ["name": name]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/care/findings/\(read.finding.rawValue)">‹ \(name)</a></p>
                <div class="head"><div><h1>\(say: "transfers.archive.title", ["name": name])</h1>
                <p>\(say: lead)</p></div></div>
                \(if: read.archive.guardianIsDanger, danger)
                \(each: read.archive.findings.enumerated().map { finding($1, number: $0, visit) })
                \(visit.watermark)
                """)
    }

    private func finding(_ finding: CopiedFinding, number: Int, _ visit: Visit) -> HTML {
        let names = read.levels.names(of: finding.present)
        let proposed = read.levels.names(of: finding.proposed)
        let open: HTML = "<p class=\"note warn\">\(say: "transfers.archive.wasOpen")</p>"
        let alert: HTML = "<p class=\"note warn\">\(say: "transfers.parts.hasAlert")</p>"
        return """
            <section class="card" aria-labelledby="part-\(number)">
            <h2 id="part-\(number)">\(finding.present.badge(names, visit)) \(visit.choose(finding.titles))</h2>
            <dl class="pairs"><dt>\(say: "transfers.fact.from")</dt><dd>\(visit.choose(finding.schoolNames))</dd>
            <dt>\(say: "interviews.fact.found")</dt><dd>\(visit.date(finding.foundAt))</dd>
            <dt>\(say: "interviews.fact.proposed")</dt><dd>\(finding.proposed.name(proposed, visit))</dd></dl>
            \(if: finding.isOpen, open)\(if: finding.openAlerts > 0, alert)\
            \(each: finding.talks.map { talk($0, visit) })\(contacts(finding, visit))\(errands(finding, visit))\
            \(advice(finding, visit))\(steps(finding, visit))</section>

            """
    }

    private func talk(_ talk: CopiedTalk, _ visit: Visit) -> HTML {
        let risk = talk.risk.asked.filter { $0.answer != .no }.map { asked in
            visit.say(Phrase("interviews.risk.\(asked.name)")) + " " + visit.say(asked.answer.phrase)
        }
        let safe = visit.say(Phrase("interviews.risk.none"))
        return """
            <article class="talk"><h3>\(talk.level.badge(read.levels.names(of: talk.level), visit)) \
            \(visit.date(talk.heldOn))</h3><p class="small">\(talk.heldBy)</p><dl class="pairs">
            \(pair("interviews.field.topics", talk.topics.map { visit.say($0.phrase) }))\
            \(pair("interviews.field.risk", risk.isEmpty ? [safe] : risk))\
            \(pair("interviews.field.functioning", [visit.say(talk.functioning.phrase)]))\
            \(pair("interviews.field.supports", talk.supports.map { visit.say($0.phrase) }))\
            \(pair("interviews.field.nextStep", [visit.say(talk.nextStep.phrase)]))\(more(talk, visit))</dl></article>

            """
    }

    private func more(_ talk: CopiedTalk, _ visit: Visit) -> HTML {
        let absence = talk.guardianWhyNot.map { visit.say($0.phrase) }
        let referral = talk.referral.map { visit.say($0.phrase) }
        let look = talk.nextLook.map { visit.date($0) }
        let pairs: [HTML] = [
            pair("interviews.field.whyLower", [talk.whyLower].compactMap { $0 }),
            pair("interviews.field.plan", [talk.plan].compactMap { $0 }),
            pair("interviews.field.nextLook", [look].compactMap { $0 }),
            pair("interviews.field.guardianWhyNot", [absence].compactMap { $0 }),
            pair("interviews.field.referral", [referral].compactMap { $0 }),
            pair("interviews.field.referralWhyNot", [talk.referralWhyNot].compactMap { $0 }),
        ]
        return "\(each: pairs)"
    }

    private func pair(_ key: String, _ values: [String]) -> HTML {
        guard !values.isEmpty else { return .empty }
        return "<dt>\(say: Phrase(key))</dt><dd>\(each: values.map { "<span class=\"piece\">\($0)</span> " })</dd>\n"
    }

    private func contacts(_ finding: CopiedFinding, _ visit: Visit) -> HTML {
        guard !finding.contacts.isEmpty else { return .empty }
        let rows: [HTML] = finding.contacts.map { contact in
            """
            <li><time datetime="\(contact.on.description)">\(visit.date(contact.on))</time>
            <b>\(say: contact.outcome.phrase)</b> · \(say: contact.manner.phrase)</li>

            """
        }
        return "<h3>\(say: "interviews.story.contacts")</h3><ol class=\"story\">\(each: rows)</ol>"
    }

    private func errands(_ finding: CopiedFinding, _ visit: Visit) -> HTML {
        guard let done = finding.errands, !done.isEmpty else { return .empty }
        let rows: [HTML] = done.map { errand in
            """
            <li><time datetime="\(errand.on.description)">\(visit.date(errand.on))</time>
            <b>\(say: errand.errand.phrase)</b> · \(errand.notedBy)\
            \(if: errand.words != nil, "<p>\(errand.words ?? "")</p>")</li>

            """
        }
        return "<h3>\(say: "interviews.errand.done")</h3><ol class=\"story\">\(each: rows)</ol>"
    }

    private func advice(_ finding: CopiedFinding, _ visit: Visit) -> HTML {
        guard let advice = finding.advice else { return .empty }
        return "<h3>\(say: "interviews.story.advice")</h3>\(AdviceWords(advice: advice).html)"
    }

    private func steps(_ finding: CopiedFinding, _ visit: Visit) -> HTML {
        guard !finding.pathSteps.isEmpty else { return .empty }
        let rows: [HTML] = finding.pathSteps.map { taken in
            let facts: [HTML] = taken.content.facts.map { "<span class=\"piece\">\(say: $0.phrase)</span> " }
            return """
                <li><time datetime="\(taken.on.description)">\(visit.date(taken.on))</time>
                <b>\(say: taken.step.phrase)</b>\(if: !facts.isEmpty, "<p class=\"small\">\(each: facts)</p>")\
                \(if: taken.content.words != nil, "<p>\(taken.content.words ?? "")</p>")</li>

                """
        }
        return "<h3>\(say: "paths.title")</h3><ol class=\"story\">\(each: rows)</ol>"
    }
}
