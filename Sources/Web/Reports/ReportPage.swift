import Access
import Accounts
import Care
import Reports

/// The report of one place: who took part, what it came to, and the same for each of its parts.
struct ReportPage {
    let report: ReadReport.Outcome
    /// What a survey came to, on the page of the whole.
    let survey: ReadSurvey.Outcome?
    let problem: (any Problem)?
    var surveyProblem: (any Problem)?
    let waiting: Int?

    /// A report that is not there yet has a page that says why, for whoever the campaign is about.
    static func show(_ visit: Visit) async throws -> Reply {
        do {
            return .page(try await find(visit).page(for: visit))
        } catch Refusal.notFound {
            return try await DrawingPage.instead(visit)
        }
    }

    static func find(_ visit: Visit, problem: (any Problem)? = nil) async throws -> ReportPage {
        let asked = ReadReport(
            campaign: ID(try visit.campaign.rawValue), place: visit.fields["place"], measure: visit.fields["measure"],
            page: visit.fields["page"].flatMap(Int.init))
        let report = try await visit.perform(asked)
        let survey = report.place.level == .whole
            ? try await visit.perform(ReadSurvey(campaign: report.card.campaign)) : nil
        return ReportPage(
            report: report, survey: survey, problem: problem, waiting: try await visit.waitingAlerts())
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind else { return nil }
        return .page(
            try await find(visit, problem: problem).page(for: visit), status: Problems.status(of: problem.kind))
    }

    static func surveyAgain(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind else { return nil }
        var page = try await find(visit)
        page.surveyProblem = problem
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    var path: String { "/reports/\(report.card.campaign)" }

    func page(for visit: Visit) -> Page {
        let (campaign, place) = (visit.choose(report.card.titles), visit.name(report.place))
        return Page(
            title: Phrase("reports.of", ["campaign": campaign, "place": place]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/reports">‹ \(say: "reports.list.title")</a>\
                \(each: report.path.map { above($0, visit) })</p>
                \(Form.faults(problem?.phrase ?? surveyProblem?.phrase, field: nil))
                <div class="head"><div><h1>\(place)</h1>
                <p>\(campaign) · \(say: report.card.window(visit))</p></div>\(advisory)</div>
                \(takingPart(visit))\(tables(visit))\(ReportPartsTable(page: self).html(visit))
                \(surveyCard(visit))\(ReportExportForm(page: self).html(visit))\(surveyForm(visit))\(exports(visit))\
                \(method(visit))
                <p class="watermark" aria-hidden="true">\(visit.presence?.displayName ?? "") · \
                \(visit.date(visit.now))</p>
                """)
    }

    /// Advice speaks of the whole.
    private var advisory: HTML {
        guard report.place.level == .whole else { return .empty }
        return """
            <div class="actions no-print"><a class="btn small quiet" href="\(path)/advisory">\
            \(say: "reports.advisory.open")</a></div>
            """
    }

    /// For whoever answers for what is taken away.
    private func exports(_ visit: Visit) -> HTML {
        guard visit.holds(.approveCampaigns) else { return .empty }
        return "<p class=\"no-print small\"><a href=\"\(path)/exports\">\(say: "reports.exports.open")</a></p>"
    }

    func link(_ place: String) -> String { "\(path)?place=\(Visit.encoded(place))" }

    private func surveyCard(_ visit: Visit) -> HTML { survey.map { SurveyCard(survey: $0).html(visit) } ?? .empty }

    private func surveyForm(_ visit: Visit) -> HTML {
        survey.map { SurveyExportForm(survey: $0, problem: surveyProblem).html(visit) } ?? .empty
    }

    private func above(_ place: ReportPlace, _ visit: Visit) -> HTML {
        " / <a href=\"\(link(place.id))\">\(visit.name(place))</a>"
    }

    private func takingPart(_ visit: Visit) -> HTML {
        """
        <ul class="figures">\(if: report.handedIn != nil, """
            <li><span>\(say: "reports.handedIn")</span><b>\(Figures.grouped(report.handedIn ?? 0))</b></li>
            """)
        <li><span>\(say: "reports.rate")</span><b>\(rate(visit))</b></li>
        <li><span>\(say: "reports.missing")</span>\
        <b>\(report.missing.map { "\(Figures.grouped($0))" } ?? "\(say: "reports.few")")</b></li></ul>
        \(if: visit.holds(.carryOutCampaigns), """
            <p class="no-print small"><a href="/campaigns/\(report.card.campaign.rawValue)/participants">\
            \(say: "reports.who")</a></p>
            """)
        """
    }

    private func rate(_ visit: Visit) -> HTML {
        report.response(visit).map { "\($0)" } ?? "\(say: "reports.few")"
    }

    private func tables(_ visit: Visit) -> HTML {
        guard !report.tables.isEmpty else {
            return "<div class=\"empty\"><h2>\(say: "reports.small")</h2><p>\(say: "reports.smallWords")</p></div>"
        }
        let order = report.tables.sorted { rank($0.measure) < rank($1.measure) }
        let cards = order.enumerated().map { number, table in
            ReportTableCard(table: table, number: number, report: report).html(visit)
        }
        return "\(each: cards)"
    }

    /// The scales first, their parts below them, and red flags at the end.
    private func rank(_ measure: Measure) -> String {
        measure.kind == .flags ? "~" : "\(measure.questionnaire ?? "") \(measure.scale ?? "")"
    }

    private func method(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="method"><h2 id="method">\(say: "reports.method.title")</h2>
        <ul><li>\(say: "reports.method.small")</li><li>\(say: "reports.method.interval")</li>
        <li>\(say: "reports.method.marked")</li><li>\(say: "reports.method.norm")</li>
        <li>\(say: "reports.method.once", [
            "day": visit.date(report.card.drawnAt.day),
        ])</li></ul></section>
        """
    }
}
