import Access
import Retention

/// What is over its time: lists for two people, holds, certificates.
enum RetentionRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("retention", twin: ListDeletions.self, DeletionsPage.show)
        routes.page("retention/{list}/certificate", twin: ReadCertificate.self, CertificatePage.show)
        routes.form("retention/{list}/certificate/paper", twin: TakeCertificate.self, CertificatePaper.take)
        routes.words("retention/{list}/certificate/paper") { visit in
            .go("/retention/\(Visit.encoded(visit.fields["list"] ?? ""))/certificate")
        }
        routes.post("retention/{list}/agree", AgreeToDeletion.self) { agreed, _ in
            .go("/campaigns/\(agreed.campaign)/retention")
        }
        routes.words("retention/{list}/agree") { _ in .go("/retention") }
        routes.post("retention/{list}/retry", RetryDeletion.self) { opened, _ in
            .go("/campaigns/\(opened.campaign)/retention")
        }
        routes.words("retention/{list}/retry") { _ in .go("/retention") }
        let campaign = "campaigns/{campaign}/retention"
        routes.page(campaign, twin: ReadRetention.self) { visit in
            try await RetentionPage.show(visit, step: nil, problem: nil)
        }
        add("hold", PlaceHold.self, campaign, &routes)
        add("lift", LiftHold.self, campaign, &routes)
        return routes.list
    }()

    private static func add<Case: UseCase>(
        _ step: String, _ useCase: Case.Type, _ campaign: String, _ routes: inout Routes
    ) {
        routes.post("\(campaign)/\(step)", useCase, onProblem: { problem, visit in
            guard problem is RetentionProblem else { return nil }
            return try await RetentionPage.show(visit, step: step, problem: problem)
        }, { _, visit in .go("\(try visit.campaignPath)/retention") })
        routes.words("\(campaign)/\(step)") { visit in .go("\(try visit.campaignPath)/retention") }
    }
}
