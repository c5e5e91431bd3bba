@testable import App
import Access
import Campaigns
import Care
import Consents
import HouseKit
import Messages
import Regions
import Rosters
import Storage

/// A school whose pupils are invited and have not begun, with their guardians' telephones on the roster.
struct MessageTown {
    static let guardianPhones = ["0990-5550201", "0990-5550202", "0990-5550203"]
    let town: Town
    let campaign: ID<Campaign>
    /// In the order of the list.
    let participants: [String]

    init(_ town: Town, phones: [String?] = Self.guardianPhones) async throws {
        self.town = town
        try await town.addClasses(1)
        for (place, phone) in phones.enumerated() {
            try await town.perform(
                AddMember(
                    unit: Town.northClass(1), kind: .pupil, name: Private("示例生\(place)"),
                    born: Day("2013-05-0\(place + 1)"), guardian: Private("示例家长"),
                    guardianPhone: phone.map { Private($0) }, phone: Private("0990-5550299")), as: .northTeacher)
        }
        campaign = try await town.openCampaign()
        participants = try await town.perform(ListParticipants(campaign: campaign), as: .northTeacher)
            .participants.map(\.id.rawValue)
    }

    @discardableResult
    func remind(as person: Townsperson = .northTeacher) async throws -> Int {
        try await town.perform(RemindNotBegun(campaign: campaign.rawValue), as: person).considered
    }

    func count() async throws -> CountNotBegun.Outcome {
        try await town.perform(CountNotBegun(campaign: campaign.rawValue), as: .northTeacher)
    }

    /// A no that has reached us.
    func decline(_ participant: String) async throws {
        let slips = try await town.perform(
            MakeSlips(campaign: campaign.rawValue, unit: Town.northClass(1), request: "slips for all"),
            as: .northTeacher
        ).slips
        guard let slip = slips.first(where: { $0.participant == participant }) else { throw NothingThere() }
        try await town.perform(DeclineGuardianConsent(secret: slip.secret))
    }

    func send() async throws { try await town.house.courier.workOff() }

    func outbox(_ condition: SQL) async throws -> Int {
        try await town.number("SELECT COUNT(*) AS number FROM outbox_message WHERE \(condition)")
    }
}

extension SQL {
    static let delivered: SQL = "delivered_at IS NOT NULL"
    static let givenUp: SQL = "given_up_at IS NOT NULL"
    static let withdrawn: SQL = "withdrawn_at IS NOT NULL"
}
