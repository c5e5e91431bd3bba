import Access
import Care
import InterviewRules
import Interviews

/// What can be done for one person, each in its own fold.
struct CareActions {
    let page: FindingPage

    func html(_ visit: Visit) -> HTML {
        let isOpen = !page.card.isOver
        let over = Phrase(page.card.handedOnAt == nil ? "interviews.do.closed" : "interviews.do.handedOn")
        let isOthers = page.card.teacher != nil && !page.card.isMine
        return """
            <section class="card no-print" aria-labelledby="do"><h2 id="do">\(say: "interviews.do.title")</h2>
            \(if: !isOpen, "<p>\(say: over)</p>")\
            \(if: isOpen && isOthers, takeOver(visit))\(if: isOpen && !isOthers, steps(visit))</section>

            """
    }

    private func takeOver(_ visit: Visit) -> HTML {
        """
        <p>\(say: "interviews.do.others", ["teacher": page.card.teacher ?? ""])</p>
        <form method="post" action="\(page.path)/take">\(Form.token(visit))
        <button class="btn quiet wide">\(say: "interviews.do.take")</button></form>

        """
    }

    private func steps(_ visit: Visit) -> HTML {
        """
        <p><a class="btn wide" href="\(page.path)/talk">\(say: "interviews.do.talk")</a></p>
        \(ErrandCard(page: page).form(visit))\(DangerActions(page: page).html(visit))\(guardian(visit))\
        \(if: page.card.isPupil && doors.classTeacherReadsAdvice, advice(visit))\
        \(if: hasReport, report(visit))\(notInPlan)\
        \(if: page.card.level.map { $0 <= .watch } ?? false, close(visit))
        """
    }

    private var doors: PlanDoors { page.found.doors }

    /// Who came from another school has no code here by which they could read one.
    private var hasReport: Bool {
        doors.personReadsReport && page.card.level != nil && page.card.transfer == nil
    }

    /// What is missing here because the plan says so, so that nobody looks for it.
    private var notInPlan: HTML {
        """
        \(if: !doors.classTeacherReadsAdvice, "<p class=\"note\">\(say: "interviews.plan.noAdvice")</p>")\
        \(if: !doors.personReadsReport, "<p class=\"note\">\(say: "interviews.plan.noReport")</p>")
        """
    }

    private func fields(_ step: CareStepName, _ visit: Visit, _ kept: [String: String] = [:]) -> CareFields {
        let isFailed = page.failed?.step == step
        return CareFields(
            visit: visit, prefix: step.rawValue, problem: isFailed ? page.failed?.problem : nil,
            given: isFailed ? page.failed?.fields ?? [:] : kept)
    }

    private func folded(_ step: CareStepName, _ title: Phrase, _ act: Phrase, _ inside: HTML, _ visit: Visit) -> HTML {
        """
        <details class="act"\(if: page.failed?.step == step, " open")><summary>\(say: title)</summary>
        <form method="post" action="\(page.path)/\(step.rawValue)">\(Form.token(visit))\(Form.request(visit))
        \(inside)<button class="btn small">\(say: act)</button></form></details>

        """
    }

    private func guardian(_ visit: Visit) -> HTML {
        let fields = fields(.guardian, visit, ["heldOn": "\(visit.now.day)", "manner": TalkManner.phone.rawValue])
        let inside: HTML = """
            \(fields.day("heldOn", Phrase("interviews.field.heldOn"), from: min(page.card.foundAt.day, visit.now.day),
                to: visit.now.day))
            \(fields.choices("manner", Phrase("interviews.field.manner"),
                TalkManner.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
            \(fields.choices("outcome", Phrase("interviews.field.outcome"),
                outcomes.map { ($0.rawValue, $0.phrase) }))
            \(fields.area("said", Phrase("interviews.field.guardianSaid"), most: 2_000))
            """
        let title = Phrase(isDanger ? "interviews.danger.others" : "interviews.do.guardian")
        return folded(.guardian, title, Phrase("interviews.do.keep"), inside, visit)
    }

    private var isDanger: Bool { page.found.guardianDanger != nil }

    /// A guardian who is the danger is not talked with: others of the family are, and the office that protects minors.
    private var outcomes: [GuardianOutcome] { isDanger ? [.otherPerson, .notReached] : GuardianOutcome.allCases }

    private func advice(_ visit: Visit) -> HTML {
        var kept = ["until": "\(visit.now.day.adding(days: 30))", "words": page.found.advice?.words ?? ""]
        for sentence in page.found.advice?.sentences ?? [] { kept["sentences.\(sentence.rawValue)"] = "yes" }
        let fields = fields(.advice, visit, kept)
        let inside: HTML = """
            <p class="small">\(say: "interviews.advice.lead")</p>
            \(fields.ticks("sentences", Phrase("interviews.field.sentences"),
                AdviceSentence.allCases.map { ($0.rawValue, $0.phrase) }))
            \(fields.area("words", Phrase("interviews.field.words"), hint: Phrase("interviews.field.wordsHint"),
                most: PlainWords.longest))
            \(fields.day("until", Phrase("interviews.field.until"), from: visit.now.day,
                to: visit.now.day.adding(days: GiveAdvice.mostDays)))
            """
        let end: HTML = """
            <form method="post" action="\(page.path)/end-advice">\(Form.token(visit))
            <button class="btn small plain">\(say: "interviews.do.endAdvice")</button></form>
            """
        let form = folded(.advice, Phrase("interviews.do.advice"), Phrase("interviews.do.adviceDo"), inside, visit)
        return "\(form)\(if: page.found.advice != nil, end)"
    }

    private func report(_ visit: Visit) -> HTML {
        var kept = ["words": page.found.report?.words ?? ""]
        for sentence in page.found.report?.sentences ?? [.thanks, .talkHelps, .comeAnyTime] {
            kept["sentences.\(sentence.rawValue)"] = "yes"
        }
        let fields = fields(.report, visit, kept)
        let inside: HTML = """
            <p class="small">\(say: "interviews.report.lead")</p>
            \(fields.ticks("sentences", Phrase("interviews.field.reportSentences"),
                ReportSentence.allCases.map { ($0.rawValue, $0.phrase) }))
            \(fields.area("words", Phrase("interviews.field.words"), hint: Phrase("interviews.field.wordsHint"),
                most: PlainWords.longest))
            """
        return folded(.report, Phrase("interviews.do.report"), Phrase("interviews.do.reportDo"), inside, visit)
    }

    private func close(_ visit: Visit) -> HTML {
        let inside: HTML = "<p class=\"small\">\(say: "interviews.do.closeLead")</p>"
        return folded(.close, Phrase("interviews.do.close"), Phrase("interviews.do.closeDo"), inside, visit)
    }
}
