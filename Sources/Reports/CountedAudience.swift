import Access
import Care
import ReportRules
import Storage

/// Of what age and sex the people of each place are who have handed in: a norm is chosen by it. Counted like all else,
/// and kept as the ages of nine in ten, which tell of nobody.
extension Session where Case == DrawReport {
    func countAudience(_ edition: Edition, _ person: SQL, level: String) throws {
        let handedIn: SQL = "FROM person w WHERE w.sitting IS NOT NULL"
        try count(
            edition, person, level: level, points: "0", of: "'ages'", cell: "CAST(w.age AS TEXT)",
            from: """
                FROM (SELECT w.place, w.above, w.region, w.house, \(SQL.age("w", on: edition.closesAt.day)) AS age
                    \(handedIn)) w
                WHERE w.age IS NOT NULL
                """)
        try count(
            edition, person, level: level, points: "0", of: "'sexes'", cell: "COALESCE(w.sex, 'unknown')",
            from: handedIn)
    }

    /// One in twenty at each end is left out: who repeats a year, and a birth date with a slip of the pen, must not
    /// keep a norm away from all others. Of fewer than twenty nobody would be left out, and an end would be the age of
    /// one person: they are compared with norms of all ages alone.
    func keepAudience(_ edition: Edition) throws {
        try run(
            """
            INSERT INTO report_audience (campaign, place, region, house, youngest, oldest, sex)
            SELECT a.campaign, a.place, MIN(a.region), MIN(a.house),
                MIN(CASE WHEN a.until_here * 20 > a.people THEN a.age END),
                MIN(CASE WHEN a.until_here * 20 >= a.people * 19 THEN a.age END),
                (SELECT CASE WHEN COUNT(*) = 1 THEN MIN(s.cell) END FROM report_count s
                    WHERE s.campaign = a.campaign AND s.measure = 'sexes' AND s.place = a.place)
            FROM (
                SELECT c.campaign, c.place, c.region, c.house, CAST(c.cell AS BIGINT) AS age,
                    SUM(c.people) OVER (PARTITION BY c.place ORDER BY CAST(c.cell AS BIGINT)) AS until_here,
                    SUM(c.people) OVER (PARTITION BY c.place) AS people
                FROM report_count c WHERE c.campaign = \(edition.campaign) AND c.measure = 'ages'
            ) a
            WHERE CAST(a.people AS BIGINT) >= \(2 * SmallNumbers.cell)
            GROUP BY a.campaign, a.place \(unscoped: "a job of the platform draws the report of every campaign")
            """)
    }
}

extension SQL {
    /// Whole years on a day, of somebody of whom the month of birth is known.
    static func age(_ person: SQL, on day: Day) -> SQL {
        let months = day.civil.year * 12 + day.civil.month
        return """
            CASE WHEN LENGTH(\(person).born_month) = 7 THEN (\(months)
                - CAST(SUBSTR(\(person).born_month, 1, 4) AS BIGINT) * 12
                - CAST(SUBSTR(\(person).born_month, 6, 2) AS BIGINT)) / 12 END
            """
    }
}
