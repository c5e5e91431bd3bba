import Access
import Campaigns
import Care

/// Screening of many: plan it, have it approved, carry it out.
enum CampaignRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("campaigns", twin: ListCampaigns.self, CampaignsPage.show)
        routes.page("campaigns/new", twin: ListCampaignTemplates.self) { visit in
            .page(try await NewCampaignPage.find(visit).page(for: visit))
        }
        routes.post("campaigns", PlanCampaign.self, onProblem: NewCampaignPage.again) { planned, _ in
            .go("/campaigns/\(planned.id)")
        }
        routes.page("campaigns/{campaign}", twin: ReadCampaign.self) { visit in
            .page(try await PlanOfCampaignPage.find(visit).page(for: visit))
        }
        routes.program(.get, "campaigns/{campaign}/choices", ReadPlanChoices.self)
        routes.page("campaigns/{campaign}/progress", twin: ReadProgress.self) { visit in
            .page(try await ProgressPage.find(visit).page(for: visit))
        }
        routes.page("campaigns/{campaign}/participants", twin: ListParticipants.self) { visit in
            .page(try await ParticipantsPage.find(visit).page(for: visit))
        }
        routes.page("campaigns/{campaign}/missing", twin: ListMissing.self, MissingPeoplePage.show)
        deciding(&routes)
        carryingOut(&routes)
        closing(&routes)
        return routes.list
    }()

    private static func deciding(_ routes: inout Routes) {
        add("change", ChangeCampaign.self, &routes)
        add("submit", SubmitCampaign.self, &routes)
        add("approve", ApproveCampaign.self, &routes)
        add("decline", DeclineCampaign.self, &routes)
        add("discard", DiscardCampaign.self, &routes)
    }

    private static func add<Case: UseCase>(_ step: String, _ useCase: Case.Type, _ routes: inout Routes) {
        routes.post("campaigns/{campaign}/\(step)", useCase, onProblem: { problem, visit in
            try await PlanOfCampaignPage.again(problem, step: step, visit)
        }, { _, visit in .go(try visit.campaignPath) })
        // What answered a form has the form's address: opened again, it is the page that holds the form.
        routes.words("campaigns/{campaign}/\(step)") { visit in .go(try visit.campaignPath) }
    }

    private static func closing(_ routes: inout Routes) {
        let closure = "campaigns/{campaign}/closure"
        let again = { @Sendable (step: String, problem: any Problem, visit: Visit) async throws -> Reply? in
            guard problem is CampaignProblem else { return nil }
            return try await ClosurePage.show(visit, step: step, problem: problem)
        }
        routes.page(closure, twin: ReadClosure.self) { visit in try await ClosurePage.show(visit) }
        routes.page("\(closure)/exports", twin: ListClosureExports.self, ClosureExportsPage.show)
        routes.post("\(closure)/statement", WriteClosingStatement.self, onProblem: {
            try await again("statement", $0, $1)
        }, { _, visit in .go("\(try visit.campaignPath)/closure") })
        routes.post("\(closure)/end", EndCampaign.self, onProblem: {
            try await again("end", $0, $1)
        }, { _, visit in .go("\(try visit.campaignPath)/closure") })
        routes.post("\(closure)/paper", ExportClosure.self, onProblem: {
            try await again("export", $0, $1)
        }, { found, visit in try .paper(ClosurePaper(found: found).paper(for: visit), name: "closure") })
        // What answered a form has the form's address: opened again, it is the page that holds the form.
        for step in ["statement", "end", "paper"] {
            routes.words("\(closure)/\(step)") { visit in .go("\(try visit.campaignPath)/closure") }
        }
    }

    private static func carryingOut(_ routes: inout Routes) {
        let people = "campaigns/{campaign}/participants"
        routes.post("\(people)/add", AddLateMember.self, onProblem: ParticipantsPage.again) { _, visit in
            .go("\(try visit.campaignPath)/participants")
        }
        routes.post("campaigns/{campaign}/class-sheet", PrintCodes.self, onProblem: ParticipantsPage.again) {
            try await ClassSheet.reply($0, $1)
        }
        routes.words("campaigns/{campaign}/class-sheet") { visit in .go("\(try visit.campaignPath)/participants") }
        routes.post("participants/{participant}/code", ReplaceCode.self) { replaced, visit in
            .page(NewParticipantCodePage(replaced: replaced).page(for: visit))
        }
        routes.post("participants/{participant}/remove", RemoveParticipant.self) { done, _ in
            .go("/campaigns/\(done.campaign)/participants")
        }
        routes.post("participants/{participant}/move", MoveParticipant.self) { done, _ in
            .go("/campaigns/\(done.campaign)/participants")
        }
        routes.post("campaigns/{campaign}/sittings", PlanSitting.self, onProblem: { problem, visit in
            try await PlanOfCampaignPage.again(problem, step: "sittings", visit)
        }, { _, visit in .go(try visit.campaignPath) })
        routes.words("campaigns/{campaign}/sittings") { visit in .go(try visit.campaignPath) }
        routes.post("planned-sittings/{sitting}/remove", RemovePlannedSitting.self) { done, _ in
            .go("/campaigns/\(done.campaign)")
        }
    }
}

extension Visit {
    /// The campaign that this visit is about.
    /// - Throws: `Refusal.notFound` for what cannot be an identifier, and must not get into a header.
    var campaign: ID<Campaign> {
        get throws {
            let plain = Set("0123456789abcdef-")
            guard let name = fields["campaign"], name.allSatisfy(plain.contains) else { throw Refusal.notFound }
            return ID(name)
        }
    }

    var campaignPath: String { get throws { "/campaigns/\(try campaign)" } }
}
