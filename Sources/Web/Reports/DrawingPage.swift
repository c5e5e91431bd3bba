import Access
import Care
import Reports

/// Where a report will stand that is not there yet: that it comes, or that its drawing has stopped and what to do.
struct DrawingPage {
    let found: ReadDrawing.Outcome
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let found = try await visit.perform(try await visit.input(ReadDrawing.self))
        guard found.state != .drawn else { return .go("/reports/\(found.campaign.rawValue)") }
        return .page(DrawingPage(found: found, waiting: try await visit.waitingAlerts()).page(for: visit))
    }

    /// - Throws: `Refusal.notFound` for a report that is drawn and is not for this reader.
    static func instead(_ visit: Visit) async throws -> Reply {
        let found = try await visit.perform(ReadDrawing(campaign: ID(try visit.campaign.rawValue)))
        guard found.state != .drawn else { throw Refusal.notFound }
        return .go("/reports/\(found.campaign.rawValue)/drawing")
    }

    private func page(for visit: Visit) -> Page {
        let campaign = visit.choose(found.titles)
        return Page(
            title: Phrase("reports.drawing.of", ["campaign": campaign]), frame: .staff, waiting: waiting,
            main: """
                <p><a href="/reports">‹ \(say: "reports.list.title")</a></p>
                <div class="head"><div><h1>\(say: Phrase("reports.drawing.\(found.state.rawValue)"))</h1>
                <p>\(campaign)</p></div></div>
                <section class="card" aria-label="\(say: "reports.drawing.next")">\(words(visit))</section>
                """)
    }

    private func words(_ visit: Visit) -> HTML {
        switch found.state {
        case .stopped: stopped(visit)
        case .waiting:
            "<p>\(say: "reports.drawing.waitingWords", ["day": visit.date(found.closesAt.day)])</p>"
        case .drawing, .drawn: "<p>\(say: "reports.drawing.drawingWords")</p>"
        }
    }

    private func stopped(_ visit: Visit) -> HTML {
        """
        <p>\(say: "reports.drawing.stoppedWords", ["time": found.stoppedAt.map { visit.date($0) } ?? ""])</p>
        <p>\(say: "reports.drawing.nothingLost")</p>
        <p>\(say: "reports.drawing.byItself", ["time": found.nextTry.map { visit.date($0) } ?? ""])</p>
        \(found.isOwned && visit.holds(.watchCampaigns) ? resume(visit) : owner)
        """
    }

    private func resume(_ visit: Visit) -> HTML {
        """
        <form method="post" action="/reports/\(found.campaign.rawValue)/drawing">\(Form.token(visit))
        <div class="actions"><button class="btn">\(say: "reports.drawing.resume")</button></div></form>
        <p class="small">\(say: "reports.drawing.operator")</p>
        """
    }

    private var owner: HTML { "<p class=\"small\">\(say: "reports.drawing.owner")</p>" }
}

extension StoppedDrawing {
    func line(_ visit: Visit) -> HTML {
        """
        <li><a href="/reports/\(campaign.rawValue)/drawing">\(visit.choose(titles))</a>
        <span class="sub">\(say: "reports.drawing.since", ["time": visit.date(stoppedAt)])</span></li>

        """
    }
}
