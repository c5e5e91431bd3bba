import Care
import InterviewRules
import Interviews

/// The talks with the person and with guardians, the newest first. What was corrected stays to be read.
struct CareStory {
    let found: ReadFinding.Outcome

    func html(_ visit: Visit) -> HTML {
        """
        \(if: found.advice != nil, advice(visit))\(talks(visit))\(if: !found.contacts.isEmpty, contacts(visit))
        """
    }

    private func talks(_ visit: Visit) -> HTML {
        let none: HTML = "<p>\(say: "interviews.story.none")</p>"
        return """
            <section class="card" aria-labelledby="talks"><h2 id="talks">\(say: "interviews.story.talks")</h2>
            \(if: found.interviews.isEmpty, none)\
            \(each: found.interviews.map { HeldTalk(talk: $0, levels: found.levels).html(visit) })\
            \(correction)</section>

            """
    }

    /// Only the newest record is mended, and only by whoever looks after the person.
    private var correction: HTML {
        guard let newest = found.interviews.first, found.card.isMine, !found.card.isOver else { return .empty }
        let path = "/care/findings/\(found.card.id.rawValue)/talk?corrects=\(newest.id.rawValue)"
        return "<p class=\"no-print\"><a href=\"\(path)\">\(say: "interviews.story.correct")</a></p>"
    }

    private func advice(_ visit: Visit) -> HTML {
        guard let advice = found.advice else { return .empty }
        return """
            <section class="card" aria-labelledby="advice"><h2 id="advice">\(say: "interviews.story.advice")</h2>
            \(AdviceWords(advice: advice).html)
            <p class="small">\(say: "interviews.advice.until", ["day": visit.date(advice.until)])</p></section>

            """
    }

    private func contacts(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="contacts"><h2 id="contacts">\(say: "interviews.story.contacts")</h2>
        <ol class="story">\(each: found.contacts.map { contact($0, visit) })</ol></section>

        """
    }

    private func contact(_ contact: HeldContact, _ visit: Visit) -> HTML {
        """
        <li><time datetime="\(contact.at.machineText)">\(visit.date(contact.at.day))</time>
        <b>\(say: contact.outcome.phrase)</b> · \(say: contact.manner.phrase) · \(contact.heldBy)
        \(if: contact.said != nil, "<p>\(contact.said ?? "")</p>")</li>

        """
    }
}

/// One talk as it was written down.
struct HeldTalk {
    let talk: HeldInterview
    let levels: [ReadFinding.Level]

    func html(_ visit: Visit) -> HTML {
        let content = talk.content
        let corrected: HTML = " · <span class=\"state\">\(say: "interviews.story.corrected")</span>"
        return """
            <article class="talk"><h3>\(talk.level.badge(levels.names(of: talk.level), visit)) \
            \(visit.date(content.heldOn))\(if: talk.isCorrected, corrected)</h3>
            <p class="small">\(say: content.manner.phrase) · \(talk.heldBy)</p>
            <dl class="pairs">\(each: facts(visit))</dl></article>

            """
    }

    private func facts(_ visit: Visit) -> [HTML] {
        let content = talk.content
        let risk = content.risk.asked.filter { $0.answer != .no }.map { asked in
            visit.say(Phrase("interviews.risk.\(asked.name)")) + " " + visit.say(asked.answer.phrase)
        }
        let safe = visit.say(Phrase("interviews.risk.none"))
        return [
            pair("interviews.field.topics", content.topics.map { visit.say($0.phrase) }),
            pair("interviews.field.risk", risk.isEmpty ? [safe] : risk),
            pair("interviews.field.functioning", [visit.say(content.functioning.phrase)]),
            pair("interviews.field.supports", content.supports.map { visit.say($0.phrase) }),
            pair("interviews.field.said", [content.said].compactMap { $0 }),
            pair("interviews.field.whyLower", [content.whyLower].compactMap { $0 }),
            pair("interviews.field.nextStep", [visit.say(content.nextStep.phrase)]),
            pair("interviews.field.plan", [content.plan].compactMap { $0 }),
            pair("interviews.field.nextLook", [content.nextLook].compactMap { $0.map { visit.date($0) } }),
            pair("interviews.field.guardianWhyNot", said(content.guardianWhyNot?.phrase, visit)),
            pair("interviews.field.referral", said(content.referral?.phrase, visit)),
            pair("interviews.field.referralWhyNot", [content.referralWhyNot].compactMap { $0 }),
        ]
    }

    private func said(_ phrase: Phrase?, _ visit: Visit) -> [String] { phrase.map { [visit.say($0)] } ?? [] }

    private func pair(_ key: String, _ values: [String]) -> HTML {
        guard !values.isEmpty else { return .empty }
        return "<dt>\(say: Phrase(key))</dt><dd>\(each: values.map { "<span class=\"piece\">\($0)</span> " })</dd>\n"
    }
}

/// How to care, sentence by sentence.
struct AdviceWords {
    let advice: CareAdvice

    var html: HTML {
        """
        <ul class="facts-list">\(each: advice.sentences.map { "<li>\(say: $0.phrase)</li>\n" })\
        \(if: advice.words != nil, "<li>\(advice.words ?? "")</li>")</ul>
        """
    }
}
