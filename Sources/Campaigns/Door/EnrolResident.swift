public import Access
import CampaignRules
public import Care
import Storage

/// Invites a resident who was just met at the door and written down, in the same transaction. Whoever is invited
/// already stays as they are, with the code that they have.
public struct EnrolResident: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var campaign: ID<Campaign>
    public var member: String
    /// Whether somebody stands there who decides for a child.
    public var hasGuardian: Bool

    public init(campaign: ID<Campaign>, member: String, hasGuardian: Bool) {
        self.campaign = campaign
        self.member = member
        self.hasGuardian = hasGuardian
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.ownedCampaign(campaign)
        let resident = try session.metAtDoor(member)
        // Another place's campaign is none of theirs, whatever else is to be said of it.
        guard found.card.region.contains(resident.region) else { throw Refusal.notFound }
        try found.checkDoor(at: session.now)
        guard session.isAsked(resident, found, try session.battery(of: campaign)) else {
            throw CampaignProblem.notOfAudience
        }
        let isChild = resident.age(on: session.today).map { $0 < ConsentRule.guardianAge } ?? true
        guard !isChild || hasGuardian else { throw CampaignProblem.missing(field: "guardian") }
        try session.invite([resident], to: campaign)
        guard try session.isInvited(member, to: campaign) else { throw CampaignProblem.alreadyInvited }
        return Done()
    }
}

extension Campaign {
    /// - Throws: `CampaignProblem`, where nobody is enrolled at the door now.
    func checkDoor(at now: Moment) throws(CampaignProblem) {
        guard card.state == .open, now < card.closesAt else { throw .notOpen }
        // A unit asks those on its own list; who lives around it is asked by the place.
        guard audience.kind == .resident, door.walkIns, card.unit == nil else { throw .noWalkIns }
        guard audience.sample == nil else { throw .drawnByLot }
    }
}

extension Session where Case == EnrolResident {
    fileprivate func metAtDoor(_ member: String) throws -> CampaignMember {
        let row = try row(
            """
            SELECT \(CampaignMember.columns) FROM published_member m
            WHERE m.id = \(member) AND m.house IS NULL AND m.kind = \(AudienceKind.resident)
            \(unscoped: "who was just written down, within the reach of whoever met them")
            """)
        guard let row else { throw Refusal.notFound }
        return try CampaignMember(row)
    }

    /// Whoever was taken off the list stays off it.
    fileprivate func isInvited(_ member: String, to campaign: ID<Campaign>) throws -> Bool {
        try row(
            """
            SELECT id FROM participant WHERE campaign = \(campaign) AND member = \(member) AND removed_at IS NULL
            \(unscoped: "who was just written down, within the reach of whoever met them")
            """) != nil
    }
}
