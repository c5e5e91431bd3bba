import Access
import CampaignRules
import Care
import Storage

/// One of those who are invited, as far as this room knows them: no name.
struct Participant {
    let id: String
    let campaign: String
    let region: Region
    let house: String?
    let unit: String?
    let bornMonth: BirthMonth
    let isRemoved: Bool

    static let columns: SQL = "p.id, p.campaign, p.region, p.house, p.unit, p.born_month, p.removed_at"

    /// The place on the list of the class, given with the invitation, so that a slip of paper and a class sheet call
    /// the same child by the same number. Who leaves keeps theirs; who comes from another class gets the next one.
    static let number: SQL = "p.number"

    init(_ row: Row) throws {
        id = try row("id")
        campaign = try row("campaign")
        region = try row("region")
        house = try row("house")
        unit = try row("unit")
        isRemoved = try row("removed_at", as: Moment?.self) != nil
        guard let month = BirthMonth(try row("born_month")) else { throw StorageError.column("born_month") }
        bornMonth = month
    }

    func age(on day: Day) -> Int { bornMonth.age(on: day) }
}

extension Session {
    /// One of the caller's own.
    /// - Parameter orWhoHasLeft: also somebody who was taken off the list, and may still take a consent back.
    /// - Throws: `Refusal.notFound` for everybody else's.
    func participant(_ id: String, in campaign: String, orWhoHasLeft: Bool = false) throws -> Participant {
        let row = try row(
            """
            SELECT \(Participant.columns) FROM published_participant p
            WHERE p.id = \(id) AND p.campaign = \(campaign) AND (\(orWhoHasLeft) OR p.removed_at IS NULL)
                AND \(scope, region: "p.region", unit: "p.house", residents: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        return try Participant(row)
    }

    /// Holds somebody until the end of the transaction. Whoever begins their sitting holds the same row: so a consent
    /// that is taken back is either seen there, or finds the sitting that was begun and deletes it.
    func hold(_ participant: String) throws {
        _ = try row(
            """
            SELECT p.id FROM published_participant p WHERE p.id = \(participant) \(DialectHole.forUpdate)
            \(unscoped: "the participant was found by their own secret or by the scope")
            """)
    }

    /// The campaign of somebody who was found already.
    func campaign(of participant: Participant) throws -> CampaignFacts {
        let row = try row(
            """
            SELECT \(CampaignFacts.columns) FROM published_campaign c WHERE c.id = \(participant.campaign)
            \(unscoped: "whoever is asked may know what they are asked about")
            """)
        guard let row else { throw Refusal.notFound }
        return try CampaignFacts(row)
    }

    /// What a unit is called; `nil` where there is none.
    func unitNames(_ code: String?) throws -> [String: String]? {
        guard let code else { return nil }
        return try row(
            """
            SELECT name_zh, name_en FROM published_unit WHERE code = \(code)
            \(unscoped: "the names of schools and classes are public")
            """
        ).map { try $0.names("name_zh", "name_en") }
    }
}
