public import Access
import CampaignRules
public import Care
import ScreeningRules
import Storage

/// What can be chosen for a plan: the scales that may be used here, the units and the grades that can take part.
public struct ReadPlanChoices: Query {
    public static let permission = Permission.planCampaigns
    public static let opensIdentity = false
    /// As many units as a list can be ticked in. Where there are more, all of a kind take part, or a list is sent by a
    /// program.
    public static let mostUnits = 400

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    public struct Scale: Codable, Sendable, Equatable {
        public let slug: String
        public let titles: [String: String]
        /// Years.
        public let youngest: Int
        public let oldest: Int?
        public let languages: [Language]
        public let questions: Int
    }

    public struct UnitChoice: Codable, Sendable, Equatable {
        public let code: String
        public let names: [String: String]
        public let region: Region
        public let takesPart: Bool
    }

    /// A class or department of a unit that takes part.
    public struct PartChoice: Codable, Sendable, Equatable {
        public let code: String
        public let names: [String: String]
        public let unit: String
        /// Whether the plan names it; where it names none, all take part.
        public let isNamed: Bool
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let scales: [Scale]
        public let units: [UnitChoice]
        public let hasMoreUnits: Bool
        /// The years in which the pupils of the units' grades entered, newest first.
        public let entryYears: [Int]
        /// The classes and departments of the units that take part; those that are named alone where there are more
        /// than a list can be ticked in.
        public let parts: [PartChoice]
        public let hasMoreParts: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.ownedCampaign(campaign)
        let units = try session.choices(for: found)
        let parts = try session.partChoices(for: found)
        let hasMoreParts = parts.count > ChangeCampaign.mostParts
        return Outcome(
            scales: try session.scales(for: found), units: Array(units.prefix(Self.mostUnits)),
            hasMoreUnits: units.count > Self.mostUnits, entryYears: try session.entryYears(for: campaign),
            parts: hasMoreParts ? parts.filter(\.isNamed) : parts, hasMoreParts: hasMoreParts)
    }
}

extension Session where Case == ReadPlanChoices {
    fileprivate func scales(for campaign: Campaign) throws -> [ReadPlanChoices.Scale] {
        let shelved = try book(QuestionnaireLibrary.self).newest
        return (shelved + (try ownedScales(nil, for: campaign))).map { scale in
            ReadPlanChoices.Scale(
                slug: scale.slug, titles: ["zh-Hans": scale.title[.zhHans], "en": scale.title[.en]],
                youngest: scale.ageGate.minimum, oldest: scale.ageGate.maximum,
                languages: Language.allCases.filter(scale.languages.contains), questions: scale.items.count)
        }
    }

    fileprivate func choices(for campaign: Campaign) throws -> [ReadPlanChoices.UnitChoice] {
        let kinds = try unitKinds(of: campaign)
        return try rows(
            """
            SELECT u.code, u.region, u.name_zh, u.name_en, CASE WHEN s.unit IS NULL THEN 0 ELSE 1 END AS takes_part
            FROM published_unit u LEFT JOIN campaign_site s ON s.campaign = \(campaign.card.id) AND s.unit = u.code
            WHERE u.parent IS NULL AND u.status IN ('planned', 'open')
                AND \(candidates(campaign.card.unit, campaign.card.region))
                AND (CAST(\(campaign.card.unit) AS TEXT) IS NOT NULL OR u.kind IN \(list: kinds))
            ORDER BY takes_part DESC, u.region, u.code LIMIT \(ReadPlanChoices.mostUnits + 1)
            """
        ).map {
            ReadPlanChoices.UnitChoice(
                code: try $0("code"), names: ["zh-Hans": try $0("name_zh"), "en": try $0("name_en")],
                region: try $0("region"), takesPart: try $0("takes_part", as: Int.self) == 1)
        }
    }

    fileprivate func partChoices(for campaign: Campaign) throws -> [ReadPlanChoices.PartChoice] {
        guard campaign.audience.kind.isOfUnits else { return [] }
        let named = Set(campaign.audience.parts)
        let first: SQL = named.isEmpty
            ? "" : "CASE WHEN k.code IN \(list: campaign.audience.parts) THEN 0 ELSE 1 END,"
        return try rows(
            """
            SELECT k.code, k.name_zh, k.name_en, u.code AS house
            FROM campaign_site s JOIN published_unit u ON u.code = s.unit JOIN published_unit k ON k.house = u.code
            WHERE s.campaign = \(campaign.card.id) AND \(canBeNamed(in: campaign))
                AND \(candidates(campaign.card.unit, campaign.card.region))
            ORDER BY \(first) u.region, u.code, k.entry_year DESC, k.number, k.code
            LIMIT \(ChangeCampaign.mostParts + 1)
            """
        ).map {
            let code: String = try $0("code")
            return ReadPlanChoices.PartChoice(
                code: code, names: ["zh-Hans": try $0("name_zh"), "en": try $0("name_en")], unit: try $0("house"),
                isNamed: named.contains(code))
        }
    }

    fileprivate func entryYears(for campaign: ID<Campaign>) throws -> [Int] {
        try rows(
            """
            SELECT DISTINCT u.entry_year FROM campaign_site s JOIN published_unit u ON u.house = s.unit
            WHERE s.campaign = \(campaign) AND u.entry_year IS NOT NULL ORDER BY u.entry_year DESC LIMIT 20
            \(unscoped: "the campaign itself was found within the scope")
            """
        ).map { try $0("entry_year") }
    }
}
