import Campaigns
import CampaignRules
import Care

/// What a proctor is told in the rooms: the two people who agree to the plan agree to this as well.
struct PlanRooms {
    let page: PlanOfCampaignPage

    private var rooms: RoomPolicy { page.plan.rooms }

    /// Residents answer at home, and there is no room to be led.
    func html(_ visit: Visit) -> HTML {
        guard page.plan.audience.kind.isOfUnits else { return .empty }
        let fields = PlanFields(failed: page.failed)
        return page.card(.rooms, visit, facts: """
            <dl class="pairs"><dt>\(say: "campaigns.rooms.flags")</dt><dd>\
            \(say: rooms.tellsOfFlags ? "campaigns.rooms.told" : "campaigns.rooms.notTold")</dd>
            <dt>\(say: "campaigns.rooms.stuck")</dt><dd>\
            \(say: "campaigns.rooms.minutes", ["count": "\(rooms.stuckMinutes)"])</dd></dl>
            <p class="small">\(say: "campaigns.rooms.stricter")</p>
            """, form: """
            \(fields.tick(
                "rooms.tellsOfFlags", "\(say: "campaigns.rooms.tell")", rooms.tellsOfFlags, part: "rooms"))
            \(fields.number(
                "rooms.stuckMinutes", "campaigns.rooms.stuckMinutes", rooms.stuckMinutes,
                hint: "campaigns.rooms.stuckHint"))
            """)
    }
}
