import CampaignRules
import Campaigns
import Care

/// With what a campaign asks: the scales in their order, each from its own age on.
struct PlanBattery {
    let page: PlanOfCampaignPage

    private var battery: [PlannedScale] { page.plan.battery }
    private var fields: PlanFields { PlanFields(failed: page.failed) }

    func html(_ visit: Visit) -> HTML {
        page.card(.battery, visit, facts: battery.isEmpty ? """
            <p>\(page.orMissing(nil))</p><p>\(say: "campaigns.battery.own")</p>
            """ : """
            <ol class="campaign-scales">\(each: battery.map { line($0, visit) })</ol>
            """, form: """
            <p class="hint">\(say: "campaigns.battery.hint")</p>
            \(each: inOrder.map { row($0, visit) })
            """)
    }

    private func line(_ scale: PlannedScale, _ visit: Visit) -> HTML {
        """
        <li><a href="/instruments/\(scale.questionnaire)">\(visit.scaleTitle(scale.questionnaire))</a>
        <span class="sub">\(say: visit.ages(scale.youngest, scale.oldest))</span></li>

        """
    }

    /// What is part of the battery first, in its order.
    private var inOrder: [ReadPlanChoices.Scale] {
        let place = Dictionary(uniqueKeysWithValues: battery.enumerated().map { ($0.element.questionnaire, $0.offset) })
        return (page.choices?.scales ?? []).sorted {
            (place[$0.slug] ?? .max, $0.slug) < (place[$1.slug] ?? .max, $1.slug)
        }
    }

    private func row(_ scale: ReadPlanChoices.Scale, _ visit: Visit) -> HTML {
        let position = battery.firstIndex { $0.questionnaire == scale.slug }
        let kept = position.map { battery[$0] }
        let gate = ["ages": visit.say(visit.ages(scale.youngest, scale.oldest)), "count": "\(scale.questions)"]
        let (order, from, until) = (
            "battery.order.\(scale.slug)", "battery.youngest.\(scale.slug)", "battery.oldest.\(scale.slug)"
        )
        return """
            <fieldset class="scale-row"><legend>\(visit.choose(scale.titles))\
            <span class="sub">\(say: "campaigns.battery.gate", gate)</span></legend>
            \(fields.number(order, "campaigns.battery.order", position.map { $0 + 1 }))
            \(fields.number(from, "campaigns.field.youngest", kept?.youngest))
            \(fields.number(until, "campaigns.field.oldest", kept?.oldest))</fieldset>

            """
    }
}
