import Access
import CampaignRules
import Campaigns
import Care

/// The first step of a plan: what kind of screening it is, and whose.
struct NewCampaignPage {
    let templates: [CampaignTemplate]
    let places: [(code: String, name: String)]
    let given: Fields
    let problem: (any Problem)?
    let waiting: Int?

    static func find(_ visit: Visit, problem: (any Problem)? = nil) async throws -> NewCampaignPage {
        let templates = try await visit.perform(ListCampaignTemplates())
        let posts = visit.caller.posts.filter { $0.permissions.contains(.planCampaigns) }
        let units = posts.compactMap(\.unit)
        let names = try await visit.unitNames(units)
        let regions = Set(posts.filter { $0.unit == nil }.map(\.region)).sorted()
        return NewCampaignPage(
            templates: templates,
            places: regions.map { ($0.code, visit.placeName($0)) }
                + Set(units).sorted().map { ($0, names[$0] ?? $0) },
            given: visit.fields, problem: problem, waiting: try await visit.waitingAlerts())
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind else { return nil }
        return .page(
            try await find(visit, problem: problem).page(for: visit), status: Problems.status(of: problem.kind))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("campaigns.new.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/campaigns">‹ \(say: "campaigns.list.title")</a></p>
                \(Form.faults(problem?.phrase, field: "templates"))
                <div class="head"><div><h1>\(say: "campaigns.new.title")</h1>
                <p>\(say: "campaigns.new.lead")</p></div></div>
                <form method="post" action="/campaigns">\(Form.token(visit))\(Form.request(visit))
                \(place)
                <fieldset class="campaign-kinds" id="templates"><legend>\(say: "campaigns.new.which")</legend>
                \(each: templates.enumerated().map { card($0.element, isFirst: $0.offset == 0, visit) })</fieldset>
                <div class="actions"><button class="btn">\(say: "campaigns.new.do")</button></div></form>
                """)
    }

    private var place: HTML {
        if places.count == 1, let only = places.first {
            return """
                \(Form.hidden("place", only.code))<p class="note">\(say: "campaigns.new.for", ["place": only.name])</p>
                """
        }
        return """
            <div class="field"><label for="place">\(say: "campaigns.new.place")</label>
            <select id="place" name="place">\(each: places.map { option($0.code, $0.name) })</select></div>
            """
    }

    private func option(_ code: String, _ name: String) -> HTML {
        "<option value=\"\(code)\"\(if: given["place"] == code, " selected")>\(name)</option>\n"
    }

    private func card(_ template: CampaignTemplate, isFirst: Bool, _ visit: Visit) -> HTML {
        let id = "template-\(template.code)"
        let isChosen = given["template"].map { $0 == template.code } ?? isFirst
        let scales = template.battery.map { visit.scaleTitle($0.questionnaire) }
        return """
            <div class="choice"><input type="radio" id="\(id)" name="template" value="\(template.code)" required\
            \(if: isChosen, " checked")><label for="\(id)"><b>\(visit.choose(template.titles))</b>
            <small>\(visit.choose(template.words))</small>
            \(if: !scales.isEmpty, "<small class=\"with\">\(scales.joined(separator: " · "))</small>")</label></div>

            """
    }
}
