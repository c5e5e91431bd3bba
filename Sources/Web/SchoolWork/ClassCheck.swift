import Access
import Care
import SchoolWork

/// The way from the code on the board to the public self-check, and the count at its end. Between the two stands only a
/// word in this browser: what is answered belongs to nobody's class.
enum ClassCheck {
    static func show(_ visit: Visit) async throws -> Reply {
        _ = try await visit.performOpenly(ReadClassRound(code: visit.fields["code"] ?? ""))
        return .page(ClassCheckPage(code: visit.fields["code"] ?? "").page(for: visit))
    }

    static func begin(_ visit: Visit) async throws -> Reply {
        let begun = try await visit.performOpenly(EnterClassRound(code: visit.fields["code"] ?? ""))
        let reply = Reply.go("/check/\(Visit.encoded(begun.topic))?region=\(begun.region.code)")
        guard let ticket = begun.ticket else { return reply }
        return reply.setting(Cookie.set(Cookie.round, ticket, seconds: nil, secure: visit.isSecure))
    }

    /// Whoever sees a result has come to an end. The result itself is for nobody else, and a count that fails does not
    /// stand between somebody and what they came to know.
    static func counted(_ reply: Reply, _ visit: Visit) async -> Reply {
        guard let ticket = visit.roundTicket else { return reply }
        do {
            _ = try await visit.performOpenly(FinishClassRound(ticket: ticket))
        } catch {
            return reply  // The word is still in the browser, and counts at the next look.
        }
        return reply.setting(Cookie.clear(Cookie.round, secure: visit.isSecure))
    }
}

/// What a pupil reads before anything begins.
struct ClassCheckPage {
    let code: String

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("schoolwork.check.title"),
            main: """
                <div class="calm"><h1>\(say: "schoolwork.check.title")</h1>
                <p class="lead">\(say: "schoolwork.check.lead")</p></div>
                <section class="card" aria-labelledby="know"><h2 id="know">\(say: "schoolwork.check.know")</h2>
                <ul class="tips"><li>\(say: "schoolwork.check.fact.nobody")</li>\
                <li>\(say: "schoolwork.check.fact.free")</li><li>\(say: "schoolwork.check.fact.danger")</li>\
                <li>\(say: "schoolwork.check.fact.young")</li></ul></section>
                <form method="post" action="/class/\(Visit.encoded(code))">\(Form.token(visit))
                <div class="actions"><button class="btn">\(say: "schoolwork.check.begin")</button>
                <a class="btn plain" href="/">\(say: "schoolwork.check.not")</a></div></form>
                <ul class="lines after">\(each: HelpLineList.lines(visit))</ul>
                """)
    }
}
