import Access
import CampaignRules
import Campaigns
import Care
import HouseKit

/// A campaign of the north that is open, with a participant and a planned sitting, and one that is still a draft.
struct NorthernCampaign {
    let open: ID<Campaign>
    let draft: ID<Campaign>
    let participant: ID<Participant>
    let sitting: ID<PlannedSittingLine>

    init(_ town: Town) async throws {
        try await town.addMembers(2, mark: "\(Marker.north) member")
        open = try await town.readyCampaign(request: "\(Marker.north) the open one")
        draft = try await town.readyCampaign(request: "\(Marker.north) the draft")
        // The window has begun already, so that the town's clock can stay.
        try await town.perform(
            ChangeCampaign(
                campaign: open,
                window: .init(
                    firstDay: "2026-03-04", opens: "08:00", lastDay: "2026-03-31", closes: "18:00",
                    languages: ["zh-Hans": true], retentionDays: "365", asksGuardianFrom14: true)),
            as: .northAdministrator)
        try await town.perform(SubmitCampaign(campaign: open), as: .northAdministrator)
        try await town.perform(ApproveCampaign(campaign: open), as: .secondNorthAdministrator)
        try await town.performBySystem(OpenCampaign(campaign: open))
        try await town.performBySystem(EnrolMembers(campaign: open))
        try await town.perform(
            PlanSitting(
                campaign: open, unit: TownPlaces.northSchool, day: "2026-03-05", from: "14:00", minutes: "40"),
            as: .northTeacher)
        let people = try await town.perform(ListParticipants(campaign: open), as: .northTeacher)
        let plan = try await town.perform(ReadCampaign(campaign: open), as: .northTeacher)
        guard let person = people.participants.first, let planned = plan.sittings.first else { throw NothingThere() }
        (participant, sitting) = (person.id, planned.id)
        // One more, whom nobody has invited yet.
        try await town.addMembers(1, mark: "\(Marker.north) late")
    }

    var words: [String] { [open.rawValue, draft.rawValue, participant.rawValue, sitting.rawValue] }

    func queries(_ town: Town) -> [String: QueryExample] {
        let administrator = town.caller(.northAdministrator)
        return [
            "ListCampaigns": QueryExample(shows: open.rawValue, rightPerson: administrator, input: [:]),
            "ListCampaignTemplates": QueryExample(
                shows: "school-yearly", rightPerson: administrator, input: [:], isPublic: true),
            "ListClosureExports": QueryExample(
                shows: open.rawValue, rightPerson: administrator, input: ["campaign": open.rawValue]),
            "ListMissing": QueryExample(
                shows: participant.rawValue, rightPerson: town.caller(.northTeacher),
                input: ["campaign": open.rawValue]),
            "ListParticipants": QueryExample(
                shows: participant.rawValue, rightPerson: town.caller(.northTeacher),
                input: ["campaign": open.rawValue]),
            "NameInvited": QueryExample(
                shows: "\(Marker.north) 小禾", rightPerson: town.caller(.northTeacher),
                input: ["campaign": open.rawValue, "unit": Town.northClass(1)]),
            "ReadCampaign": QueryExample(
                shows: "\(Marker.north) purpose", rightPerson: administrator, input: ["campaign": draft.rawValue]),
            "ReadClosure": QueryExample(
                shows: "\(Marker.north) purpose", rightPerson: administrator, input: ["campaign": open.rawValue]),
            "ReadPlanChoices": QueryExample(
                shows: TownPlaces.northSchool, rightPerson: administrator, input: ["campaign": draft.rawValue]),
            "ReadProgress": QueryExample(
                shows: open.rawValue, rightPerson: administrator, input: ["campaign": open.rawValue]),
        ]
    }

    var commands: [String: CommandExample] {
        let (open, draft) = (["campaign": open.rawValue], ["campaign": draft.rawValue])
        let person = ["participant": participant.rawValue]
        return [
            "AddLateMember": .refused(open).adding("member", "\(Marker.north) late 1000000"),
            "ApproveCampaign": .refused(draft),
            "ChangeCampaign": .refused(draft).adding("visibility", ["shown": [String: Bool]()]),
            "CloseCampaign": .refused(open),
            "DeclineCampaign": .refused(draft).adding("reason", "x"),
            "DiscardCampaign": .refused(draft),
            "DrawSample": .refused(open),
            "EndCampaign": .refused(open),
            "ExportClosure": .refused(open).adding("reason", "x").adding("request", "x"),
            "EnrolMembers": .refused(open).adding("after", ""),
            "MoveParticipant": .refused(person).adding("unit", TownPlaces.northSchool),
            "OpenCampaign": .refused(open),
            "PlanCampaign": .refused(["template": "school-yearly", "place": TownPlaces.north.code, "request": "x"]),
            "PlanSitting": .refused(open).adding("unit", TownPlaces.northSchool).adding("day", "2026-03-06")
                .adding("from", "14:00").adding("minutes", "40"),
            "PrintCodes": .refused(open).adding("unit", TownPlaces.northSchool).adding("reason", "x")
                .adding("request", "x"),
            "RemoveParticipant": .refused(person),
            "RemovePlannedSitting": .refused(["sitting": sitting.rawValue]),
            "ReplaceCode": .refused(person),
            "SubmitCampaign": .refused(draft),
            "WriteClosingStatement": .refused(open).adding("statement", "x"),
        ]
    }
}
