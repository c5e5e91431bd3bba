import Access
import Accounts
import Warnings

/// Signing in and off, one's own account, and who works where.
enum AccountRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.words("sign-in") { visit in .page(SignInPage().page(for: visit)) }
        routes.form("sign-in", twin: SignIn.self, SignInSteps.signIn)
        routes.form("demo/sign-in", SignInSteps.signInAsDemo)
        routes.form("sign-off", twin: SignOff.self, SignInSteps.signOff)
        routes.words("signed-off") { visit in .page(SignedOffPage().page(for: visit)) }
        routes.page("join/{secret}", twin: ReadLink.self) { visit in try await JoinPage.show(visit) }
        routes.form("join/{secret}", twin: UseLink.self, JoinSteps.use)
        return routes.list + OwnRoutes.list + PeopleRoutes.list
    }()
}

/// One's own account. Each of these acts on nothing but the caller's own.
enum OwnRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.get("me", WhoAmI.self) { me, visit in .page(try await MePage.find(me, visit).page(for: visit)) }
        routes.words("me/password") { visit in try await signedIn(visit) { try await OwnPages.password(visit) } }
        routes.form(
            "me/password", twin: ChangePassword.self,
            OwnPages.change(ChangePassword.self) { try await OwnPages.password($0, $1) })
        routes.page("me/second-factor", twin: OfferSecondFactor.self) { try await OwnPages.secondFactor($0) }
        routes.form(
            "me/second-factor", twin: ChangeSecondFactor.self,
            OwnPages.change(ChangeSecondFactor.self) { try await OwnPages.secondFactor($0, $1) })
        routes.words("me/recovery-codes") { visit in
            try await signedIn(visit) { try await OwnPages.recoveryCodes(visit) }
        }
        routes.form(
            "me/recovery-codes", twin: RenewRecoveryCodes.self,
            OwnPages.change(RenewRecoveryCodes.self) { try await OwnPages.recoveryCodes($0, $1) })
        lists(&routes)
        return routes.list
    }()

    private static func lists(_ routes: inout Routes) {
        routes.page("me/devices", twin: ListOwnSignIns.self) { try await DevicesPage.show($0) }
        routes.post("me/devices/end", EndOwnSignIn.self) { _, _ in .go("/me/devices") }
        routes.post("me/devices/all", SignOffEverywhere.self) { _, visit in
            .go("/signed-off").setting(Cookie.clear(Cookie.signIn, secure: visit.isSecure))
        }
        routes.page("me/tokens", twin: ListOwnTokens.self) { try await TokensPage.show($0) }
        routes.words("me/tokens/new") { visit in try await signedIn(visit) { try await NewTokenPage.show(visit) } }
        routes.form("me/tokens/new", twin: MakeOwnToken.self) { try await NewTokenPage.make($0) }
        routes.post("me/tokens/end", EndOwnToken.self) { _, _ in .go("/me/tokens") }
        routes.get("me/deeds", ListOwnDeeds.self) { deeds, visit in
            .page(DeedsPage(kind: .mine, deeds: deeds, waiting: try await visit.waitingAlerts()).page(for: visit))
        }
        routes.get("me/account", ListDeedsOnMe.self) { deeds, visit in
            .page(DeedsPage(kind: .onMe, deeds: deeds, waiting: try await visit.waitingAlerts()).page(for: visit))
        }
    }

    private static func signedIn(_ visit: Visit, _ show: () async throws -> Reply) async throws -> Reply {
        guard visit.isSignedIn else { throw Refusal.notSignedIn }
        return try await show()
    }
}

/// Who works where, and what administrators do with accounts and posts.
enum PeopleRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.get("people", ListPeople.self) { found, visit in
            .page(try await PeoplePage.find(found, visit).page(for: visit))
        }
        routes.program(.get, "units/{unit}/people", ListUnitPeople.self)
        invitations(&routes)
        routes.get("people/{account}", ReadPerson.self) { person, visit in
            .page(try await PersonPage.find(person, visit).page(for: visit))
        }
        posts(&routes)
        links(&routes)
        step("suspend", SuspendPerson.self, &routes)
        step("take-back", TakeBackPerson.self, &routes)
        step("leave", ReleasePerson.self, &routes)
        step("reset", RequestReset.self, &routes)
        step("withdraw-reset", WithdrawReset.self, &routes)
        step("withdraw-link", WithdrawInvitation.self, &routes)
        return routes.list
    }()

    private static func invitations(_ routes: inout Routes) {
        routes.page("people/invite", twin: FindPostPlaces.self) { visit in
            try await PostPage.show(visit, address: "/people/invite", isInvitation: true)
        }
        routes.post(
            "people/invite", InvitePerson.self,
            onProblem: { problem, visit in
                try await PostPage.show(visit, address: "/people/invite", isInvitation: true, problem: problem)
            }, LinkPage.show)
        ImportDoors<StaffImport>(path: "people/import", sequel: "links").add(to: &routes)
        routes.get("people/import/{draft}/links", ReadInvitationSheet.self) { found, visit in
            .page(InvitationSheetPage(found: found, waiting: try await visit.waitingAlerts()).page(for: visit))
        }
        routes.post(
            "people/import/{draft}/links", FetchInvitationSheet.self,
            onProblem: { try await InvitationSheetPage.again($0, $1) }, InvitationSheetFile.reply)
        routes.get("invitations", ListInvitations.self) { found, visit in
            .page(InvitationsPage(found: found, waiting: try await visit.waitingAlerts()).page(for: visit))
        }
    }

    private static func posts(_ routes: inout Routes) {
        routes.words("people/{account}/post") { visit in
            try await PostPage.show(visit, address: visit.path, isInvitation: false)
        }
        routes.post(
            "people/{account}/post", GivePost.self,
            onProblem: { problem, visit in
                try await PostPage.show(visit, address: visit.path, isInvitation: false, problem: problem)
            }, { _, visit in .go(visit.personPath) })
        step("posts/{post}/term", ChangePostTerm.self, &routes)
        step("posts/{post}/end", EndPost.self, &routes)
        routes.words("people/{account}/posts/{post}/stand-in") { try await StandInPage.show($0) }
        routes.post(
            "people/{account}/posts/{post}/stand-in", AddStandIn.self,
            onProblem: { problem, visit in try await StandInPage.show(visit, problem: problem) },
            { _, visit in .go(visit.personPath) })
    }

    /// Steps that end with a link to hand over.
    private static func links(_ routes: inout Routes) {
        routes.post(
            "people/{account}/new-link", RenewInvitation.self,
            onProblem: { try await PersonPage.again($0, $1) }, LinkPage.show)
        routes.post(
            "people/{account}/confirm-reset", ConfirmReset.self,
            onProblem: { try await PersonPage.again($0, $1) }, LinkPage.show)
        for name in ["new-link", "confirm-reset"] { back(name, &routes) }
    }

    private static func step<Step: UseCase>(_ name: String, _ useCase: Step.Type, _ routes: inout Routes) {
        routes.post(
            "people/{account}/\(name)", useCase, onProblem: { try await PersonPage.again($0, $1) },
            { _, visit in .go(visit.personPath) })
        back(name, &routes)
    }

    /// What answered a form has the form's address: opened again, it is the person.
    private static func back(_ name: String, _ routes: inout Routes) {
        routes.words("people/{account}/\(name)") { visit in .go(visit.personPath) }
    }
}

extension Visit {
    fileprivate var personPath: String { AddressText.with("/people/\(fields["account"] ?? "")", []) }
}
