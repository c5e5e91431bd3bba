import Access
import Interviews
import Rosters
import Warnings

/// The duty list, one alert, and what can be done with it.
enum WarningRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("duty", twin: ListAlerts.self, DutyPage.show)
        routes.program(.get, "duty/counts", CountAlerts.self)
        routes.post("duty/take", TakeDuty.self) { _, _ in .go("/duty") }
        routes.post("duty/leave", LeaveDuty.self) { _, _ in .go("/duty") }
        routes.page("alerts/{alert}", twin: ReadAlert.self, AlertPage.show)
        routes.post("alerts/{alert}/contact", OpenContact.self) { contact, visit in
            .page(try await AlertPage.find(visit, contact: contact).page(for: visit))
        }
        routes.post("alerts/{alert}/who", OpenFlagged.self, onProblem: AlertPage.closedAgain) { person, visit in
            .page(try await AlertPage.find(visit, person: person).page(for: visit))
        }
        routes.program(.get, "alerts/{alert}/care", FindCareOfAlert.self)
        steps(&routes)
        for step in ["contact"] + AlertStep.allCases.map(\.rawValue) {
            // What answered a form has the form's address: opened again, it is the alert.
            routes.words("alerts/{alert}/\(step)") { visit in
                visit.isPart ? try AlertPage.part(visit) : .go(try visit.alertPath)
            }
        }
        return routes.list + RosterRoutes.list
    }()

    private static func steps(_ routes: inout Routes) {
        add(.acknowledge, AcknowledgeAlert.self, &routes)
        add(.note, NoteOnAlert.self, &routes)
        add(.contacted, RecordContact.self, &routes)
        add(.handOver, HandOverAlert.self, &routes)
        add(.propose, ProposeClosing.self, &routes)
        add(.confirm, ConfirmClosing.self, &routes)
        add(.sendBack, SendBackAlert.self, &routes)
    }

    private static func add<Step: UseCase>(_ step: AlertStep, _ useCase: Step.Type, _ routes: inout Routes) {
        routes.post(
            "alerts/{alert}/\(step.rawValue)", useCase,
            onProblem: { problem, visit in try await AlertPage.again(step, problem, visit) },
            { _, visit in .go(try visit.alertPath) })
    }
}
