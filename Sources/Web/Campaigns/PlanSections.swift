import Access
import CampaignRules
import Campaigns
import Care

/// The parts of a plan, one card each: what stands there, and below it the form that changes it.
struct PlanSections {
    let page: PlanOfCampaignPage

    private var plan: ReadCampaign.Outcome { page.plan }
    private var fields: PlanFields { PlanFields(failed: page.failed) }

    func html(_ visit: Visit) -> HTML {
        """
        \(aims(visit))\(PlanAudience(page: page).html(visit))\(PlanBattery(page: page).html(visit))\(window(visit))\
        \(PlanSight(page: page).html(visit))\(PlanRooms(page: page).html(visit))\
        \(PlanDoor(page: page).html(visit))\(privacy(visit))\(consent(visit))
        """
    }

    private func aims(_ visit: Visit) -> HTML {
        let basis = plan.basis.map { "\(say: Phrase("campaigns.basis.\($0.rawValue)"))" as HTML }
        let bases = LegalBasis.allCases.map { (code: $0.rawValue, words: Phrase("campaigns.basis.\($0.rawValue)")) }
        let suggested = (plan.basis ?? page.template?.basis ?? .consent).rawValue
        return page.card(.aims, visit, facts: """
            <dl class="pairs"><dt>\(say: "campaigns.field.purpose")</dt><dd class="said">\
            \(page.orMissing(plan.purpose.isEmpty ? nil : "\(plan.purpose)"))</dd>
            <dt>\(say: "campaigns.field.basis")</dt><dd>\(page.orMissing(basis))</dd></dl>
            """, form: """
            \(fields.text("aims.title", "campaigns.field.title", plan.card.titles["zh-Hans"] ?? ""))
            \(fields.text("aims.titleEn", "campaigns.field.titleEn", plan.card.titles["en"] ?? ""))
            \(fields.words(
                "aims.purpose", "campaigns.field.purpose", plan.purpose, hint: "campaigns.field.purposeHint"))
            \(fields.choice("aims.basis", "campaigns.field.basis", bases, suggested))
            """)
    }

    private func window(_ visit: Visit) -> HTML {
        let languages = plan.languages.map { visit.say(Phrase("campaigns.language.\($0)")) }
        let comma = visit.say(Phrase("campaigns.comma"))
        let (opens, closes) = (plan.card.opensAt, plan.card.closesAt)
        return page.card(.window, visit, facts: """
            <dl class="pairs"><dt>\(say: "campaigns.field.opens")</dt><dd>\(visit.date(opens))</dd>
            <dt>\(say: "campaigns.field.closes")</dt><dd>\(visit.date(closes))</dd>
            <dt>\(say: "campaigns.field.languages")</dt><dd>\
            \(page.orMissing(languages.isEmpty ? nil : "\(languages.joined(separator: comma))"))</dd>
            <dt>\(say: "campaigns.field.guardian")</dt><dd>\
            \(say: plan.asksGuardianFrom14 ? "campaigns.guardian.asked" : "campaigns.guardian.told")</dd>
            <dt>\(say: "campaigns.field.retention")</dt><dd>\
            \(say: "campaigns.retention.days", ["count": "\(plan.retentionDays)"])</dd></dl>
            """, form: """
            <div class="roster-pair">\(fields.text(
                "window.firstDay", "campaigns.field.firstDay", opens.day.description, type: "date"))
            \(fields.text("window.opens", "campaigns.field.opensTime", opens.clockText))</div>
            <div class="roster-pair">\(fields.text(
                "window.lastDay", "campaigns.field.lastDay", closes.day.description, type: "date"))
            \(fields.text("window.closes", "campaigns.field.closesTime", closes.clockText))</div>
            <fieldset class="field"><legend>\(say: "campaigns.field.languages")</legend>
            \(Form.hidden("window.languages.none", "no"))<div class="choices across">\(each: Language.allCases.map {
                fields.tick(
                    "window.languages.\($0.rawValue)", "\(say: Phrase("campaigns.language.\($0.rawValue)"))",
                    plan.languages.contains($0.rawValue), part: "window")
            })</div></fieldset>
            \(fields.tick(
                "window.asksGuardianFrom14", "\(say: "campaigns.guardian.ask")", plan.asksGuardianFrom14,
                part: "window"))
            \(fields.number(
                "window.retentionDays", "campaigns.field.retentionDays", plan.retentionDays,
                hint: "campaigns.field.retentionHint"))
            """)
    }

    private func privacy(_ visit: Visit) -> HTML {
        let kept = plan.privacy
        let until = PrivacyRecord.keptUntil(after: plan.card.closesAt.day)
        let parts = ["purpose", "necessity", "risks", "measures"]
        let record = kept?.record
        let texts = [record?.purpose, record?.necessity, record?.risks, record?.measures].map { $0 ?? "" }
        let lines: [HTML] = zip(parts, texts).map { part, text in
            "<dt>\(say: Phrase("campaigns.privacy.\(part)"))</dt><dd class=\"said\">\(text)</dd>\n"
        }
        let by: HTML = kept.map { kept in
            """
            <p class="small">\(say: "campaigns.privacy.by", ["name": kept.by ?? "", "at": visit.date(kept.at)]) · \
            \(say: "campaigns.privacy.until", ["day": visit.date(until)])</p>
            """
        } ?? .empty
        return page.card(.privacy, visit, facts: kept == nil
            ? "<p>\(page.orMissing(nil))</p><p>\(say: "campaigns.privacy.why")</p>"
            : "<dl class=\"pairs\">\(each: lines)</dl>\(by)", form: """
            \(each: zip(parts, texts).map { part, text in
                fields.words(
                    "privacy.\(part)", "campaigns.privacy.\(part)", text, hint: "campaigns.privacy.\(part)Hint")
            })
            """)
    }

    private func notice(_ visit: Visit) -> HTML {
        let room = "/campaigns/\(plan.card.id)"
        let (notice, who) = (Phrase("campaigns.consent.notice"), Phrase("campaigns.consent.who"))
        return """
            \(if: visit.holds(.planCampaigns), "<p><a href=\"\(room)/notice\">\(say: notice)</a></p>")\
            \(if: visit.holds(.keepConsents), "<p><a href=\"\(room)/consents\">\(say: who)</a></p>")
            """
    }

    /// The words themselves are published in the room of consents; here is only whether they are, and a draft.
    private func consent(_ visit: Visit) -> HTML {
        let draft: HTML = page.template.map { template in
            """
            <details class="act"><summary>\(say: "campaigns.consent.draft")</summary>
            <p class="said">\(visit.choose(template.notices))</p></details>
            """
        } ?? .empty
        return """
            <section class="card" id="part-consent" aria-labelledby="title-consent">
            <h2 id="title-consent">\(say: "campaigns.part.consent")</h2>
            <p>\(plan.noticeVersion.map { "\(say: "campaigns.consent.version", ["version": "\($0)"])" }
                ?? "\(page.orMissing(nil)) \(say: "campaigns.consent.none")")</p>\(notice(visit))\(draft)</section>
            <section class="card" id="part-duty" aria-labelledby="title-duty">
            <h2 id="title-duty">\(say: "campaigns.part.duty")</h2><p>\(say: "campaigns.duty.words")</p>
            \(each: plan.gaps.filter { $0.field == .duty }.map { gap in
                "<p class=\"fault\">\(say: PlanGapsNote.words(gap, page.units, visit))</p>\n"
            })\(if: visit.holds(.planDuty), "<p><a href=\"/duty/roster\">\(say: "campaigns.duty.roster")</a></p>")
            \(if: visit.holds(.managePeople), "<p><a href=\"/people\">\(say: "campaigns.duty.people")</a></p>")
            </section>
            """
    }
}

extension PlanOfCampaignPage {
    /// One part of the plan as a card, with its form folded below where the plan may still be written.
    func card(_ part: PlanGap.Field, _ visit: Visit, facts: HTML, form: @autoclosure () -> HTML) -> HTML {
        let name = part.rawValue
        let isOpen = failed?.step == "change" && Self.fieldNames[part] == failed?.part
        return """
            <section class="card" id="part-\(name)" aria-labelledby="title-\(name)">
            <h2 id="title-\(name)">\(say: Phrase("campaigns.part.\(name)"))</h2>\(facts)
            \(if: choices != nil, """
                <details class="act no-print"\(if: isOpen, " open")><summary>\
                \(say: "campaigns.do.change")<span class="visually-hidden"> \
                \(say: Phrase("campaigns.part.\(name)"))</span></summary>
                <form method="post" action="/campaigns/\(plan.card.id.rawValue)/change">\(Form.token(visit))
                \(form())<button class="btn small">\(say: "campaigns.do.keep")</button></form></details>
                """)</section>

            """
    }

    /// What the fields of each part begin with.
    private static let fieldNames: [PlanGap.Field: String] = [
        .aims: "aims", .audience: "who", .battery: "battery", .window: "window", .visibility: "visibility",
        .privacy: "privacy", .rooms: "rooms", .door: "door",
    ]

    func orMissing(_ value: HTML?) -> HTML {
        value ?? "<span class=\"fault plain\">\(say: "campaigns.missing")</span>"
    }
}
