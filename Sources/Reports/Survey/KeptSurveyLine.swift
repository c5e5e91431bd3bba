import ReportRules
import ScreeningRules
import Storage

/// A question with its answers, line by line.
struct RecountedQuestion {
    let file: Questionnaire
    let item: QuestionnaireItem
    let knowsFrom: Int?

    var codes: [[String]] { file.lines(of: item, knowsFrom: knowsFrom).map { $0.map(\.code) } }
}

/// A line of a survey as it is kept.
struct KeptLine {
    let item: SurveyedItem
    let template: String
    /// Without a name where somebody was added after the draw, or nobody was drawn.
    let strata: [String]
    let told: ToldStratum

    init(_ row: Row) throws {
        item = SurveyedItem(
            questionnaire: try row("questionnaire"), version: try row("version"), id: try row("item"))
        template = try row("template")
        strata = try row("strata", as: String.self)
            .split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        told = ToldStratum(
            strata: strata, frame: try row("frame"), drawn: try row("drawn"),
            cells: Figure.read(try row("cells", as: String.self)))
    }

    func cells(shownOf stratum: ToldStratum) -> [String: Int] {
        let name = "survey \(item.name) \(strata.joined(separator: "+"))"
        var cells = ["\(name) frame": stratum.frame, "\(name) drawn": stratum.drawn]
        for (number, people) in stratum.cells.enumerated() { cells["\(name) cell \(number)"] = people }
        return cells
    }
}

extension SurveyedItem {
    var name: String { isQuestion ? "\(questionnaire)/\(version)/\(id)" : "handed in" }
}
