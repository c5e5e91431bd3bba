import Care
import ScreeningRules
import Warnings

/// What is known, and nothing more: the one answer, the age group, the place, and whether a call is welcome.
struct AlertFacts {
    let alert: ReadAlert.Outcome
    let scales: AnsweredScales

    func html(_ visit: Visit) -> HTML {
        let card = alert.card
        let call = card.callPhrase ?? Phrase("warnings.call.none")
        return """
            <section class="card" aria-labelledby="known"><h2 id="known">\(say: "warnings.facts.title")</h2>
            <dl class="pairs">
            \(pair(Phrase("warnings.column.basis"), "\(card.basisWords(scales, visit))"))
            \(pair(Phrase("warnings.facts.question"), "\(card.questionWords(scales, visit) ?? card.basis.item)"))
            \(age)\(pair(Phrase("warnings.column.place"), "\(visit.placeName(card.region))"))
            \(whereabouts(visit))
            \(holder(visit))\(pair(Phrase("warnings.facts.call"), "\(say: call)"))
            </dl></section>
            """
    }

    /// The school, and where the person sat in the sitting.
    private func whereabouts(_ visit: Visit) -> HTML {
        let card = alert.card
        let lines: [(Phrase, String?)] = [
            (Phrase("warnings.facts.unit"), card.unitNames.map(visit.choose)),
            (Phrase("warnings.facts.class"), card.sitting?.classNames.map(visit.choose)),
            (Phrase("warnings.facts.slip"), card.sitting?.slip.map { "\($0)" }),
            (Phrase("warnings.facts.room"), card.sitting?.roomNames.map(visit.choose)),
            (Phrase("warnings.facts.seat"), card.sitting?.seat.map { "\($0)" }),
        ]
        return "\(each: lines.compactMap { line in line.1.map { pair(line.0, "\($0)") } })"
    }

    private var age: HTML {
        guard let group = AgeGroup(rawValue: alert.card.basis.ageGroup) else { return .empty }
        return "\(pair(Phrase("warnings.facts.age"), "\(say: group.name)"))\n"
    }

    private func holder(_ visit: Visit) -> HTML {
        guard let words = alert.card.holderWords(visit) else { return .empty }
        return "\(pair(Phrase("warnings.facts.holder"), "\(say: words)"))\n"
    }

    private func pair(_ name: Phrase, _ value: HTML) -> HTML { "<dt>\(say: name)</dt><dd>\(value)</dd>" }
}
