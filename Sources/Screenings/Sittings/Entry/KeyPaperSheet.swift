public import Access
public import Care
import ScreeningRules
import Storage

/// Keeps what a colleague has read on one sheet of a paper. Every red flag is judged at once, of the first reading and
/// of the second: nobody waits for a comparison while somebody is in danger (rulebook E.4.1).
public struct KeyPaperSheet: Command {
    public static let permission = Permission.enterAnswers
    /// Stands where nothing is ticked on the paper. No scale has an answer of that name.
    public static let nothingTicked = "-"

    public var sitting: ID<Sitting>
    /// The sheet's place in the sitting, from 1.
    public var sheet: Int
    /// Question to the ticked answer, by their codes. A question without one, or with `-`, was left out on paper.
    public var answers: [String: String]?

    public init(sitting: ID<Sitting>, sheet: Int, answers: [String: String]?) {
        self.sitting = sitting
        self.sheet = sheet
        self.answers = answers
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// Whether what was keyed now shows danger: the duty has been told, and whoever keys it is told what to do.
        public let isGrave: Bool
        public let count: Int
        /// False where this paper takes nothing more, and only the danger on it was heard.
        public let isKept: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let entry = try session.heldPaperEntry(sitting)
        let all = try session.sheets(of: entry)
        guard all.parts.indices.contains(sheet - 1) else { throw SittingProblem.noSuchSheet }
        let part = all.parts[sheet - 1]
        let read = (answers ?? [:]).filter { !$0.value.isEmpty && $0.value != Self.nothingTicked }
        try part.check(read)
        let every = Dictionary(uniqueKeysWithValues: part.scale.items.map { ($0.linkId, read[$0.linkId]) })
        let isGrave = try session.judgePaper(Answers(read), part, of: entry)
        if let problem = entry.step(for: session.caller.id).problem {
            // A tick that somebody overlooked is heard, whatever becomes of the paper.
            guard isGrave else { throw problem }
            return Outcome(isGrave: true, count: all.parts.count, isKept: false)
        }
        switch entry.step(for: session.caller.id) {
        case .first:
            try session.keep(read, on: part.sheet.id)
            try session.takeBack(every.filter { $0.value == nil }.map(\.key), from: part.sheet.id)
        case .second:
            try session.becomeSecond(of: entry)
            try session.keepSecond(every, on: part.sheet.id)
        default: break
        }
        return Outcome(isGrave: isGrave, count: all.parts.count, isKept: true)
    }
}

extension PaperEntry.Step {
    /// Why nothing more is keyed at this step; `nil` where something is.
    fileprivate var problem: SittingProblem? {
        switch self {
        case .first, .second: nil
        case .waitsForAnother: .sameColleague
        case .keyedByOthers, .differs, .done, .keyedOnce, .left: .keyedMeanwhile
        }
    }
}

extension SittingSheets.Part {
    /// - Throws: `ScreeningError.answers`.
    func check(_ read: [String: String]) throws {
        for item in read.keys where scale.item(item) == nil { throw ScreeningError.answers(.unknownItem(item)) }
        do {
            try Answers(read).check(against: scale)
        } catch {
            throw ScreeningError.answers(error)
        }
    }
}

extension Session {
    /// - Returns: whether there is a red flag among the answers.
    func judgePaper(_ answers: Answers, _ part: SittingSheets.Part, of entry: PaperEntry) throws -> Bool {
        if try judge(answers, on: part.sheet, part.scale) { try noteFlag(entry.sitting) }
        return !redFlags(in: answers, of: part.scale).isEmpty
    }
}

extension Session where Case == KeyPaperSheet {
    /// Whoever keys first of all others is the second; the schema knows that it is not the first one again.
    fileprivate func becomeSecond(of entry: PaperEntry) throws {
        guard entry.secondBy == nil else { return }
        guard try change(entry, "second_by = \(caller.id)") else { throw SittingProblem.keyedMeanwhile }
    }
}
