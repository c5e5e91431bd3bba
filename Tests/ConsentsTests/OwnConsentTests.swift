import CampaignRules
import Care
import Consents
import HouseKit
import Screenings
import Storage
import Testing

/// A pupil with a code, before the sitting begins. The town's day is 4 March 2026.
@Suite struct OwnConsentTests {
    private static func read(_ town: Town, _ child: PlantedParticipant) async throws -> ReadOwnConsent.Outcome {
        try await town.perform(ReadOwnConsent(code: child.code))
    }

    @Test(arguments: Engine.available)
    func `from fourteen the pupil and the guardian are asked, below only the guardian, above only the person`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(born: ["2012-03", "2012-02", "2008-02"])
            let states = [OwnConsentState.waitsForGuardian, .waitsForBoth, .waitsForYou]
            for (child, state) in zip(stage.children, states) {
                #expect(try await Self.read(town, child).state == state)
            }
            #expect(try await Self.read(town, stage.children[0]).isChild)
            #expect(try await !Self.read(town, stage.children[1]).isChild)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody begins before everybody who is asked has agreed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(born: ["2011-05"])
            let pupil = stage.children[0]
            let notice = try await Self.read(town, pupil).notice.id
            let said = try await town.perform(GiveOwnConsent(code: pupil.code, notice: notice))
            #expect(said.standing == .given && said.manner == .sitting)
            #expect(try await Self.read(town, pupil).state == .waitsForGuardian)
            try await town.agree(try await town.slips(stage)[0].secret)
            #expect(try await Self.read(town, pupil).state == .mayBegin)
            #expect(try await town.perform(WithdrawOwnConsent(code: pupil.code)).standing == .withdrawn)
            #expect(try await Self.read(town, pupil).state == .no)
            #expect(try await town.publishedConsents(of: pupil.id) == ["guardian given", "person withdrawn"])
        }
    }

    @Test(arguments: Engine.available)
    func `a child who does not want to is not made to, whatever the guardian has signed`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let (child, slip) = (stage.children[0], try await town.slips(stage)[0])
            try await town.agree(slip.secret)
            #expect(try await Self.read(town, child).state == .mayBegin)
            try await town.perform(DeclineOwnConsent(code: child.code))
            #expect(try await Self.read(town, child).state == .no)
        }
    }

    @Test(arguments: Engine.available)
    func `where the guardian has said no, the pupil is told that it is no, and not by whom`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            try await town.perform(DeclineGuardianConsent(secret: try await town.slips(stage)[0].secret))
            let read = try await Self.read(town, stage.children[0])
            #expect(read.state == .no && read.said == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a code that is none, of somebody who left, or of a campaign not approved opens nothing`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage()
            let child = stage.children[0]
            for code in ["", "nonsense", "ZZZZ-ZZZZ"] {
                await #expect(throws: ConsentError.noSuchCode) { try await town.perform(ReadOwnConsent(code: code)) }
            }
            #expect(try await town.perform(ReadOwnConsent(code: child.code.lowercased())).isChild)
            try await town.tamper("UPDATE campaign SET state = 'submitted'")
            await #expect(throws: ConsentError.noSuchCode) { try await Self.read(town, child) }
            try await town.tamper("UPDATE campaign SET state = 'open'")
            try await town.tamper("UPDATE participant SET removed_at = 1")
            await #expect(throws: ConsentError.noSuchCode) { try await Self.read(town, child) }
        }
    }

    @Test(arguments: Engine.available)
    func `who was taken off the list takes a consent back by the code, and the answers go`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.consentStage(born: ["2007-01", "2007-02"])
            let (adult, silent) = (stage.children[0], stage.children[1])
            let notice = try await Self.read(town, adult).notice.id
            try await town.perform(GiveOwnConsent(code: adult.code, notice: notice))
            let key = try await town.perform(BeginSitting(code: adult.code, language: .zhHans)).sittingKey
            try await town.perform(
                SaveSittingAnswer(sittingKey: key, sheet: 1, item: "who-5.1", option: "at-no-time"))
            try await town.tamper("UPDATE participant SET removed_at = 1")
            #expect(try await !Self.read(town, adult).mayAnswer)
            #expect(try await town.perform(WithdrawOwnConsent(code: adult.code)).standing == .withdrawn)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            await #expect(throws: ConsentError.notOpen) {
                try await town.perform(GiveOwnConsent(code: adult.code, notice: notice))
            }
            await #expect(throws: ConsentError.noSuchCode) { try await Self.read(town, silent) }
        }
    }
}
