import Access
import Care
import SchoolWork

/// A self-check that a class opens together.
enum RoundRoutes {
    static func add(to routes: inout Routes) {
        routes.page("class-meetings", twin: ListClassRounds.self, RoundsPage.show)
        routes.post("class-meetings", OpenClassRound.self, onProblem: RoundsPage.again) { opened, _ in
            .go("/class-meetings/\(opened.round)")
        }
        routes.get("class-meetings/{round}", SeeClassRound.self) { found, visit in
            .page(RoundPage(found: found, waiting: try await visit.waitingAlerts()).page(for: visit))
        }
        routes.post("class-meetings/{round}/end", EndClassRound.self) { _, visit in
            .go("/class-meetings/\(Visit.encoded(visit.fields["round"] ?? ""))")
        }
        routes.words("class-meetings/{round}/end") { visit in
            .go("/class-meetings/\(Visit.encoded(visit.fields["round"] ?? ""))")
        }
        routes.page("class/{code}", twin: ReadClassRound.self, ClassCheck.show)
        routes.form("class/{code}", twin: EnterClassRound.self, ClassCheck.begin)
        routes.program(.post, "class-finish", FinishClassRound.self)
    }
}
