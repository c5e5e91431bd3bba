import Access
import Care
import SchoolWork

/// The class meetings that somebody has opened, and the form for a new one.
struct RoundsPage {
    let found: ListClassRounds.Outcome
    let problem: (any Problem)?
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        .page(try await find(visit, problem: nil).page(for: visit))
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is SchoolWorkProblem else { return nil }
        return .page(
            try await find(visit, problem: problem).page(for: visit), status: Problems.status(of: problem.kind))
    }

    private static func find(_ visit: Visit, problem: (any Problem)?) async throws -> RoundsPage {
        RoundsPage(
            found: try await visit.perform(ListClassRounds()), problem: problem,
            waiting: try await visit.waitingAlerts())
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("schoolwork.rounds.title"), frame: .staff, waiting: waiting,
            main: """
                \(Form.faults(problem?.phrase, field: nil))
                <div class="head"><div><h1>\(say: "schoolwork.rounds.title")</h1>
                <p>\(say: "schoolwork.rounds.lead")</p></div></div>
                \(found.classes.isEmpty ? "<p class=\"note\">\(say: "schoolwork.rounds.noClass")</p>" : open(visit))\
                \(list(visit))
                """)
    }

    private func open(_ visit: Visit) -> HTML {
        let options: [HTML] = found.classes.map {
            "<option value=\"\($0.code)\">\(visit.choose($0.names))</option>\n"
        }
        return """
            <form class="card inline-form no-print" method="post" action="/class-meetings">\(Form.token(visit))\
            \(Form.request(visit))
            <div class="field"><label for="unit">\(say: "schoolwork.column.class")</label>
            <select id="unit" name="unit">\(each: options)</select></div>
            <button class="btn small">\(say: "schoolwork.rounds.open")</button></form>
            <section class="card" aria-labelledby="how"><h2 id="how">\(say: "schoolwork.rounds.how")</h2>
            <ul><li>\(say: "schoolwork.rounds.free")</li><li>\(say: "schoolwork.rounds.unseen")</li>\
            <li>\(say: "schoolwork.rounds.young")</li></ul></section>

            """
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.rounds.isEmpty else { return .empty }
        let lines: [HTML] = found.rounds.map { round in
            """
            <li><span><a href="/class-meetings/\(round.id.rawValue)">\(visit.choose(round.unitNames))</a><br>\
            <span class="small">\(visit.date(round.openedAt))</span></span>
            <span class="count">\(say: round.closesAt > visit.now
                ? "schoolwork.rounds.isOpen" : "schoolwork.rounds.isOver")</span></li>

            """
        }
        return """
            <section class="card" aria-labelledby="rounds"><h2 id="rounds">\(say: "schoolwork.rounds.list")</h2>
            <ul class="tally">\(each: lines)</ul></section>
            """
    }
}

/// One class meeting: the code for the board, large enough for the last row, and two counts.
struct RoundPage {
    let found: SeeClassRound.Outcome
    let waiting: Int?

    func page(for visit: Visit) -> Page {
        let name = visit.choose(found.round.unitNames)
        return Page(
            title: Phrase("schoolwork.rounds.of", ["class": name]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/class-meetings">‹ \(say: "schoolwork.rounds.title")</a></p>
                <div class="head"><div><h1>\(say: "schoolwork.rounds.of", ["class": name])</h1>
                <p>\(say: "schoolwork.rounds.until", ["time": visit.date(found.round.closesAt)])</p></div></div>
                \(board(visit))\(counts)\(end(visit))
                """)
    }

    private func board(_ visit: Visit) -> HTML {
        guard let code = found.code else { return "<p class=\"note\">\(say: "schoolwork.rounds.over")</p>" }
        let address = "\(visit.origin)/class/\(code)"
        return """
            <section class="card board" aria-labelledby="board"><h2 id="board">\(say: "schoolwork.rounds.board")</h2>
            \(QRPicture(address)?.html ?? .empty)
            <p class="address">\(address)</p></section>
            """
    }

    private var counts: HTML {
        let (few, round) = (Phrase("schoolwork.rounds.few", ["count": "\(found.fewest)"]), found.round)
        let later = round.begun == nil ? few : Phrase("schoolwork.rounds.later")
        return """
            <ul class="figures"><li><span>\(say: "schoolwork.rounds.begun")</span>\
            <b>\(round.begun.map { "\($0)" } ?? "\(say: few)")</b></li>
            <li><span>\(say: "schoolwork.rounds.finished")</span>\
            <b>\(round.finished.map { "\($0)" } ?? "\(say: later)")</b></li></ul>
            <p class="small">\(say: "schoolwork.rounds.unseen")</p>
            """
    }

    private func end(_ visit: Visit) -> HTML {
        guard found.code != nil else { return .empty }
        return """
            <form class="no-print" method="post" action="/class-meetings/\(found.round.id.rawValue)/end">\
            \(Form.token(visit))
            <button class="btn small plain">\(say: "schoolwork.rounds.end")</button></form>
            """
    }
}
