import Access
import Campaigns
import Care
import Consents
import HouseKit
import Regions
import Retention
import Rosters
import Screenings
import Storage

/// A school after a campaign: one pupil was well, one badly off, one began and stopped, one never came.
struct RetentionTown {
    let town: Town
    let campaign: ID<Campaign>
    /// In that order.
    let participants: [String]

    init(_ town: Town) async throws {
        self.town = town
        try await town.addClasses(1)
        for day in 1...4 { try await town.addPupil("示例生\(day)", born: "2013-05-0\(day)") }
        campaign = try await town.openCampaign()
        participants = try await town.perform(ListParticipants(campaign: campaign), as: .northTeacher)
            .participants.map(\.id.rawValue)
        let slips = try await town.perform(
            MakeSlips(campaign: campaign.rawValue, unit: Town.northClass(1), request: "slips"), as: .northTeacher
        ).slips
        for slip in slips { try await town.agree(slip.secret) }
        try await sit(participants[0], option: "most-of-the-time", handsIn: true)
        try await sit(participants[1], option: "at-no-time", handsIn: true)
        try await sit(participants[2], option: "more-than-half", handsIn: false)
    }

    private func sit(_ participant: String, option: String, handsIn: Bool) async throws {
        let code = try await town.perform(ReplaceCode(participant: ID(participant)), as: .northTeacher).code
        let key = try await town.perform(BeginSitting(code: code, language: .zhHans)).sittingKey
        for number in 1...5 {
            town.clock.pass(seconds: 5)
            try await town.perform(
                SaveSittingAnswer(sittingKey: key, sheet: 1, item: "who-5.\(number)", option: option))
        }
        if handsIn { try await town.perform(FinishSitting(sittingKey: key)) }
    }

    /// Until the answers are over their time, and the platform has noticed.
    func letTimePass(days: Int = 1_200) async throws {
        town.clock.pass(days: days)
        try await town.workOff()
        try await town.performBySystem(ProposeDeletions())
    }

    func list(_ kind: DeletionKind = .answers) async throws -> DeletionList {
        let lists = try await town.perform(ListDeletions(), as: .northAdministrator).lists
        guard let list = lists.first(where: { $0.kind == kind }) else { throw NothingThere() }
        return list
    }

    func retention() async throws -> ReadRetention.Outcome {
        try await town.perform(ReadRetention(campaign: campaign.rawValue), as: .northAdministrator)
    }

    /// Two people agree, and it is carried out.
    func delete(_ kind: DeletionKind = .answers) async throws {
        let list = try await list(kind)
        try await town.perform(AgreeToDeletion(list: list.id), as: .northAdministrator)
        try await town.perform(AgreeToDeletion(list: list.id), as: .secondNorthAdministrator)
        try await town.workOff()
    }

    func count(_ table: SQL, _ condition: SQL = "TRUE") async throws -> Int {
        try await town.number("SELECT COUNT(*) AS number FROM \(table) WHERE \(condition)")
    }
}
