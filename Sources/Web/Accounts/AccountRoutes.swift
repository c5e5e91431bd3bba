import Access
import Accounts
import Warnings

/// Signing in and off, and who works where.
enum AccountRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.words("sign-in") { visit in .page(SignInPage().page(for: visit)) }
        routes.form("sign-in", twin: SignIn.self, SignInSteps.signIn)
        routes.form("demo/sign-in", SignInSteps.signInAsDemo)
        routes.form("sign-off", twin: SignOff.self, SignInSteps.signOff)
        routes.words("signed-off") { visit in .page(SignedOffPage().page(for: visit)) }
        routes.get("me", WhoAmI.self) { me, visit in .page(try await MePage.find(me, visit).page(for: visit)) }
        routes.get("people", ListColleagues.self) { colleagues, visit in
            .page(try await PeoplePage.find(colleagues, visit).page(for: visit))
        }
        return routes.list
    }()
}
