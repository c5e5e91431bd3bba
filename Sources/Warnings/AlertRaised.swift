public import Access
public import Care
import Storage
import WarningRules

/// An alert waits, new, graver than before, or in other hands: told with those who are to hear of it, and nothing of
/// the person.
public struct AlertRaised: Announcement {
    public let alert: String
    /// 1 to 4.
    public let rank: Int
    public let region: Region
    public let unit: String?
    /// When it was heard anew after it had been closed; `nil` the first time.
    public let reopened: Moment?
    /// Whom to tell: colleagues by their accounts.
    public let accounts: [String]

    /// Nobody is told twice of the same: whoever has heard of it hears again only when it is graver, or was over.
    public var cause: String {
        "alert \(alert) \(rank)" + (reopened.map { " again \($0.milliseconds)" } ?? "")
    }
}

extension Session {
    /// - Parameter holder: where it is held now.
    func tell(
        of alert: ID<Alert>, _ severity: Severity, heldBy holder: Region, unit: String?, in region: Region,
        reopened: Moment? = nil
    ) throws {
        let accounts = try colleaguesToTell(of: unit, heldBy: holder)
        guard !accounts.isEmpty else { return }
        announce(
            AlertRaised(
                alert: alert.rawValue, rank: severity.rawValue, region: region, unit: unit, reopened: reopened,
                accounts: accounts))
    }

    /// Who is on duty where the alert is held; where nobody is, everybody who could take the duty there. And always
    /// the psychology teachers of the school, or the counsellors of any other unit (rulebook C.2, C.3).
    private func colleaguesToTell(of unit: String?, heldBy holder: Region) throws -> [String] {
        try rows(
            """
            SELECT o.account FROM (\(peopleOnDuty)) o WHERE o.region = \(holder)
            UNION
            SELECT p.account FROM published_post p
            WHERE p.region = \(holder) AND p.unit IS NULL AND p.role IN \(list: Self.dutyRoles)
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
                AND NOT EXISTS (SELECT 1 FROM (\(peopleOnDuty)) n WHERE n.region = \(holder))
            UNION
            SELECT t.account FROM published_post t JOIN published_unit k ON k.code = t.unit
            WHERE t.unit = CAST(\(unit) AS TEXT) AND (t.role = \(Role.schoolPsychologyTeacher.rawValue)
                    OR (t.role = \(Role.counsellor.rawValue) AND k.kind IN \(list: Counselling.unitKinds.sorted())))
                AND t.from_day <= \(today) AND (t.until_day IS NULL OR t.until_day >= \(today))
            \(unscoped: "whoever answers for it hears of it; of the alert nothing is told")
            """
        ).map { try $0("account", as: String.self) }
    }
}
