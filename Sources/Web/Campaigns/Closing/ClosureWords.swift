import Access
import Campaigns
import Care

extension ClosureLine {
    /// What the line counts: one figure, or the two of which who handed in is made up.
    var phrase: Phrase {
        figures.count > 1 ? Phrase("closure.figure.handedIn") : Phrase("closure.figure.\(figures[0].rawValue)")
    }

    func value(_ visit: Visit) -> String {
        if let people { return Figures.grouped(people) }
        return visit.say(Phrase(share.map { "closure.share.\($0.rawValue)" } ?? "closure.few"))
    }
}

extension ClosureSection {
    var phrase: Phrase { Phrase("closure.section.\(name.rawValue)") }
    var hint: Phrase { Phrase("closure.hint.\(name.rawValue)") }
    /// Whether anything of it may be told.
    var isTold: Bool { lines.contains { $0.people != nil || $0.share != nil } }
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
        case .residents: visit.holds(.approveCampaigns) ? "#closing" : nil
        case .report: visit.holds(.readReports) ? "/reports/\(campaign)/drawing" : nil
        case .care: nil
        }
    }
}
