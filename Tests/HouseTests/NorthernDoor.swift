import Access
import Campaigns
import Care
import HouseKit
import Rosters

/// A resident of the north who was met at the door, of whom the south must never see anything.
struct NorthernDoor {
    let campaign: ID<Campaign>
    let member: String
    let code: String

    init(_ town: Town) async throws {
        campaign = try await town.doorCampaign("\(Marker.north) door")
        member = try await town.perform(
            MeetResident.someone(at: campaign, request: "\(Marker.north) at the door"), as: .northCounsellor
        ).member.rawValue
        code = try await town.perform(
            OpenDoorSlip(campaign: campaign, member: member), as: .northCounsellor
        ).code
    }

    var words: [String] { [campaign.rawValue, member, code] }

    func queries(_ town: Town) -> [String: QueryExample] {
        let counsellor = town.caller(.northCounsellor)
        return [
            "ListDoorCampaigns": QueryExample(shows: campaign.rawValue, rightPerson: counsellor, input: [:]),
            "OpenDoorSlip": QueryExample(
                shows: code, rightPerson: counsellor, input: ["campaign": campaign.rawValue, "member": member]),
            "ReadDoor": QueryExample(
                shows: #""enrolled":1"#, rightPerson: counsellor, input: ["campaign": campaign.rawValue]),
        ]
    }

    var commands: [String: CommandExample] {
        [
            "EnrolResident": .refused(["campaign": campaign.rawValue, "member": member, "hasGuardian": true]),
            "ForgetMetAtDoor": .refused(["campaign": campaign.rawValue]),
            "MeetResident": .refused([
                "campaign": campaign.rawValue, "place": TownPlaces.northVillage.code, "name": "x",
                "born": "1960-01-01", "request": "x",
            ]),
        ]
    }
}
