/// What a sheet came to, as far as somebody's level hangs on it.
public struct AnsweredSheet: Sendable, Equatable {
    public let questionnaire: String
    public let band: String?
    /// Whether a border of its scale says that one should look closer.
    public let isPositive: Bool
    /// 0 without a red flag, else 1 to 4.
    public let worstRank: Int
    /// Whether it looks clicked through, or is not valid (rulebook E.4.4).
    public let isMarked: Bool

    public init(questionnaire: String, band: String?, isPositive: Bool, worstRank: Int, isMarked: Bool) {
        self.questionnaire = questionnaire
        self.band = band
        self.isPositive = isPositive
        self.worstRank = worstRank
        self.isMarked = isMarked
    }
}

/// What the sheets of one person propose together.
public struct CareProposal: Sendable, Equatable {
    /// From the scores of sheets that speak for the person.
    public let byScore: CareLevel
    /// From red flags, which count on every sheet, also on a marked and an unfinished one.
    public let byFlag: CareLevel
    /// Whether some sheet should be answered again.
    public let asksForRetest: Bool

    /// - Parameter isHandedIn: before that only red flags count, because a score does not exist yet.
    public init(_ sheets: [AnsweredSheet], isHandedIn: Bool, under policy: CarePolicy) {
        let speaking = isHandedIn ? sheets.filter { !$0.isMarked } : []
        byScore = speaking.map(policy.level(ofScore:)).max() ?? .calm
        byFlag = sheets.map { policy.level(ofFlag: $0.worstRank) }.max() ?? .calm
        asksForRetest = isHandedIn && sheets.contains(where: \.isMarked)
    }

    public var level: CareLevel { max(byScore, byFlag) }
    /// Whether somebody has to talk with the person.
    public var isFinding: Bool { level > .calm }
}
