import Access
import CampaignRules
import Care
import Consents
import HouseKit
import Storage
import Testing

/// A guardian on a telephone, with a slip and no account.
@Suite struct GuardianTests {
    @Test(arguments: Engine.available)
    func `a guardian reads, agrees, and takes it back by the same link`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let slip = try #require(try await town.slips(stage).first)
            let before = try await town.guardian(slip.secret)
            #expect(before.said == nil && before.mayAnswer && !before.mayTakeBack && before.isChild)
            #expect(before.number == 1)
            #expect(before.retentionDays == 365)

            let said = try await town.agree(slip.secret)
            #expect(said.standing == .given && said.version == 1 && said.manner == .link)
            #expect(said.at == town.clock.now)
            #expect(try await town.publishedConsents(of: slip.participant) == ["guardian given"])

            town.clock.pass(minutes: 5)
            let taken = try await town.perform(WithdrawGuardianConsent(secret: slip.secret))
            #expect(taken.standing == .withdrawn && taken.at == town.clock.now)
            #expect(try await town.publishedConsents(of: slip.participant) == ["guardian withdrawn"])
            #expect(try await town.guardian(slip.secret).said == taken)
        }
    }

    @Test(arguments: Engine.available)
    func `declining takes one step as well, is kept once, and can be changed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let slip = try #require(try await town.slips(stage).first)
            let said = try await town.perform(DeclineGuardianConsent(secret: slip.secret))
            #expect(said.standing == .declined)
            town.clock.pass(minutes: 1)
            #expect(try await town.perform(DeclineGuardianConsent(secret: slip.secret)) == said)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent") == 1)
            #expect(try await town.agree(slip.secret).standing == .given)
            #expect(try await town.agree(slip.secret).standing == .given)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent") == 2)
            // A no after a yes takes the yes back.
            #expect(try await town.perform(DeclineGuardianConsent(secret: slip.secret)).standing == .withdrawn)
        }
    }

    @Test(arguments: Engine.available)
    func `what is announced is what was taken back, and only that`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let slip = try #require(try await town.slips(stage).first)
            await #expect(throws: ConsentError.nothingToTakeBack) {
                try await town.perform(WithdrawGuardianConsent(secret: slip.secret))
            }
            try await town.perform(DeclineGuardianConsent(secret: slip.secret))
            #expect(try await town.perform(WithdrawGuardianConsent(secret: slip.secret)).standing == .declined)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent WHERE standing = 'withdrawn'") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody agrees to words that they have not seen`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let slip = try #require(try await town.slips(stage).first)
            let seen = try await town.guardian(slip.secret).notice.id
            var words = Town.consentWords
            words.purpose = "另一个目的。"
            try await town.perform(WriteNotice(campaign: stage.campaign, chinese: words), as: .northAdministrator)
            await #expect(throws: ConsentError.newerNotice) {
                try await town.perform(GiveGuardianConsent(secret: slip.secret, notice: seen))
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `after the close nobody agrees any more, but taking back stays possible`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let slips = try await town.slips(stage)
            let (first, second) = (slips[0].secret, slips[1].secret)
            try await town.agree(first)
            let notice = try await town.guardian(second).notice.id
            town.clock.pass(minutes: 60 * 24 * 31)
            #expect(try await !town.guardian(second).mayAnswer)
            await #expect(throws: ConsentError.notOpen) {
                try await town.perform(GiveGuardianConsent(secret: second, notice: notice))
            }
            await #expect(throws: ConsentError.notOpen) {
                try await town.perform(DeclineGuardianConsent(secret: second))
            }
            #expect(try await town.guardian(first).mayTakeBack)
            #expect(try await town.perform(WithdrawGuardianConsent(secret: first)).standing == .withdrawn)
            try await town.tamper("UPDATE campaign SET state = 'ended'")
            #expect(try await !town.guardian(first).mayAnswer, "a closure report takes no right away")
            try await town.tamper("UPDATE campaign SET state = 'discarded'")
            await #expect(throws: ConsentError.linkIsOver) { try await town.guardian(first) }
        }
    }

    @Test(arguments: Engine.available)
    func `a guess, a lost slip and a child who has left open nothing to agree to`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            await #expect(throws: ConsentError.noSuchLink) { try await town.guardian("a guess") }
            let old = try #require(try await town.slips(stage).first)
            let new = try await town.perform(
                ReplaceSlip(campaign: stage.campaign, participant: old.participant, request: "lost"),
                as: .northTeacher
            ).slips[0]
            await #expect(throws: ConsentError.linkReplaced) { try await town.guardian(old.secret) }
            let notice = try await town.guardian(new.secret).notice.id
            try await town.tamper("UPDATE participant SET removed_at = 1 WHERE id = \(old.participant)")
            await #expect(throws: ConsentError.notOpen) {
                try await town.perform(GiveGuardianConsent(secret: new.secret, notice: notice))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `of two answers in the same instant the later is refused or counts, and one is the last`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let slip = try #require(try await town.slips(stage).first)
            let notice = try await town.guardian(slip.secret).notice.id
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        if number.isMultiple(of: 2) {
                            _ = try? await town.perform(GiveGuardianConsent(secret: slip.secret, notice: notice))
                        } else {
                            _ = try? await town.perform(DeclineGuardianConsent(secret: slip.secret))
                        }
                    }
                }
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent WHERE is_last") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `no secret of a link lies in the open`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let slip = try #require(try await town.slips(stage).first)
            #expect(try await !town.holdsInTheOpen(slip.secret))
        }
    }
}
