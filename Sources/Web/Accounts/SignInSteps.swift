import Access
import Accounts
import Care

/// What happens around a sign-in: the cookie, the way on, and what is said when it does not work.
enum SignInSteps {
    static func signIn(_ visit: Visit) async throws -> Reply {
        do {
            // A recovery code stands in for the six digits, in a field with a keyboard of letters.
            var fields = visit.fields
            if let recovery = fields["recovery"], !recovery.isEmpty { fields.values["code"] = recovery }
            let input = try fields.decode(SignIn.self)
            return try await answer(try await visit.performOpenly(input), visit)
        } catch {
            // The password is not sent back into a page, so the form itself comes again instead of a button.
            guard let problem = Problems.problem(of: error) else { throw error }
            return again(problem.phrase, status: Problems.status(of: problem.kind), visit)
        }
    }

    static func signInAsDemo(_ visit: Visit) async throws -> Reply {
        guard visit.house.demoPeople != nil else { throw Refusal.notFound }
        let input = try visit.fields.decode(SignInAsDemo.self)
        return try await answer(try await visit.performOpenly(input), visit)
    }

    /// Ends the sign-in also when it has gone idle, and says goodbye also when there was none.
    static func signOff(_ visit: Visit) async throws -> Reply {
        try await endSignIn(of: visit)
        return .go("/signed-off").setting(Cookie.clear(Cookie.signIn, secure: visit.isSecure))
    }

    private static func answer(_ outcome: SignIn.Outcome, _ visit: Visit) async throws -> Reply {
        switch outcome {
        case .signedIn(let token):
            // What the browser held before is worth nothing from now on.
            try await endSignIn(of: visit)
            let cookie = Cookie.set(Cookie.signIn, token, seconds: nil, secure: visit.isSecure)
            return .go(try await wayOn(token, visit)).setting(cookie)
        case .refused:
            return again(Phrase("accounts.signIn.refused"), status: 422, visit)
        case .locked(let seconds):
            let minutes = (seconds + 59) / 60
            return again(Phrase("accounts.signIn.locked", ["minutes": "\(minutes)"]), status: 429, visit)
        }
    }

    private static func again(_ problem: Phrase, status: Int, _ visit: Visit) -> Reply {
        .page(SignInPage(problem: problem).page(for: visit), status: status)
    }

    private static func wayOn(_ token: String, _ visit: Visit) async throws -> String {
        if let back = visit.wayBack { return back }
        let presence = try await visit.performOpenly(RecogniseVisitor(token: token))
        let posts = presence?.posts ?? []
        return posts.contains { $0.role.permissions.contains(.watchAlerts) } ? "/duty" : "/me"
    }

    private static func endSignIn(of visit: Visit) async throws {
        guard let presence = visit.presence, let token = visit.signInToken else { return }
        _ = try await visit.house.office.perform(SignOff(token: token), as: presence.caller)
    }
}
