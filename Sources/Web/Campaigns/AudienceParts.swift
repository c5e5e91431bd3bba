import Campaigns
import Care

/// The classes and departments alone that are asked, where a plan names some of a unit's.
struct AudienceParts {
    let page: PlanOfCampaignPage

    private var fields: PlanFields { PlanFields(failed: page.failed) }
    private var choices: ReadPlanChoices.Outcome? { page.choices }

    /// There is something to tick, or to untick.
    var canBeChosen: Bool { choices.map { !$0.parts.isEmpty || $0.hasMoreParts } ?? false }

    func facts(_ visit: Visit) -> HTML {
        let names = page.plan.askedParts.map { part in
            name(visit.choose(part.names), of: page.plan.unitCount > 1 ? part.unit : nil)
        }
        let words = names.isEmpty
            ? visit.say(Phrase("campaigns.parts.none")) : names.joined(separator: visit.say(Phrase("campaigns.comma")))
        return "<dt>\(say: "campaigns.field.parts")</dt><dd>\(words)</dd>"
    }

    private func name(_ part: String, of unit: String?) -> String {
        guard let unit, let whole = page.units[unit] else { return part }
        return "\(whole) \(part)"
    }

    /// The hidden word says that there was a list: without any tick everybody of the units is asked again.
    func ticks(_ visit: Visit) -> HTML {
        """
        <fieldset class="field" id="plan-who-parts"><legend>\(say: "campaigns.field.parts")</legend>
        <span class="hint">\(say: "campaigns.field.partsHint")</span>\(Form.hidden("who.parts.none", "no"))
        \(if: choices?.hasMoreParts == true, "<p class=\"small\">\(say: "campaigns.parts.tooMany")</p>")
        \(if: choices?.parts.isEmpty == false, list(visit))</fieldset>
        """
    }

    private func list(_ visit: Visit) -> HTML {
        """
        <div class="ticks" tabindex="0" role="group" aria-label="\(say: "campaigns.field.parts")">\
        \(each: (choices?.parts ?? []).map { part in
            fields.tick(
                "who.parts.\(part.code)",
                "\(visit.choose(part.names))<small>\(page.units[part.unit] ?? part.unit)</small>",
                part.isNamed, part: "who")
        })</div>
        """
    }
}
