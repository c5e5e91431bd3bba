import Access
import Care
import Foundation
import Regions

/// The invented city of the demo and the people who work there, from `Content/Demo/town.json`.
struct DemoTown: Decodable, Sendable {
    /// The place that the demo's house serves.
    let home: Region
    let places: [Place]
    let sites: [ServiceSite]
    let populations: [ListedPopulation]
    let changes: [ListedChange]
    let staff: [Staff]
    let roster: [DemoRoster.Line]
    let campaigns: [DemoCampaigns.Line]
    let posts: DemoPosts
    let history: DemoHistory
    let members: DemoMembers
    let sittings: DemoSittings
    let lessons: DemoLessons
    let team: DemoTeam
    let round: DemoRound
    let past: DemoPast.Told
    let aftercare: DemoAftercare.Told
    let desk: DemoDesk.Told

    /// Somebody invented, with one post. There is one for every role at least.
    struct Staff: Decodable, Sendable {
        let account: String
        let name: String
        let post: Post
        let isOnDuty: Bool

        var isProgram: Bool { post.role == .integration }
    }

    init(_ resources: Resources) throws {
        let file = try resources.demo.appending(path: "town.json")
        self = try JSONDecoder().decode(DemoTown.self, from: Data(contentsOf: file))
    }
}
