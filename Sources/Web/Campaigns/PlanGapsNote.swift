import CampaignRules
import Campaigns
import Care

/// What the plan still lacks, each line leading to where it is mended.
struct PlanGapsNote {
    let gaps: [GapLine]
    let state: CampaignState
    /// The names of units, by their codes.
    let units: [String: String]

    func html(_ visit: Visit) -> HTML {
        guard [.draft, .submitted, .approved].contains(state) else { return .empty }
        guard !gaps.isEmpty else {
            return state == .draft ? "<p class=\"note\" id=\"gaps\">\(say: "campaigns.gaps.none")</p>" : .empty
        }
        return """
            <section class="note warn" id="gaps" aria-labelledby="gaps-title">
            <h2 id="gaps-title">\(say: "campaigns.gaps.title", ["count": "\(gaps.count)"])</h2>
            <ul>\(each: gaps.map { line($0, visit) })</ul></section>
            """
    }

    private func line(_ gap: GapLine, _ visit: Visit) -> HTML {
        "<li><a href=\"#part-\(gap.field.rawValue)\">\(say: Self.words(gap, units, visit))</a></li>\n"
    }

    static func words(_ gap: GapLine, _ units: [String: String], _ visit: Visit) -> Phrase {
        Phrase("campaigns.gap.\(gap.code.rawValue)", values(gap, units, visit))
    }

    private static func values(_ gap: GapLine, _ units: [String: String], _ visit: Visit) -> [String: String] {
        switch gap.code {
        case .scaleNotThere, .scaleNotInLanguage: ["scale": visit.scaleTitle(gap.about)]
        case .scaleOutsideItsAges: ["scale": visit.scaleTitle(gap.about), "from": "\(gap.from ?? 0)"]
        case .nobodyOnDuty, .nobodyTalks: ["place": Region(gap.about).map(visit.placeName) ?? gap.about]
        case .noConsentTextInLanguage: ["language": visit.say(Phrase("campaigns.language.\(gap.about)"))]
        case .recipientNotInForce: ["name": gap.about]
        case .nobodyCarriesOut: ["unit": units[gap.about] ?? gap.about]
        default: [:]
        }
    }
}
