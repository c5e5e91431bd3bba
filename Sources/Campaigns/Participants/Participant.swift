import Access
public import Care
import Storage

/// Somebody who is invited. No name is kept here; the member it belongs to is known by an identifier.
public struct Participant: Codable, Sendable, Equatable {
    public let id: ID<Participant>
    public let member: String
    /// The class or department; `nil` for a resident.
    public let unit: String?
    /// The place on the list of the class, as slips and class sheets bear it; 0 for whoever belongs to none.
    public let number: Int
    /// `2015-03`.
    public let bornMonth: String
    public let sex: String?
    public let invitedAt: Moment
    public let isRemoved: Bool

    init(_ row: Row) throws {
        id = try row("id")
        member = try row("member")
        unit = try row("unit")
        number = try row("number")
        bornMonth = try row("born_month")
        sex = try row("sex")
        invitedAt = try row("invited_at")
        isRemoved = try row("removed_at", as: Moment?.self) != nil
    }
}

/// A participant whom the caller may do something about.
struct FoundParticipant {
    let id: ID<Participant>
    let campaign: ID<Campaign>
    let house: String?
    let region: Region
    let state: CampaignState
}

extension Session {
    /// - Throws: `Refusal.notFound` out of reach; `CampaignProblem.notOpen` once the campaign is over.
    func participant(_ id: ID<Participant>) throws -> FoundParticipant {
        let row = try row(
            """
            SELECT p.id, p.campaign, p.house, p.region, c.state FROM participant p JOIN campaign c ON c.id = p.campaign
            WHERE p.id = \(id) AND \(scope, region: "p.region", unit: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        let found = FoundParticipant(
            id: id, campaign: try row("campaign"), house: try row("house"), region: try row("region"),
            state: try row("state"))
        about("participant \(id)", region: found.region)
        guard found.state == .open else { throw CampaignProblem.notOpen }
        return found
    }
}
