import Access
import Care
import ScreeningRules
import Storage

extension SQL {
    /// Whether a licence `c` has a successor: an approved one of the same scale that ends later.
    static let isReplaced: SQL =
        """
        EXISTS (
            SELECT 1 FROM instrument_licence n JOIN instrument_load m ON m.id = n.load
            WHERE n.instrument = c.instrument AND m.state = 'approved' AND n.valid_until > c.valid_until)
        """
}

extension Session {
    /// The last day on which a licence that the ledger warns of may end.
    var lastDueDay: Day { today.adding(days: LicenceTerm.warningDays) }

    func licences(_ choice: ListLicences.Choice, page: Int) throws -> [LicenceLine] {
        let skipped = max(0, min(page, 10_000) - 1) * LicenceLine.perPage
        return try rows(
            """
            SELECT c.load, c.instrument, i.slug, i.title_zh, i.title_en, i.region, i.unit, \(LicenceFacts.columns),
                \(SQL.isReplaced) AS replaced, u.used, w.at AS warned_at
            FROM instrument_licence c JOIN instrument_load l ON l.id = c.load
            JOIN instrument i ON i.id = c.instrument
            LEFT JOIN published_licence_use u ON u.licence = c.load
            LEFT JOIN licence_notice w ON w.licence = c.load AND w.standing = \(LicenceStanding.endsSoon.rawValue)
            WHERE l.state = 'approved' AND \(scope, region: "i.region", unit: "i.unit")
                AND (\(choice == .all) OR NOT \(SQL.isReplaced))
                AND (\(choice != .due) OR c.valid_until <= \(lastDueDay))
            ORDER BY c.valid_until, c.load LIMIT \(LicenceLine.perPage + 1) OFFSET \(skipped)
            """
        ).map { try LicenceLine($0, on: today) }
    }

    func licencesDue() throws -> Int {
        let row = try row(
            """
            SELECT COUNT(*) AS number FROM instrument_licence c JOIN instrument_load l ON l.id = c.load
            JOIN instrument i ON i.id = c.instrument
            WHERE l.state = 'approved' AND c.valid_until <= \(lastDueDay) AND NOT \(SQL.isReplaced)
                AND \(scope, region: "i.region", unit: "i.unit")
            """)
        return try row?("number") ?? 0
    }
}
