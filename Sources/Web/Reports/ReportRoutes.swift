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
        routes.page("norms", twin: ListNorms.self, NormsPage.show)
        ImportDoors<NormImport>(path: "norms/import").add(to: &routes)
        routes.program(.get, "reports/{campaign}/verification", VerifyReport.self)
        routes.program(.get, "reports/{campaign}/survey", ReadSurvey.self)
        routes.post("reports/{campaign}/survey/export", ExportSurvey.self, onProblem: ReportPage.surveyAgain) {
            taken, visit in try SurveyFile(taken: taken).reply(visit)
        }
        routes.words("reports/{campaign}/survey/export") { visit in .go("/reports/\(try visit.campaign)") }
        return routes.list
    }()
}
