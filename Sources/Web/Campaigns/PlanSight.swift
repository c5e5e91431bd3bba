import CampaignRules
import Campaigns
import Care

/// Who sees what: a table of what the house has a page for and the rulebook allows, of which a plan may show less and
/// never more.
struct PlanSight {
    let page: PlanOfCampaignPage

    func html(_ visit: Visit) -> HTML {
        page.card(.visibility, visit, facts: """
            <p>\(say: "campaigns.sight.words")</p>\(table(visit, isForm: false))\(notes)
            """, form: table(visit, isForm: true))
    }

    private var kind: AudienceKind { page.plan.audience.kind }

    /// What the table cannot say: that safety asks no plan, and how guardians are told.
    private var notes: HTML {
        """
        <p class="small">\(say: "campaigns.sight.always")</p>
        \(if: !kind.isOfUnits, "<p class=\"small\">\(say: "campaigns.sight.residents")</p>")\
        \(if: kind == .pupil, "<p class=\"small\">\(say: "campaigns.sight.schools")</p>")
        """
    }

    private func table(_ visit: Visit, isForm: Bool) -> HTML {
        """
        \(if: isForm, Form.hidden("visibility.shown.none", "no"))
        <div class="sights" tabindex="0" role="group" aria-label="\(say: "campaigns.part.visibility")"><table>
        <thead><tr><th scope="col"><span class="visually-hidden">\(say: "campaigns.sight.who")</span></th>\
        \(each: CampaignDatum.allCases.map { datum in
            "<th scope=\"col\">\(say: Phrase("campaigns.datum.\(datum.rawValue)"))</th>"
        })</tr></thead>
        <tbody>\(each: viewers.map { row($0, isForm, visit) })</tbody></table></div>
        """
    }

    private var viewers: [CampaignViewer] {
        let seen = Visibility.ceiling(for: kind).sights.union(Visibility.always(for: kind).sights)
        return CampaignViewer.allCases.filter { viewer in seen.contains { $0.viewer == viewer } }
    }

    private func row(_ viewer: CampaignViewer, _ isForm: Bool, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(say: Phrase("campaigns.viewer.\(viewer.rawValue)"))</th>\
        \(each: CampaignDatum.allCases.map { "<td>\(cell(Visibility.Sight($0, viewer), isForm, visit))</td>" })</tr>

        """
    }

    private func cell(_ sight: Visibility.Sight, _ isForm: Bool, _ visit: Visit) -> HTML {
        let isAlways = Visibility.always(for: kind).sights.contains(sight)
        if isAlways { return yes(Phrase("campaigns.sight.fixed")) }
        let isShown = page.plan.sights.contains(sight.code)
        let never: HTML = "<span class=\"visually-hidden\">\(say: "campaigns.sight.never")</span>"
        guard Visibility.ceiling(for: kind).sights.contains(sight) else { return never }
        let words = "\(visit.say(Phrase("campaigns.viewer.\(sight.viewer.rawValue)"))) · "
            + visit.say(Phrase("campaigns.datum.\(sight.datum.rawValue)"))
        if isForm {
            return """
                <input type="checkbox" name="visibility.shown.\(sight.code)" value="yes" aria-label="\(words)"\
                \(if: isShown, " checked")>
                """
        }
        return isShown
            ? yes(Phrase("campaigns.sight.yes"))
            : """
            <span aria-hidden="true">–</span><span class="visually-hidden">\(say: "campaigns.sight.no")</span>
            """
    }

    private func yes(_ words: Phrase) -> HTML {
        "<b class=\"yes\" aria-hidden=\"true\">✓</b><span class=\"visually-hidden\">\(say: words)</span>"
    }
}
