import Access
import Campaigns
import Care
import Consents
import HouseKit
import Retention
import Screenings
import Storage
import Testing

/// A hold stops everything until it is lifted, and who may decide about any of it.
@Suite struct HoldTests {
    @Test(arguments: Engine.available)
    func `a hold keeps a list from being proposed, agreed to and carried out`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            let campaign = school.campaign.rawValue
            let hold = PlaceHold(campaign: campaign, reason: " 示例：有人投诉，正在处理。 ")
            let lift = LiftHold(campaign: campaign, reason: "示例：处理完了。")
            await #expect(throws: RetentionProblem.noHold) { try await town.perform(lift, as: .northAdministrator) }
            try await town.perform(hold, as: .northAdministrator)
            await #expect(throws: RetentionProblem.heldAlready) {
                try await town.perform(hold, as: .northAdministrator)
            }
            try await school.letTimePass()
            await #expect(throws: NothingThere.self) { try await school.list() }

            try await town.perform(lift, as: .northAdministrator)
            try await town.performBySystem(ProposeDeletions())
            let list = try await school.list()
            let agree = AgreeToDeletion(list: list.id)
            try await town.perform(hold, as: .secondNorthAdministrator)
            await #expect(throws: RetentionProblem.held) { try await town.perform(agree, as: .northAdministrator) }

            try await town.perform(lift, as: .northAdministrator)
            try await town.perform(agree, as: .northAdministrator)
            try await town.perform(agree, as: .secondNorthAdministrator)
            try await town.perform(hold, as: .northAdministrator)
            try await town.workOff()
            #expect(try await school.count("sitting", "forgotten_at IS NOT NULL") == 0)
            try await town.perform(lift, as: .northAdministrator)
            try await town.workOff()
            #expect(try await school.list().state == .done)

            let told = try await town.perform(ReadRetention(campaign: campaign), as: .northAdministrator)
            #expect(told.holds.count == 3)
            #expect(told.holds.first?.reason == "示例：有人投诉，正在处理。")
            #expect(told.holds.allSatisfy { $0.liftedAt != nil })
        }
    }

    @Test(arguments: Engine.available, ["", "  ", String(repeating: "长", count: 301)])
    func `a hold without a reason, or with a whole story, changes nothing`(
        _ engine: Engine, _ reason: String
    ) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            let hold = PlaceHold(campaign: school.campaign.rawValue, reason: reason)
            await #expect(throws: RetentionProblem.self) { try await town.perform(hold, as: .northAdministrator) }
            #expect(try await school.count("legal_hold") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `another county, another school and other roles decide and see nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await school.letTimePass()
            let (list, campaign) = (try await school.list().id, school.campaign.rawValue)
            let before = try await town.ledger(without: ["audit_line"])
            let tries: [(Townsperson, Refusal)] = [
                (.southAdministrator, .notFound), (.northSchoolAdministrator, .notFound), (.northTeacher, .forbidden),
                (.northLead, .forbidden), (.classTeacher, .forbidden), (.evaluator, .forbidden),
            ]
            for (person, refusal) in tries {
                func isRefused(_ useCase: some UseCase) async {
                    await #expect(throws: refusal, "\(useCase) by \(person)") {
                        try await town.perform(useCase, as: person)
                    }
                }
                await isRefused(AgreeToDeletion(list: list))
                await isRefused(ReadCertificate(list: list))
                await isRefused(ReadRetention(campaign: campaign))
                await isRefused(PlaceHold(campaign: campaign, reason: "x"))
                await isRefused(LiftHold(campaign: campaign, reason: "x"))
            }
            #expect(try await town.perform(ListDeletions(), as: .southAdministrator).lists.isEmpty)
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }

    @Test(arguments: Engine.available)
    func `a consent that is taken back takes the answers with it at once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            let slip = try await town.perform(
                ReplaceSlip(
                    campaign: school.campaign.rawValue, participant: school.participants[0], request: "lost"),
                as: .northTeacher
            ).slips.first
            let secret = try #require(slip).secret
            try await town.perform(WithdrawGuardianConsent(secret: secret))
            #expect(try await school.count("sitting", "participant = \(school.participants[0])") == 0)
            #expect(try await school.count("sitting") == 2)
        }
    }
}
