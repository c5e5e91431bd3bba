import App
public import Care
import Foundation
import Storage
import Vault

/// A campaign with its participants, put straight into the tables: what planning, rosters and consents do is tried
/// in their own rooms.
public struct TownCampaign: Sendable {
    public let id: String
    let town: Town

    public init(id: String, town: Town) {
        self.id = id
        self.town = town
    }

    /// Somebody who is invited, and the code on their slip of paper.
    public struct Invited: Sendable {
        public let participant: String
        public let code: String
    }

    /// What somebody has said, and their guardian.
    public struct Consents: Sendable {
        public var person: String?
        public var guardian: String?

        public init(person: String? = nil, guardian: String? = nil) {
            self.person = person
            self.guardian = guardian
        }

        public static let both = Consents(person: "given", guardian: "given")
    }

    @discardableResult
    public func invite(
        born: String = "2013-05", sex: String? = "female", house: String? = TownPlaces.northSchool,
        unit: String? = TownPlaces.northClass, region: Region = TownPlaces.northTownship, _ said: Consents = .both
    ) async throws -> Invited {
        let code = SpokenCode(random: .system).written
        let participant = UUID().uuidString.lowercased()
        try await town.tamper(
            """
            INSERT INTO participant
                (id, campaign, member, region, house, unit, number, born_month, sex, code_index, code_sealed,
                invited_at)
            VALUES (\(participant), \(id), \("member of \(participant)"), \(region), \(house), \(unit),
                (SELECT COUNT(*) + 1 FROM participant q WHERE q.campaign = \(id) AND q.unit = CAST(\(unit) AS TEXT)),
                \(born), \(sex),
                \(town.house.keys.blindIndex(code, for: "participant code")),
                \(town.house.keys.seal(Private(code), for: "participant code")), \(town.clock.now))
            """)
        let giverSaid: [(String, String?)] = [("person", said.person), ("guardian", said.guardian)]
        for (giver, standing) in giverSaid {
            if let standing { try await say(standing, giver, participant) }
        }
        return Invited(participant: participant, code: code)
    }

    /// Somebody says something else now.
    public func say(_ standing: String, _ giver: String, _ participant: String) async throws {
        try await town.tamper(
            "UPDATE consent SET is_last = FALSE WHERE participant = \(participant) AND giver = \(giver)")
        try await town.tamper(
            """
            INSERT INTO consent (id, participant, giver, standing, notice, manner, recorded_by, at, is_last)
            VALUES (\(UUID().uuidString), \(participant), \(giver), \(standing), \("notice of \(id)"), 'paper',
                'somebody', \(town.clock.now), TRUE)
            """)
    }

    /// What two people have agreed to tell a proctor.
    public func set(tellsOfFlags: Bool, stuckMinutes: Int = 5) async throws {
        try await town.tamper(
            """
            UPDATE campaign SET tells_of_flags = \(tellsOfFlags), stuck_minutes = \(stuckMinutes) WHERE id = \(id)
            """)
    }

    public func set(state: String) async throws {
        try await town.tamper("UPDATE campaign SET state = \(state) WHERE id = \(id)")
    }
}

extension TownPlaces {
    /// A class of the northern school.
    public static let northClass = "\(northSchool)-2025-1"
    public static let secondNorthClass = "\(northSchool)-2025-2"
}

extension Town {
    private static let noticeParts = #"""
        {"zh-Hans":{"contact":"c","handler":"h","kinds":"k","method":"m","necessity":"n","purpose":"p","children":"x"}}
        """#

    /// A campaign of the north that is open for two weeks.
    /// - Parameter scales: each with the youngest and the oldest age that the campaign asks for.
    public func campaign(
        _ id: String = "campaign of the north",
        _ scales: [(String, Int, Int?)] = [("who-5", 9, nil), ("gad-7", 12, nil)], guardianFrom14: Bool = true,
        languages: String = "zh-Hans en"
    ) async throws -> TownCampaign {
        try await tamper(
            """
            INSERT INTO campaign
                (id, region, template, title_zh, title_en, purpose, basis, languages, asks_guardian_from_14, opens_at,
                closes_at, retention_days, state, made_by, made_at, decided_by, decided_at, audience, sights, request,
                changed_by, changed_at)
            VALUES (\(id), \(TownPlaces.north), 'school-yearly', '北县春季普查', 'Spring screening', 'care', 'consent',
                \(languages), \(guardianFrom14), \(clock.now), \(clock.now.adding(hours: 24 * 14)), 365, 'open',
                'maker', \(clock.now), 'decider', \(clock.now), \(Self.pupilsFromNine), '', \(id), 'maker',
                \(clock.now))
            """)
        for (number, scale) in scales.enumerated() {
            try await tamper(
                """
                INSERT INTO campaign_scale (campaign, position, questionnaire, youngest, oldest)
                VALUES (\(id), \(number + 1), \(scale.0), \(scale.1), \(scale.2))
                """)
        }
        try await tamper(
            """
            INSERT INTO consent_notice (id, campaign, version, parts, text_zh, text_en, asks_again, made_by, made_at)
            VALUES (\("notice of \(id)"), \(id), 1, \(Self.noticeParts), '告知', 'Notice', FALSE, 'maker', \(clock.now))
            """)
        return TownCampaign(id: id, town: self)
    }
}
