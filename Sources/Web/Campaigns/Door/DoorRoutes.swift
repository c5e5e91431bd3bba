import Access
import Campaigns
import Care
import Rosters

/// People who are met in person: who stands on no list is enrolled, and gets a code.
enum DoorRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("door", twin: ListDoorCampaigns.self, DoorCampaignsPage.show)
        let door = "campaigns/{campaign}/door"
        routes.page(door, twin: ReadDoor.self) { visit in try await DoorPage.show(visit) }
        routes.post(door, MeetResident.self, onProblem: DoorPage.again) { met, visit in
            .go("\(try visit.doorPath)/\(met.member)")
        }
        routes.page("\(door)/{member}", twin: OpenDoorSlip.self, DoorSlipPage.show)
        return routes.list
    }()
}

extension Visit {
    var doorPath: String { get throws { "\(try campaignPath)/door" } }
}
