import Care
import Imports

/// One list that was brought: the preview before it is confirmed, the progress while it is carried out, and what
/// came of it.
struct ImportPage {
    let draft: ImportDraft
    let problems: ImportProblems
    let path: String
    let sequel: String?
    let now: Moment
    let kind: String
    let remarks: [ImportRemark]

    init<Kind: ImportKind>(found: ReadImport<Kind>.Outcome, path: String, sequel: String?, now: Moment) {
        draft = found.draft
        problems = ImportProblems(
            form: found.form, rows: found.badRows, bad: found.draft.bad, page: found.page, pages: found.pages,
            address: "/\(path)/\(found.draft.id)")
        self.path = path
        self.sequel = sequel
        self.now = now
        kind = found.form.kind
        remarks = found.remarks
    }

    /// While it is carried out the page comes anew by itself; there is nothing in it to lose one's place in.
    func reply(_ visit: Visit) -> Reply {
        var reply = Reply.page(page(for: visit))
        if draft.state == .running {
            reply.refresh = problems.address
            reply.refreshSeconds = 3
        }
        return reply
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("imports.state.\(draft.state.rawValue)"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: Phrase("imports.state.\(draft.state.rawValue)"))</h1>
                <p>\(say: Phrase("imports.kind.\(kind).title")) · \(draft.fileName)</p></div></div>
                \(figures)
                \(if: draft.state == .waiting && draft.replaced > 0, replaced)
                \(next(visit))
                \(said)
                \(problems.html(visit))
                \(if: draft.state == .done, discard(visit, quiet: true))
                <p class="small">\(say: "imports.forgotten", ["hours": "\(hoursLeft)"])</p>
                """)
    }

    private var hoursLeft: Int { max(1, (draft.expiresAt.seconds(since: now) + 3_599) / 3_600) }

    private var figures: HTML {
        let written = draft.done - (draft.toDo - draft.good)
        let good = draft.state == .waiting ? draft.good : max(0, written)
        let word = Phrase(draft.state == .waiting ? "imports.figure.good" : "imports.figure.written")
        return """
            <ul class="figures"><li><span>\(say: word)</span><b>\(good)</b></li>
            <li\(if: draft.bad > 0, " class=\"bad\"")><span>\(say: "imports.figure.bad")</span><b>\(draft.bad)</b></li>
            </ul>
            """
    }

    /// Whoever mends the bad rows first and brings them alone would miss the good ones.
    private var replaced: HTML {
        "<p class=\"note warn\" role=\"status\">\(say: "imports.replaced", ["count": "\(draft.replaced)"])</p>"
    }

    private func next(_ visit: Visit) -> HTML {
        switch draft.state {
        case .waiting: confirm(visit)
        case .running: progress
        case .stopped: stop(visit)
        case .done: """
            <div class="note"><p>\(say: draft.bad > 0 ? "imports.done.some" : "imports.done.all")</p></div>
            \(draft.good > 0 ? goOn : .empty)
            """
        }
    }

    /// What carrying it out will do with the good rows, where they are not all alike.
    private var said: HTML {
        guard !remarks.isEmpty else { return .empty }
        let lines: [HTML] = remarks.map { remark in
            let words = remark.rows > remark.first.count ? "imports.remarks.andMore" : "imports.remarks.rows"
            let rows = remark.first.map { "\($0)" }.joined(separator: ", ")
            return """
                <li><span>\(say: remark.phrase)<span class="sub">\(say: Phrase(words, ["rows": rows]))</span></span> \
                <b class="count">\(remark.rows)</b></li>

                """
        }
        return """
            <section class="card" aria-labelledby="said"><h2 id="said">\(say: "imports.remarks.title")</h2>
            <ul class="tally">\(each: lines)</ul></section>

            """
    }

    private var goOn: HTML {
        guard let sequel else { return .empty }
        return """
            <section class="card" aria-labelledby="then"><h2 id="then">\(say: "imports.next")</h2>
            <p>\(say: Phrase("imports.kind.\(kind).then"))</p>
            <div class="actions"><a class="btn" href="\(problems.address)/\(sequel)">\
            \(say: Phrase("imports.kind.\(kind).thenDo"))</a></div></section>

            """
    }

    private func confirm(_ visit: Visit) -> HTML {
        let unknown: HTML = """
            <p>\(say: "imports.unknownColumns", ["columns": draft.unknownColumns.joined(separator: ", ")])</p>
            """
        let button: HTML = """
            <form method="post" action="\(problems.address)/confirm">\(Form.token(visit))
            <button class="btn">\(say: "imports.confirm", ["count": "\(draft.good)"])</button></form>
            """
        return """
            <section class="card" aria-labelledby="next"><h2 id="next">\(say: "imports.next")</h2>
            <p>\(say: draft.good == 0 ? "imports.nothing" : draft.bad == 0 ? "imports.allGood" : "imports.someGood")</p>
            \(if: !draft.unknownColumns.isEmpty, unknown)
            <div class="actions">\(if: draft.good > 0, button)\(discard(visit, quiet: false))</div></section>

            """
    }

    private func discard(_ visit: Visit, quiet: Bool) -> HTML {
        """
        <form method="post" action="\(problems.address)/discard">\(Form.token(visit))
        <button class="btn plain">\(say: quiet ? "imports.clear" : "imports.discard")</button></form>
        """
    }

    private func stop(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="next"><h2 id="next">\(say: "imports.next")</h2>
        <p>\(say: Phrase("imports.stopped.\((draft.stoppedFor ?? .other).rawValue)"))</p>
        \(howFar)<p class="small">\(say: "imports.stopped.hint")</p>
        <div class="actions"><form method="post" action="\(problems.address)/resume">\(Form.token(visit))
        <button class="btn">\(say: "imports.resume")</button></form>\(discard(visit, quiet: true))</div></section>

        """
    }

    private var howFar: HTML {
        """
        <p id="how-far">\(say: "imports.howFar", ["done": "\(draft.done)", "all": "\(draft.toDo)"])</p>
        <progress class="progress" max="\(max(1, draft.toDo))" value="\(draft.done)" aria-labelledby="how-far">\
        \(draft.done)</progress>

        """
    }

    private var progress: HTML {
        """
        <section class="card" aria-labelledby="next"><h2 id="next">\(say: "imports.state.running")</h2>
        \(howFar)\
        <p class="small">\(say: "imports.running.hint")</p>
        <div class="actions"><a class="btn quiet" href="\(problems.address)">\(say: "imports.look")</a></div></section>

        """
    }
}
