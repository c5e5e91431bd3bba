public import Care
import Storage

/// A sheet as the program that sent it may see it. It has a score, or the reason why it has none.
public struct OwnSheet: Codable, Sendable, Equatable {
    public let id: ID<Sheet>
    public let questionnaire: String
    public let version: String
    /// Points on the scale's own range.
    public let total: Int?
    public let band: String?
    /// Why there is no score: never blank, never zero.
    public let noScore: NoScore?

    /// How much was unanswered when the sheet could not be scored.
    public struct NoScore: Codable, Sendable, Equatable {
        public let reason: String
        public let missing: Int
    }

    static let columns: SQL = "s.id, s.questionnaire, s.version, s.total, s.band, s.missing, s.not_valid, s.finished_at"

    init(_ row: Row) throws {
        id = try row("id")
        questionnaire = try row("questionnaire")
        version = try row("version")
        total = try row("total")
        band = try row("band")
        let isOpen = try row("finished_at", as: Moment?.self) == nil
        let isNotValid = try row("not_valid", as: String?.self) != nil
        let reason = isOpen ? "inProgress" : isNotValid ? "notValid" : "tooManyMissing"
        noScore = try row("missing", as: Int?.self).map { NoScore(reason: reason, missing: $0) }
    }
}
