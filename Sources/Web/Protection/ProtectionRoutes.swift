import Access
import Care
import Protection

/// Reports of harm: the form on somebody's care record, the list, and one report with what was added to it.
enum ProtectionRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        harm(&routes)
        routes.page("protection", twin: ListHarmReports.self, HarmReportsPage.show)
        routes.page("protection/{report}", twin: ReadHarmReport.self) { visit in
            .page(try await HarmReportPage.find(visit).page(for: visit))
        }
        step(.tell, TellAuthorities.self, &routes)
        step(.add, AddToHarmReport.self, &routes)
        step(.acknowledge, AcknowledgeHarmReport.self, &routes)
        step(.close, CloseHarmReport.self, &routes)
        disclosures(&routes)
        staffChecks(&routes)
        return routes.list
    }()

    /// From a care record, whose page has the name, and from a child's other records (rulebook H.4).
    private static func harm(_ routes: inout Routes) {
        ProtectionDoor(path: "care/findings/{finding}/harm", person: inCare, form: HarmFormPage.of)
            .open(RaiseHarmReport.self, &routes) { raised, _ in .go("/protection/\(raised.report.rawValue)") }
        let member = "rosters/members/{member}/harm"
        ProtectionDoor(path: member, person: HarmElsewhere.member, form: HarmFormPage.of)
            .open(RaiseHarmReport.self, &routes) { _, visit in .go("\(visit.memberPath)/harm/kept") }
        routes.words("\(member)/kept") { visit in try await HarmElsewhere.kept(visit) }
        ProtectionDoor(path: "alerts/{alert}/harm", person: HarmElsewhere.alert, form: HarmFormPage.of)
            .open(RaiseHarmReport.self, &routes) { raised, _ in .go("/protection/\(raised.report.rawValue)") }
    }

    private static func inCare(_ visit: Visit) async throws -> ProtectedPerson {
        guard visit.holds(.reportHarm) else { throw Refusal.forbidden }
        return ProtectedPerson(try await FindingPage.find(visit))
    }

    /// What is told without the person's leave (rulebook H.5).
    private static func disclosures(_ routes: inout Routes) {
        ProtectionDoor(path: "care/findings/{finding}/disclosure", person: inCare, form: DisclosureFormPage.of)
            .open(PlanDisclosure.self, &routes) { _, visit in
                .go("/disclosures?finding=\(try visit.addressPart("finding"))")
            }
        routes.page("disclosures", twin: ListDisclosures.self, DisclosuresPage.show)
        step(.agree, AgreeToDisclosure.self, &routes)
        step(.made, RecordDisclosureMade.self, &routes)
        step(.personTold, RecordPersonTold.self, &routes)
    }

    /// Who works in close contact with minors (rulebook H.4). Whom a query is about stands in no address.
    private static func staffChecks(_ routes: inout Routes) {
        routes.page("staff-checks", twin: ListStaffChecks.self, StaffChecksPage.show)
        routes.page("staff-checks/counts", twin: CountStaffChecks.self, StaffCheckCountsPage.show)
        routes.post("staff-checks/note", NoteStaffCheck.self, onProblem: StaffChecksPage.again) { _, visit in
            StaffChecksPage.noted(visit)
        }
        routes.words("staff-checks/note") { _ in .go("/staff-checks") }
    }

    private static func step<Step: UseCase>(_ step: DisclosureStepName, _ useCase: Step.Type, _ routes: inout Routes) {
        let path = "disclosures/{disclosure}/\(step.rawValue)"
        routes.post(
            path, useCase, onProblem: { problem, visit in try await DisclosuresPage.again(step, problem, visit) },
            { _, _ in .go("/disclosures") })
        routes.words(path) { _ in .go("/disclosures") }
    }

    private static func step<Step: UseCase>(_ step: HarmStepName, _ useCase: Step.Type, _ routes: inout Routes) {
        let path = "protection/{report}/\(step.rawValue)"
        routes.post(
            path, useCase, onProblem: { problem, visit in try await HarmReportPage.again(step, problem, visit) },
            { _, visit in .go(try visit.harmPath) })
        // What answered a form has the form's address: opened again, it is the page that holds the form.
        routes.words(path) { visit in .go(try visit.harmPath) }
    }
}

/// The steps of a report that are forms on one page.
enum HarmStepName: String, CaseIterable {
    case tell, add, acknowledge, close
}

extension Visit {
    /// The page of the report in the address.
    var harmPath: String { get throws { "/protection/\(try addressPart("report"))" } }
}
