import Access
import Care
import Imports
import Reports

/// Reports of screenings that are over: read them place by place, print them, take them away as a file.
enum ReportRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("reports", twin: ListReports.self, ReportsPage.show)
        routes.page("reports/{campaign}", twin: ReadReport.self, ReportPage.show)
        routes.page("reports/{campaign}/drawing", twin: ReadDrawing.self, DrawingPage.show)
        routes.post("reports/{campaign}/drawing", ResumeDrawing.self) { _, visit in
            .go("/reports/\(try visit.campaign)/drawing")
        }
        routes.post("reports/{campaign}/export", ExportReport.self, onProblem: ReportPage.again) { taken, visit in
            try await ReportFile(taken: taken).reply(visit)
        }
        // What answered a form has the form's address: opened again, it is the page that holds the form.
        routes.words("reports/{campaign}/export") { visit in .go("/reports/\(try visit.campaign)") }
        routes.page("reports/{campaign}/exports", twin: ListReportExports.self, ReportExportsPage.show)
        routes.page("norms", twin: ListNorms.self, NormsPage.show)
        ImportDoors<NormImport>(path: "norms/import").add(to: &routes)
        routes.program(.get, "reports/{campaign}/verification", VerifyReport.self)
        routes.program(.get, "reports/{campaign}/survey", ReadSurvey.self)
        routes.post("reports/{campaign}/survey/export", ExportSurvey.self, onProblem: ReportPage.surveyAgain) {
            taken, visit in try SurveyFile(taken: taken).reply(visit)
        }
        routes.words("reports/{campaign}/survey/export") { visit in .go("/reports/\(try visit.campaign)") }
        addAdvisory(to: &routes)
        return routes.list
    }()

    /// What officials get of a report: written by one, agreed to by another, printed.
    private static func addAdvisory(to routes: inout Routes) {
        let path = "reports/{campaign}/advisory"
        routes.page(path, twin: ReadAdvisory.self) { visit in try await AdvisoryPage.show(visit) }
        routes.post(path, WriteAdvisory.self, onProblem: {
            try await AdvisoryPage.show($1, step: .write, problem: $0)
        }, { _, visit in try AdvisoryPage.back(visit) })
        routes.post("\(path)/approval", ApproveAdvisory.self, onProblem: {
            try await AdvisoryPage.show($1, step: .approve, problem: $0)
        }, { _, visit in try AdvisoryPage.back(visit) })
        routes.post("\(path)/return", ReturnAdvisory.self, onProblem: {
            try await AdvisoryPage.show($1, step: .giveBack, problem: $0)
        }, { _, visit in try AdvisoryPage.back(visit) })
        routes.post("\(path)/paper", PrintAdvisory.self, onProblem: {
            try await AdvisoryPage.show($1, step: .print, problem: $0)
        }, { taken, visit in try await AdvisoryPaper(taken: taken).reply(visit) })
        for step in ["approval", "return", "paper"] {
            routes.words("\(path)/\(step)") { visit in try AdvisoryPage.back(visit) }
        }
    }
}
