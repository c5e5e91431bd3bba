import Access
import Care
import Reports

/// What a survey came to, question by question, on the page of its report: how it was drawn, what it says of everybody,
/// and a fold with all strata for each question.
struct SurveyCard {
    let survey: ReadSurvey.Outcome

    func html(_ visit: Visit) -> HTML {
        if let stoppedAt = survey.stoppedAt { return stopped(stoppedAt, visit) }
        guard !survey.items.isEmpty else { return .empty }
        return """
            <section class="card report" aria-labelledby="survey"><h2 id="survey">\(say: "reports.survey.title")</h2>
            \(awareness(visit))<p>\(say: "reports.survey.design.\(survey.method ?? "simple")")</p>\
            \(if: survey.hasWalkIns, "<p>\(say: "reports.survey.walkIns")</p>")
            <p class="small">\(say: "reports.survey.weights")</p>
            \(SurveyTable(
                id: "survey-strata", title: visit.say(Phrase("reports.survey.strata")),
                columns: ["stratum", "frame", "drawn", "handedIn", "response"], rows: survey.strataRows(visit)).html)
            </section>\(each: survey.items.enumerated().map { item($1, $0, visit) })
            """
    }

    /// In the words of a report that has stopped; the rest of this one is there.
    private func stopped(_ time: Moment, _ visit: Visit) -> HTML {
        let resume: HTML = """
            <form class="no-print" method="post" action="/reports/\(survey.card.campaign.rawValue)/drawing">\
            \(Form.token(visit))
            <div class="actions"><button class="btn">\(say: "reports.drawing.resume")</button></div></form>
            <p class="small">\(say: "reports.drawing.operator")</p>
            """
        return """
            <section class="note warn" aria-labelledby="survey"><h2 id="survey">\(say: "reports.survey.stopped")</h2>
            <p>\(say: "reports.drawing.stoppedWords", ["time": visit.date(time)])</p>
            <p>\(say: "reports.drawing.nothingLost")</p>
            <p>\(say: "reports.drawing.byItself", ["time": survey.nextTry.map { visit.date($0) } ?? ""])</p>
            \(if: visit.holds(.watchCampaigns), resume)</section>
            """
    }

    private func awareness(_ visit: Visit) -> HTML {
        guard let found = survey.awareness else { return .empty }
        let parts = survey.awarenessRows(visit)
        return """
            <ul class="figures"><li><span>\(say: "reports.survey.awareness")</span>\
            <b>\(visit.percent(found.all.percent))</b></li></ul>
            <p>\(say: "reports.survey.awarenessWords", [
                "count": "\(found.questions)", "interval": visit.interval(found.all),
            ])</p>
            \(if: !parts.isEmpty, SurveyTable(
                id: "survey-awareness", title: visit.say(Phrase("reports.survey.awareness")),
                columns: ["stratum", "estimate", "interval"], rows: parts).html)
            """
    }

    private func item(_ item: SurveyItem, _ number: Int, _ visit: Visit) -> HTML {
        let title = visit.words(of: item)
        let without: HTML = item.without.map {
            "<p class=\"small\">\(say: "reports.survey.without", ["count": Figures.grouped($0)])</p>"
        } ?? .empty
        return """
            <details class="card fold report"><summary id="survey-\(number)-title">\(title)</summary>
            \(SurveyTable(
                id: "survey-\(number)", title: title,
                columns: ["answer", "people", "unweighted", "estimate", "error", "interval"], rows: item.rows(visit),
                isTitled: true).html)
            \(without)\(parts(item, number, visit))</details>
            """
    }

    private func parts(_ item: SurveyItem, _ number: Int, _ visit: Visit) -> HTML {
        guard !item.strata.isEmpty else { return "<p class=\"small\">\(say: "reports.survey.together")</p>" }
        return SurveyTable(
            id: "survey-\(number)-strata", title: visit.say(Phrase("reports.survey.strata")),
            columns: ["stratum", "answer", "people", "share", "interval"], rows: item.strataRows(survey.method, visit),
            under: "survey-\(number)-title"
        ).html
    }
}

/// A table of a survey; what is no word stands to the right.
struct SurveyTable {
    let id: String
    let title: String
    let columns: [String]
    let rows: [[String]]
    /// Whether its title stands above it already.
    var isTitled = false
    /// What it belongs to, by its `id`, where the title alone would not say.
    var under: String?

    private static let words: Set<String> = ["stratum", "answer"]

    var html: HTML {
        """
        <div class="scroll survey" tabindex="0" role="region"\
         aria-labelledby="\(under.map { "\($0) " } ?? "")\(id)"><table>\
        <caption id="\(id)"\(if: isTitled, " class=\"visually-hidden\"")>\(title)</caption>
        <thead><tr>\(each: columns.map(head))</tr></thead>
        <tbody>\(each: rows.map(row))</tbody></table></div>
        """
    }

    private func head(_ column: String) -> HTML {
        """
        <th scope="col"\(if: !Self.words.contains(column), " class=\"num\"")>\
        \(say: "reports.survey.column.\(column)")</th>
        """
    }

    private func row(_ cells: [String]) -> HTML {
        let told: [HTML] = zip(columns, cells).enumerated().map { number, cell in
            if number == 0 { return "<th scope=\"row\">\(cell.1)</th>" }
            return "<td\(if: !Self.words.contains(cell.0), " class=\"num\"")>\(cell.1)</td>"
        }
        return "<tr>\(each: told)</tr>\n"
    }
}
