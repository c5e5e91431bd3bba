import CampaignRules
import Care
import Consents
import Files
import HouseKit
import Rights
import Storage
import Testing

/// What was signed about a third party counts for the day on which it was signed. The town's day is 4 March 2026.
@Suite struct SharingPaperTests {
    private static func paper(
        _ at: SharingStage, giver: ConsentGiver = .guardian, _ standing: ConsentStanding = .given, version: Int = 1,
        on day: String
    ) -> RecordPaperSharing {
        RecordPaperSharing(
            campaign: at.stage.campaign, participant: at.stage.children[0].id, giver: giver,
            recipient: at.recipient.rawValue, version: version, standing: standing, signedBy: Private("示例签名人"),
            signedOn: day, scan: UploadedFile(name: "scan", bytes: ProofPaper.png),
            request: "\(standing.rawValue) \(version) \(day)")
    }

    @Test(arguments: Engine.available)
    func `a yes that was signed before the words were agreed to is not one to them`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            try await town.agree(slip.secret)
            await #expect(throws: ConsentError.newerSharing) {
                try await town.perform(Self.paper(at, on: "2026-03-03"), as: .northTeacher)
            }
            town.clock.pass(days: 2)
            var terms = town.thirdParty
            terms.purpose = "另一个目的"
            try await town.perform(
                ReviseRecipient(recipient: at.recipient, terms: terms, request: "new"), as: .northAdministrator)
            try await town.perform(
                AgreeToRecipient(recipient: at.recipient, version: 2), as: .secondNorthAdministrator)
            await #expect(throws: ConsentError.newerSharing) {
                try await town.perform(Self.paper(at, version: 2, on: "2026-03-05"), as: .northTeacher)
            }
            let none = try await town.sharedWith(of: slip.participant)
            #expect(none.isEmpty)
            try await town.perform(Self.paper(at, version: 2, on: "2026-03-06"), as: .northTeacher)
            let shared = try await town.sharedWith(of: slip.participant)
            #expect(shared == ["guardian given 2"])
        }
    }

    @Test(arguments: Engine.available)
    func `a yes that comes to the desk late says nothing against a no that was signed after it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            try await town.agree(slip.secret)
            town.clock.pass(days: 6)
            try await town.perform(Self.paper(at, .declined, on: "2026-03-09"), as: .northTeacher)
            await #expect(throws: ConsentError.laterAnswer) {
                try await town.perform(Self.paper(at, on: "2026-03-05"), as: .northTeacher)
            }
            let no = try await town.sharedWith(of: slip.participant)
            #expect(no == ["guardian declined 1"])
            try await town.perform(Self.paper(at, on: "2026-03-10"), as: .northTeacher)
            let yes = try await town.sharedWith(of: slip.participant)
            #expect(yes == ["guardian given 1"])
        }
    }

    @Test(arguments: Engine.available)
    func `what somebody signed about it before they were fourteen is not their own yes`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage(born: ["2012-02"])
            await #expect(throws: ConsentError.notAsked) {
                try await town.perform(Self.paper(at, giver: .person, on: "2026-02-20"), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a paper of the same day does not revive what was taken back by the link`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            try await town.agree(slip.secret)
            for standing in [ConsentStanding.given, .withdrawn] {
                try await town.perform(
                    AnswerSharingAsGuardian(
                        secret: slip.secret, recipient: at.recipient.rawValue, version: 1, standing: standing))
                town.clock.pass(minutes: 1)
            }
            await #expect(throws: ConsentError.laterAnswer) {
                try await town.perform(Self.paper(at, on: "2026-03-04"), as: .northTeacher)
            }
            town.clock.pass(days: 1)
            try await town.perform(Self.paper(at, on: "2026-03-05"), as: .northTeacher)
            let shared = try await town.sharedWith(of: slip.participant)
            #expect(shared == ["guardian given 1"])
        }
    }

    @Test(arguments: Engine.available)
    func `a paper from before taking part was taken back on paper brings nothing back`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let at = try await town.sharingStage()
            let slip = try await town.slips(at.stage)[0]
            try await town.agree(slip.secret)
            try await town.perform(Self.paper(at, on: "2026-03-04"), as: .northTeacher)
            town.clock.pass(days: 5)
            try await town.perform(
                RecordPaperConsent(
                    campaign: at.stage.campaign, participant: slip.participant, giver: .guardian,
                    standing: .withdrawn, signedBy: Private("示例签名人"), signedOn: "2026-03-09",
                    scan: UploadedFile(name: "scan", bytes: ProofPaper.png), request: "back"),
                as: .northTeacher)
            town.clock.pass(minutes: 1)
            try await town.agree(slip.secret)
            await #expect(throws: ConsentError.laterAnswer) {
                try await town.perform(Self.paper(at, on: "2026-03-08"), as: .northTeacher)
            }
            let shared = try await town.sharedWith(of: slip.participant)
            #expect(shared == ["guardian withdrawn 1"])
        }
    }
}
