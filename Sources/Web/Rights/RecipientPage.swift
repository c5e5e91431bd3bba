import Access
import CampaignRules
import Care
import Rights

/// One recipient: what was agreed, version by version, and the next step: a second person, a change, the end, and that
/// the data came back or were deleted.
struct RecipientPage {
    let found: ReadRecipient.Outcome
    let path: String
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let recipient = ID<Recipient>(visit.fields["recipient"] ?? "")
        let page = RecipientPage(
            found: try await visit.perform(ReadRecipient(recipient: recipient)), path: visit.recipientPath,
            waiting: try await visit.waitingAlerts(), problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is RightsProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    private var faultField: String? { problem?.field }

    func page(for visit: Visit) -> Page {
        let name = found.recipient.newest.terms.told.names
        return Page(
            title: Phrase("rights.recipient.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/recipients">‹ \(say: "rights.recipient.title")</a></p>
                \(Form.faults(problem?.phrase, field: faultField))
                <div class="head"><div><h1>\(ToldRecipientWords.spoken(name, visit))</h1>
                <p><span class="state">\(say: found.recipient.standing.phrase)</span> · \
                \(visit.placeName(found.recipient.region))</p></div></div>
                <div class="split"><div>\(ending(visit))\(counts)\
                \(each: found.versions.map { version($0, visit) })</div>
                <div>\(steps(visit))</div></div>
                """)
    }

    private func version(_ version: RecipientVersion, _ visit: Visit) -> HTML {
        let terms = version.terms
        let facts: [(String, String)] = [
            ("basis", visit.say(Phrase("campaigns.basis.\(terms.basis.rawValue)"))),
            ("basisWords", terms.basisWords ?? ""),
            ("ownConsent", visit.say(Phrase("rights.recipient.ownConsent.\(terms.needsOwnConsent ? "yes" : "no")"))),
            ("agreementNumber", terms.agreementNumber), ("agreedOn", visit.date(terms.agreedOn)),
            ("fromOn", visit.date(terms.fromOn)), ("untilOn", version.untilWords(visit)),
            ("writtenBy", "\(version.writtenBy) · \(visit.date(version.writtenAt))"),
            ("agreedBy", version.agreedAt.map { "\(version.agreedBy ?? "") · \(visit.date($0))" } ?? ""),
        ]
        return """
            <details class="fold"\(if: version.version == found.recipient.newest.version, " open")><summary>
            <h2>\(say: "rights.recipient.version", ["version": "\(version.version)"])</h2></summary>
            <section class="card">\(ToldRecipientWords(told: terms.told).html(visit))
            <dl class="pairs">\(each: facts.filter { !$0.1.isEmpty }.map { name, value in
                "<dt>\(say: Phrase("rights.recipient.\(name)"))</dt><dd>\(value)</dd>\n"
            })</dl></section></details>

            """
    }

    private func ending(_ visit: Visit) -> HTML {
        guard let ended = found.ended else { return .empty }
        let back: HTML = found.returned.map { back -> HTML in
            """
            <p>\(say: back.how.phrase) · \(visit.date(back.confirmedOn)) · \(back.confirmedBy)\
            <span class="sub">\(back.by)</span></p>
            """
        } ?? "<p class=\"note warn\">\(say: "rights.recipient.notBack")</p>"
        return """
            <section class="card" aria-labelledby="ended"><h2 id="ended">\(say: "rights.recipientStanding.ended")</h2>
            <p>\(visit.date(ended.at)) · \(ended.why)<span class="sub">\(ended.by)</span></p>\(back)</section>

            """
    }

    /// How many have said yes and no to each version. Never who.
    private var counts: HTML {
        guard found.recipient.newest.terms.needsOwnConsent || !found.sharing.isEmpty else { return .empty }
        let none: HTML = "<p>\(say: "rights.sharing.none")</p>"
        return """
            <section class="card" aria-labelledby="sharing"><h2 id="sharing">\(say: "rights.sharing.title")</h2>
            <p class="small">\(say: "rights.sharing.lead")</p>\(if: found.sharing.isEmpty, none)
            \(each: found.sharing.map { count in
                """
                <h3>\(say: "rights.recipient.version", ["version": "\(count.version)"])</h3>
                <dl class="pairs"><dt>\(say: "rights.sharing.agreed")</dt><dd>\(Self.told(count.agreed))</dd>
                <dt>\(say: "rights.sharing.declined")</dt><dd>\(Self.told(count.declined))</dd></dl>

                """
            })</section>

            """
    }

    private static func told(_ count: Int?) -> HTML {
        guard let count else { return "\(say: "rights.sharing.few")" }
        return "\(count)"
    }

    private func steps(_ visit: Visit) -> HTML {
        if found.ended != nil { return found.returned == nil ? confirm(visit) : .empty }
        let isWaiting = [.waiting, .changeWaits].contains(found.recipient.standing)
        let waits: HTML = "<p class=\"note\">\(say: "rights.recipient.waits")</p>"
        return """
            \(if: found.mayAgree, agree(visit))\(if: isWaiting && !found.mayAgree, waits)\(end(visit))\(change(visit))
            """
    }

    private func agree(_ visit: Visit) -> HTML {
        """
        <form class="card" method="post" action="\(path)/agree">\(Form.token(visit))\
        \(Form.hidden("version", "\(found.recipient.newest.version)"))
        <p>\(say: "rights.recipient.agreeLead")</p><button class="btn">\(say: "rights.recipient.agree")</button></form>

        """
    }

    private func end(_ visit: Visit) -> HTML {
        """
        <form class="card" method="post" action="\(path)/end">\(Form.token(visit))\(Form.request(visit))
        <h2>\(say: "rights.recipient.end")</h2><p>\(say: "rights.recipient.endLead")</p>
        \(given(visit).area("why", Phrase("rights.recipient.why"), most: RightsProblem.longestWords, isRequired: true))
        <button class="btn quiet">\(say: "rights.recipient.end")</button></form>

        """
    }

    private func change(_ visit: Visit) -> HTML {
        let isFaulty = faultField?.hasPrefix("terms.") ?? false
        let form = RecipientForm(visit, isFaulty ? problem : nil, terms: found.recipient.newest.terms)
        return """
            <details class="fold"\(if: isFaulty, " open")><summary><h2>\(say: "rights.recipient.change")</h2></summary>
            <form class="card" method="post" action="\(path)/change">\(Form.token(visit))\(Form.request(visit))
            <p>\(say: "rights.recipient.changeLead")</p>\(form.html)
            <button class="btn">\(say: "rights.recipient.keep")</button></form></details>
            """
    }

    private func confirm(_ visit: Visit) -> HTML {
        let fields = given(visit)
        let ways = RecipientEnd.allCases.map { (code: $0.rawValue, words: $0.phrase) }
        return """
            <form class="card" method="post" action="\(path)/confirm">\(Form.token(visit))\(Form.request(visit))
            <h2>\(say: "rights.recipient.confirm")</h2>
            \(fields.choices("how", Phrase("rights.recipient.how"), ways))\
            \(fields.line("confirmedBy", Phrase("rights.recipient.confirmedBy"), most: RightsProblem.longestWords))\
            \(fields.day("confirmedOn", Phrase("rights.recipient.confirmedOn"), to: visit.now.day))
            <button class="btn">\(say: "rights.recipient.keep")</button></form>
            """
    }

    private func given(_ visit: Visit) -> CareFields {
        CareFields(visit: visit, problem: problem, given: problem == nil ? [:] : visit.fields.values)
    }
}
