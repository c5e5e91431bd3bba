import Accounts
import Care

/// Account, password and six-digit code; in a demo also the invented people, one click each.
struct SignInPage {
    var problem: Phrase?

    func page(for visit: Visit) -> Page {
        let title = Phrase("accounts.signIn.title")
        return Page(
            title: visit.title(title, isAgain: problem != nil),
            main: """
                <h1>\(say: "accounts.signIn.title")</h1>
                \(note)\(already(visit))\(form(visit))
                \(DemoPeople.part(visit))
                """)
    }

    private var note: HTML {
        guard let problem else { return .empty }
        return "<div class=\"note bad\" role=\"alert\" id=\"faults\" tabindex=\"-1\"><p>\(say: problem)</p></div>\n"
    }

    private func already(_ visit: Visit) -> HTML {
        guard visit.isSignedIn, let name = visit.presence?.displayName else { return .empty }
        return """
            <div class="note"><p>\(say: "accounts.signIn.already", ["name": name])</p><p>
            <a href="/me">\(say: "accounts.signIn.goOn")</a></p></div>

            """
    }

    private func form(_ visit: Visit) -> HTML {
        """
        <form class="card" method="post" action="/sign-in">
        \(Form.token(visit))\(Self.back(visit))
        <div class="field"><label for="account">\(say: "accounts.signIn.account")</label>
        <input type="text" id="account" name="account" value="\(visit.fields["account"] ?? "")"
        autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
        <div class="field"><label for="password">\(say: "accounts.signIn.password")</label>
        <input type="password" id="password" name="password" autocomplete="current-password" required></div>
        <div class="field"><label for="code">\(say: "accounts.signIn.code")</label>
        <span class="hint" id="code-hint">\(say: "accounts.signIn.codeHint")</span>
        <input class="spelled" type="text" id="code" name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6"
        autocomplete="one-time-code" aria-describedby="code-hint"></div>
        <details class="act"><summary>\(say: "accounts.signIn.noPhone")</summary>
        <div class="field"><label for="recovery">\(say: "accounts.signIn.recovery")</label>
        <span class="hint" id="recovery-hint">\(say: "accounts.signIn.recoveryHint")</span>
        <input class="spelled" type="text" id="recovery" name="recovery" maxlength="12" autocomplete="off"
        autocapitalize="characters" spellcheck="false" aria-describedby="recovery-hint"></div></details>
        <div class="actions"><button class="btn wide">\(say: "accounts.signIn.do")</button></div>
        </form>
        """
    }

    static func back(_ visit: Visit) -> HTML { visit.wayBack.map { Form.hidden("back", $0) } ?? .empty }
}
