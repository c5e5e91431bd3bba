import CampaignRules
import Care
import Consents
import HouseKit
import Rights
import Storage
import Testing

/// A third party is asked about by itself (rulebook H.2, PIPL art. 14, 15, 23). The town's day is 4 March 2026.
@Suite struct SharingTests {
    private static func asked(_ town: Town, _ secret: String) async throws -> [SharingQuestion] {
        try await town.guardian(secret).sharing
    }

    private static func say(
        _ standing: ConsentStanding, _ at: SharingStage, _ secret: String, version: Int = 1
    ) -> AnswerSharingAsGuardian {
        AnswerSharingAsGuardian(
            secret: secret, recipient: at.recipient.rawValue, version: version, standing: standing)
    }

    private static func own(_ town: Town, _ person: PlantedParticipant) async throws -> ReadOwnConsent.Outcome {
        try await town.perform(ReadOwnConsent(code: person.code))
    }

    private static func agreeToTakePart(_ town: Town, _ person: PlantedParticipant) async throws {
        let notice = try await own(town, person).notice.id
        try await town.perform(GiveOwnConsent(code: person.code, notice: notice))
    }

    @Test(arguments: Engine.available)
    func `who has agreed to take part is asked apart from it and a no changes nothing of it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try #require(try await town.slips(at.stage).first)
            let before = try await Self.asked(town, slip.secret)
            #expect(before.isEmpty, "nobody is asked before taking part is decided")
            await #expect(throws: ConsentError.noSuchSharing) {
                try await town.perform(Self.say(.given, at, slip.secret))
            }
            try await town.agree(slip.secret)
            let question = try #require(try await Self.asked(town, slip.secret).first)
            #expect(question.recipient == at.recipient.rawValue && question.version == 1 && question.isOpen)
            #expect(question.told == town.thirdParty.told && question.fromOn == town.clock.now.day)
            #expect(question.untilOn == nil && !question.mayTakeBack)
            let open = try await town.perform(ReadOwnConsent(code: at.stage.children[0].code))
            #expect(open.state == .mayBegin, "what is left open changes nothing")
            let said = try await town.perform(Self.say(.declined, at, slip.secret))
            #expect(said.standing == .declined && said.manner == .link && said.at == town.clock.now)
            let after = try await town.perform(ReadOwnConsent(code: at.stage.children[0].code))
            let consents = try await town.publishedConsents(of: slip.participant)
            #expect(after.state == .mayBegin && consents == ["guardian given"])
            let shared = try await town.sharedWith(of: slip.participant)
            #expect(shared == ["guardian declined 1"])
        }
    }

    @Test(arguments: Engine.available)
    func `a yes is taken back by the same link and the same said twice counts once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slips = try await town.slips(at.stage)
            let (secret, participant) = (slips[0].secret, slips[0].participant)
            try await town.agree(secret)
            try await town.agree(slips[1].secret)
            await #expect(throws: ConsentError.nothingToTakeBack) {
                try await town.perform(Self.say(.withdrawn, at, secret))
            }
            let first = try await town.perform(Self.say(.given, at, secret))
            town.clock.pass(minutes: 1)
            let again = try await town.perform(Self.say(.given, at, secret))
            #expect(first == again)
            let given = try await town.sharedWith(of: participant)
            #expect(given == ["guardian given 1"])
            let back = try await town.perform(Self.say(.withdrawn, at, secret))
            let twice = try await town.perform(Self.say(.withdrawn, at, secret))
            #expect(back.standing == .withdrawn && back == twice)
            let no = try await town.perform(Self.say(.declined, at, secret))
            #expect(no == back, "a no after that says nothing new")
            let shared = try await town.sharedWith(of: participant)
            #expect(shared == ["guardian withdrawn 1"])
            let rows = try await town.number("SELECT COUNT(*) AS number FROM consent_sharing")
            let consents = try await town.number("SELECT COUNT(*) AS number FROM consent")
            #expect(rows == 2 && consents == 2, "taking part is not touched, nor anything of the other child")
            let others = try await Self.asked(town, slips[1].secret)
            #expect(others.map(\.isOpen) == [true])
        }
    }

    @Test(arguments: Engine.available)
    func `below fourteen the guardian is asked and from fourteen both and from eighteen the person`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage(born: ["2014-05", "2011-05", "2007-05"])
            let (child, pupil, adult) = (at.stage.children[0], at.stage.children[1], at.stage.children[2])
            let slips = try await town.slips(at.stage)
            for slip in slips { try await town.agree(slip.secret) }
            try await Self.agreeToTakePart(town, pupil)
            try await Self.agreeToTakePart(town, adult)
            let asked = [
                try await Self.own(town, child).sharing.count, try await Self.own(town, pupil).sharing.count,
                try await Self.own(town, adult).sharing.count,
            ]
            #expect(asked == [0, 1, 1])
            let guardians = [
                try await Self.asked(town, slips[0].secret).count, try await Self.asked(town, slips[1].secret).count,
            ]
            #expect(guardians == [1, 1])
            let yes = AnswerSharingForOneself(
                code: pupil.code, recipient: at.recipient.rawValue, version: 1, standing: .given)
            let said = try await town.perform(yes)
            #expect(said.manner == .sitting)
            await #expect(throws: ConsentError.noSuchSharing) {
                try await town.perform(
                    AnswerSharingForOneself(
                        code: child.code, recipient: at.recipient.rawValue, version: 1, standing: .given))
            }
            let half = try await town.sharedWith(of: pupil.id)
            #expect(half == ["person given 1"])
            try await town.perform(Self.say(.given, at, slips[1].secret))
            let both = try await town.sharedWith(of: pupil.id)
            #expect(both == ["guardian given 1", "person given 1"])
        }
    }

    @Test(arguments: Engine.available)
    func `a new version of a recipient asks anew and the yes to the old one does not count for it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            try await town.agree(slip.secret)
            try await town.perform(Self.say(.given, at, slip.secret))
            var terms = town.thirdParty
            terms.purpose = "另一个目的"
            try await town.perform(
                ReviseRecipient(recipient: at.recipient, terms: terms, request: "new"), as: .northAdministrator)
            let waiting = try await Self.asked(town, slip.secret)
            #expect(waiting.map(\.version) == [1], "what one person has written asks nobody")
            try await town.perform(
                AgreeToRecipient(recipient: at.recipient, version: 2), as: .secondNorthAdministrator)
            let shared = try await town.sharedWith(of: slip.participant)
            #expect(shared.isEmpty)
            await #expect(throws: ConsentError.newerSharing) {
                try await town.perform(Self.say(.given, at, slip.secret))
            }
            try await town.name(at.recipient, in: at.stage.campaign)
            let anew = try #require(try await Self.asked(town, slip.secret).first)
            #expect(anew.isOpen && anew.version == 2 && anew.told.purposes["zh-Hans"] == "另一个目的")
            try await town.perform(Self.say(.given, at, slip.secret, version: 2))
            let counts = try await town.sharedWith(of: slip.participant)
            #expect(counts == ["guardian given 2"])
            let kept = try await town.number("SELECT COUNT(*) AS number FROM consent_sharing WHERE is_last")
            #expect(kept == 2, "the answer to the old one stays as proof")
        }
    }
}
