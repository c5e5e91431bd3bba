public import Access
public import CampaignRules
public import Care
import Storage

/// Reads a whole plan, with what it still lacks.
public struct ReadCampaign: Query {
    public static let permission = Permission.watchCampaigns
    public static let opensIdentity = false
    /// As many units as a page shows; the progress page has all.
    public static let mostUnits = 60

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: CampaignCard
        public let purpose: String
        public let basis: LegalBasis?
        public let audience: CampaignAudience
        public let battery: [PlannedScale]
        /// The scales of the battery with sentences that are long for the youngest who is asked.
        public let reading: [ScaleReading]
        public let languages: [String]
        /// Who sees what: `score-psychologyTeacher`.
        public let sights: [String]
        public let asksGuardianFrom14: Bool
        public let retentionDays: Int
        /// What a proctor is told in its rooms.
        public let rooms: RoomPolicy
        /// What may be done where people are met in person.
        public let door: DoorPolicy
        public let privacy: KeptPrivacyRecord?
        /// The units that take part, as far as the caller reaches them.
        public let units: [String]
        public let unitCount: Int
        public let gaps: [GapLine]
        public let isOwned: Bool
        /// Whether the caller has had a hand in the plan, and so may not approve it.
        public let isOwnWork: Bool
        public let plannedBy: String?
        public let submittedBy: String?
        public let decidedBy: String?
        public let decidedAt: Moment?
        /// Why it was sent back.
        public let decisionReason: String?
        /// The version of the consent text that is published; `nil` where none is.
        public let noticeVersion: Int?
        public let sittings: [PlannedSittingLine]
        /// The classes and departments of the caller's own unit, with the unit itself first.
        public let parts: [Part]
        /// Whether some classes or departments alone are asked.
        public let isOfParts: Bool
        /// Those that are, as far as the caller reaches their units; the audience names no others either.
        public let askedParts: [AskedPart]
    }

    /// A class or department that the plan names.
    public struct AskedPart: Codable, Sendable, Equatable {
        public let code: String
        public let names: [String: String]
        public let unit: String
    }

    /// Who can sit down together.
    public struct Part: Codable, Sendable, Equatable {
        public let code: String
        public let names: [String: String]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, reach) = try session.reachedCampaign(campaign)
        session.about("campaign \(campaign)", region: found.card.region)
        let units = try session.units(of: campaign, reach)
        let asked = try session.askedParts(of: found, reach)
        var audience = found.audience
        audience.parts = asked.map(\.code)
        let hands = [found.madeBy, found.changedBy, found.submittedBy]
        return Outcome(
            card: found.card, purpose: found.purpose, basis: found.basis, audience: audience,
            battery: try session.battery(of: campaign), reading: try session.reading(of: found, reach),
            languages: found.languages,
            sights: found.visibility.sights.sorted().map(\.code), asksGuardianFrom14: found.asksGuardianFrom14,
            retentionDays: found.retentionDays, rooms: found.rooms, door: found.door,
            privacy: try session.privacyRecord(of: campaign),
            units: Array(units.prefix(Self.mostUnits)), unitCount: units.count,
            gaps: try session.gapLines(of: found, reach), isOwned: reach == .owned,
            isOwnWork: hands.contains(session.caller.idText), plannedBy: try session.name(of: found.madeBy),
            submittedBy: try session.name(of: found.submittedBy), decidedBy: try session.name(of: found.decidedBy),
            decidedAt: found.decidedAt, decisionReason: found.decisionReason,
            noticeVersion: try session.noticeVersion(of: campaign), sittings: try session.sittings(of: campaign),
            parts: try session.ownParts(of: campaign), isOfParts: !found.audience.parts.isEmpty, askedParts: asked)
    }
}

extension Session where Case == ReadCampaign {
    /// A school is not told at which other schools nobody is.
    fileprivate func gapLines(of campaign: Campaign, _ reach: CampaignReach) throws -> [GapLine] {
        try gaps(of: campaign).map(GapLine.init).filter {
            reach == .owned || $0.code != .nobodyCarriesOut || scope.units.contains($0.about)
        }
    }

    fileprivate func units(of campaign: ID<Campaign>, _ reach: CampaignReach) throws -> [String] {
        try rows(
            """
            SELECT s.unit FROM campaign_site s WHERE s.campaign = \(campaign)
                AND (\(reach == .owned) OR \(scope, region: "s.region", unit: "s.unit"))
            ORDER BY s.region, s.unit
            """
        ).map { try $0("unit") }
    }

    fileprivate func ownParts(of campaign: ID<Campaign>) throws -> [ReadCampaign.Part] {
        guard !scope.units.isEmpty else { return [] }
        return try rows(
            """
            SELECT u.code, u.name_zh, u.name_en FROM campaign_site s JOIN published_unit u ON u.house = s.unit
            WHERE s.campaign = \(campaign) AND s.unit IN \(list: scope.units)
                AND \(scope, region: "s.region", unit: "s.unit")
            ORDER BY CASE WHEN u.parent IS NULL THEN 0 ELSE 1 END, u.entry_year DESC, u.number, u.code LIMIT 400
            """
        ).map {
            ReadCampaign.Part(
                code: try $0("code"), names: ["zh-Hans": try $0("name_zh"), "en": try $0("name_en")])
        }
    }

    /// A school is not told which classes of another school are asked.
    fileprivate func askedParts(of campaign: Campaign, _ reach: CampaignReach) throws -> [ReadCampaign.AskedPart] {
        guard !campaign.audience.parts.isEmpty else { return [] }
        return try rows(
            """
            SELECT k.code, k.name_zh, k.name_en, k.house FROM campaign_site s
                JOIN published_unit k ON k.house = s.unit
            WHERE s.campaign = \(campaign.card.id) AND k.code IN \(list: campaign.audience.parts)
                AND (\(reach == .owned) OR \(scope, region: "s.region", unit: "s.unit"))
            ORDER BY s.region, s.unit, k.entry_year DESC, k.number, k.code
            """
        ).map {
            ReadCampaign.AskedPart(
                code: try $0("code"), names: ["zh-Hans": try $0("name_zh"), "en": try $0("name_en")],
                unit: try $0("house"))
        }
    }

    fileprivate func noticeVersion(of campaign: ID<Campaign>) throws -> Int? {
        try row(
            """
            SELECT MAX(version) AS version FROM published_consent_notice WHERE campaign = \(campaign)
            \(unscoped: "the campaign itself was found within the scope")
            """)?("version")
    }
}
