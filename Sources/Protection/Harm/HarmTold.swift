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
    /// The colleagues who look after the person and could be the second one, and the duty leads of the nearest place.
    func tellColleagues(of report: ID<HarmReport>, _ person: HarmSubject) throws {
        let leads = try leads(in: .nearest, above: person.region)
        let keepers = try person.keeper.map { try whoKeeps(in: $0) }
            ?? holders(of: .counsellor, in: .nearest, above: person.region)
        let accounts = Set(leads + keepers).subtracting([caller.id?.rawValue ?? ""]).sorted()
        guard !accounts.isEmpty else { return }
        announce(
            HarmReported(
                report: report.rawValue, cause: "harm report \(report)", isLate: false, region: person.region,
                unit: person.keeper, accounts: accounts))
    }

    /// The psychology teachers of a school, the counsellors of a unit that has its own. A counsellor in a school keeps
    /// nobody by it (`Counselling`), and hears nothing.
    private func whoKeeps(in unit: String) throws -> [String] {
        try rows(
            """
            SELECT p.account FROM published_post p JOIN published_unit k ON k.code = p.unit
            WHERE p.unit = \(unit) AND (p.role = \(Role.schoolPsychologyTeacher.rawValue)
                    OR (p.role = \(Role.counsellor.rawValue) AND k.kind IN \(list: Counselling.unitKinds.sorted())))
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            \(unscoped: "whoever keeps the person hears of it; of the report nothing is told")
            """
        ).map { try $0("account") }
    }

    /// The duty leads of the one place that a circle names.
    func leads(in circle: HarmCircle, above home: Region) throws -> [String] {
        try holders(of: .dutyLead, in: circle, above: home)
    }

    /// Who holds a post in the one place that a circle names, of the places that have somebody.
    func holders(of role: Role, in circle: HarmCircle, above home: Region) throws -> [String] {
        let posts = try rows(
            """
            SELECT p.account, p.region FROM published_post p
            WHERE p.region IN \(list: home.upwards) AND p.unit IS NULL AND p.role = \(role.rawValue)
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            \(unscoped: "whoever answers for it hears of it; of the report nothing is told")
            """
        ).map { (account: try $0("account", as: String.self), region: try $0("region", as: Region.self)) }
        let place = circle.place(above: home, manned: Set(posts.map(\.region)))
        return posts.filter { $0.region == place }.map(\.account)
    }
}
