import Access
import Care
import Reports

/// Takes the results of a survey away as open data, or the book that explains them: the form asks why.
struct SurveyExportForm {
    let survey: ReadSurvey.Outcome
    let problem: (any Problem)?

    func html(_ visit: Visit) -> HTML {
        guard !survey.items.isEmpty else { return .empty }
        let fault = FieldFault(problem?.phrase, id: "survey-reason")
        return """
            <details class="card fold no-print"><summary><h2>\(say: "reports.survey.export.title")</h2></summary>
            <p>\(say: "reports.survey.export.words")</p>
            <form method="post" action="/reports/\(survey.card.campaign.rawValue)/survey/export">\(Form.token(visit))
            <div class="field"><label for="survey-reason">\(say: "reports.export.reason")</label>\(fault.words)
            <input id="survey-reason" name="reason" required maxlength="\(ReportProblem.longestReason)"\
            \(fault.attributes)></div>
            <div class="field"><label for="part">\(say: "reports.survey.export.part")</label>
            <select id="part" name="part"><option value="results">\(say: "reports.survey.export.results")</option>
            <option value="dictionary">\(say: "reports.survey.export.dictionary")</option></select></div>
            <div class="field"><label for="survey-format">\(say: "reports.export.format")</label>
            <select id="survey-format" name="format"><option value="csv">\(say: "reports.export.csv")</option>
            <option value="xlsx">\(say: "reports.export.xlsx")</option></select></div>
            <button class="btn small">\(say: "reports.export.take")</button></form></details>
            """
    }
}
