import Access
import Care
import Consents

/// What happens behind a guardian's link.
enum GuardianSteps {
    static func show(_ visit: Visit) async throws -> Reply {
        do {
            return try await page(visit, problem: nil, status: 200)
        } catch let problem as ConsentError {
            guard let reply = closed(problem) else { throw problem }
            return reply
        }
    }

    /// Back to the page itself, which says what is written down now: reloading it sends nothing again.
    static func answered(_ said: SaidConsent, _ visit: Visit) async throws -> Reply { .go(try visit.guardianPath) }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard let problem = problem as? ConsentError else { return nil }
        if let reply = closed(problem) { return reply }
        return try await page(visit, problem: problem, status: Problems.status(of: problem.kind))
    }

    private static func page(_ visit: Visit, problem: ConsentError?, status: Int) async throws -> Reply {
        let link = try await visit.perform(ReadGuardianLink(secret: visit.fields["secret"] ?? ""))
        return .page(try GuardianPage(link: link, problem: problem).page(for: visit), status: status)
    }

    /// What is said where the link opens nothing. A guess is counted, so that whoever goes on guessing has to wait.
    private static func closed(_ problem: ConsentError) -> Reply? {
        guard [.noSuchLink, .linkReplaced, .linkIsOver].contains(problem) else { return nil }
        var reply = Reply.page(ClosedLinkPage(problem: problem).page, status: Problems.status(of: problem.kind))
        reply.isWrongGuess = Door.isWrongGuess(problem)
        return reply
    }
}

/// In place of a page that a link does not open any more, or never did.
struct ClosedLinkPage {
    let problem: ConsentError

    var page: Page {
        Page(
            title: Phrase("consents.closed.title"),
            main: """
                <h1>\(say: "consents.closed.title")</h1><p class="lead">\(say: problem.phrase)</p>
                <section class="card"><p>\(say: "consents.closed.ask")</p></section>
                """)
    }
}
