import Access
import CampaignRules
import Campaigns
import Care
import Consents
import Files
import HouseKit
import Rosters
import Screenings
import Storage
import Testing

/// Residents who stand on no list and are met in person. The town's day is 4 March 2026.
@Suite struct DoorTests {
    @Test(arguments: Engine.available)
    func `somebody on no list is enrolled where they are met and sits down with a code`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.doorCampaign()
            let met = try await town.perform(MeetResident.someone(at: campaign), as: .northCounsellor)
            #expect(met.isNew && met.campaign == campaign.rawValue)
            let inTheOpen = try await town.holdsInTheOpen("示例居民")
            #expect(!inTheOpen)
            let slip = try await town.slip(met, at: campaign)
            #expect(slip.asked == [.person] && slip.region == TownPlaces.northVillage && !slip.saidAloud)
            let asked = try await town.perform(ReadOwnConsent(code: slip.code))
            #expect(asked.state == .waitsForYou)
            try await town.perform(GiveOwnConsent(code: slip.code, notice: asked.notice.id))
            let begun = try await town.perform(BeginInterview(
                campaign: campaign.rawValue, code: slip.code), as: .northCounsellor)
            #expect(!begun.sittingKey.isEmpty)
            let progress = try await town.perform(ReadProgress(campaign: campaign), as: .northAdministrator)
            #expect(progress.invited == 1 && progress.atDoor == 1 && progress.lines.map(\.begun) == [1])
            let lines = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'OpenDoorSlip' AND outcome = 'done'")
            #expect(lines == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the same request and the same person are enrolled once and keep their code`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.doorCampaign()
            let first = try await town.perform(MeetResident.someone(at: campaign), as: .northCounsellor)
            let code = try await town.slip(first, at: campaign).code
            let again = try await town.perform(MeetResident.someone(at: campaign), as: .northCounsellor)
            let later = try await town.perform(
                MeetResident.someone(at: campaign, request: "another form"), as: .northCounsellor)
            #expect(again.member == first.member && !again.isNew)
            #expect(later.member == first.member && !later.isNew)
            let sameCode = try await town.slip(later, at: campaign).code
            #expect(sameCode == code)
            let other = try await town.perform(
                MeetResident.someone(at: campaign, born: "1961-05-06", request: "a third"), as: .northCounsellor)
            #expect(other.member != first.member && other.isNew)
            let next = try await town.perform(
                MeetResident.someone(at: campaign, "\(Marker.north) 示例邻居"), as: .northCounsellor)
            #expect(next.member != first.member && next.isNew, "the same form, gone back to for the next one")
            let participants = try await town.number("SELECT COUNT(*) AS number FROM participant")
            #expect(participants == 3)
            let door = try await town.perform(ReadDoor(campaign: campaign), as: .northCounsellor)
            #expect(door.enrolled == 3 && door.places.contains { $0.region == TownPlaces.northVillage })
        }
    }

    @Test(arguments: Engine.available)
    func `an identity number finds a person in every place and tells of a code from elsewhere`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.doorCampaign()
            let number = "99020219600506002X"
            let first = try await town.perform(
                MeetResident.someone(at: campaign, idNumber: number), as: .northCounsellor)
            let moved = MeetResident.someone(
                at: campaign, place: TownPlaces.northHamlet, idNumber: number, request: "in the hamlet")
            let found = try await town.perform(moved, as: .northCounsellor)
            #expect(found.member == first.member)
            await #expect(throws: RosterError.idOfAnother) {
                try await town.perform(
                    MeetResident.someone(at: campaign, "别人", idNumber: number, request: "b"), as: .northCounsellor)
            }
            try await town.tamper("UPDATE participant SET removed_at = 1")
            await #expect(throws: CampaignProblem.alreadyInvited, "whoever was taken off the list stays off it") {
                try await town.perform(
                    MeetResident.someone(
                        at: campaign, place: TownPlaces.northHamlet, idNumber: number, request: "after all"),
                    as: .northCounsellor)
            }
            try await town.tamper("UPDATE participant SET removed_at = NULL")
            try await town.tamper("UPDATE member SET house = 'a unit', unit = 'a unit'")
            await #expect(throws: RosterError.enrolledElsewhere) {
                try await town.perform(
                    MeetResident.someone(at: campaign, idNumber: number, request: "c"), as: .northCounsellor)
            }
            let members = try await town.number("SELECT COUNT(*) AS number FROM member")
            #expect(members == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever cannot take part is refused and nothing of them is kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let open = try await town.doorCampaign()
            let untold = try await town.doorCampaign("without the tick", walkIns: false)
            let drawn = try await town.doorCampaign("drawn by lot", isDrawn: true)
            let closed = try await town.doorCampaign("closed")
            try await town.tamper("UPDATE campaign SET state = 'closed' WHERE id = \(closed)")
            let ofUnit = try await town.doorCampaign("of a unit, which asks its own list")
            try await town.tamper("UPDATE campaign SET unit = \(TownPlaces.northSchool) WHERE id = \(ofUnit)")
            await #expect(throws: Refusal.notFound) {
                _ = try await town.perform(ReadDoor(campaign: ofUnit), as: .northCounsellor)
            }
            let refused: [(MeetResident, CampaignProblem)] = [
                (.someone(at: untold), .noWalkIns), (.someone(at: ofUnit), .noWalkIns),
                (.someone(at: drawn), .drawnByLot),
                (.someone(at: closed), .notOpen),
                (.someone(at: open, born: "2019-05-06", guardian: "示例家长"), .notOfAudience),
                (.someone(at: open, born: "2014-05-06"), .missing(field: "guardian")),
            ]
            for (met, problem) in refused {
                await #expect(throws: problem) { try await town.perform(met, as: .northCounsellor) }
            }
            let faulty: [(MeetResident, RosterError)] = [
                (.someone(at: open, " "), .noName), (.someone(at: open, idNumber: "990202196005060021"), .badIDNumber),
                (.someone(at: open, request: " "), .noRequest), (.someone(at: open, born: "2027-01-01"), .badBirthday),
            ]
            for (met, problem) in faulty {
                await #expect(throws: problem) { try await town.perform(met, as: .northCounsellor) }
            }
            for table in [
                try await town.number("SELECT COUNT(*) AS number FROM member"),
                try await town.number("SELECT COUNT(*) AS number FROM door_meeting"),
                try await town.number("SELECT COUNT(*) AS number FROM participant"),
            ] { #expect(table == 0) }
        }
    }

    @Test(arguments: Engine.available)
    func `another county meets nobody here and neither does a teacher or an administrator`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.doorCampaign()
            let met = try await town.perform(MeetResident.someone(at: campaign), as: .northCounsellor)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(MeetResident.someone(at: campaign, request: "south"), as: .southCounsellor)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    MeetResident.someone(at: campaign, place: TownPlaces.southVillage, request: "s"),
                    as: .southCounsellor)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadDoor(campaign: campaign), as: .southCounsellor)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    OpenDoorSlip(campaign: campaign, member: met.member.rawValue), as: .southCounsellor)
            }
            let south = try await town.perform(ListDoorCampaigns(), as: .southCounsellor)
            #expect(south.isEmpty)
            for person in [Townsperson.northTeacher, .northAdministrator, .gridWorker] {
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(MeetResident.someone(at: campaign, request: "x"), as: person)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a child waits for a guardian whose paper the counsellor writes down`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.doorCampaign()
            let met = try await town.perform(
                MeetResident.someone(at: campaign, born: "2014-05-06", guardian: "示例家长"), as: .northCounsellor)
            let slip = try await town.slip(met, at: campaign)
            #expect(slip.asked == [.guardian])
            let before = try await town.perform(ReadOwnConsent(code: slip.code)).state
            #expect(before == .waitsForGuardian)
            let paper = RecordPaperConsent(
                campaign: campaign.rawValue, participant: slip.participant.rawValue, giver: .guardian,
                standing: .given, signedBy: Private("示例家长"), signedOn: "2026-03-04",
                scan: UploadedFile(name: "scan", bytes: ProofPaper.pdf), request: "a paper")
            await #expect(throws: Refusal.notFound) { try await town.perform(paper, as: .southCounsellor) }
            await #expect(throws: Refusal.notFound) { try await town.perform(paper, as: .northTeacher) }
            try await town.perform(paper, as: .northCounsellor)
            let after = try await town.perform(ReadOwnConsent(code: slip.code)).state
            #expect(after == .mayBegin)
        }
    }

    @Test(arguments: Engine.available)
    func `who was met is on no list of the next campaign and goes with the invitations of this one`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.doorCampaign()
            try await town.perform(MeetResident.someone(at: campaign), as: .northCounsellor)
            let next = try await town.doorCampaign("the next one")
            try await town.performBySystem(EnrolMembers(campaign: next))
            let invited = try await town.number(
                "SELECT COUNT(*) AS number FROM participant WHERE campaign = \(next)")
            #expect(invited == 0)
            try await town.performBySystem(ForgetMetAtDoor(campaign: campaign.rawValue))
            let kept = try await town.number("SELECT COUNT(*) AS number FROM member")
            #expect(kept == 1, "the invitation is there still")
            try await town.tamper("DELETE FROM participant")
            try await town.performBySystem(ForgetMetAtDoor(campaign: campaign.rawValue))
            let left = try await town.number("SELECT COUNT(*) AS number FROM member")
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a plan says who is enrolled at the door and a drawn sample says nobody`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let survey = try await town.readyCampaign("resident-survey")
            try await town.perform(
                ChangeCampaign(campaign: survey, door: .init(walkIns: true, saidAloud: true)), as: .northAdministrator)
            let plan = try await town.perform(ReadCampaign(campaign: survey), as: .northAdministrator)
            #expect(plan.door == DoorPolicy(walkIns: true, saidAloud: true, guardiansAloud: false))
            #expect(plan.gaps.map(\.code) == [.walkInsBesideSample])
            let school = try await town.readyCampaign(request: "a school's")
            try await town.perform(
                ChangeCampaign(campaign: school, door: .init(walkIns: true)), as: .northAdministrator)
            let ofPupils = try await town.perform(ReadCampaign(campaign: school), as: .northAdministrator)
            #expect(ofPupils.door == .usual, "pupils stand on a list")
        }
    }
}

extension Town {
    fileprivate func slip(_ met: MeetResident.Outcome, at campaign: ID<Campaign>) async throws -> OpenDoorSlip.Outcome {
        try await perform(
            OpenDoorSlip(campaign: campaign, member: met.member.rawValue), as: .northCounsellor)
    }
}
