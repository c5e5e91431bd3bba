import Access
import Care

/// What a person sees when something did not work: an honest sentence and the next step.
struct ProblemPage {
    let problem: (any Problem)?
    /// The number under which the log knows what happened.
    let number: String

    var status: Int { problem.map { Problems.status(of: $0.kind) } ?? 500 }

    func page(for visit: Visit) -> Page {
        Page(title: Phrase("problem.title.\(status)"), main: body(visit))
    }

    private func body(_ visit: Visit) -> HTML {
        let words = problem?.phrase ?? Phrase("problem.defect", ["number": number])
        return """
            <div class="calm"><h1>\(say: Phrase("problem.title.\(status)"))</h1><p class="lead">\(say: words)</p></div>
            \(next(visit))
            \(if: problem == nil, "<p class=\"small\"><span class=\"code\">\(number)</span></p>")
            """
    }

    private func next(_ visit: Visit) -> HTML {
        switch problem?.kind {
        case .busy where isForm(visit), .full where isForm(visit): sendAgain(visit)
        case .busy, .full: loadAgain(visit)
        case .notSignedIn: link("/sign-in", Phrase("problem.signIn"))
        default: link(visit.isSignedIn ? "/me" : "/", Phrase("problem.home"))
        }
    }

    private func link(_ path: String, _ words: Phrase) -> HTML {
        "<div class=\"actions\"><a class=\"btn\" href=\"\(path)\">\(say: words)</a></div>"
    }

    /// The door adds the address to what a form sent, and to nothing else.
    /// A file cannot be put into a page again: whoever brought one chooses it once more.
    private func isForm(_ visit: Visit) -> Bool { visit.fields["address"] != nil && visit.fields.uploads.isEmpty }

    /// What the door adds, and what a person types in secret.
    private static let neverSentBack: Set = [
        "password", "oldPassword", "code", "oldCode", "secret", "key", "historyKey", "sittingKey", "token", "address",
        "device",
    ]

    private func loadAgain(_ visit: Visit) -> HTML {
        "\(link(visit.path, Phrase("problem.again")))<ul class=\"lines\">\(each: HelpLineList.lines(visit))</ul>"
    }

    /// Nothing that was given is lost: the same form, ready to be sent once more. Secrets are typed again.
    private func sendAgain(_ visit: Visit) -> HTML {
        let kept = visit.fields.values.filter { !Self.neverSentBack.contains($0.key) }
        return """
            <form method="post" action="\(visit.path)">\(Form.token(visit))
            \(each: kept.sorted { $0.key < $1.key }.map { Form.hidden($0.key, $0.value) })
            <div class="actions"><button class="btn">\(say: "problem.again")</button></div></form>
            <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
            """
    }
}
