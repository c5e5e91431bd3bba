public import Care
import ReportRules

/// One line of a closure report: how many people took part in it, or how large a share of the work was in time.
public struct ClosureLine: Codable, Sendable, Equatable {
    /// A figure, or several that are told together only.
    public let figures: [ClosureFigure]
    public let people: Int?
    public let share: ClosureShare?

    init(_ figures: [ClosureFigure], people: Int? = nil, share: ClosureShare? = nil) {
        self.figures = figures
        self.people = people
        self.share = share
    }
}

/// How much of the work was in time, in so few words that nobody can reckon of how many people it was.
public enum ClosureShare: String, Codable, Sendable, CaseIterable {
    /// Also where there was nothing to do: that nobody was found is a figure as well.
    case all
    case nearlyAll, most, lessThanHalf

    init(_ part: Int, of whole: Int) {
        self =
            switch part {
            case whole: .all
            case _ where part * 10 >= whole * 9: .nearlyAll
            case _ where part * 2 >= whole: .most
            default: .lessThanHalf
            }
    }
}

/// A part of a closure report.
public struct ClosureSection: Codable, Sendable, Equatable {
    public enum Name: String, Codable, Sendable, CaseIterable {
        case takingPart, work
    }

    public let name: Name
    public let lines: [ClosureLine]
}

/// Decides what a closure report tells (decision 0031).
///
/// It counts who took part, which the page of progress tells as well, and **nothing that anybody said or answered**. A
/// figure of that, however large, could be taken away from the group report, from the page of consents, from another
/// school or from itself a day later, and what remains is one pupil. How the work was done is told in four words, once
/// it is over and fixed, and of the whole campaign only.
struct ClosureTelling {
    let counts: ClosureCounts
    let state: CampaignState
    /// Whether the counts are those of the whole campaign.
    let isWhole: Bool

    var sections: [ClosureSection] {
        let taking = ClosureSection(name: .takingPart, lines: takingPart)
        return state == .ended && isWhole ? [taking, ClosureSection(name: .work, lines: work)] : [taking]
    }

    private var handedIn: Int { counts[.valid] + counts[.marked] }

    /// While people answer, what the page of progress tells, and no more.
    private var takingPart: [ClosureLine] {
        let always = [one(.invited), ClosureLine([.valid, .marked], people: handedIn)]
        return state == .open ? always : always + [.left, .removed, .reminded].map(one)
    }

    private func one(_ figure: ClosureFigure) -> ClosureLine {
        ClosureLine([figure], people: counts[figure])
    }

    /// Told from as many people as have handed in, which is known, and not from as many as were found, which is not:
    /// a line that comes and goes with the tenth person found would tell of that person.
    private var work: [ClosureLine] {
        let hearing: [ClosureFigure] = [.heardSoon, .heardSameDay, .heardLater, .unheard]
        return [share(.heardSoon, of: hearing), share(.talkedInTime, of: [.talkedInTime, .talkedLate])]
    }

    private func share(_ figure: ClosureFigure, of figures: [ClosureFigure]) -> ClosureLine {
        guard handedIn >= SmallNumbers.house else { return ClosureLine([figure]) }
        let all = figures.map { counts[$0] }.reduce(0, +)
        return ClosureLine([figure], share: ClosureShare(counts[figure], of: all))
    }
}
