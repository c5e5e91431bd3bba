import CampaignRules
import Campaigns
import Care

/// What may be done where people are met in person: the two people who agree to the plan agree to this as well.
struct PlanDoor {
    let page: PlanOfCampaignPage

    private var door: DoorPolicy { page.plan.door }
    /// A unit asks those on its own list, and nobody whom it meets.
    private var isForResidents: Bool { page.plan.audience.kind == .resident && page.plan.card.unit == nil }

    func html(_ visit: Visit) -> HTML {
        let fields = PlanFields(failed: page.failed)
        let walkIns = fields.tick("door.walkIns", "\(say: "campaigns.door.enrol")", door.walkIns, part: "door")
        return page.card(.door, visit, facts: """
            <dl class="pairs">\(if: isForResidents, """
                <dt>\(say: "campaigns.door.walkIns")</dt><dd>\
                \(say: door.walkIns ? "campaigns.door.enrolled" : "campaigns.door.notEnrolled")</dd>
                """)
            <dt>\(say: "campaigns.door.aloud")</dt><dd>\(say: aloud)</dd></dl>
            """, form: """
            \(Form.hidden("door.none", "no"))\(if: isForResidents, walkIns)
            \(if: isForResidents, "<p class=\"small\">\(say: "campaigns.door.noSample")</p>")
            \(fields.tick("door.saidAloud", "\(say: "campaigns.door.hear")", door.saidAloud, part: "door"))
            \(fields.tick(
                "door.guardiansAloud", "\(say: "campaigns.door.hearGuardians")", door.guardiansAloud, part: "door"))
            """)
    }

    private var aloud: Phrase {
        guard door.saidAloud else { return Phrase("campaigns.door.notHeard") }
        return Phrase(door.guardiansAloud ? "campaigns.door.heardGuardians" : "campaigns.door.heard")
    }
}
