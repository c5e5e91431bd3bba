import Access
import Accounts
import Care

/// What happens when a one-time link is used: the cookie of the sign-in, and the recovery codes, once.
enum JoinSteps {
    static func use(_ visit: Visit) async throws -> Reply {
        do {
            let outcome = try await visit.performOpenly(visit.fields.decode(UseLink.self))
            return try await answer(outcome, visit)
        } catch {
            guard let problem = Problems.problem(of: error), problem.kind != .notFound else { throw error }
            return try await JoinPage.show(visit, problem: problem, status: Problems.status(of: problem.kind))
        }
    }

    private static func answer(_ outcome: UseLink.Outcome, _ visit: Visit) async throws -> Reply {
        switch outcome {
        case .done(let token, let codes):
            let cookie = Cookie.set(Cookie.signIn, token, seconds: nil, secure: visit.isSecure)
            guard !codes.isEmpty else { return .go("/me").setting(cookie) }
            return .page(RecoveryCodesPage(codes: codes, frame: .person(tools: false)).page).setting(cookie)
        case .refused:
            return try await JoinPage.show(visit, refusal: Phrase("accounts.own.refused"), status: 422)
        case .locked(let seconds):
            let minutes = ["minutes": "\((seconds + 59) / 60)"]
            return try await JoinPage.show(visit, refusal: Phrase("accounts.signIn.locked", minutes), status: 429)
        }
    }
}

/// Ten codes to write down, shown this once.
struct RecoveryCodesPage {
    let codes: [String]
    let frame: Page.Frame

    var page: Page {
        let lines: [HTML] = codes.map { "<li class=\"code\">\($0)</li>" }
        return Page(
            title: Phrase("accounts.recovery.title"), frame: frame,
            main: """
                <h1>\(say: "accounts.recovery.title")</h1><p class="lead">\(say: "accounts.recovery.lead")</p>
                <section class="card"><ol class="codes">\(each: lines)</ol>
                <p class="small">\(say: "accounts.recovery.how")</p></section>
                <div class="actions"><a class="btn" href="/me">\(say: "accounts.recovery.goOn")</a></div>
                """)
    }
}
