public import Access
public import Care
import ScreeningRules
import Storage

/// A colleague has keyed all sheets of a paper. After the second one, both readings are held against each other: where
/// they agree, the sheets are scored; where they do not, the paper is looked at once more.
public struct FinishKeying: Command {
    public static let permission = Permission.enterAnswers

    public var sitting: ID<Sitting>

    public init(sitting: ID<Sitting>) {
        self.sitting = sitting
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let step: PaperEntry.Step
        /// Questions that were read differently.
        public let differing: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let entry = try session.heldPaperEntry(sitting)
        switch entry.step(for: session.caller.id) {
        case .first:
            guard try session.change(entry, "first_done_at = \(session.now)") else {
                throw SittingProblem.keyedMeanwhile
            }
            return Outcome(step: .waitsForAnother, differing: 0)
        case .second:
            guard entry.secondBy != nil, try session.change(entry, "second_done_at = \(session.now)") else {
                throw SittingProblem.keyedMeanwhile
            }
            return try session.settleIfAlike(session.heldPaperEntry(sitting))
        // Sent again, it says the same.
        case .waitsForAnother: return Outcome(step: .waitsForAnother, differing: 0)
        case .differs: return try session.settleIfAlike(entry)
        case .done: return Outcome(step: .done, differing: 0)
        case .keyedByOthers, .keyedOnce, .left: throw SittingProblem.keyedMeanwhile
        }
    }
}

/// Settles the questions of one sheet that were read differently, after a third look at the paper.
public struct SettleKeying: Command {
    public static let permission = Permission.enterAnswers

    public var sitting: ID<Sitting>
    /// The sheet's place in the sitting, from 1.
    public var sheet: Int
    /// Every differing question of the sheet, with what stands on the paper; `-` where nothing is ticked.
    public var answers: [String: String]?

    public init(sitting: ID<Sitting>, sheet: Int, answers: [String: String]?) {
        self.sitting = sitting
        self.sheet = sheet
        self.answers = answers
    }

    public func perform(in session: borrowing Session<Self>) throws -> FinishKeying.Outcome {
        let entry = try session.heldPaperEntry(sitting)
        guard entry.step(for: session.caller.id) == .differs else { throw SittingProblem.keyedMeanwhile }
        let all = try session.sheets(of: entry)
        guard all.parts.indices.contains(sheet - 1) else { throw SittingProblem.noSuchSheet }
        let part = all.parts[sheet - 1]
        let differing = all.differences(from: try session.secondAnswers(of: all))[sheet - 1]
        let seen = (answers ?? [:]).filter { !$0.value.isEmpty }
        guard differing.allSatisfy({ seen[$0] != nil }) else { throw SittingProblem.lookOnceMore }
        let settled = Dictionary(uniqueKeysWithValues: differing.map { item in
            (item, seen[item].flatMap { $0 == KeyPaperSheet.nothingTicked ? nil : $0 })
        })
        try part.check(settled.compactMapValues { $0 })
        try session.keep(settled.compactMapValues { $0 }, on: part.sheet.id)
        try session.takeBack(settled.filter { $0.value == nil }.map(\.key), from: part.sheet.id)
        try session.keepSecond(settled, on: part.sheet.id)
        _ = try session.judgePaper(Answers(settled.compactMapValues { $0 }), part, of: entry)
        return try session.settleIfAlike(entry)
    }
}

extension Session {
    /// Scores the sheets once both readings are one.
    fileprivate func settleIfAlike(_ entry: PaperEntry) throws -> FinishKeying.Outcome {
        let all = try sheets(of: entry)
        let differing = all.differences(from: try secondAnswers(of: all)).map(\.count).reduce(0, +)
        guard differing == 0 else { return FinishKeying.Outcome(step: .differs, differing: differing) }
        guard try change(entry, "settled_by = \(caller.id), settled_at = \(now)") else {
            throw SittingProblem.keyedMeanwhile
        }
        guard try end("id = \(entry.sitting) \(unscoped: "the paper was found within the scope")") else {
            throw SittingProblem.keyedMeanwhile
        }
        try score(all)
        return FinishKeying.Outcome(step: .done, differing: 0)
    }
}
