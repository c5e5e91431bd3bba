import Access
import Accounts
import Care

/// My tokens: what each lets a program do in my name, until when, and when it last came.
struct TokensPage {
    let tokens: [ListOwnTokens.Token]
    let mayMake: Bool
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let tokens = try await visit.perform(ListOwnTokens())
        let page = TokensPage(
            tokens: tokens, mayMake: !visit.caller.mayGrant.isEmpty, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("accounts.tokens.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "accounts.tokens.title")</h1>
                <p>\(say: "accounts.tokens.lead")</p></div></div>
                \(tokens.isEmpty ? "<p class=\"note\">\(say: "accounts.tokens.none")</p>" : table(visit))
                <div class="actions">\(if: mayMake, make)<a href="/me">\(say: "accounts.own.back")</a></div>
                """)
    }

    private var make: HTML {
        """
        <a class="btn" href="/me/tokens/new">\(say: "accounts.own.newToken.title")</a>
        """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "accounts.tokens.title")</caption>
        <thead><tr><th scope="col">\(say: "accounts.tokens.label")</th>
        <th scope="col">\(say: "accounts.tokens.may")</th><th scope="col">\(say: "accounts.tokens.used")</th>
        <th scope="col">\(say: "accounts.tokens.until")</th>
        <th scope="col">\(say: "accounts.tokens.end")</th></tr></thead>
        <tbody>\(each: tokens.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ token: ListOwnTokens.Token, _ visit: Visit) -> HTML {
        let used: HTML = token.lastUsedAt.map { "\(visit.when($0))" } ?? "\(say: "accounts.tokens.never")"
        return """
            <tr><th scope="row">\(token.label)</th>
            <td data-label="\(say: "accounts.tokens.may")"><div>\(may(token))</div></td>
            <td class="when" data-label="\(say: "accounts.tokens.used")"><span>\(used)</span></td>
            <td class="when" data-label="\(say: "accounts.tokens.until")"><span>\(until(token, visit))</span></td>
            <td data-label="\(say: "accounts.tokens.end")">\(end(token, visit))</td></tr>

            """
    }

    private func may(_ token: ListOwnTokens.Token) -> HTML {
        // In the order in which the whole house lists them.
        let granted = Permission.allCases.filter(token.granted.contains)
        let lines: [HTML] = granted.map { "<li>\(say: Phrase("accounts.permission.\($0.rawValue)"))</li>" }
        return """
            <ul class="facts-list">\(each: lines)\
            \(if: token.isReadOnly, "<li>\(say: "accounts.tokens.readOnly")</li>")\
            \(if: token.door == .fhir, "<li>\(say: "accounts.tokens.fhirOnly")</li>")</ul>
            """
    }

    private func until(_ token: ListOwnTokens.Token, _ visit: Visit) -> HTML {
        token.isOver
            ? "<span class=\"state\">\(say: "accounts.tokens.over")</span>" : "\(token.expiresAt.day.description)"
    }

    private func end(_ token: ListOwnTokens.Token, _ visit: Visit) -> HTML {
        """
        <form method="post" action="/me/tokens/end">\(Form.token(visit))\(Form.hidden("id", token.id.rawValue))
        <button class="btn small plain">\(say: "accounts.tokens.end")<span class="visually-hidden"> \(token.label)\
        </span></button></form>
        """
    }
}
