import Access
import Accounts
import Care

/// The pages behind "my account": password, second factor, recovery codes, devices, what I did, what was done to me.
enum OwnPages {
    /// A form that asks for secrets before it changes one of them.
    static func form(
        _ name: String, _ visit: Visit, problem: (any Problem)? = nil, refusal: Phrase? = nil, status: Int = 200,
        fields: (AccountForm) -> HTML
    ) async throws -> Reply {
        let form = AccountForm(visit: visit, problem: problem)
        let title = Phrase("accounts.own.\(name).title")
        let isAgain = problem != nil || refusal != nil
        let page = Page(
            title: visit.title(title, isAgain: isAgain), frame: .staff,
            waiting: try await visit.waitingAlerts(),
            main: """
                <div class="head"><div><h1>\(say: title)</h1>
                <p>\(say: Phrase("accounts.own.\(name).lead"))</p></div></div>
                \(form.faults)\(Form.faults(refusal, field: nil))
                <form class="narrow" method="post" action="\(visit.path)">\(Form.token(visit))\(fields(form))</form>
                <p><a href="/me">\(say: "accounts.own.back")</a></p>
                """)
        return .page(page, status: status)
    }

    static func password(_ visit: Visit, _ again: Again = Again()) async throws -> Reply {
        try await form(
            "password", visit, problem: again.problem, refusal: again.refusal, status: again.status
        ) { form in
            """
            <section class="card">\(form.secret("oldPassword", Phrase("accounts.field.oldPassword"), isNew: false))
            \(form.secret("password", Phrase("accounts.field.newPassword"),
                hint: Phrase("accounts.field.newPasswordHint"), isNew: true))
            <div class="actions"><button class="btn">\(say: "accounts.own.password.do")</button></div></section>
            """
        }
    }

    static func secondFactor(_ visit: Visit, _ again: Again = Again()) async throws -> Reply {
        let offered = try await visit.perform(OfferSecondFactor(token: visit.signInToken ?? ""))
        return try await form(
            "secondFactor", visit, problem: again.problem, refusal: again.refusal, status: again.status
        ) { form in
            """
            \(SecondFactorCard(secret: offered.totpSecret, address: offered.totpAddress).html)
            <section class="card">
            \(form.code("code", Phrase("accounts.field.newCode"), hint: Phrase("accounts.field.newCodeHint")))
            \(form.secret("oldPassword", Phrase("accounts.field.oldPassword"), isNew: false))
            \(form.code("oldCode", Phrase("accounts.field.oldCode"), hint: Phrase("accounts.field.oldCodeHint"),
                orRecovery: true))
            <div class="actions"><button class="btn">\(say: "accounts.own.secondFactor.do")</button></div></section>
            """
        }
    }

    static func recoveryCodes(_ visit: Visit, _ again: Again = Again()) async throws -> Reply {
        try await form(
            "recoveryCodes", visit, problem: again.problem, refusal: again.refusal, status: again.status
        ) { form in
            """
            <section class="card">\(form.secret("oldPassword", Phrase("accounts.field.oldPassword"), isNew: false))
            \(form.code("code", Phrase("accounts.field.oldCode"), hint: Phrase("accounts.field.oldCodeHint"),
                orRecovery: true))
            <div class="actions"><button class="btn">\(say: "accounts.own.recoveryCodes.do")</button></div></section>
            """
        }
    }

    /// What a form is shown again with.
    struct Again {
        var problem: (any Problem)?
        var refusal: Phrase?
        var status = 200
    }

    /// Does what a form asks for, and shows the form again where it could not be.
    static func change<Change: UseCase>(
        _ useCase: Change.Type, _ show: @escaping @Sendable (Visit, Again) async throws -> Reply
    ) -> Routes.Show where Change.Outcome == OwnChange {
        { visit in
            do {
                switch try await visit.perform(visit.fields.decode(Change.self)) {
                case .done(let codes) where codes.isEmpty: return .go("/me")
                case .done(let codes): return .page(RecoveryCodesPage(codes: codes, frame: .staff).page)
                case .refused: return try await show(visit, Again(refusal: Phrase("accounts.own.refused"), status: 422))
                case .locked(let seconds):
                    let minutes = ["minutes": "\((seconds + 59) / 60)"]
                    return try await show(visit, Again(refusal: Phrase("accounts.signIn.locked", minutes), status: 429))
                }
            } catch {
                guard let problem = Problems.problem(of: error), case .invalid = problem.kind else { throw error }
                return try await show(visit, Again(problem: problem, status: 422))
            }
        }
    }
}
