import Access
import Care
import Screenings

/// Whose answers are written down, by code or by the place on a list, and in which way; below, the papers under way.
struct EntryPage {
    let found: ListPaperEntries.Outcome
    let names: [String: String]
    let path: String
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)? = nil) async throws -> Reply {
        let asked = ListPaperEntries(
            campaign: try visit.addressPart("campaign"), page: visit.fields["page"].flatMap(Int.init))
        let found = try await visit.perform(asked)
        let codes = Set(found.units + found.lines.compactMap(\.unit)).sorted()
        let page = EntryPage(
            found: found, names: try await visit.unitNames(codes), path: try visit.entryPath, problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is SittingProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    private var isFaulty: Bool { problem?.kind == .invalid(field: "code") }

    func page(for visit: Visit) -> Page {
        let name = visit.choose(found.titles)
        let title = Phrase("entry.of", ["name": name])
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            main: """
                <p class="no-print"><a href="/entry">‹ \(say: "entry.title")</a></p>
                \(Form.faults(problem?.phrase, field: isFaulty ? "code" : nil))
                <div class="head"><div><h1>\(name)</h1><p>\(say: "entry.ofLead")</p></div></div>
                \(found.takesPapers ? begin(visit) : "<p class=\"note\">\(say: "entry.closed")</p>")
                \(if: found.takesPapers, along)
                <h2>\(say: "entry.papers")</h2>\(found.lines.isEmpty ? none : papers(visit))
                \(PageLinks(path: path, kept: [], page: found.page, hasMore: found.hasMore).html)
                """)
    }

    private func begin(_ visit: Visit) -> HTML {
        let fields = EntrantFields(units: found.units, names: names, fault: isFaulty ? problem?.phrase : nil)
        return """
            <form class="card narrow" method="post" action="\(path)/interview">\(Form.token(visit))
            <h2>\(say: "entry.who")</h2>\(fields.html(visit))
            <p>\(say: "entry.consent")</p>
            \(if: !found.isOpen, """
                <p class="note">\(say: "entry.papersUntil", ["time": visit.date(found.papersUntil)])</p>
                """)
            <div class="actions">\(if: found.isOpen, "<button class=\"btn\">\(say: "entry.interview")</button>")
            <button class="btn quiet" formaction="\(path)/paper">\(say: "entry.paper")</button></div></form>
            """
    }

    private var along: HTML {
        """
        <p><a class="btn quiet" href="\(path.replacing("/entry", with: "/along"))">\(say: "along.title")</a></p>
        <p class="small">\(say: "along.link")</p>
        """
    }

    private var none: HTML { "<p>\(say: "entry.noPapers")</p>" }

    private func papers(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="papers"><table><caption class="visually-hidden">\(say: "entry.papers")</caption>
        <thead><tr><th scope="col">\(say: "entry.column.paper")</th><th scope="col">\(say: "entry.column.step")</th>
        <th scope="col">\(say: "entry.column.begun")</th></tr></thead>
        <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ListPaperEntries.Line, _ visit: Visit) -> HTML {
        let place = line.unit == nil
            ? Phrase("rooms.seat.code", ["end": line.codeEnd]) : Phrase("entry.place", ["number": "\(line.number)"])
        return """
            <tr><th scope="row"><a href="/paper/\(line.sitting.rawValue)">\
            \(line.unit.map { names[$0] ?? $0 } ?? "") \(say: place)</a></th>
            <td data-label="\(say: "entry.column.step")"><span class="state">\(say: line.step.phrase)</span></td>
            <td data-label="\(say: "entry.column.begun")"><span>\(visit.date(line.begunAt))</span></td></tr>

            """
    }
}

extension PaperEntry.Step {
    var phrase: Phrase { Phrase("entry.step.\(rawValue)") }
}
