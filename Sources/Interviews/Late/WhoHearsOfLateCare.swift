import Access
import Care
import InterviewRules
import Storage

extension Session {
    /// The colleagues of one circle, by their accounts. They learn how many there are, and nothing of whom.
    func colleagues(in circle: LateCircle, of keeper: String?, at home: Region) throws -> [String] {
        switch (circle, keeper) {
        case (.keeper, let unit?): try whoTalks(in: unit)
        case (.head, let unit?): try heads(of: unit)
        case (.keeper, nil): try holders(of: .counsellor, in: circle, above: home)
        case (.head, nil), (.county, _): try holders(of: .dutyLead, in: circle, above: home)
        }
    }

    private func whoTalks(in unit: String) throws -> [String] {
        try rows(
            """
            SELECT p.account FROM published_post p JOIN published_unit k ON k.code = p.unit
            WHERE p.unit = \(unit) AND (p.role = \(Role.schoolPsychologyTeacher.rawValue)
                    OR (p.role = \(Role.counsellor.rawValue) AND k.kind IN \(list: Counselling.unitKinds.sorted())))
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            \(unscoped: "whoever keeps a person hears that a time is over")
            """
        ).map { try $0("account") }
    }

    private func heads(of unit: String) throws -> [String] {
        try rows(
            """
            SELECT p.account FROM published_post p
            WHERE p.unit = \(unit) AND p.role = \(Role.unitAdministrator.rawValue)
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            \(unscoped: "whoever answers for a unit hears how many are over their time, not who")
            """
        ).map { try $0("account") }
    }

    private func holders(of role: Role, in circle: LateCircle, above home: Region) throws -> [String] {
        let posts = try rows(
            """
            SELECT p.account, p.region FROM published_post p
            WHERE p.region IN \(list: home.upwards) AND p.unit IS NULL AND p.role = \(role.rawValue)
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            \(unscoped: "whoever answers for a place hears how many are over their time, not who")
            """
        ).map { (account: try $0("account", as: String.self), region: try $0("region", as: Region.self)) }
        let place = circle.place(above: home, manned: Set(posts.map(\.region)))
        return posts.filter { $0.region == place }.map(\.account)
    }
}
