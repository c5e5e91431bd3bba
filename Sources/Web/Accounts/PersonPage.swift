import Access
import Accounts
import Care

/// One colleague as an administrator sees them: posts, stand-ins, the state of the sign-in, what was done to the
/// account. Nothing of their work.
struct PersonPage {
    let person: ReadPerson.Outcome
    let places: PostPlaces
    let waiting: Int?
    var problem: (any Problem)?

    static func find(_ person: ReadPerson.Outcome, _ visit: Visit) async throws -> PersonPage {
        let places = try await PostPlaces.find(for: person.posts.map { ($0.post.region, $0.post.unit) }, visit)
        return PersonPage(person: person, places: places, waiting: try await visit.waitingAlerts())
    }

    /// The page again, with what stood in the way of a step.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem.kind != .notFound, problem.kind != .notSignedIn else { return nil }
        var page = try await find(try await visit.perform(visit.fields.decode(ReadPerson.self)), visit)
        page.problem = problem
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    func page(for visit: Visit) -> Page {
        let mayChange = visit.holds(.managePeople) && !person.isSelf
        return Page(
            title: Phrase("accounts.person.title", ["name": person.displayName]), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(person.displayName)</h1>
                <p><span class="state">\(say: person.state.phrase)</span> \(person.login ?? "")</p></div></div>
                \(Form.faults(problem?.phrase, field: nil))
                <div class="split"><div>
                \(posts(visit, mayChange: mayChange))
                \(if: !person.standIns.isEmpty, standIns)
                \(if: !person.deeds.isEmpty, deeds(visit))
                </div><div>
                \(signIn(visit))
                \(if: mayChange, PersonSteps(person: person).html(visit))
                \(if: person.isSelf, oneself)
                </div></div>
                """)
    }

    private var oneself: HTML {
        "<div class=\"note\"><p>\(say: "accounts.person.self") <a href=\"/me\">\(say: "frame.me")</a></p></div>"
    }

    private func posts(_ visit: Visit, mayChange: Bool) -> HTML {
        let live = person.posts.filter { $0.isLive(on: visit.now.day) }
        let over = person.posts.filter { !$0.isLive(on: visit.now.day) }
        let another: HTML = """
            <p><a class="btn small plain" href="/people/\(person.id.rawValue)/post">\(say: "accounts.post.add")</a></p>
            """
        return """
            <section class="card" aria-labelledby="posts"><h2 id="posts">\(say: "accounts.people.posts")</h2>
            \(if: live.isEmpty, "<p>\(say: "accounts.post.none")</p>")
            \(each: live.map { post($0, visit, mayChange: mayChange) })
            \(if: mayChange && person.state != .suspended, another)
            \(if: !over.isEmpty, """
                <details class="act"><summary>\(say: "accounts.post.over")</summary>
                \(each: over.map { PostLine(held: $0, places: places).html(visit) })</details>
                """)
            </section>
            """
    }

    private func post(_ held: HeldPost, _ visit: Visit, mayChange: Bool) -> HTML {
        let role = held.post.role
        let lines: [HTML] = Permission.allCases.filter(held.post.permissions.contains).map {
            "<li>\(say: Phrase("accounts.permission.\($0.rawValue)"))</li>"
        }
        return """
            <div class="post"><h3>\(say: role.phrase)</h3>
            <p>\(places.name(of: held.post.region, unit: held.post.unit, visit))</p>
            \(PostLine(held: held, places: places).term(visit))
            <details class="act"><summary>\(say: "accounts.post.may")</summary>
            <ul class="facts-list">\(each: lines)</ul></details>
            \(if: mayChange, change(held, visit))</div>

            """
    }

    private func change(_ held: HeldPost, _ visit: Visit) -> HTML {
        let address = "/people/\(person.id.rawValue)/posts/\(held.id.rawValue)"
        let form = AccountForm(visit: visit)
        let standIn: HTML = """
            <p><a class="btn small plain" href="\(address)/stand-in">\(say: "accounts.standIn.title")</a></p>
            """
        return """
            <details class="act"><summary>\(say: "accounts.post.change")</summary>
            <form method="post" action="\(address)/term">\(Form.token(visit))
            \(form.day("until", Phrase("accounts.field.until"), hint: Phrase("accounts.field.untilHint"),
                value: held.until?.description ?? "", id: "until-\(held.id.rawValue)"))
            <button class="btn small">\(say: "accounts.post.changeDo")</button></form>
            \(if: held.standsFor == nil, standIn)
            <form method="post" action="\(address)/end">\(Form.token(visit))
            <button class="btn small danger">\(say: "accounts.post.end")</button></form></details>
            """
    }

    private var standIns: HTML {
        let lines: [HTML] = person.standIns.map { standIn in
            """
            <li><a href="/people/\(standIn.account.rawValue)">\(standIn.displayName)</a> · \(say: standIn.role.phrase) ·
            \(say: "accounts.standIn.term", ["from": "\(standIn.from)", "until": "\(standIn.until)"])</li>
            """
        }
        return """
            <section class="card" aria-labelledby="stand-ins"><h2 id="stand-ins">\(say: "accounts.standIn.list")</h2>
            <ul>\(each: lines)</ul></section>
            """
    }

    private func deeds(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="deeds"><h2 id="deeds">\(say: "accounts.person.deeds")</h2>
        \(DeedList(deeds: person.deeds, showsWho: true, unfolded: 5).html(visit))</section>
        """
    }

    private func signIn(_ visit: Visit) -> HTML {
        let now = Phrase(person.isSignedIn ? "accounts.person.signedIn" : "accounts.person.notSignedIn")
        let link: HTML = person.linkUntil.map {
            "<dt>\(say: "accounts.person.link")</dt><dd>\(say: "accounts.link.until", ["time": visit.when($0)])</dd>"
        } ?? .empty
        return """
            <section class="card" aria-labelledby="sign-in"><h2 id="sign-in">\(say: "accounts.person.signIn")</h2>
            <dl class="pairs"><dt>\(say: "accounts.signIn.account")</dt>
            <dd>\(person.login ?? visit.say(Phrase("accounts.person.noLogin")))</dd>
            <dt>\(say: "accounts.person.now")</dt><dd>\(say: now)</dd>
            <dt>\(say: "accounts.person.recovery")</dt><dd>\(person.recoveryCodesLeft)</dd>\(link)</dl></section>
            """
    }
}
