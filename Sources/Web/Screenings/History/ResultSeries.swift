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
    /// Whether another scale on the same topic stands here too.
    let sharesTopic: Bool

    /// In the order of the topics; where a scale has several versions, the newest first.
    static func all(in history: ReadHistory.Outcome) -> [ResultSeries] {
        let scales = history.scales.map(\.questionnaire)
        return scales.map { scale in
            ResultSeries(
                questionnaire: scale, results: history.results.filter { $0.belongs(to: scale) },
                hasSiblings: scales.count { $0.slug == scale.slug } > 1,
                sharesTopic: scales.contains { $0.topic == scale.topic && $0.slug != scale.slug })
        }.sorted { $0.place < $1.place }
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

extension ReadHistory.Outcome {
    /// The scale of a result, in the version in which it was answered.
    func scale(of result: KeptResult) -> Questionnaire? {
        scales.map(\.questionnaire).first { result.belongs(to: $0) }
    }
}

extension KeptResult {
    fileprivate func belongs(to scale: Questionnaire) -> Bool {
        questionnaire == scale.slug && version == scale.version.description
    }
}
