import Access
import Care
import Interviews
import Rosters

/// After a sitting: whom the psychology teacher or counsellor talks with, what a class teacher reads, and a person's
/// own report.
enum InterviewRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("care", twin: ListFindings.self, FindingsPage.show)
        routes.post("care/reports", ReleaseReports.self) { _, _ in .go("/care") }
        routes.page("care/retests", twin: ListRetests.self, RetestsPage.show)
        routes.post("care/retests/{participant}", DecideRetest.self, onProblem: RetestsPage.again) { _, _ in
            .go("/care/retests")
        }
        routes.words("care/retests/{participant}") { _ in .go("/care/retests") }
        routes.page("care/visits", twin: ListPathVisits.self, PathVisitsPage.show)
        routes.page("care/people/{participant}", twin: ReadTeachersReport.self, TeachersReportPage.show)
        finding(&routes)
        CareTagRoutes.add(to: &routes)
        TransferRoutes.add(to: &routes)
        routes.page("care-advice", twin: ListCareAdvice.self, CareAdvicePage.show)
        routes.page("care-plans", twin: ListCarePlans.self, CarePlansPage.show)
        routes.page("care-looks", twin: ListFileLooks.self, FileLooksPage.show)
        // The code comes with POST, so that it stands in no address and no log.
        routes.words("s/report") { visit in .page(ReportCodePage().page(for: visit)) }
        routes.form("s/report", twin: ReadOwnReport.self, OwnReportPage.open)
        routes.form("s/report/paper", twin: TakeOwnReport.self, OwnReportPaper.take)
        routes.words("s/report/paper") { _ in .go("/s/report") }
        return routes.list
    }()

    private static func finding(_ routes: inout Routes) {
        let finding = "care/findings/{finding}"
        routes.page(finding, twin: ReadFinding.self) { visit in
            .page(try await FindingPage.find(visit).page(for: visit))
        }
        // Its own line in the log, and what is opened stands in no address.
        routes.form("\(finding)/who") { visit in .page(try await FindingPage.opened(visit).page(for: visit)) }
        routes.words("\(finding)/talk") { visit in try await TalkPage.show(visit, problem: nil) }
        routes.post("\(finding)/talk", RecordInterview.self, onProblem: TalkPage.again) { _, visit in
            .go(visit.findingPath)
        }
        step(.guardian, RecordGuardianContact.self, &routes)
        step(.errand, NoteErrand.self, &routes)
        step(.advice, GiveAdvice.self, &routes)
        step(.report, ReleaseReport.self, &routes)
        step(.endAdvice, EndAdvice.self, &routes)
        step(.danger, NoteGuardianDanger.self, &routes)
        step(.safe, EndGuardianDanger.self, &routes)
        step(.take, TakeOverCare.self, &routes)
        step(.close, CloseCare.self, &routes)
        step(.path, TakePathStep.self, &routes)
        step(.doctorsAdvice, KeepDoctorsAdvice.self, &routes)
        let paper = "\(finding)/doctors-advice/{advice}/open"
        routes.post(paper, OpenDoctorsAdvice.self) { paper, _ in
            .file(Array(paper.content), type: paper.kind.mediaType, name: "advice.\(paper.kind.rawValue)")
        }
        routes.words(paper) { visit in .go(visit.findingPath) }
        for step in ["who"] + CareStepName.allCases.map(\.rawValue) {
            // What answered a form has the form's address: opened again, it is the page that holds the form.
            routes.words("\(finding)/\(step)") { visit in .go(visit.findingPath) }
        }
    }

    private static func step<Step: UseCase>(_ step: CareStepName, _ useCase: Step.Type, _ routes: inout Routes) {
        routes.post(
            "care/findings/{finding}/\(step.rawValue)", useCase,
            onProblem: { problem, visit in try await FindingPage.again(step, problem, visit) },
            { _, visit in .go(visit.findingPath) })
    }
}

/// The steps of somebody's care that are forms on one page.
enum CareStepName: String, CaseIterable {
    case guardian, errand, advice, report, take, close, path
    case doctorsAdvice = "doctors-advice"
    case endAdvice = "end-advice"
    case danger = "guardian-danger"
    case safe = "guardian-safe"
}

extension Visit {
    /// The page of the finding in the address.
    var findingPath: String { "/care/findings/\(Self.encoded(fields["finding"] ?? ""))" }

    /// Names for a list that another room fills; `nil` for whoever is on no roster of the caller's any more.
    func names(of members: [String]) async throws -> [String: String] {
        guard !members.isEmpty else { return [:] }
        let opened = try await perform(OpenNames(members: members.map { .init($0) }))
        return Dictionary(opened.map { ($0.member.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The same for whoever looks after them, also where no roster is theirs to read.
    func namesInCare(of members: [String]) async throws -> [String: String] {
        guard !members.isEmpty else { return [:] }
        let opened = try await perform(OpenNamesInCare(members: members.map { .init($0) }))
        return Dictionary(opened.map { ($0.member.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}
