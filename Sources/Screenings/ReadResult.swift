public import Access
public import Care
public import ScreeningRules
import Storage

/// Opens the result of a finished sheet. There is no result without a score: it is an error in words instead.
public struct ReadResult: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var key: String

    public init(key: String) {
        self.key = key
    }

    public struct Outcome: Codable, Sendable {
        public let questionnaire: String
        public let version: String
        /// Points on the scale's own range.
        public let total: Int
        public let band: String
        /// Whether the total was estimated because one or two questions were left out.
        public let isProrated: Bool
        /// The borders that the score was held against; `nil` for the scale's own.
        public let alternative: String?
        /// What the scale asks for and the person did not say, so that the safer border was taken.
        public let assumed: [PersonFact]
        /// At or beyond a cut-off: a reason to look closer.
        public let isPositive: Bool
        public let subscales: [Part]
        public let hasRedFlag: Bool
        public let region: Region?
        public let finishedAt: Moment
        /// Whether the person has kept it in a history of their own.
        public let isKept: Bool
        /// Months without a visit after which a history is forgotten.
        public let historyMonths: Int
    }

    /// One subscale.
    public struct Part: Codable, Sendable, Equatable {
        public let scale: String
        /// Points on the subscale's own range.
        public let total: Int
        public let band: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let sheet = try session.sheet(key: key)
        guard let total = sheet.total, let band = sheet.band, let finishedAt = sheet.finishedAt else {
            throw ScreeningError.noSheet
        }
        let parts = try session.rows(
            """
            SELECT scale, total, band FROM sheet_score WHERE sheet = \(sheet.id) ORDER BY scale
            \(unscoped: "the sheet was opened by its key")
            """
        ).map { Part(scale: try $0("scale"), total: try $0("total"), band: try $0("band")) }
        return Outcome(
            questionnaire: sheet.questionnaire, version: sheet.version, total: total, band: band,
            isProrated: sheet.isProrated, alternative: sheet.alternative, assumed: sheet.assumed,
            isPositive: sheet.isPositive, subscales: parts, hasRedFlag: sheet.worstRank > 0,
            region: sheet.isRegionChosen ? sheet.region : nil, finishedAt: finishedAt,
            isKept: sheet.history != nil,
            historyMonths: try session.book(KeepingPolicy.self).rule(on: session.today).historyMonths)
    }
}
