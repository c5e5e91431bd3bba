public import CampaignRules
public import Care
import Foundation
public import Storage

/// How a campaign stands.
public enum CampaignState: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    case draft, submitted, approved, open, closed, ended, discarded

    /// Whether the plan is settled, so that those who carry it out see it.
    public var isSettled: Bool { [.approved, .open, .closed, .ended].contains(self) }
}

extension LegalBasis: SQLBindable, SQLReadable {}
extension AudienceKind: SQLBindable {}

/// A campaign in a list.
public struct CampaignCard: Codable, Sendable, Equatable {
    public let id: ID<Campaign>
    public let region: Region
    /// The unit that it belongs to; `nil` for a place.
    public let unit: String?
    public let template: String
    public let titles: [String: String]
    public let state: CampaignState
    public let opensAt: Moment
    public let closesAt: Moment
    /// Since when it should be open and something is missing; `nil` where nothing is.
    public let heldSince: Moment?

    static let columns: SQL = """
        c.id, c.region, c.unit, c.template, c.title_zh, c.title_en, c.state, c.opens_at, c.closes_at, c.held_since
        """

    init(_ row: Row) throws {
        id = try row("id")
        region = try row("region")
        unit = try row("unit")
        template = try row("template")
        titles = ["zh-Hans": try row("title_zh"), "en": try row("title_en")]
        state = try row("state")
        opensAt = try row("opens_at")
        closesAt = try row("closes_at")
        heldSince = try row("held_since")
    }
}

/// A whole campaign, as its row holds it.
public struct Campaign: Sendable {
    let card: CampaignCard
    let purpose: String
    let basis: LegalBasis?
    var audience: CampaignAudience
    let languages: [String]
    let visibility: Visibility
    let asksGuardianFrom14: Bool
    let retentionDays: Int
    let rooms: RoomPolicy
    let door: DoorPolicy
    let madeBy: String
    let madeAt: Moment
    let changedBy: String
    let submittedBy: String?
    let decidedBy: String?
    let decidedAt: Moment?
    let decisionReason: String?

    static let columns: SQL = CampaignCard.columns + """
        , c.purpose, c.basis, c.audience, c.languages, c.sights, c.asks_guardian_from_14, c.retention_days, c.made_by,
            c.made_at, c.changed_by, c.submitted_by, c.decided_by, c.decided_at, c.decision_reason, c.tells_of_flags,
            c.stuck_minutes, c.walk_ins, c.said_aloud, c.guardians_aloud
        """

    init(_ row: Row) throws {
        card = try CampaignCard(row)
        purpose = try row("purpose")
        basis = try row("basis")
        let kept: String = try row("audience")
        audience = try JSONDecoder().decode(CampaignAudience.self, from: Data(kept.utf8))
        languages = try row("languages", as: String.self).split(separator: " ").map(String.init)
        let sights: String = try row("sights")
        visibility = Visibility(Set(sights.split(separator: " ").compactMap { Visibility.Sight(code: String($0)) }))
        asksGuardianFrom14 = try row("asks_guardian_from_14")
        retentionDays = try row("retention_days")
        rooms = RoomPolicy(tellsOfFlags: try row("tells_of_flags"), stuckMinutes: try row("stuck_minutes"))
        door = DoorPolicy(
            walkIns: try row("walk_ins"), saidAloud: try row("said_aloud"),
            guardiansAloud: try row("guardians_aloud"))
        madeBy = try row("made_by")
        madeAt = try row("made_at")
        changedBy = try row("changed_by")
        submittedBy = try row("submitted_by")
        decidedBy = try row("decided_by")
        decidedAt = try row("decided_at")
        decisionReason = try row("decision_reason")
    }

    func plan(battery: [PlannedScale], hasPrivacyRecord: Bool) -> CampaignPlan {
        CampaignPlan(
            purpose: purpose, basis: basis, audience: audience, battery: battery, languages: languages,
            opensAt: card.opensAt, closesAt: card.closesAt, visibility: visibility, hasPrivacyRecord: hasPrivacyRecord,
            door: door)
    }
}

extension CampaignAudience {
    /// As its column holds it: keys in order, so that the same audience is the same text.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension Visibility {
    var text: String { sights.sorted().map(\.code).joined(separator: " ") }
}
