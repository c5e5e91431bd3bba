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
        <span class="sub">\(say: visit.ages(scale.youngest, scale.oldest))</span>\(reading(scale))</li>

        """
    }

    /// What is hard to read for the youngest who is asked, before whoever approves the plan (rulebook E.4.6).
    private func reading(_ scale: PlannedScale) -> HTML {
        guard let hard = page.plan.reading.first(where: { $0.questionnaire == scale.questionnaire }) else {
            return .empty
        }
        return """
            <div class="note warn"><p><b>\(say: "instruments.reading.title", ["age": "\(hard.youngest)"])</b></p>
            <p>\(say: "instruments.reading.words")</p><ul>\(each: hard.texts.map(ReadingNote.line))</ul></div>
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
