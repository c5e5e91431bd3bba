import Care
import InterviewRules
import Interviews

/// Somebody's way to help outside of school, and back: each step with its day, the visits, and the papers.
struct PathCard {
    let path: ShownPath
    /// The first is the newest.
    let number: Int
    let finding: String

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="\(id)"><h2 id="\(id)">\(say: "paths.title")</h2>\(due(visit))
        <ol class="story">\(each: path.steps.map { step($0, visit) })</ol>
        \(if: !path.visits.isEmpty, visits(visit))\(if: !path.papers.isEmpty, papers(visit))</section>

        """
    }

    private var id: String { "path-\(number)" }

    private func due(_ visit: Visit) -> HTML {
        guard let clock = path.clock, let due = path.due else { return .empty }
        return """
            <p class="note\(if: due < visit.now, " warn")">\(say: clock.phrase) · \
            <time datetime="\(due.machineText)">\(visit.timeLeft(until: due))</time></p>
            """
    }

    private func step(_ taken: TakenStep, _ visit: Visit) -> HTML {
        let facts: [HTML] = taken.content.facts.map { "<span class=\"piece\">\(say: $0.phrase)</span> " }
        let day: HTML = taken.content.day.map {
            "<p class=\"small\">\(say: taken.step.dayLabel)\(say: "paths.colon")\(visit.date($0))</p>"
        } ?? .empty
        return """
            <li><time datetime="\(taken.on.description)">\(visit.date(taken.on))</time>
            <b>\(say: taken.step.phrase)</b> · \(taken.takenBy)
            \(if: !facts.isEmpty, "<p class=\"small\">\(each: facts)</p>")\
            \(if: taken.content.words != nil, "<p>\(taken.content.words ?? "")</p>")\(day)</li>

            """
    }

    private func visits(_ visit: Visit) -> HTML {
        let rows: [HTML] = path.visits.map { planned in
            """
            <li><span>\(visit.date(planned.day))</span>\
            <span class="count">\(say: state(planned, visit))</span></li>

            """
        }
        return "<h3>\(say: "paths.visits.title")</h3><ul class=\"tally\">\(each: rows)</ul>"
    }

    private func state(_ planned: PlannedVisit, _ visit: Visit) -> Phrase {
        if let day = planned.madeOn { return Phrase("paths.visits.made", ["day": visit.date(day)]) }
        if planned.isMissed { return Phrase("paths.visits.missed") }
        return planned.day < visit.now.day ? Phrase("paths.visits.late") : Phrase("paths.visits.planned")
    }

    private func papers(_ visit: Visit) -> HTML {
        let rows: [HTML] = path.papers.map { paper in
            let day = visit.date(paper.writtenOn)
            return """
                <li><span>\(say: "paths.papers.of", ["day": day])</span><form method="post" \
                action="/care/findings/\(finding)/doctors-advice/\(paper.id.rawValue)/open">\(Form.token(visit))\
                <button class="btn small plain" aria-label="\(say: "paths.papers.openOf", ["day": day])">\
                \(say: "paths.papers.open")</button></form></li>

                """
        }
        return """
            <h3>\(say: "paths.papers.title")</h3><p class="small">\(say: "paths.papers.lead")</p>
            <ul class="tally">\(each: rows)</ul>
            """
    }
}
