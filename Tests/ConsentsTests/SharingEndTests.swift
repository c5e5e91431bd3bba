import CampaignRules
import Care
import Consents
import HouseKit
import Rights
import Storage
import Testing

/// What ends a yes to a third party, and what was never asked (rulebook H.2, PIPL art. 15, 23).
@Suite struct SharingEndTests {
    private static func asked(_ town: Town, _ secret: String) async throws -> [SharingQuestion] {
        try await town.guardian(secret).sharing
    }

    private static func say(
        _ standing: ConsentStanding, _ at: SharingStage, _ secret: String, version: Int = 1
    ) -> AnswerSharingAsGuardian {
        AnswerSharingAsGuardian(
            secret: secret, recipient: at.recipient.rawValue, version: version, standing: standing)
    }

    @Test(arguments: Engine.available)
    func `a recipient that has ended asks nobody and the answers stay as proof`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slips = try await town.slips(at.stage)
            for slip in slips { try await town.agree(slip.secret) }
            try await town.perform(Self.say(.given, at, slips[0].secret))
            try await town.perform(
                EndRecipient(recipient: at.recipient, why: Private("合同到期"), request: "end"), as: .northAdministrator)
            for slip in slips {
                let asked = try await Self.asked(town, slip.secret)
                #expect(asked.isEmpty)
            }
            let shared = try await town.sharedWith(of: slips[0].participant)
            let kept = try await town.number("SELECT COUNT(*) AS number FROM consent_sharing")
            #expect(shared.isEmpty && kept == 1)
            await #expect(throws: ConsentError.noSuchSharing) {
                try await town.perform(Self.say(.given, at, slips[1].secret))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who takes back taking part has taken back this too and it comes back by nothing but a new yes`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            try await town.agree(slip.secret)
            try await town.perform(Self.say(.given, at, slip.secret))
            town.clock.pass(minutes: 1)
            try await town.perform(WithdrawGuardianConsent(secret: slip.secret))
            let none = try await Self.asked(town, slip.secret)
            #expect(none.isEmpty)
            town.clock.pass(minutes: 1)
            try await town.agree(slip.secret)
            let back = try #require(try await Self.asked(town, slip.secret).first)
            let shared = try await town.sharedWith(of: slip.participant)
            #expect(back.said?.standing == .withdrawn && back.mayAgree && shared == ["guardian withdrawn 1"])
        }
    }

    @Test(arguments: Engine.available)
    func `what a child has said no to goes nowhere whatever the guardian has agreed to`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            try await town.agree(slip.secret)
            try await town.perform(Self.say(.given, at, slip.secret))
            try await town.perform(DeclineOwnConsent(code: at.stage.children[0].code))
            let shared = try await town.sharedWith(of: slip.participant)
            #expect(shared.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a guess and a lost slip and another recipient and another version are refused`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let unnamed = try await town.agreedRecipient(town.thirdParty, request: "unnamed")
            let old = try await town.slips(at.stage)[0]
            try await town.agree(old.secret)
            let new = try await town.perform(
                ReplaceSlip(campaign: at.stage.campaign, participant: old.participant, request: "lost"),
                as: .northTeacher
            ).slips[0]
            await #expect(throws: ConsentError.noSuchLink) { try await town.perform(Self.say(.given, at, "a guess")) }
            await #expect(throws: ConsentError.linkReplaced) {
                try await town.perform(Self.say(.given, at, old.secret))
            }
            await #expect(throws: ConsentError.newerSharing) {
                try await town.perform(Self.say(.given, at, new.secret, version: 2))
            }
            for other in [unnamed.rawValue, "nobody", ""] {
                await #expect(throws: ConsentError.noSuchSharing) {
                    try await town.perform(
                        AnswerSharingAsGuardian(
                            secret: new.secret, recipient: other, version: 1, standing: .given))
                }
            }
            await #expect(throws: ConsentError.noSuchCode) {
                try await town.perform(
                    AnswerSharingForOneself(
                        code: "ZZZZ-ZZZZ", recipient: at.recipient.rawValue, version: 1, standing: .given))
            }
            let rows = try await town.number("SELECT COUNT(*) AS number FROM consent_sharing")
            #expect(rows == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `one that works by order or on another ground is not asked about`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var terms = town.recipientTerms(.thirdParty, basis: .contract)
            terms.basisWords = "示例条例第 1 条"
            let at = try await town.sharingStage(terms)
            let secret = try await town.slips(at.stage)[0].secret
            try await town.agree(secret)
            let asked = try await Self.asked(town, secret)
            #expect(asked.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `after the close nobody agrees any more and taking back stays possible`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slips = try await town.slips(at.stage)
            for slip in slips { try await town.agree(slip.secret) }
            try await town.perform(Self.say(.given, at, slips[0].secret))
            town.clock.pass(days: 31)
            let gone = try await Self.asked(town, slips[1].secret)
            #expect(gone.isEmpty)
            let said = try await town.perform(Self.say(.withdrawn, at, slips[0].secret))
            #expect(said.standing == .withdrawn)
            await #expect(throws: ConsentError.notOpen) {
                try await town.perform(Self.say(.given, at, slips[0].secret))
            }
        }
    }
}
