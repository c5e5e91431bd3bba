import CampaignRules
import Campaigns
import Care

/// Whom a campaign is for: the units that take part, the grades, the ages, and a sample where one is drawn.
struct PlanAudience {
    let page: PlanOfCampaignPage

    private var plan: ReadCampaign.Outcome { page.plan }
    private var audience: CampaignAudience { plan.audience }
    private var parts: AudienceParts { AudienceParts(page: page) }
    private var fields: PlanFields { PlanFields(failed: page.failed) }

    func html(_ visit: Visit) -> HTML {
        page.card(.audience, visit, facts: """
            <dl class="pairs"><dt>\(say: "campaigns.field.kind")</dt>
            <dd>\(say: Phrase("campaigns.kind.\(audience.kind.rawValue)"))</dd>
            \(if: audience.kind.isOfUnits, units(visit))\(if: !audience.entryYears.isEmpty, years(visit))
            \(if: plan.isOfParts, parts.facts(visit))
            \(if: audience.youngest != nil || audience.oldest != nil, ages(visit))
            <dt>\(say: "campaigns.field.sample")</dt><dd>\(sample)</dd></dl>
            """, form: form(visit))
    }

    private func units(_ visit: Visit) -> HTML {
        let names = plan.units.map { page.units[$0] ?? $0 }
        let comma = visit.say(Phrase("campaigns.comma"))
        let words = Phrase("campaigns.units.count", ["count": "\(plan.unitCount)"])
        return """
            <dt>\(say: "campaigns.field.units")</dt><dd>\(page.orMissing(names.isEmpty ? nil : """
                \(say: words)<span class="sub">\(names.prefix(8).joined(separator: comma))\
                \(if: plan.unitCount > 8, "\(say: "campaigns.units.more")")</span>
                """))</dd>
            """
    }

    private func years(_ visit: Visit) -> HTML {
        let years = audience.entryYears.map { visit.say(Phrase("campaigns.year", ["year": "\($0)"])) }
        return """
            <dt>\(say: "campaigns.field.years")</dt>
            <dd>\(years.joined(separator: visit.say(Phrase("campaigns.comma"))))</dd>
            """
    }

    private func ages(_ visit: Visit) -> HTML {
        """
        <dt>\(say: "campaigns.field.ages")</dt><dd>\(say: visit.ages(audience.youngest ?? 0, audience.oldest))\
        \(if: isByCohort, "<span class=\"sub\">\(say: "campaigns.ages.schoolYear")</span>")</dd>
        """
    }

    /// Whoever changes the youngest age has to know on which day it is counted.
    private var isByCohort: Bool { audience.youngest != nil && audience.youngestOn == .schoolYear }

    private var sample: HTML {
        guard let sample = audience.sample else { return "\(say: "campaigns.sample.everybody")" }
        return """
            \(say: Phrase("campaigns.sample.\(sample.method.rawValue)")) · \
            \(say: "campaigns.sample.size", ["size": "\(sample.size)"])
            <span class="sub">\(say: "campaigns.sample.seed", ["seed": "\(sample.seed)"])</span>
            """
    }

    /// A planned year stands there also while none of its classes is on the lists yet: saving must not lose it.
    private var yearsToChoose: [Int] {
        Set(page.choices?.entryYears ?? []).union(audience.kind == .pupil ? audience.entryYears : []).sorted(by: >)
    }

    private func form(_ visit: Visit) -> HTML {
        let methods = [(code: "", words: Phrase("campaigns.sample.everybody"))]
            + SampleMethod.allCases.map { (code: $0.rawValue, words: Phrase("campaigns.sample.\($0.rawValue)")) }
        return """
            \(if: audience.kind.isOfUnits, unitTicks(visit))
            \(if: !yearsToChoose.isEmpty, yearTicks(visit))
            \(if: parts.canBeChosen, parts.ticks(visit))
            <div class="roster-pair">\(fields.number("who.youngest", "campaigns.field.youngest", audience.youngest))
            \(fields.number("who.oldest", "campaigns.field.oldest", audience.oldest))</div>
            \(fields.choice(
                "who.sampleMethod", "campaigns.field.sample", methods, audience.sample?.method.rawValue ?? ""))
            <div class="roster-pair">\(fields.number(
                "who.sampleSize", "campaigns.field.sampleSize", audience.sample?.size))
            \(fields.number("who.sampleSeed", "campaigns.field.sampleSeed", audience.sample?.seed))</div>
            """
    }

    private func unitTicks(_ visit: Visit) -> HTML {
        let all = page.choices?.units ?? []
        let hasMore = page.choices?.hasMoreUnits == true
        let isAll = hasMore || all.allSatisfy(\.takesPart)
        let kept = fields.given("who.allUnits", isAll ? "yes" : "no")
        let ways: [HTML] = [("yes", "campaigns.units.all"), ("no", "campaigns.units.some")].map { code, words in
            """
            <div class="choice"><input type="radio" id="plan-who-allUnits-\(code)" name="who.allUnits" value="\(code)"\
            \(if: kept == code, " checked")><label for="plan-who-allUnits-\(code)">\(say: Phrase(words))</label></div>
            """
        }
        return """
            <fieldset class="field" id="plan-who-units"><legend>\(say: "campaigns.field.units")</legend>
            <div class="choices across">\(each: ways)</div>
            \(if: hasMore, "<p class=\"small\">\(say: "campaigns.units.tooMany")</p>")
            <div class="ticks" tabindex="0" role="group" aria-label="\(say: "campaigns.field.units")">\
            \(each: all.map { unit in
                fields.tick(
                    "who.units.\(unit.code)",
                    "\(visit.choose(unit.names))<small>\(visit.placeName(unit.region))</small>",
                    unit.takesPart, part: "who")
            })</div></fieldset>
            """
    }

    private func yearTicks(_ visit: Visit) -> HTML {
        """
        <fieldset class="field"><legend>\(say: "campaigns.field.years")</legend>
        <span class="hint">\(say: "campaigns.field.yearsHint")</span><div class="choices across">\
        \(each: yearsToChoose.map { year in
            fields.tick(
                "who.entryYears.\(year)", "\(say: "campaigns.year", ["year": "\(year)"])",
                audience.entryYears.contains(year), part: "who")
        })</div></fieldset>
        """
    }
}
