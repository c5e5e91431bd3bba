import CampaignRules
import ReportRules
import ScreeningRules

/// A question of a survey, by the scale that it stands in. The one without a name is who has handed in.
struct SurveyedItem: Hashable {
    let questionnaire: String
    let version: String
    let id: String

    static let handedIn = SurveyedItem(questionnaire: "", version: "", id: "")

    var isQuestion: Bool { !id.isEmpty }
}

extension Questionnaire {
    /// The questions that are told: those that everybody was asked. How many were asked one that hangs on another
    /// answer is nearly how many gave that answer, and the two together would tell of the few in between.
    var surveyed: [QuestionnaireItem] { items.filter { $0.branch == nil && !$0.options.isEmpty } }

    /// Answers as tables hold them, because it is the end of a table that is taken together with no answer: what
    /// somebody knows stands first, in one line; of anything else the mildest, as in every report.
    func lines(of item: QuestionnaireItem, knowsFrom: Int?) -> [[AnswerOption]] {
        if let knowsFrom, isKnowledge(item, knowsFrom) {
            let right = item.options.filter { ($0.weight ?? 0) >= knowsFrom }
            return [right] + item.options.filter { !right.contains($0) }.map { [$0] }
        }
        guard item.options.allSatisfy({ $0.weight != nil }) else { return item.options.map { [$0] } }
        let isRising = scoring.direction == .higherIsWorse
        return item.options.enumerated().sorted { first, second in
            let (one, other) = (first.element.weight ?? 0, second.element.weight ?? 0)
            guard one != other else { return first.offset < second.offset }
            return isRising ? one < other : one > other
        }.map { [$0.element] }
    }

    /// Whether a question has right answers and wrong ones: one that the total counts. What a subscale counts beside
    /// it is what people think of the service (requirement 17), and no opinion is right.
    func isKnowledge(_ item: QuestionnaireItem, _ knowsFrom: Int?) -> Bool {
        guard let knowsFrom, scoring.items.contains(item.linkId) else { return false }
        let right = item.options.count { ($0.weight ?? 0) >= knowsFrom }
        return right > 0 && right < item.options.count
    }
}
