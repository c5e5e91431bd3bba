import Access
import Care
import InterviewRules
import Interviews

/// The form by which a talk is written down. What has to be asked about danger is asked each time, one by one.
struct TalkPage {
    let found: ReadFinding.Outcome
    let name: String
    let waiting: Int?
    let problem: (any Problem)?
    let fields: CareFields

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let page = try await FindingPage.find(visit)
        var given = visit.fields.values
        if problem == nil { given = kept(page, corrects: visit.fields["corrects"], on: visit.now.day) }
        let form = TalkPage(
            found: page.found, name: page.name, waiting: page.waiting, problem: problem,
            fields: CareFields(visit: visit, problem: problem, given: given))
        return .page(form.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is InterviewError else { return nil }
        return try await show(visit, problem: problem)
    }

    /// A correction begins with what it corrects; everything else begins with nothing, so that nobody clicks through.
    private static func kept(_ page: FindingPage, corrects: String?, on day: Day) -> [String: String] {
        var kept = ["heldOn": "\(day)", "manner": TalkManner.together.rawValue]
        guard let newest = page.found.interviews.first, newest.id.rawValue == corrects else { return kept }
        let content = newest.content
        kept = [
            "corrects": newest.id.rawValue, "heldOn": "\(content.heldOn)", "manner": content.manner.rawValue,
            "functioning": content.functioning.rawValue, "said": content.said ?? "",
            "level": "\(newest.level.rawValue)", "whyLower": content.whyLower ?? "",
            "nextStep": content.nextStep.rawValue, "plan": content.plan ?? "",
            "nextLook": content.nextLook.map { "\($0)" } ?? "", "referralWhyNot": content.referralWhyNot ?? "",
            "guardianWhyNot": content.guardianWhyNot?.rawValue ?? "", "referral": content.referral?.rawValue ?? "",
        ]
        for topic in content.topics { kept["topics.\(topic.rawValue)"] = "yes" }
        for support in content.supports { kept["supports.\(support.rawValue)"] = "yes" }
        for asked in content.risk.asked { kept["risk.\(asked.name)"] = asked.answer.rawValue }
        return kept
    }

    private func page(for visit: Visit) -> Page {
        let title = Phrase("interviews.talk.title", ["name": name])
        let path = "/care/findings/\(found.card.id.rawValue)"
        let field = problem?.field
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="\(path)">‹ \(name)</a></p>\(Form.faults(problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "interviews.talk.lead")</p></div></div>
                <form class="narrow" method="post" action="\(path)/talk">\(Form.token(visit))\(Form.request(visit))\
                \(if: corrects != nil, Form.hidden("corrects", corrects ?? ""))
                \(talk(visit))\(danger)\(person)\(outcome(visit))\(serious)
                <div class="actions"><button class="btn">\(say: "interviews.talk.keep")</button></div></form>
                """)
    }

    private var corrects: String? { fields.given["corrects"].flatMap { $0.isEmpty ? nil : $0 } }

    private func talk(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="part-talk"><h2 id="part-talk">\(say: "interviews.talk.about")</h2>
        \(fields.day("heldOn", Phrase("interviews.field.heldOn"), from: min(found.card.foundAt.day, visit.now.day),
            to: visit.now.day))
        \(fields.choices("manner", Phrase("interviews.field.manner"),
            TalkManner.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
        \(fields.ticks("topics", Phrase("interviews.field.topics"),
            InterviewTopic.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))</section>

        """
    }

    private var danger: HTML {
        let answers = RiskAnswer.allCases.map { ($0.rawValue, $0.phrase) }
        return """
            <section class="card" aria-labelledby="risk"><h2 id="risk">\(say: "interviews.talk.danger")</h2>
            <p>\(say: "interviews.talk.dangerLead")</p>
            \(each: RiskAnswers.names.map {
                fields.choices("risk.\($0)", Phrase("interviews.risk.\($0)"), answers, isFlat: true)
            })</section>

            """
    }

    private var person: HTML {
        """
        <section class="card" aria-labelledby="part-person"><h2 id="part-person">\(say: "interviews.talk.person")</h2>
        \(fields.choices("functioning", Phrase("interviews.field.functioning"),
            Functioning.allCases.map { ($0.rawValue, $0.phrase) }))
        \(fields.ticks("supports", Phrase("interviews.field.supports"),
            Support.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
        \(fields.area("said", Phrase("interviews.field.said"), hint: Phrase("interviews.field.saidHint"), most: 2_000))
        </section>

        """
    }

    private func outcome(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="part-level"><h2 id="part-level">\(say: "interviews.talk.outcome")</h2>
        <p>\(say: "interviews.talk.levelLead")</p>
        <fieldset class="field" id="level"><legend>\(say: "interviews.field.level")</legend>
        <div class="choices">\(each: found.levels.reversed().map { level($0, visit) })</div></fieldset>
        \(fields.area("whyLower", Phrase("interviews.field.whyLower"), hint: Phrase("interviews.field.whyLowerHint"),
            most: 2_000))
        \(fields.choices("nextStep", Phrase("interviews.field.nextStep"),
            NextStep.allCases.map { ($0.rawValue, $0.phrase) }))
        \(fields.area("plan", Phrase("interviews.field.plan"), hint: planHint, most: 2_000))
        \(fields.day("nextLook", Phrase("interviews.field.nextLook"), hint: Phrase("interviews.field.nextLookHint"),
            from: visit.now.day, isRequired: false))</section>

        """
    }

    /// Whoever writes has to know who reads.
    private var planHint: Phrase {
        found.doors.headReadsPlan ? Phrase("interviews.field.planHintHead") : Phrase("interviews.field.planHint")
    }

    private func level(_ level: ReadFinding.Level, _ visit: Visit) -> HTML {
        let look: HTML = level.lookBy.map {
            "<span class=\"sub\">\(say: "interviews.level.lookBy", ["day": visit.date($0)])</span>"
        } ?? .empty
        let words: HTML = "\(level.level.badge(level.names, visit))\(look)"
        return fields.option("level", "\(level.level.rawValue)", words, true)
    }

    private var serious: HTML {
        """
        <section class="card" aria-labelledby="part-serious">\
        <h2 id="part-serious">\(say: "interviews.talk.serious")</h2>
        <p>\(say: "interviews.talk.seriousLead")</p>
        \(fields.choices("guardianWhyNot", Phrase("interviews.field.guardianWhyNot"),
            [("", Phrase("interviews.absence.none"))] + GuardianAbsence.allCases.map { ($0.rawValue, $0.phrase) },
            isRequired: false))
        \(fields.choices("referral", Phrase("interviews.field.referral"),
            [("", Phrase("interviews.referral.none"))] + ReferralStep.allCases.map { ($0.rawValue, $0.phrase) },
            isRequired: false))
        \(fields.area("referralWhyNot", Phrase("interviews.field.referralWhyNot"), most: 2_000))</section>

        """
    }
}
