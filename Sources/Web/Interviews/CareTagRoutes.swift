import Access
import Care
import Interviews

/// Key students, of which pupils a circumstance is noted (rulebook G.2); and the high-risk weeks of a school (C.3).
enum CareTagRoutes {
    static func add(to routes: inout Routes) {
        let pupil = "care/tags/{member}"
        routes.page("care/tags", twin: ListCareTags.self, CareTagsPage.show)
        routes.page(pupil, twin: ReadCareTags.self) { visit in
            .page(try await CareTagPage.find(visit).page(for: visit))
        }
        routes.post(pupil, NoteCareTag.self, onProblem: CareTagPage.again(step: nil)) { _, visit in
            .go(visit.tagsPath)
        }
        weeks(&routes)
        let tag = "\(pupil)/{tag}"
        routes.post("\(tag)/renew", RenewCareTag.self, onProblem: CareTagPage.again(step: "renew")) { _, visit in
            .go(visit.tagsPath)
        }
        routes.post("\(tag)/off", TakeOffCareTag.self) { _, visit in .go(visit.tagsPath) }
        for step in ["renew", "off"] {
            // What answered a form has the form's address: opened again, it is the page that holds the form.
            routes.words("\(tag)/\(step)") { visit in .go(visit.tagsPath) }
        }
    }

    /// Around which dates whoever is looked after is looked at sooner (rulebook C.3).
    private static func weeks(_ routes: inout Routes) {
        routes.page("care/weeks", twin: ListRiskDates.self, RiskDatesPage.show)
        routes.post("care/weeks", NoteRiskDate.self, onProblem: RiskDatesPage.again) { _, _ in .go("/care/weeks") }
        routes.post("care/weeks/{riskDate}/off", TakeOffRiskDate.self) { _, _ in .go("/care/weeks") }
        routes.words("care/weeks/{riskDate}/off") { _ in .go("/care/weeks") }
    }
}

extension Visit {
    /// The page of the pupil's tags in the address.
    var tagsPath: String { "/care/tags/\(Self.encoded(fields["member"] ?? ""))" }

    /// Names of pupils of the school: by the roster for whoever reads it, else of those in care.
    func namesOfPupils(_ members: [String]) async throws -> [String: String] {
        try await holds(.seeRosters) ? names(of: members) : namesInCare(of: members)
    }
}
