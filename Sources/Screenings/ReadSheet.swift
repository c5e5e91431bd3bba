public import Access
public import Care
public import ScreeningRules

/// Opens a sheet with its key: what was answered so far, and the code that brings it back.
public struct ReadSheet: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var key: String

    public init(key: String) {
        self.key = key
    }

    public struct Outcome: Codable, Sendable {
        public let questionnaire: String
        public let version: String
        public let scale: UsedScale
        public let language: Language
        public let ageGroup: AgeGroup
        public let answers: Answers
        public let code: String?
        public let isFinished: Bool
        /// Whether the scale's own check says that the answers do not speak for the person.
        public let isNotValid: Bool
        /// Whether the sheet has shown a red flag at any time.
        public let hasRedFlag: Bool
        /// The place the person chose, if any.
        public let region: Region?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let sheet = try session.sheet(key: key)
        let code = try sheet.codeSealed.map { try session.open($0, for: Sheet.codeSealing(sheet.id)).exposed }
        return Outcome(
            questionnaire: sheet.questionnaire, version: sheet.version,
            scale: UsedScale(try session.questionnaire(of: sheet)), language: sheet.language,
            ageGroup: sheet.ageGroup, answers: try session.answers(of: sheet.id), code: code,
            isFinished: sheet.finishedAt != nil, isNotValid: sheet.notValid != nil, hasRedFlag: sheet.worstRank > 0,
            region: sheet.isRegionChosen ? sheet.region : nil)
    }
}
