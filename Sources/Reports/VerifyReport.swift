public import Access
public import Care
import ScreeningRules
import Storage

/// Counts a campaign's sheets once more, by other statements than those that drew its report, and compares every
/// cell of the whole, of each school and of each class; of a survey each line that is told, and each estimate. For the
/// operator, and for `bench/prove`.
///
/// Whoever took their answers back after the report was drawn makes a difference, and so does a red flag in a second
/// sitting that was begun after it; a report is not drawn again.
public struct VerifyReport: Query {
    public static let permission = Permission.operate
    public static let unattended = true
    public static let opensIdentity = false
    static let mostNamed = 20

    public var campaign: ID<ReportedCampaign>

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// How many cells were compared.
        public let cells: Int
        public let differing: Int
        /// The first of them: place, measure, cell, what was kept and what there is.
        public let named: [String]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let survey = try session.recountedSurvey(campaign)
        let kept = try session.kept(campaign).merging(survey.kept) { first, _ in first }
        let recounted = try session.recounted(campaign).merging(survey.recounted) { first, _ in first }
            .filter { kept.hasAudience || !$0.key.isOfAudience }
        let keys = Set(kept.keys).union(recounted.keys)
        let differing = keys.filter { kept[$0] != recounted[$0] }.sorted()
        return Outcome(
            cells: keys.count, differing: differing.count,
            named: differing.prefix(Self.mostNamed).map { "\($0): \(kept[$0] ?? 0) kept, \(recounted[$0] ?? 0) there" })
    }
}

extension [String: Int] {
    /// Whether ages and sexes were counted: not by versions that knew no norms.
    fileprivate var hasAudience: Bool { keys.contains(where: \.isOfAudience) }
}

extension String {
    fileprivate var isOfAudience: Bool { contains(" ages ") || contains(" sexes ") }
}

extension Session where Case == VerifyReport {
    fileprivate func kept(_ campaign: ID<ReportedCampaign>) throws -> [String: Int] {
        try table(
            """
            SELECT CASE level WHEN 'whole' THEN 'all' WHEN 'house' THEN 'house ' || place
                ELSE 'class ' || REPLACE(place, '/0', '') END AS place, measure, cell, people
            FROM report_count WHERE campaign = \(campaign) AND level IN ('whole', 'house', 'class')
            \(unscoped: "the operator compares all of a campaign")
            """)
    }

    /// Sheet by sheet, from the sheets' side and not from the participants', without any sum of sums.
    fileprivate func recounted(_ campaign: ID<ReportedCampaign>) throws -> [String: Int] {
        let (whole, closed, until) = try edition(of: campaign)
        let places: [SQL] = [
            "'all'", "'house ' || p.house",
            "'class ' || COALESCE((SELECT u.code FROM published_unit u WHERE u.code = p.unit), p.house)",
        ]
        let scales = try scales(of: campaign)
        let tellsMarks = try tellsMarks(campaign)
        return try places.reduce(into: [:]) { found, place in
            let sheets = scales.flatMap {
                Self.sheets(campaign, until, place, $0) + (tellsMarks ? Self.marks(campaign, until, place, $0) : [])
            }
            for statement in Self.people(campaign, until, place, closed.day) + sheets {
                found.merge(try table(statement)) { first, _ in first }
            }
        }.filter { !$0.key.hasPrefix("house \(whole) ") }
    }

    func edition(of campaign: ID<ReportedCampaign>) throws -> (whole: String, closed: Moment, until: Moment) {
        let found = try row(
            """
            SELECT whole, closes_at, \(Edition.countsUntil) AS counts_until FROM report_edition e
            WHERE campaign = \(campaign) \(unscoped: "the operator compares all of a campaign")
            """)
        guard let found else { throw Refusal.notFound }
        return (try found("whole"), try found("closes_at"), try found("counts_until"))
    }

    /// Both sittings of whoever has two.
    static var sittings: SQL {
        """
        (SELECT participant, finished_at FROM published_sitting
        UNION ALL SELECT participant, finished_at FROM published_set_aside)
        """
    }

    /// Whether a sheet was handed in until a moment, and nothing by the same person between the two.
    static func isLast(_ sheet: SQL, _ until: Moment) -> SQL {
        """
        \(sheet).finished_at <= \(until) AND NOT EXISTS (
            SELECT 1 FROM \(sittings) t WHERE t.participant = \(sheet).participant
                AND t.finished_at > \(sheet).finished_at AND t.finished_at <= \(until))
        """
    }

    private static func people(
        _ campaign: ID<ReportedCampaign>, _ until: Moment, _ place: SQL, _ day: Day
    ) -> [SQL] {
        let (done, rank): (SQL, SQL) = (
            "SELECT 1 FROM \(sittings) t WHERE t.participant = p.id AND t.finished_at <= \(until)",
            """
            SELECT 1 FROM (
                SELECT participant, worst_rank FROM published_sitting_sheet
                UNION ALL SELECT participant, worst_rank FROM published_set_aside_sheet
            ) s WHERE s.participant = p.id AND s.worst_rank
            """
        )
        let cells: [(SQL, SQL, SQL)] = [
            ("'handedIn'", "'people'", "EXISTS (\(done))"),
            ("'missing'", "'people'", "NOT EXISTS (\(done))"),
            ("'flags'", "'none'", "EXISTS (\(done)) AND NOT EXISTS (\(rank) > 0)"),
            ("'flags'", "'yellow'", "EXISTS (\(done)) AND EXISTS (\(rank) > 0) AND NOT EXISTS (\(rank) > 2)"),
            ("'flags'", "'red'", "EXISTS (\(done)) AND EXISTS (\(rank) > 2)"),
            ("'ages'", "CAST(\(SQL.age("p", on: day)) AS TEXT)", "EXISTS (\(done)) AND LENGTH(p.born_month) = 7"),
            ("'sexes'", "COALESCE(p.sex, 'unknown')", "EXISTS (\(done))"),
        ]
        return cells.map { measure, cell, condition in
            """
            SELECT \(place) AS place, \(measure) AS measure, \(cell) AS cell, COUNT(*) AS people
            FROM published_participant p
            WHERE p.campaign = \(campaign) AND p.removed_at IS NULL AND \(place) IS NOT NULL AND \(condition)
            GROUP BY 1, 2, 3 \(unscoped: "the operator compares all of a campaign")
            """
        }
    }

    private func scales(of campaign: ID<ReportedCampaign>) throws -> [CountedScale] {
        try rows(
            """
            SELECT DISTINCT questionnaire, version FROM published_any_sheet
            WHERE campaign = \(campaign) AND finished_at IS NOT NULL
            \(unscoped: "the operator compares all of a campaign")
            """
        ).map { row in
            let (slug, version): (String, String) = (try row("questionnaire"), try row("version"))
            let cells = ScaleCells(file: try questionnaire(slug, version: version))
            return CountedScale(questionnaire: slug, version: version, subscales: cells.subscales.map(\.id))
        }
    }

    /// Whether every band of a sheet is known.
    static func isWhole(_ scale: CountedScale) -> SQL {
        scale.subscales.reduce("s.band IS NOT NULL AND s.total IS NOT NULL") { whole, subscale in
            """
            \(whole) AND EXISTS (SELECT 1 FROM published_sitting_score c
                WHERE c.sheet = s.sheet AND c.scale = \(subscale) AND c.band IS NOT NULL)
            """
        }
    }

    private static func sheets(
        _ campaign: ID<ReportedCampaign>, _ until: Moment, _ place: SQL, _ scale: CountedScale
    ) -> [SQL] {
        let whole = isWhole(scale)
        let of: SQL = """
            s.campaign = \(campaign) AND \(isLast("s", until)) AND p.removed_at IS NULL AND \(place) IS NOT NULL
                AND s.questionnaire = \(scale.questionnaire) AND s.version = \(scale.version)
            """
        let totals: [(String, SQL, SQL)] = [
            ("bands", "s.band", "\(whole) AND NOT s.is_marked"), ("marked", "s.band", "\(whole) AND s.is_marked"),
            ("unscored", "'people'", "NOT (\(whole))"),
        ]
        return totals.map { kind, cell, condition in
            """
            SELECT \(place) AS place, CAST(\("\(kind)/\(scale.name)") AS TEXT) AS measure, \(cell) AS cell,
                COUNT(*) AS people
            FROM published_any_sheet s JOIN published_participant p ON p.id = s.participant
            WHERE \(of) AND \(condition) GROUP BY 1, 2, 3 \(unscoped: "the operator compares all of a campaign")
            """
        } + scale.subscales.map { subscale in
            """
            SELECT \(place) AS place, CAST(\("subscale/\(scale.name)/\(subscale)") AS TEXT) AS measure, c.band AS cell,
                COUNT(*) AS people
            FROM published_any_sheet s JOIN published_participant p ON p.id = s.participant
            JOIN published_sitting_score c ON c.sheet = s.sheet AND c.scale = \(subscale)
            WHERE \(of) AND \(whole) AND NOT s.is_marked GROUP BY 1, 2, 3
            \(unscoped: "the operator compares all of a campaign")
            """
        }
    }

    private func table(_ statement: SQL) throws -> [String: Int] {
        try rows(statement).reduce(into: [:]) { found, row in
            let (place, measure): (String, String) = (try row("place"), try row("measure"))
            found["\(place) \(measure) \(try row("cell", as: String.self))"] = try row("people")
        }
    }
}
