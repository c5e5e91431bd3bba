import CampaignRules
import Campaigns
import Care
import ScreeningRules
import Regions

extension CampaignState {
    var phrase: Phrase { Phrase("campaigns.state.\(rawValue)") }
}

extension CampaignCard {
    /// From when until when, in days.
    func window(_ visit: Visit) -> Phrase {
        Phrase("campaigns.window.days", ["from": visit.date(opensAt.day), "until": visit.date(closesAt.day)])
    }

    /// What comes next, in one sentence.
    var next: Phrase { heldSince == nil ? Phrase("campaigns.next.\(state.rawValue)") : Phrase("campaigns.next.held") }
}

extension Visit {
    /// The names of units, by their codes.
    func unitNames(_ codes: [String]) async throws -> [String: String] {
        guard !codes.isEmpty else { return [:] }
        return try await performOpenly(NameUnits(codes: codes)).mapValues(choose)
    }

    /// What a scale is called: as the library calls it, or by its short name where an institution has brought it.
    func scaleTitle(_ slug: String) -> String {
        let scale = house.library.newest(slug)?.title ?? house.library.template(slug)?.title
        return scale.map { $0[language] } ?? slug
    }

    /// `9 岁以上`, `14–18 岁`.
    func ages(_ youngest: Int, _ oldest: Int?) -> Phrase {
        guard let oldest else { return Phrase("campaigns.ages.from", ["from": "\(youngest)"]) }
        return Phrase("campaigns.ages.between", ["from": "\(youngest)", "until": "\(oldest)"])
    }
}
