import Access
public import Care
public import InterviewRules
public import Storage
import WarningRules

extension RiskDateKind: SQLBindable, SQLReadable {}

/// A date of one school around which more pupils are at risk. It names nobody.
public struct RiskDate: Codable, Sendable, Equatable {
    public let id: ID<RiskDate>
    /// The school.
    public let unit: String
    public let kind: RiskDateKind
    public let day: Day
}

enum RiskDateSchema {
    static let migration: [SQL] = [
        "ALTER TABLE finding ADD COLUMN weeks_until TEXT",
        """
        CREATE TABLE risk_date (
            id TEXT PRIMARY KEY,
            region TEXT \(DialectHole.binaryCollation) NOT NULL,
            keeper TEXT NOT NULL,
            request TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('termStart', 'exam', 'results', 'anniversary')),
            day TEXT NOT NULL CHECK (LENGTH(day) = 10),
            noted_by TEXT NOT NULL,
            noted_at BIGINT NOT NULL,
            UNIQUE (keeper, kind, day)
        )
        """,
    ]
}

extension Session {
    /// Dates far enough around today that weeks which meet are seen to meet.
    private var span: (first: Day, last: Day) { (today.adding(days: -180), today.adding(days: 180)) }

    /// The dates of one school that touch today.
    func riskDays(of keeper: String) throws -> [RiskDay] {
        try rows(
            """
            SELECT d.kind, d.day FROM risk_date d
            WHERE d.keeper = \(keeper) AND d.day >= \(span.first) AND d.day <= \(span.last)
            \(unscoped: "the dates of a school say nothing of a person")
            """
        ).map { RiskDay(kind: try $0("kind"), day: try $0("day")) }
    }

    /// The same of every school.
    func riskDaysByKeeper() throws -> [String: [RiskDay]] {
        let found = try rows(
            """
            SELECT d.keeper, d.kind, d.day FROM risk_date d WHERE d.day >= \(span.first) AND d.day <= \(span.last)
            \(unscoped: "the dates of a school say nothing of a person")
            """
        ).map { (keeper: try $0("keeper", as: String.self), day: RiskDay(kind: try $0("kind"), day: try $0("day"))) }
        return Dictionary(grouping: found, by: \.keeper).mapValues { $0.map(\.day) }
    }

    func highRiskWeeks(in region: Region, besides own: [RiskDay]) throws -> HighRiskWeeks? {
        try book(HighRiskCalendars.self).edition(for: region, on: today).weeks(on: today, besides: own)
    }

    /// The weeks of today that bring somebody of a level closer; pupils alone, and only after a talk has set it.
    func highRiskWeeks(
        of level: CareLevel?, in region: Region, keeper: String?, isPupil: Bool
    ) throws -> HighRiskWeeks? {
        guard isPupil, let level, level.inHighRiskWeeks != level else { return nil }
        return try highRiskWeeks(in: region, besides: try keeper.map { try riskDays(of: $0) } ?? [])
    }

    /// By the records that hold: of one whose day was mended the mended day counts.
    func lastTalk(of finding: ID<Finding>) throws -> Moment? {
        try row(
            """
            SELECT MAX(i.held_at) AS held_at FROM interview i WHERE i.finding = \(finding)
                AND NOT EXISTS (SELECT 1 FROM interview n WHERE n.corrects = i.id)
            \(unscoped: "the finding itself was found within the scope")
            """
        ).flatMap { try $0("held_at", as: Moment?.self) }
    }
}
