public import Access
import Care
import ScreeningRules
import Storage

/// Writes into the ledger when a licence begins to run out, and when it has run out.
///
/// Whether a licence counts is never decided by this note but by its days, so a note that comes late harms nobody.
/// Each note is written once, whichever server does it and however often it runs.
public struct WarnOfLicences: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// Every hour and mostly about nothing; what it writes bears its own time.
    public static let isAudited = false

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.note(.endsSoon, whenEndingBy: session.lastDueDay)
        try session.note(.ended, whenEndingBy: session.today.adding(days: -1))
        return Done()
    }
}

extension Session where Case == WarnOfLicences {
    fileprivate func note(_ standing: LicenceStanding, whenEndingBy day: Day) throws {
        try run(
            """
            INSERT INTO licence_notice (licence, standing, at)
            SELECT c.load, CAST(\(standing.rawValue) AS TEXT), CAST(\(now) AS BIGINT) FROM instrument_licence c
            JOIN instrument_load l ON l.id = c.load
            WHERE l.state = 'approved' AND c.valid_until <= \(day)
                AND NOT EXISTS (
                    SELECT 1 FROM licence_notice w WHERE w.licence = c.load
                        AND w.standing = CAST(\(standing.rawValue) AS TEXT))
            ON CONFLICT (licence, standing) DO NOTHING \(unscoped: "licences run out everywhere alike")
            """)
    }
}
