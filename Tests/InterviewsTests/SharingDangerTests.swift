import Access
import CampaignRules
import Care
import Consents
import HouseKit
import Interviews
import Testing

/// A guardian is the danger: what they say of third parties counts for nothing while it is so (rulebook H.4).
@Suite struct SharingDangerTests {
    /// Neither their yes nor their no counts for what goes to a third party, and their page says the same as before.
    @Test(arguments: Engine.available)
    func `such a guardian has no say in what a third party gets`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            let child = stage.pupils[0].participant
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id
            let slips = try await town.perform(
                MakeSlips(campaign: stage.campaign, unit: stage.schoolClass, request: "slips care"),
                as: .northTeacher
            ).slips
            let own = slips.first { $0.participant == child }
            let secret = try #require(own?.secret)
            let recipient = try await town.agreedRecipient(town.thirdParty)
            try await town.name(recipient, in: stage.campaign)
            let yes = AnswerSharingAsGuardian(
                secret: secret, recipient: recipient.rawValue, version: 1, standing: .given)
            let before = try await town.perform(yes)
            let counted = try await town.sharedWith(of: child)
            #expect(counted == ["guardian given 1"])
            try await town.perform(
                NoteGuardianDanger(finding: finding, reason: Private("\(Marker.north) 爸爸打她")), as: .northTeacher)
            let shared = try await town.sharedWith(of: child)
            let same = try await town.perform(yes)
            #expect(shared.isEmpty && same == before, "nothing goes, and they are told what everybody is told")
            try await town.perform(
                EndGuardianDanger(finding: finding, reason: Private("爸爸已搬走")), as: .northTeacher)
            let colleague = try await town.colleague(
                "second.teacher", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
            try await town.office.perform(EndGuardianDanger(finding: finding), as: colleague)
            let after = try await town.sharedWith(of: child)
            #expect(after == ["guardian given 1"])
        }
    }
}
