import Care
import Consents

/// How far a campaign is in a school: class by class who has still to be asked, and never who said what.
struct ConsentCountsPage {
    let counts: CountConsents.Outcome
    let path: String
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let counts = try await visit.perform(try await visit.input(CountConsents.self))
        let page = ConsentCountsPage(
            counts: counts, path: try visit.consentsPath, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        let title = Phrase("consents.counts.title", ["campaign": visit.choose(counts.titles)])
        return Page(
            title: title, frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/consents">‹ \(say: "consents.work.title")</a></p>
                <div class="head"><div><h1>\(say: title)</h1>
                <p>\(say: counts.isOpen ? "consents.counts.until" : "consents.counts.closed",
                    ["time": visit.date(counts.closesAt)])</p></div>\(links)</div>
                \(if: counts.notice == nil, "<p class=\"note warn\">\(say: "consents.counts.noNotice")</p>")
                \(figures)
                <p>\(say: "consents.counts.lead")</p>
                \(table(visit))
                \(split)
                """)
    }

    private var links: HTML {
        """
        <p class="actions no-print"><a class="btn small plain" href="\(noticePath)">\(say: "consents.do.notice")</a>
        <a class="btn small plain" href="\(path)/papers">\(say: "consents.papers.title")</a></p>
        """
    }

    private var noticePath: String { "\(path.dropLast("consents".count))notice" }

    private var figures: HTML {
        let asked = counts.classes.reduce(0) { $0 + $1.asked }
        let open = counts.classes.reduce(0) { $0 + $1.waiting }
        return """
            <ul class="figures"><li><span>\(say: "consents.column.asked")</span><b>\(asked)</b></li>
            <li><span>\(say: "consents.column.answered")</span><b>\(asked - open)</b></li>
            <li><span>\(say: "consents.column.waiting")</span><b>\(open)</b></li>
            <li><span>\(say: "consents.column.withoutSlip")</span>\
            <b>\(counts.classes.reduce(0) { $0 + $1.withoutSlip })</b></li></ul>
            """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards brief"><table>
        <caption class="visually-hidden">\(say: "consents.counts.lead")</caption>
        <thead><tr><th scope="col">\(say: "consents.column.class")</th>
        <th scope="col" class="num">\(say: "consents.column.asked")</th>
        <th scope="col" class="num">\(say: "consents.column.answered")</th>
        <th scope="col" class="num">\(say: "consents.column.waiting")</th></tr></thead>
        <tbody>\(each: counts.classes.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: CountConsents.ClassCount, _ visit: Visit) -> HTML {
        let name = line.names.map { visit.choose($0) } ?? visit.say(Phrase("consents.counts.noClass"))
        let head: HTML = line.unit.map { "<a href=\"\(path)/classes/\($0)\">\(name)</a>" } ?? "\(name)"
        return """
            <tr><th scope="row">\(head)</th>
            \(cell("asked", line.asked))\(cell("answered", line.asked - line.waiting))\
            \(cell("waiting", line.waiting))</tr>

            """
    }

    private func cell(_ column: String, _ number: Int) -> HTML {
        let name = Phrase("consents.column.\(column)")
        return "<td class=\"num\" data-label=\"\(say: name)\"><span>\(number)</span></td>\n"
    }

    /// Only when nothing changes any more, and only where nobody can be guessed.
    private var split: HTML {
        guard let split = counts.split else {
            return "<p class=\"small\">\(say: "consents.counts.noSplit")</p>"
        }
        return """
            <section class="card narrow" aria-labelledby="split"><h2 id="split">\(say: "consents.counts.split")</h2>
            <dl class="pairs"><dt>\(say: "consents.counts.agreed")</dt><dd>\(split.agreed)</dd>
            <dt>\(say: "consents.counts.declined")</dt><dd>\(split.declined)</dd></dl></section>
            """
    }
}
