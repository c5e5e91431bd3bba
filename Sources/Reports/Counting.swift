import Access
import Care
import Storage

/// Counting: everybody who was invited, place by place. Each statement counts one school, so that it takes some
/// hundredths of a second however large the county is.
extension Session where Case == DrawReport {
    /// Everything of one school: its classes, then its grades and the school from them.
    func count(house: String, in region: Region, _ edition: Edition) throws {
        let person = Self.person(of: edition.campaign, house: house)
        try count(edition, person, level: "class")
        try sum(edition, "level = 'class' AND house = \(house)", into: "above", level: "grade", above: house)
        let above = edition.above(house, in: region)
        try sum(
            edition, "level = 'grade' AND house = \(house)", into: "house", level: above == nil ? "whole" : "house",
            above: above)
    }

    /// Those who are invited by the place where they live, township by township.
    func countResidents(_ edition: Edition) throws {
        let townships = try rows(
            """
            SELECT DISTINCT SUBSTR(region, 1, 9) || '000' AS township FROM published_participant
            WHERE campaign = \(edition.campaign) AND house IS NULL AND removed_at IS NULL ORDER BY 1
            \(unscoped: "a job of the platform draws the report of every campaign")
            """
        ).map { try $0("township", as: Region.self) }
        for township in townships {
            let above = edition.above(township.code, in: township)
            let person = Self.person(of: edition.campaign, township: township, above: above)
            try count(edition, person, level: above == nil ? "whole" : "township")
        }
    }

    /// Counties and the whole, from the schools and townships.
    func sumUp(_ edition: Edition) throws {
        try sum(
            edition, "level IN ('house', 'township') AND above <> \(edition.whole)", into: "above", level: "county",
            above: edition.whole)
        let isThere = try row(
            """
            SELECT 1 AS found FROM report_count
            WHERE campaign = \(edition.campaign) AND place = \(edition.whole) LIMIT 1
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        guard isThere == nil else { return }
        try sum(edition, "above = \(edition.whole)", into: "above", level: "whole", above: nil)
    }

    /// People with the grade and the class that they belong to. Who stands in no class is a part as well, or the
    /// classes would not come to the school.
    private static func person(of campaign: ID<ReportedCampaign>, house: String) -> SQL {
        """
        SELECT p.id, p.region, p.house,
            CASE WHEN u.code IS NULL OR u.code = p.house THEN p.house || '/0'
                WHEN u.parent IS NULL OR u.parent = p.house THEN u.code ELSE u.parent END AS above,
            CASE WHEN u.code IS NULL OR u.code = p.house THEN p.house || '/0/0'
                WHEN u.parent IS NULL OR u.parent = p.house THEN u.code || '/0' ELSE u.code END AS place
        FROM published_participant p LEFT JOIN published_unit u ON u.code = p.unit
        WHERE p.campaign = \(campaign) AND p.house = \(house) AND p.removed_at IS NULL
        """
    }

    private static func person(of campaign: ID<ReportedCampaign>, township: Region, above: String?) -> SQL {
        """
        SELECT p.id, CAST(\(township) AS TEXT) AS region, p.house, CAST(\(above) AS TEXT) AS above,
            CAST(\(township) AS TEXT) AS place
        FROM published_participant p
        WHERE p.campaign = \(campaign) AND p.house IS NULL AND p.removed_at IS NULL
            AND p.region >= \(township.prefix) AND p.region < \(township.prefix + "~")
        """
    }

    /// The gravest red flag of a sitting that was followed by another: its answers leave the statistics, this stays.
    private static var earlierRank: SQL {
        """
        COALESCE((SELECT MAX(a.worst_rank) FROM published_set_aside_sheet a WHERE a.participant = w.id), 0)
        """
    }

    private func count(_ edition: Edition, _ person: SQL, level: String) throws {
        let answers: SQL = """
            FROM person w JOIN published_sitting_sheet s ON s.participant = w.id AND s.finished_at IS NOT NULL
            """
        try count(
            edition, person, level: level, points: "0",
            of: "CASE WHEN t.finished_at IS NULL THEN 'missing' ELSE 'handedIn' END", cell: "'people'",
            from: "FROM person w LEFT JOIN published_sitting t ON t.participant = w.id")
        try count(
            edition, person, level: level, points: "0", of: "'flags'",
            cell: "CASE WHEN w.rank = 0 THEN 'none' WHEN w.rank <= 2 THEN 'yellow' ELSE 'red' END",
            from: """
                FROM (SELECT w.place, w.above, w.region, w.house, CASE WHEN MAX(s.worst_rank) >= \(Self.earlierRank)
                        THEN MAX(s.worst_rank) ELSE \(Self.earlierRank) END AS rank \(answers)
                    GROUP BY w.place, w.above, w.region, w.house, w.id) w
                """)
        try count(
            edition, person, level: level, points: "s.total",
            of: """
                CASE WHEN s.is_marked THEN 'marked/' ELSE 'bands/' END || s.questionnaire || '/' || s.version
                """, cell: "s.band", from: "\(answers) WHERE s.band IS NOT NULL AND s.total IS NOT NULL")
        try count(
            edition, person, level: level, points: "c.total",
            of: "'subscale/' || s.questionnaire || '/' || s.version || '/' || c.scale", cell: "c.band",
            from: """
                \(answers) JOIN published_sitting_score c ON c.sheet = s.sheet
                WHERE c.band IS NOT NULL AND NOT s.is_marked
                """)
    }

    private func count(
        _ edition: Edition, _ person: SQL, level: String, points: SQL, of measure: SQL, cell: SQL, from: SQL
    ) throws {
        try run(
            """
            INSERT INTO report_count
                (campaign, measure, place, cell, above, level, region, house, people, points, squares)
            WITH person AS (\(person))
            SELECT CAST(\(edition.campaign) AS TEXT), \(measure), w.place, \(cell), MIN(w.above),
                CAST(\(level) AS TEXT), MIN(w.region), MIN(w.house), COUNT(*), SUM(\(points)),
                SUM(\(points) * \(points))
            \(from) GROUP BY 2, 3, 4 \(unscoped: "a job of the platform draws the report of every campaign")
            """)
    }

    private func sum(_ edition: Edition, _ rows: SQL, into place: SQL, level: String, above: String?) throws {
        try run(
            """
            INSERT INTO report_count
                (campaign, measure, place, cell, above, level, region, house, people, points, squares)
            SELECT campaign, measure, \(place), cell, CAST(\(above) AS TEXT), CAST(\(level) AS TEXT), MIN(region),
                MIN(house), SUM(people), SUM(points), SUM(squares)
            FROM report_count WHERE campaign = \(edition.campaign) AND \(rows)
            GROUP BY campaign, measure, \(place), cell
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        try widen(edition, level: level)
    }

    /// A county or the whole lies where its code says, and belongs to no school.
    private func widen(_ edition: Edition, level: String) throws {
        guard level == "county" || level == "whole" else { return }
        let isUnit = edition.whole != edition.region.code
        if level == "whole" && isUnit { return }
        try run(
            """
            UPDATE report_count SET region = place, house = NULL
            WHERE campaign = \(edition.campaign) AND level = \(level)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
    }
}
