import Access
import Care
import Storage

/// Counting: everybody who was invited, place by place. Each statement counts one school, so that it takes some
/// hundredths of a second however large the county is.
extension Session where Case == DrawReport {
    /// Everything of one school: its classes, then its grades and the school from them.
    func count(_ house: CountedHouse, _ edition: Edition) throws {
        let person = SQL.person(of: edition, house: house.code)
        try count(edition, person, house.scales, level: "class")
        let here: SQL = "house = \(house.code)"
        try sum(edition, "level = 'class' AND \(here)", into: "above", level: "grade", above: house.code)
        let above = edition.above(house.code, in: house.region)
        try sum(
            edition, "level = 'grade' AND \(here)", into: "house", level: above == nil ? "whole" : "house",
            above: above)
    }

    /// Those who are invited by the place where they live.
    func count(township: Region, _ scales: [CountedScale], _ edition: Edition) throws {
        let above = edition.above(township.code, in: township)
        let person = SQL.person(of: edition, township: township, above: above)
        try count(edition, person, scales, level: above == nil ? "whole" : "township")
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

    /// The gravest red flag of all sittings of a person: the answers of one that does not count leave the statistics,
    /// its flag stays.
    private static func rank(in sheets: SQL) -> SQL {
        "COALESCE((SELECT MAX(s.worst_rank) FROM \(sheets) s WHERE s.participant = w.id), 0)"
    }

    private func count(_ edition: Edition, _ person: SQL, _ scales: [CountedScale], level: String) throws {
        let only = Measure.onlyCell
        try count(
            edition, person, level: level, points: "0",
            of: "CASE WHEN w.sitting IS NULL THEN 'missing' ELSE 'handedIn' END", cell: "CAST(\(only) AS TEXT)",
            from: "FROM person w")
        try count(
            edition, person, level: level, points: "0", of: "'flags'",
            cell: "CASE WHEN w.rank = 0 THEN 'none' WHEN w.rank <= 2 THEN 'yellow' ELSE 'red' END",
            from: """
                FROM (SELECT g.place, g.above, g.region, g.house,
                        CASE WHEN g.earlier > g.rank THEN g.earlier ELSE g.rank END AS rank
                    FROM (SELECT w.place, w.above, w.region, w.house,
                            \(Self.rank(in: "published_set_aside_sheet")) AS earlier,
                            \(Self.rank(in: "published_sitting_sheet")) AS rank
                        FROM person w WHERE w.sitting IS NOT NULL) g) w
                """)
        try countAudience(edition, person, level: level)
        for scale in scales { try count(edition, person, scale, level: level) }
    }

    /// A sheet counts when nothing speaks against it and every band of it is known, also those of subscales: all
    /// tables of a scale then tell of the same people.
    private func count(_ edition: Edition, _ person: SQL, _ scale: CountedScale, level: String) throws {
        let (name, only) = (scale.name, Measure.onlyCell)
        let sheets: SQL = """
            FROM person w JOIN published_any_sheet s ON s.sitting = w.sitting
                AND s.questionnaire = \(scale.questionnaire) AND s.version = \(scale.version)
            """
        let isWhole: SQL = scale.subscales.isEmpty
            ? "s.band IS NOT NULL AND s.total IS NOT NULL"
            : """
                s.band IS NOT NULL AND s.total IS NOT NULL AND \(scale.subscales.count) = (
                    SELECT COUNT(*) FROM published_sitting_score c
                    WHERE c.sheet = s.sheet AND c.band IS NOT NULL AND c.scale IN \(list: scale.subscales))
                """
        try count(
            edition, person, level: level, points: "COALESCE(s.total, 0)",
            of: """
                CASE WHEN NOT (\(isWhole)) THEN 'unscored/' WHEN s.is_marked THEN 'marked/' ELSE 'bands/' END
                || CAST(\(name) AS TEXT)
                """,
            cell: "CASE WHEN \(isWhole) THEN s.band ELSE CAST(\(only) AS TEXT) END", from: sheets)
        try countMarks(edition, person, level: level, of: name, sheets, isWhole: isWhole)
        guard !scale.subscales.isEmpty else { return }
        try count(
            edition, person, level: level, points: "COALESCE(c.total, 0)",
            of: "'subscale/' || CAST(\(name) AS TEXT) || '/' || c.scale", cell: "c.band",
            from: """
                \(sheets) JOIN published_sitting_score c ON c.sheet = s.sheet AND c.scale IN \(list: scale.subscales)
                WHERE \(isWhole) AND NOT s.is_marked
                """)
    }

    func count(
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
