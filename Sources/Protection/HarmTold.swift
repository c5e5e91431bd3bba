public import Access
public import Care
import ProtectionRules
import Storage

/// A report of harm waits, or has waited too long: told with those who answer for it, and nothing of the person.
public struct HarmReported: Announcement {
    public let report: String
    /// Why it is told; the same once to each.
    public let cause: String
    public let isLate: Bool
    public let region: Region
    public let unit: String?
    /// Whom to tell: colleagues by their accounts.
    public let accounts: [String]
}

extension Session {
    /// The colleagues of the house who could be the second person, and the duty leads of the nearest place.
    func tellColleagues(of report: ID<HarmReport>, _ person: HarmSubject) throws {
        let leads = try leads(in: .nearest, above: person.region)
        let house = try rows(
            """
            SELECT p.account FROM published_post p
            WHERE p.unit = CAST(\(person.keeper) AS TEXT) AND p.role = \(Role.schoolPsychologyTeacher.rawValue)
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            \(unscoped: "whoever answers for it hears of it; of the report nothing is told")
            """
        ).map { try $0("account", as: String.self) }
        let accounts = Set(leads + house).subtracting([caller.id?.rawValue ?? ""]).sorted()
        guard !accounts.isEmpty else { return }
        announce(
            HarmReported(
                report: report.rawValue, cause: "harm report \(report)", isLate: false, region: person.region,
                unit: person.keeper, accounts: accounts))
    }

    /// The duty leads of the one place that a circle names.
    func leads(in circle: HarmCircle, above home: Region) throws -> [String] {
        let posts = try rows(
            """
            SELECT p.account, p.region FROM published_post p
            WHERE p.region IN \(list: home.upwards) AND p.unit IS NULL AND p.role = \(Role.dutyLead.rawValue)
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            \(unscoped: "whoever answers for it hears of it; of the report nothing is told")
            """
        ).map { (account: try $0("account", as: String.self), region: try $0("region", as: Region.self)) }
        let place = circle.place(above: home, manned: Set(posts.map(\.region)))
        return posts.filter { $0.region == place }.map(\.account)
    }
}
