import Care
import InterviewRules
import Interviews
import ScreeningRules
import Screenings

/// What somebody has answered, and how the result came about: each answer, the sum, the band of the scale's own file.
struct OwnAnswers {
    let sheets: [TellOwnAnswers.Sheet]

    func html(_ visit: Visit) -> HTML {
        guard !sheets.isEmpty else { return .empty }
        return """
            <section class="card" aria-labelledby="answers"><h2 id="answers">\(say: "rights.file.answers")</h2>
            <p class="small">\(say: "rights.file.how")</p>\(each: sheets.map { sheet($0, visit) })</section>

            """
    }

    private func sheet(_ sheet: TellOwnAnswers.Sheet, _ visit: Visit) -> HTML {
        let scale = visit.house.library.questionnaire(sheet.questionnaire, version: sheet.version)
        let band = sheet.band.flatMap { scale?.band($0, drawnBy: nil)?.title[visit.language] } ?? sheet.band ?? "–"
        let total = sheet.total.map { scale?.scoring.text(of: $0) ?? "\($0)" } ?? "–"
        let isOpen = sheet.finishedAt == nil && !sheet.isSetAside
        return """
            <h3>\(scale?.title[visit.language] ?? sheet.questionnaire)</h3>
            <dl class="pairs"><dt>\(say: "interviews.teacher.total")</dt><dd>\(total)</dd>
            <dt>\(say: "interviews.teacher.band")</dt><dd>\(band)</dd></dl>
            \(if: sheet.isMarked, "<p class=\"note\">\(say: "rights.file.marked")</p>")
            \(if: isOpen, "<p class=\"note\">\(say: "interviews.teacher.open")</p>")
            \(if: sheet.isSetAside, "<p class=\"note\">\(say: "interviews.teacher.setAside")</p>")
            <ul>\(each: sheet.answers.map { answer($0, scale, visit) })</ul>

            """
    }

    /// In the words of the scale's file; by their codes where a school's own file is not on the shelf.
    private func answer(_ answer: TellOwnAnswers.Answer, _ scale: Questionnaire?, _ visit: Visit) -> HTML {
        let item = scale?.items.first { $0.linkId == answer.item }
        let option = item?.option(answer.option)?.text[visit.language] ?? answer.option
        return "<li>\(item?.text[visit.language] ?? answer.item) <b>\(option)</b></li>\n"
    }
}

/// What was written down of somebody's care; nothing where the notes stay closed, as for whoever has none.
struct OwnCare {
    let care: TellOwnCare.Outcome

    func html(_ visit: Visit) -> HTML {
        let isEmpty = care.talks.isEmpty && care.contacts.isEmpty && care.advice.isEmpty && care.reports.isEmpty
        guard !isEmpty || !care.tags.isEmpty else { return .empty }
        return """
            <section class="card" aria-labelledby="care"><h2 id="care">\(say: "rights.file.care")</h2>
            \(each: care.talks.map { talk($0, visit) })\
            \(if: !care.contacts.isEmpty, "<p>\(say: "rights.file.contacts", ["count": "\(care.contacts.count)"])</p>")
            \(each: care.advice.map { AdviceWords(advice: $0).html })\
            \(each: care.reports.map { "<p>\($0.words ?? "")</p>\n" })\
            \(OwnTags(tags: care.tags).html(visit))</section>

            """
    }

    private func talk(_ talk: TellOwnCare.Talk, _ visit: Visit) -> HTML {
        let risk = talk.risk.asked.filter { $0.answer != .no }.map { asked in
            visit.say(Phrase("interviews.risk.\(asked.name)")) + " " + visit.say(asked.answer.phrase)
        }
        let facts: [(String, [String])] = [
            ("topics", talk.topics.map { visit.say($0.phrase) }), ("risk", risk),
            ("functioning", [visit.say(talk.functioning.phrase)]),
            ("supports", talk.supports.map { visit.say($0.phrase) }), ("said", [talk.said].compactMap { $0 }),
            ("plan", [talk.plan].compactMap { $0 }),
        ]
        return """
            <h3>\(visit.date(talk.heldOn)) · \(say: talk.manner.phrase)\
            \(if: talk.isCorrected, " · \(say: "interviews.story.corrected")")</h3>
            <dl class="pairs">\(each: facts.filter { !$0.1.isEmpty }.map { name, values in
                "<dt>\(say: Phrase("interviews.field.\(name)"))</dt><dd>\(values.joined(separator: " · "))</dd>\n"
            })</dl>

            """
    }
}
