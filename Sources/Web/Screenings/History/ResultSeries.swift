import Care
import ScreeningRules
import Screenings

/// All results of one version of one scale. Other versions may ask or count otherwise, so they are never drawn as
/// one line (rulebook E.4.7).
struct ResultSeries: Sendable {
    let questionnaire: Questionnaire
    /// Oldest first, at least one.
    let results: [KeptResult]
    /// Whether the same scale stands here in another version too.
    let hasSiblings: Bool

    /// In the order of the topics; where a scale has several versions, the newest first.
    static func all(of results: [KeptResult], in library: QuestionnaireLibrary) -> [ResultSeries] {
        let versions = Dictionary(grouping: results) { "\($0.questionnaire)|\($0.version)" }.values
        let found = versions.compactMap { results -> ResultSeries? in
            guard let first = results.first,
                let scale = library.questionnaire(first.questionnaire, version: first.version)
            else { return nil }
            let siblings = Set(
                versions.compactMap(\.first).filter { $0.questionnaire == scale.slug }.map(\.version))
            return ResultSeries(questionnaire: scale, results: results, hasSiblings: siblings.count > 1)
        }
        return found.sorted { $0.place < $1.place }
    }

    private var place: (Int, String, QuestionnaireVersion) {
        let topic = Topic.allCases.firstIndex(of: questionnaire.topic) ?? 0
        let version = questionnaire.version
        let newestFirst = QuestionnaireVersion("\(999_999 - version.major).0.0") ?? version
        return (topic, questionnaire.slug, newestFirst)
    }

    /// As the newest result was held against them.
    var bands: Bands { questionnaire.bands(drawnBy: results.last?.alternative) }

    /// The first day on which asking again tells something new.
    var nextDay: Day? { results.last?.finishedAt.day.adding(days: questionnaire.retestDays) }
}
