import Access
import Accounts
import Care
import Foundation
import Screenings
import Storage
import Vault

/// A class of the demo that a campaign has invited, and the room that its psychology teacher has opened. The codes
/// stand in `demo.json`, so that whoever looks around can sit down in the class.
struct DemoSittings: Decodable, Sendable {
    let campaign: String
    let names: [String: String]
    let region: Region
    let house: String
    let unit: String
    let proctor: String
    let scales: [Scale]
    /// How many sit in the class.
    let pupils: Int
    let bornYear: Int

    struct Scale: Decodable, Sendable {
        let questionnaire: String
        let youngest: Int
    }

    /// One code for each seat.
    func freshCodes(_ random: RandomSource) -> [String] {
        (0..<pupils).map { _ in SpokenCode(random: random).written }
    }

    /// What stands there already stays, so that a start that was cut short can go on.
    func arrange(in house: House, codes: [String]) async throws {
        try await openCampaign(house)
        for (number, code) in codes.enumerated() { try await invite(number + 1, code, house) }
        let teacher = try await house.office.perform(RecogniseColleague(login: proctor), as: .system("demo")).caller
        _ = try await house.office.perform(OpenRoom(campaign: campaign, unit: unit), as: teacher)
    }

    private func openCampaign(_ house: House) async throws {
        let now = house.office.now
        let (zh, en) = (names["zh-Hans"] ?? "", names["en"] ?? "")
        _ = try await house.database.write { connection in
            try connection.run(
                """
                INSERT INTO campaign
                    (id, region, template, title_zh, title_en, purpose, basis, languages, asks_guardian_from_14,
                    opens_at, closes_at, retention_days, state, made_by, made_at, decided_by, decided_at)
                VALUES (\(campaign), \(region), 'school-yearly', \(zh), \(en), \(en), \(en), 'zh-Hans,en', TRUE, \(now),
                    \(now.adding(hours: 24 * 30)), 365, 'open', 'demo', \(now), 'demo, second person', \(now))
                ON CONFLICT DO NOTHING
                """)
            for (number, scale) in scales.enumerated() {
                try connection.run(
                    """
                    INSERT INTO campaign_scale (campaign, position, questionnaire, youngest)
                    VALUES (\(campaign), \(number + 1), \(scale.questionnaire), \(scale.youngest))
                    ON CONFLICT DO NOTHING
                    """)
            }
            return try connection.run(
                """
                INSERT INTO consent_notice (id, campaign, version, text_zh, text_en, made_by, made_at)
                VALUES (\("notice of \(campaign)"), \(campaign), 1, \(zh), \(en), 'demo', \(now)) ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Everybody in the class agrees, and so do their guardians.
    private func invite(_ number: Int, _ code: String, _ house: House) async throws {
        let (now, keys) = (house.office.now, house.keys)
        let participant = "\(campaign)-\(number)"
        let month = number % 12 + 1
        let born = "\(bornYear)-\(month < 10 ? "0" : "")\(month)"
        _ = try await house.database.write { connection in
            try connection.run(
                """
                INSERT INTO participant
                    (id, campaign, member, region, house, unit, born_month, sex, code_index, code_sealed, invited_at)
                VALUES (\(participant), \(campaign), \("member \(participant)"), \(region), \(self.house), \(unit),
                    \(born), \(number % 2 == 0 ? "female" : "male"),
                    \(keys.blindIndex(code, for: "participant code")),
                    \(keys.seal(Private(code), for: "participant code")), \(now))
                ON CONFLICT DO NOTHING
                """)
            for giver in ["person", "guardian"] {
                try connection.run(
                    """
                    INSERT INTO consent (id, participant, giver, standing, notice, manner, at, is_last)
                    VALUES (\("\(participant) \(giver)"), \(participant), \(giver), 'given', \("notice of \(campaign)"),
                        'paper', \(now), TRUE)
                    ON CONFLICT DO NOTHING
                    """)
            }
            return 0
        }
    }
}
