import Access
import Accounts
import Care

/// A token for a program of one's own: what it may do, how long, and a last look at who asks.
enum NewTokenPage {
    static func show(_ visit: Visit, _ again: OwnPages.Again = OwnPages.Again()) async throws -> Reply {
        try await OwnPages.form(
            "newToken", visit, problem: again.problem, refusal: again.refusal, status: again.status
        ) { form in
            """
            <section class="card">
            \(form.text("label", Phrase("accounts.tokens.label"), hint: Phrase("accounts.tokens.labelHint"),
                attributes: " required maxlength=\"60\""))
            \(grants(form))
            <fieldset class="field"><legend>\(say: "accounts.tokens.narrower")</legend><div class="choices">
            \(choice("readOnly", "yes", Phrase("accounts.tokens.readOnly"), form))
            \(choice("door", TokenDoor.fhir.rawValue, Phrase("accounts.tokens.fhirOnly"), form))</div></fieldset>
            \(days(form))
            </section>
            <section class="card">
            \(form.secret("oldPassword", Phrase("accounts.field.oldPassword"), isNew: false))
            \(form.code("code", Phrase("accounts.field.oldCode"), hint: Phrase("accounts.field.oldCodeHint"),
                orRecovery: true))
            <div class="actions"><button class="btn">\(say: "accounts.tokens.new.do")</button></div></section>
            """
        }
    }

    private static func grants(_ form: AccountForm) -> HTML {
        let choices = form.visit.caller.mayGrant.map { permission in
            choice(
                "granted.\(permission.rawValue)", "yes", Phrase("accounts.permission.\(permission.rawValue)"), form)
        }
        return """
            <fieldset class="field" id="granted"><legend>\(say: "accounts.tokens.may")</legend>
            <div class="choices">\(each: choices)</div></fieldset>
            """
    }

    private static func choice(_ name: String, _ value: String, _ label: Phrase, _ form: AccountForm) -> HTML {
        """
        <div class="choice"><input type="checkbox" id="\(name)" name="\(name)" value="\(value)"\
        \(if: form.given(name) == value, " checked")><label for="\(name)">\(say: label)</label></div>

        """
    }

    private static func days(_ form: AccountForm) -> HTML {
        let given = Int(form.given("days")) ?? 90
        let options: [HTML] = [7, 30, 90, 180, MakeOwnToken.mostDays].map { days in
            """
            <option value="\(days)"\(if: days == given, " selected")>\
            \(say: "accounts.tokens.days", ["days": "\(days)"])</option>
            """
        }
        return """
            <div class="field"><label for="days">\(say: "accounts.tokens.term")</label>
            <select id="days" name="days">\(each: options)</select></div>
            """
    }

    /// Makes the token and shows it this once, or the form again with what is to be mended.
    static func make(_ visit: Visit) async throws -> Reply {
        do {
            switch try await visit.perform(try visit.fields.decode(MakeOwnToken.self)) {
            case .made(let token): return .page(made(token, waiting: try await visit.waitingAlerts()))
            case .refused:
                return try await show(visit, .init(refusal: Phrase("accounts.own.refused"), status: 422))
            case .locked(let seconds):
                let minutes = ["minutes": "\((seconds + 59) / 60)"]
                return try await show(visit, .init(refusal: Phrase("accounts.signIn.locked", minutes), status: 429))
            }
        } catch {
            guard let problem = Problems.problem(of: error), case .invalid = problem.kind else { throw error }
            return try await show(visit, .init(problem: problem, status: 422))
        }
    }

    private static func made(_ token: String, waiting: Int?) -> Page {
        Page(
            title: Phrase("accounts.tokens.made.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "accounts.tokens.made.title")</h1>
                <p>\(say: "accounts.tokens.made.lead")</p></div></div>
                <section class="card" aria-labelledby="once"><h2 id="once">\(say: "accounts.link.once")</h2>
                <p class="secret code">\(token)</p>
                <p class="small">\(say: "accounts.tokens.made.how")</p></section>
                <div class="actions"><a class="btn" href="/me/tokens">\(say: "accounts.tokens.made.goOn")</a></div>
                """)
    }
}
