import Access
import Accounts
import Care
import Interviews
import Rosters
import WarningRules
import Warnings

/// One alert: what is known, how to reach the person, what is due, what can be done, and what was done.
struct AlertPage {
    let alert: ReadAlert.Outcome
    let scales: AnsweredScales
    let waiting: Int?
    /// Opened only for this one answer, never in an address.
    var contact: OpenContact.Outcome?
    /// Whose it is; opened only for this one answer as well.
    var person: OpenFlagged.Outcome?
    /// The care of the person, for whoever holds it.
    var care: ID<Finding>?
    var failed: FailedStep?

    static func show(_ visit: Visit) async throws -> Reply {
        visit.isPart ? try part(visit) : .page(try await find(visit).page(for: visit))
    }

    /// An open alert is not exchanged piece by piece; it only has to hear that its sign-in is over.
    static func part(_ visit: Visit) throws -> Reply {
        guard visit.isSignedIn else { throw Refusal.notSignedIn }
        return .part(.empty)
    }

    static func find(
        _ visit: Visit, contact: OpenContact.Outcome? = nil, person: OpenFlagged.Outcome? = nil,
        failed: FailedStep? = nil
    ) async throws -> AlertPage {
        let input = try visit.fields.decode(ReadAlert.self)
        let alert = try await visit.perform(input)
        return AlertPage(
            alert: alert, scales: try await .of([alert.card], visit), waiting: try await visit.waitingAlerts(),
            contact: contact, person: person, care: try await care(of: input.alert.rawValue, visit), failed: failed)
    }

    private static func care(of alert: String, _ visit: Visit) async throws -> ID<Finding>? {
        guard visit.holds(.holdInterviews) else { return nil }
        return try await visit.perform(FindCareOfAlert(alert: alert)).finding
    }

    /// The page once more, where the person is not opened.
    static func closedAgain(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        try await again(.who, problem, visit)
    }

    /// The page once more, with what did not work. Problems that are not about the alert have their own page.
    static func again(_ step: AlertStep, _ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        switch problem.kind {
        case .conflict, .invalid:
            let failed = FailedStep(step: step, problem: problem, fields: visit.fields)
            let page = try await find(visit, failed: failed)
            return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
        default: return nil
        }
    }

    func page(for visit: Visit) -> Page {
        let card = alert.card
        let names = ["rank": visit.say(card.severity.phrase), "place": visit.placeName(card.region)]
        let title = Phrase("warnings.alert.title", names)
        return Page(
            title: visit.title(title, isAgain: failed != nil),
            frame: .staff, mainAttributes: Ticking.attributes(visit), hasClocks: true, waiting: waiting,
            main: """
                <p class="no-print"><a href="/duty">‹ \(say: "warnings.alert.back")</a></p>
                \(fault)\(Ticking.signAgain(visit, back: "/alerts/\(card.id.rawValue)"))
                \(head(visit))
                <div class="split">
                <div data-private>
                \(AlertFacts(alert: alert, scales: scales).html(visit))
                \(AlertPerson(alert: alert, person: person, care: care).html(visit))
                \(AlertContact(card: card, contact: contact).html(visit))
                </div>
                <div>
                \(AlertClockList(alert: alert).html(visit))
                \(AlertActions(alert: alert, failed: failed).html(visit))
                </div>
                <div data-private>
                \(AlertStory(entries: alert.entries).html(visit))
                </div>
                </div>
                <p class="watermark"
                aria-hidden="true">\(visit.presence?.displayName ?? "") · \(visit.date(visit.now))</p>
                """)
    }

    private func head(_ visit: Visit) -> HTML {
        let card = alert.card
        return """
            <div class="head"><div>
            <h1>\(card.severity.badge) \(say: card.origin) · \(visit.placeName(card.region))</h1>
            <p>\(visit.date(card.raisedAt)) · <span class="state">\(say: card.state.phrase)</span>
            \(if: card.handler != nil, " · \(card.handler ?? "")")</p>
            \(card.answeredAt.map { broughtLater($0, visit) } ?? .empty)</div></div>
            """
    }

    private func broughtLater(_ answeredAt: Moment, _ visit: Visit) -> HTML {
        "<p class=\"note warn\">\(say: "warnings.answeredBefore", ["time": visit.date(answeredAt)])</p>"
    }

    private var fault: HTML {
        guard let failed else { return .empty }
        return Form.faults(failed.problem.phrase, field: failed.field.map { "\(failed.step.rawValue)-\($0)" })
    }
}
