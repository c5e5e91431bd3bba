import Access
import Accounts
import Care

/// What the invited person sees on a telephone: choose a name and a password, set up the authenticator, prove it.
/// The same page serves who has lost one of the two.
struct JoinPage {
    let link: ReadLink.Outcome
    let places: PostPlaces
    var problem: (any Problem)?
    /// What was wrong without being said where, as at every sign-in.
    var refusal: Phrase?

    static func show(_ visit: Visit, problem: (any Problem)? = nil, refusal: Phrase? = nil, status: Int = 200)
        async throws -> Reply
    {
        let link = try await visit.performOpenly(visit.fields.decode(ReadLink.self))
        let places = try await PostPlaces.find(for: link.posts.map { ($0.post.region, $0.post.unit) }, visit)
        let page = JoinPage(link: link, places: places, problem: problem, refusal: refusal)
        return .page(page.page(for: visit), status: status)
    }

    func page(for visit: Visit) -> Page {
        let title = Phrase("accounts.join.title.\(link.purpose.rawValue)", ["name": link.displayName])
        let isAgain = problem != nil || refusal != nil
        return Page(
            title: visit.title(title, isAgain: isAgain),
            main: """
                <h1>\(say: title)</h1>
                <p class="lead">\(say: Phrase("accounts.join.lead.\(link.purpose.rawValue)"))</p>
                \(if: link.purpose == .join, posts(visit))
                \(AccountForm(visit: visit, problem: problem).faults)\(Form.faults(refusal, field: nil))
                \(form(visit))
                """)
    }

    private func posts(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="posts"><h2 id="posts">\(say: "accounts.join.posts")</h2>
        \(each: link.posts.map { PostLine(held: $0, places: places).html(visit) })</section>
        """
    }

    private func form(_ visit: Visit) -> HTML {
        let form = AccountForm(visit: visit, problem: problem)
        return """
            <form method="post" action="\(visit.path)">\(Form.token(visit))
            \(if: link.login == nil || link.purpose.setsPassword || link.purpose == .secondFactor, first(form))
            \(if: link.purpose.setsSecondFactor, SecondFactorCard(
                secret: link.totpSecret ?? "", address: link.totpAddress ?? "").html)
            <section class="card">
            \(link.purpose.setsSecondFactor
                ? form.code("code", Phrase("accounts.field.newCode"), hint: Phrase("accounts.field.newCodeHint"))
                : form.code(
                    "code", Phrase("accounts.field.oldCode"), hint: Phrase("accounts.field.oldCodeHint"),
                    orRecovery: true))
            <div class="actions"><button class="btn wide">\(say: "accounts.join.do")</button></div></section></form>
            """
    }

    private func first(_ form: AccountForm) -> HTML {
        let login = form.text(
            "login", Phrase("accounts.signIn.account"), hint: Phrase("accounts.field.loginHint"),
            attributes: " required maxlength=\"40\" autocomplete=\"username\" autocapitalize=\"none\""
                + " spellcheck=\"false\"")
        let known: HTML = """
            <dl class="pairs"><dt>\(say: "accounts.signIn.account")</dt><dd>\(link.login ?? "")</dd></dl>
            """
        return """
            <section class="card">\(link.login == nil ? login : known)
            \(link.purpose.setsPassword
                ? form.secret("password", Phrase("accounts.field.newPassword"),
                    hint: Phrase("accounts.field.newPasswordHint"), isNew: true)
                : form.secret("oldPassword", Phrase("accounts.field.oldPassword"), isNew: false))
            </section>
            """
    }
}

/// The secret for six-digit codes, as a picture and as text.
struct SecondFactorCard {
    let secret: String
    let address: String

    var html: HTML {
        """
        <section class="card" aria-labelledby="factor"><h2 id="factor">\(say: "accounts.factor.title")</h2>
        <ol><li>\(say: "accounts.factor.app")</li><li>\(say: "accounts.factor.scan")</li></ol>
        \(QRPicture(address)?.html ?? .empty)
        <p>\(say: "accounts.factor.type")</p><p class="secret code">\(spaced)</p>
        <p><a href="\(address)">\(say: "accounts.factor.open")</a></p></section>
        """
    }

    /// In groups of four, as it is read off a screen.
    private var spaced: String {
        stride(from: 0, to: secret.count, by: 4).map { start in
            String(secret.dropFirst(start).prefix(4))
        }.joined(separator: " ")
    }
}
