import Access
import Campaigns
import Care

extension ClosureLine {
    /// What the line counts: one figure, or several by the name that they have together.
    func phrase(_ visit: Visit) -> Phrase {
        guard let first = figures.first, figures.count > 1 else {
            return Phrase("closure.figure.\(figures.first?.rawValue ?? "")")
        }
        switch first {
        case .valid: return Phrase("closure.figure.handedIn")
        case .byScore: return Phrase("closure.figure.found")
        case .calm: return Phrase("closure.figure.talked")
        default:
            let level = visit.say(Phrase("closure.figure.\(first.rawValue)"))
            return Phrase("closure.figure.fromLevel", ["level": level])
        }
    }

    func value(_ visit: Visit) -> String {
        people.map(Figures.grouped) ?? visit.say(Phrase("closure.few"))
    }
}

extension ClosureSection {
    var phrase: Phrase { Phrase("closure.section.\(name.rawValue)") }
    var hint: Phrase { Phrase("closure.hint.\(name.rawValue)") }
    /// Whether any of its figures may be told.
    var isTold: Bool { lines.contains { $0.people != nil } }
}

extension EndingGap {
    var phrase: Phrase { Phrase("closure.gap.\(rawValue)") }

    /// Where the work is done, for whoever does it; `nil` where it comes by itself or somebody else's is.
    func path(of campaign: ID<Campaign>, _ visit: Visit) -> String? {
        switch self {
        case .running: "/campaigns/\(campaign)/progress"
        case .papers: visit.holds(.enterAnswers) ? "/campaigns/\(campaign)/entry" : nil
        case .alerts: visit.holds(.watchAlerts) ? "/duty" : nil
        case .talks: visit.holds(.holdInterviews) ? "/care?campaign=\(campaign)" : nil
        case .retests: visit.holds(.holdInterviews) ? "/care/retests" : nil
        case .statement: visit.holds(.planCampaigns) ? "#statement" : nil
        case .report, .care: nil
        }
    }
}
