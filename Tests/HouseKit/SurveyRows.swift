public import Care
public import Reports
import Storage

/// An awareness survey of invented residents, by the questions of the GAD-7: with three points, they know.
public struct SurveyedCounty {
    public static let items = ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"]

    public let campaign: ID<ReportedCampaign>

    /// - Parameters:
    ///   - strata: the age where each begins, its frame, how many answered and how many of them know.
    ///   - missing: how many more of each stratum were drawn.
    ///   - kind: what they are on the list of a unit; residents of a place where nothing is said.
    public init(
        _ town: Town, template: String = "awareness", missing: Int = 15,
        _ strata: [(age: Int, frame: Int, people: Int, right: Int)] = [(20, 1_000, 50, 20), (40, 3_000, 100, 60)],
        method: String = "byAge", withdrawn: Int = 0, gone: Int = 0, listedAs kind: String? = nil
    ) async throws {
        let survey = try await town.campaign("0192f0c1-5f3a-7c00-8000-0000000c0de5")
        campaign = ID(survey.id)
        try await town.tamper(
            """
            UPDATE campaign SET state = 'closed', template = \(template), sights = 'statistics-planner',
                opens_at = \(town.clock.now.adding(hours: -48)), closes_at = \(town.clock.now.adding(hours: -24))
            WHERE id = \(campaign)
            """)
        for stratum in strata {
            let mark = "age \(stratum.age)"
            try await town.answer(
                AnsweredClass(nil, [stratum.people, 0, 0, 0], missing: missing), in: survey.id, mark: mark)
            try await town.tamper(
                """
                INSERT INTO campaign_stratum (campaign, stratum, method, frame, drawn)
                VALUES (\(campaign), \("\(stratum.age)"), \(method), \(stratum.frame), \(stratum.people + missing))
                """)
            try await town.tamper(
                """
                INSERT INTO campaign_drawn (campaign, member, stratum)
                SELECT campaign, member, CAST(\("\(stratum.age)") AS TEXT) FROM participant
                WHERE campaign = \(campaign) AND id LIKE \("\(mark) %")
                """)
            for item in Self.items {
                try await town.tamper(
                    """
                    INSERT INTO answer (sheet, item, option, at)
                    SELECT id, CAST(\(item) AS TEXT),
                        CASE WHEN CAST(SUBSTR(id, 14) AS INTEGER) <= \(stratum.right) THEN 'LA6571-9'
                            ELSE 'LA6568-5' END, 0
                    FROM sheet WHERE id LIKE \("sheet \(mark) %")
                    """)
            }
        }
        if let kind {
            let house = TownPlaces.northSchool
            try await town.tamper(
                """
                INSERT INTO member (id, region, house, unit, kind, born_month, sex, name_mask, identity,
                    identity_index, name_index, joined_at)
                SELECT member, region, CAST(\(house) AS TEXT), CAST(\(house) AS TEXT), CAST(\(kind) AS TEXT),
                    '1980-05', 'female', '某*', \([UInt8]("somebody".utf8)), member, member, 0
                FROM participant WHERE campaign = \(campaign)
                """)
            try await town.tamper(
                """
                INSERT INTO campaign_site (campaign, unit, region)
                VALUES (\(campaign), \(house), \(TownPlaces.northTownship))
                """)
            for table: SQL in ["participant", "sitting"] {
                try await town.tamper(
                    """
                    UPDATE \(table) SET house = CAST(\(house) AS TEXT), unit = CAST(\(house) AS TEXT)
                    WHERE campaign = \(campaign)
                    """)
            }
        } else {
            try await town.tamper("UPDATE participant SET house = NULL, unit = NULL WHERE campaign = \(campaign)")
        }
        try await town.performBySystem(StartReports())
        while try await town.number("SELECT COUNT(*) AS number FROM report_edition WHERE drawn_at IS NULL") > 0 {
            try await town.performBySystem(DrawReport(campaign: campaign))
        }
        for number in 0..<withdrawn {
            try await town.tamper("UPDATE sitting SET finished_at = NULL WHERE id = \("sitting age 20 \(number + 1)")")
        }
        for number in 0..<gone {
            try await town.tamper(
                "UPDATE participant SET removed_at = 1 WHERE id = \("age 20 missing \(number)")")
        }
        try await town.performBySystem(DrawSurvey(campaign: campaign))
    }
}
