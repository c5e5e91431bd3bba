import Access
import Interviews
import Rights
import Rosters
import Screenings

/// The desk at which people ask about their own data: their own pages without an account, and those of whoever answers.
enum RightsRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        own(&routes)
        desk(&routes)
        breaches(&routes)
        recipients(&routes)
        routes.page("rights/reviews", twin: ListHarmReviews.self) { visit in
            try await HarmReviewsPage.show(visit, problem: nil)
        }
        let review = "rights/reviews/{request}"
        routes.post(review, ReviewHarm.self, onProblem: HarmReviewsPage.again) { _, _ in .go("/rights/reviews") }
        routes.words(review) { _ in .go("/rights/reviews") }
        return routes.list
    }()

    /// Codes and receipts come with POST, so that they stand in no address and no log.
    private static func own(_ routes: inout Routes) {
        routes.words("s/rights") { visit in .page(AskPage(way: .code).page(for: visit)) }
        routes.form("s/rights", twin: AskAboutOneself.self, AskPage.askByCode)
        routes.words("consent/{secret}/rights") { visit in .page(AskPage(way: .link).page(for: visit)) }
        routes.form("consent/{secret}/rights", twin: AskAboutChild.self, AskPage.askByLink)
        routes.words("s/rights/receipt") { visit in .page(ReceiptCodePage().page(for: visit)) }
        routes.form("s/rights/receipt", twin: ReadOwnRequest.self, OwnRequestPage.open)
        routes.words("s/rights/file") { _ in .go("/s/rights/receipt") }
        routes.form("s/rights/file", twin: OpenOwnFile.self, OwnFilePage.open)
        routes.words("s/rights/file/take") { _ in .go("/s/rights/receipt") }
        routes.form("s/rights/file/take", OwnFilePage.take)
        routes.program(.post, "s/rights/file/facts", TellOwnFacts.self)
        routes.program(.post, "s/rights/file/identity", TellOwnIdentity.self)
        routes.program(.post, "s/rights/file/answers", TellOwnAnswers.self)
        routes.program(.post, "s/rights/file/care", TellOwnCare.self)
    }

    private static func breaches(_ routes: inout Routes) {
        routes.page("breaches", twin: ListBreaches.self) { visit in try await BreachesPage.show(visit, problem: nil) }
        routes.post("breaches/record", RecordBreach.self, onProblem: BreachesPage.again) { kept, _ in
            .go("/breaches/known/\(kept.breach)")
        }
        routes.words("breaches/record") { _ in .go("/breaches") }
        let breach = "breaches/known/{breach}"
        routes.page(breach, twin: ReadBreach.self) { visit in try await BreachPage.show(visit, problem: nil) }
        routes.post("\(breach)/add", AddToBreach.self, onProblem: BreachPage.again) { _, visit in
            .go(visit.breachPath)
        }
        routes.words("\(breach)/add") { visit in .go(visit.breachPath) }
    }

    private static func recipients(_ routes: inout Routes) {
        routes.page("receivers/{region}", twin: ListReceivers.self, ReceiversPage.show)
        routes.page("recipients", twin: ListRecipients.self) { visit in
            try await RecipientsPage.show(visit, problem: nil)
        }
        routes.post("recipients/record", RecordRecipient.self, onProblem: RecipientsPage.again) { kept, _ in
            .go("/recipients/known/\(kept.recipient)")
        }
        routes.words("recipients/record") { _ in .go("/recipients") }
        routes.page("recipients/known/{recipient}", twin: ReadRecipient.self) { visit in
            try await RecipientPage.show(visit, problem: nil)
        }
        step("change", ReviseRecipient.self, &routes)
        step("agree", AgreeToRecipient.self, &routes)
        step("end", EndRecipient.self, &routes)
        step("confirm", ConfirmRecipientReturn.self, &routes)
    }

    /// A form on the page of one recipient.
    private static func step<Step: UseCase>(_ name: String, _ useCase: Step.Type, _ routes: inout Routes) {
        let path = "recipients/known/{recipient}/\(name)"
        routes.post(path, useCase, onProblem: RecipientPage.again) { _, visit in .go(visit.recipientPath) }
        routes.words(path) { visit in .go(visit.recipientPath) }
    }

    private static func desk(_ routes: inout Routes) {
        routes.page("rights", twin: ListRightsRequests.self, RightsPage.show)
        let request = "rights/requests/{request}"
        routes.page(request, twin: ReadRightsRequest.self) { visit in
            try await RightsRequestPage.show(visit, problem: nil)
        }
        routes.post("\(request)/answer", AnswerRightsRequest.self, onProblem: RightsRequestPage.again) { _, visit in
            .go(visit.rightsRequestPath)
        }
        routes.words("\(request)/answer") { visit in .go(visit.rightsRequestPath) }
        let counter = "rights/members/{member}"
        routes.page(counter, twin: FindParticipations.self) { visit in
            try await CounterPage.show(visit, problem: nil)
        }
        routes.post("\(counter)/ask", WriteDownRequest.self, onProblem: CounterPage.again) { receipt, visit in
            .page(ReceiptPage(receipt: receipt, isCounter: true).page(for: visit))
        }
        routes.words("\(counter)/ask") { visit in
            .go("/rights/members/\(Visit.encoded(visit.fields["member"] ?? ""))")
        }
    }
}

extension Visit {
    /// The page of the breach in the address.
    var breachPath: String { "/breaches/known/\(Self.encoded(fields["breach"] ?? ""))" }

    /// The page of the recipient in the address.
    var recipientPath: String { "/recipients/known/\(Self.encoded(fields["recipient"] ?? ""))" }

    /// The page of the request in the address.
    var rightsRequestPath: String { "/rights/requests/\(Self.encoded(fields["request"] ?? ""))" }
}
