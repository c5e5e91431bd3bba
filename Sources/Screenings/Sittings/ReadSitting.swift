public import Access
public import Care
public import ScreeningRules
import Storage

/// Opens a sitting with its key, at one of its sheets: what was answered so far, and whether it is time to answer.
public struct ReadSitting: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var sittingKey: String
    /// The sheet's place in the sitting, from 1; where one goes on if nothing is said.
    public var sheet: Int?

    public init(sittingKey: String, sheet: Int?) {
        self.sittingKey = sittingKey
        self.sheet = sheet
    }

    public struct Outcome: Codable, Sendable {
        /// Whether the proctor has still to start the room.
        public let isWaiting: Bool
        public let isFinished: Bool
        /// The sheet's place, of `count`.
        public let sheet: Int
        public let count: Int
        /// Where somebody goes on who comes back.
        public let next: Int
        /// In which it was begun.
        public let language: Language
        /// In which it may be shown: those of the campaign's plan.
        public let languages: [Language]
        public let answers: Answers
        /// Questions without an answer, sheet by sheet.
        public let unanswered: [Int]
        /// When the room's time is over; `nil` where nobody has set one.
        public let endsAt: Moment?
        /// Whether a hand is raised that nobody has answered yet.
        public let hasHandUp: Bool
        /// Whether somebody leads the room who would come; at home and in a waiting room there is nobody.
        public let hasProctor: Bool
        /// Whether any sheet has shown a red flag.
        public let hasRedFlag: Bool
        public let region: Region
        /// Whether a colleague reads the questions aloud and writes the answers down.
        public let isInterview: Bool
        /// Stands last, because it cannot be read back: see `OnlyShown`.
        public let scale: UsedScale
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let all = try session.sheets(ofSitting: sittingKey)
        let place = sheet ?? all.nextPlace
        guard all.parts.indices.contains(place - 1) else { throw SittingProblem.noSuchSheet }
        let part = all.parts[place - 1]
        return Outcome(
            isWaiting: all.isWaiting, isFinished: all.sitting.finishedAt != nil, sheet: place, count: all.parts.count,
            next: all.nextPlace, language: part.sheet.language, languages: all.languages, answers: part.answers,
            unanswered: all.parts.map(\.unanswered), endsAt: all.endsAt, hasHandUp: all.handAt != nil,
            hasProctor: all.hasProctor, hasRedFlag: all.parts.contains { $0.sheet.worstRank > 0 },
            region: part.sheet.region, isInterview: all.manner == .interview, scale: UsedScale(part.scale))
    }
}
