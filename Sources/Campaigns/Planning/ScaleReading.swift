import Access
import CampaignRules
import Care
public import ScreeningRules

/// Which texts of a scale are long for the youngest whom a plan asks, for whoever approves it (rulebook E.4.6). A note:
/// what refuses is the age gate of the scale.
public struct ScaleReading: Codable, Sendable, Equatable {
    public let questionnaire: String
    /// Years completed, of the youngest who is asked.
    public let youngest: Int
    public let texts: [HardText]
}

extension Session {
    /// Of the plan's own languages alone. Whoever carries a plan out is not asked about its words any more.
    func reading(of campaign: Campaign, _ reach: CampaignReach) throws -> [ScaleReading] {
        guard reach == .owned else { return [] }
        let library = try book(QuestionnaireLibrary.self)
        var found: [ScaleReading] = []
        for planned in try battery(of: campaign.card.id) {
            let slug = planned.questionnaire
            let owned = try library.newest(slug) == nil ? ownedScales(slug, for: campaign).first : nil
            guard let scale = library.newest(slug) ?? owned else { continue }
            let youngest = max(planned.youngest, campaign.audience.youngest ?? 0)
            let texts = scale.textsTooHard(for: youngest).filter {
                campaign.languages.contains($0.language.rawValue)
            }
            guard !texts.isEmpty else { continue }
            found.append(ScaleReading(questionnaire: slug, youngest: youngest, texts: texts))
        }
        return found
    }
}
