public import Care
import ReportRules

/// One line of a closure report: a figure, or several that are told together only.
public struct ClosureLine: Codable, Sendable, Equatable {
    public let figures: [ClosureFigure]
    /// `nil` where so few people stand in it that somebody could be guessed (rulebook E.4.9, H.9).
    public let people: Int?
}

/// A part of a closure report.
public struct ClosureSection: Codable, Sendable, Equatable {
    public enum Name: String, Codable, Sendable, CaseIterable {
        case takingPart, consent, quality, found, hearing, talks, levels, care, retests
    }

    public let name: Name
    public let lines: [ClosureLine]
}

/// Decides what a closure report tells.
///
/// Who was invited and who handed in is told as it is: it says nothing of anybody's answers, and a school's size is no
/// secret (decision 0028). What people answered, and what came of it, is told from ten people on, and of thirty at
/// least, in the manner of the group report: the hard end is taken together until every figure is large enough. How
/// colleagues did with a group that may be told, in time or late, is told to the last one: it says who worked, and not
/// how anybody is.
struct ClosureTelling {
    let counts: ClosureCounts

    var sections: [ClosureSection] {
        [
            section(.takingPart, [.invited, .removed, .reminded].map(open) + [handedIn, open(.left)]),
            section(.consent, split(.guardianAgreed, .guardianDeclined) + split(.ownAgreed, .ownDeclined)),
            section(.quality, answers([.valid, .marked])), section(.found, found), section(.hearing, hearing),
            section(.talks, talks), section(.levels, levels), section(.care, care), section(.retests, retests),
        ]
    }

    private func section(_ name: ClosureSection.Name, _ lines: [ClosureLine]) -> ClosureSection {
        ClosureSection(name: name, lines: lines)
    }

    private func open(_ figure: ClosureFigure) -> ClosureLine {
        ClosureLine(figures: [figure], people: counts[figure])
    }

    private func hidden(_ figures: [ClosureFigure]) -> [ClosureLine] {
        figures.map { ClosureLine(figures: [$0], people: nil) }
    }

    private var handedIn: ClosureLine {
        ClosureLine(figures: [.valid, .marked], people: counts[.valid] + counts[.marked])
    }

    /// How many were found by anything.
    private var foundPeople: Int { counts[.byScore] + counts[.byFlag] }

    /// How many handed in and were not found. Who has shown a red flag and never handed in makes it smaller than it
    /// is, which hides more and never less.
    private var calmPeople: Int { max(0, counts[.valid] + counts[.marked] - foundPeople) }

    /// Two answers of which both are told or none, like the count of consents in its own room.
    private func split(_ yes: ClosureFigure, _ no: ClosureFigure) -> [ClosureLine] {
        let (agreed, declined) = (counts[yes], counts[no])
        guard agreed + declined > 0 else { return [] }
        let isTold = min(agreed, declined) >= SmallNumbers.cell && agreed + declined >= SmallNumbers.house
        return isTold ? [open(yes), open(no)] : hidden([yes, no])
    }

    /// How deep a table of people may be told, the mildest first; 1 says nothing but how many people it counts.
    private func depth(_ cells: [Int], least: Int = SmallNumbers.house) -> Int {
        guard cells.reduce(0, +) >= least else { return 0 }
        return stride(from: cells.count, through: 1, by: -1).first { depth in
            cells.taken(to: depth).allSatisfy { $0 >= SmallNumbers.cell }
        } ?? 0
    }

    private func answers(_ figures: [ClosureFigure]) -> [ClosureLine] {
        depth(figures.map { counts[$0] }) == figures.count ? figures.map(open) : hidden(figures)
    }

    private var foundDepth: Int { depth([calmPeople, counts[.byScore], counts[.byFlag]]) }

    private var found: [ClosureLine] {
        switch foundDepth {
        case 3: [open(.byScore), open(.byFlag)]
        case 2: [ClosureLine(figures: [.byScore, .byFlag], people: foundPeople)]
        default: [ClosureLine(figures: [.byScore, .byFlag], people: nil)]
        }
    }

    private var hearing: [ClosureLine] {
        let figures: [ClosureFigure] = [.heardSoon, .heardSameDay, .heardLater, .unheard, .alertOpen, .alertClosed]
        return foundDepth == 3 ? figures.map(open) : hidden(figures)
    }

    private var talks: [ClosureLine] {
        let figures: [ClosureFigure] = [.talkedInTime, .talkedLate, .talkWaits]
        return foundDepth >= 2 ? figures.map(open) : hidden(figures)
    }

    /// What the talks have set. From a level on all are taken together, so that no level stands for a few.
    private var levels: [ClosureLine] {
        let figures: [ClosureFigure] = [.calm, .watch, .moderate, .serious, .imminent]
        let depth = foundDepth >= 2 ? depth(figures.map { counts[$0] }, least: SmallNumbers.cell) : 0
        guard depth > 1 else { return [ClosureLine(figures: figures, people: nil)] }
        let rest = Array(figures.dropFirst(depth - 1))
        return figures.prefix(depth - 1).map(open)
            + [ClosureLine(figures: rest, people: rest.map { counts[$0] }.reduce(0, +))]
    }

    /// Each beside those of whom it is not so: both have to be ten.
    private var care: [ClosureLine] {
        let isWide = foundDepth >= 2
        return [ClosureFigure.guardianReached, .advised].map { figure in
            let isTold = isWide && min(counts[figure], foundPeople - counts[figure]) >= SmallNumbers.cell
            return ClosureLine(figures: [figure], people: isTold ? counts[figure] : nil)
        }
    }

    private var retests: [ClosureLine] {
        let figures: [ClosureFigure] = [.retestDecided, .retestOpen]
        let isTold = counts[.retestDecided] + counts[.retestOpen] >= SmallNumbers.cell
            && depth([counts[.valid], counts[.marked]]) == 2
        return isTold ? figures.map(open) : hidden(figures)
    }
}
