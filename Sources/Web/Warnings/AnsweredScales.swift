import Access
import ScreeningRules
import Screenings
import Warnings

/// The scales that some alerts speak of, in the versions that were answered.
struct AnsweredScales {
    private let found: [Name: Questionnaire]

    private struct Name: Hashable {
        let slug: String
        let version: String

        init(_ basis: AlertBasis) {
            slug = basis.questionnaire
            version = basis.version
        }
    }

    /// What ships lies at hand; what an institution brought is asked for, once a version.
    static func of(_ alerts: [AlertCard], _ visit: Visit) async throws -> AnsweredScales {
        var found: [Name: Questionnaire] = [:]
        for name in Set(alerts.map { Name($0.basis) }) {
            found[name] = try await scale(name, visit)
        }
        return AnsweredScales(found: found)
    }

    /// The question that was answered; `nil` when its scale is not there any more.
    func item(_ basis: AlertBasis) -> QuestionnaireItem? { found[Name(basis)]?.item(basis.item) }

    private static func scale(_ name: Name, _ visit: Visit) async throws -> Questionnaire? {
        if let shelved = visit.house.library.questionnaire(name.slug, version: name.version) { return shelved }
        do {
            let scale = ReadAnsweredScale(questionnaire: name.slug, version: name.version)
            return try await visit.perform(scale).questionnaire
        } catch Refusal.notFound {
            return nil
        }
    }
}
