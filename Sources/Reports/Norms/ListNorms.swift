public import Access
import ScreeningRules
import Storage

/// Lists the norms that reports are compared with, by scale, the newest first: published figures with their sources,
/// open to everybody who reads reports.
public struct ListNorms: Query {
    public static let permission = Permission.readReports
    public static let opensIdentity = false
    public static let perPage = 50

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    /// A norm with the names of its scale.
    public struct Listed: Codable, Sendable, Equatable {
        public let norm: Norm
        /// By language; empty for a scale that nobody has any more.
        public let titles: [String: String]
        /// Of the subscale; empty for the total.
        public let partTitles: [String: String]
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let norms: [Listed]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let skipped = (max(1, min(page ?? 1, 10_000)) - 1) * Self.perPage
        let found = try session.rows(
            """
            SELECT \(Norm.columns) FROM norm n
            ORDER BY n.questionnaire, n.part, n.valid_from DESC, n.region, n.name
            LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            \(unscoped: "a norm is a published figure and no secret of a place")
            """)
        var listed: [Listed] = []
        for row in found.prefix(Self.perPage) {
            let norm = try Norm(row)
            let file = try session.versions(called: norm.questionnaire).last
            let part = file?.subscales.first { $0.id == norm.part }
            listed.append(
                Listed(
                    norm: norm, titles: file?.title.byLanguage ?? [:], partTitles: part?.title?.byLanguage ?? [:]))
        }
        return Outcome(norms: listed, hasMore: found.count > Self.perPage)
    }
}
