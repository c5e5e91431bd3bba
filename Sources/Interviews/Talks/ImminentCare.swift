public import Access
public import Care
public import InterviewRules
import Storage

/// A talk has set the gravest level for a pupil: told at once to those who answer for the unit and for the county, and
/// nothing of whom it is about (rulebook C.3).
public struct ImminentCare: Announcement {
    /// The same once to each.
    public let cause: String
    public let circle: LateCircle
    public let titles: [String: String]
    public let region: Region
    public let unit: String?
    /// Whom to tell: colleagues by their accounts.
    public let accounts: [String]
}

extension Session {
    /// The same level again is no news; nor is it of anybody but a pupil, whose scheme alone asks for it.
    func tellOfImminence(_ level: CareLevel, of found: OpenFinding, by interview: ID<Interview>) throws {
        guard level == .imminent, found.level != .imminent, found.isPupil else { return }
        let titles = try titles(of: found)
        for circle in [LateCircle.head, .county] {
            let accounts = try colleagues(in: circle, of: found.keeper, at: found.region)
            guard !accounts.isEmpty else { continue }
            announce(
                ImminentCare(
                    cause: "imminent \(interview) \(circle.rawValue)", circle: circle, titles: titles,
                    region: found.region, unit: found.keeper, accounts: Array(Set(accounts)).sorted()))
        }
    }

    private func titles(of found: OpenFinding) throws -> [String: String] {
        let row = try row(
            """
            SELECT c.title_zh, c.title_en, u.name_zh, u.name_en
            FROM finding f \(LateCare.places) WHERE f.id = \(found.id)
            \(unscoped: "the finding itself was found within the scope")
            """)
        guard let row else { return [:] }
        return try row("name_zh", as: String?.self) == nil
            ? row.both("title_zh", "title_en") : row.both("name_zh", "name_en")
    }
}
