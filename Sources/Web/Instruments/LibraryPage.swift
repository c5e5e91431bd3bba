import Access
import Care
import Instruments
import ScreeningRules

/// All scales: what ships, what has only its keys, what an institution has brought; with languages and licences.
struct LibraryPage {
    let found: ListInstruments.Outcome
    let asked: ListInstruments
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListInstruments.self)
        let page = LibraryPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("instruments.library.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "instruments.library.title")</h1>
                <p>\(say: "instruments.library.lead")</p></div>\(actions(visit))</div>
                \(search)
                \(chips)
                <div id="scales">\(found.lines.isEmpty ? empty : list(visit))</div>
                \(pages)
                """)
    }

    private func actions(_ visit: Visit) -> HTML {
        guard visit.holds(.loadInstruments) else { return .empty }
        return """
            <p class="actions no-print"><a class="btn small" href="/instruments/load">\(say: "instruments.do.load")</a>
            <a class="btn small plain" href="/instruments/approvals">\(say: "instruments.do.approvals")</a></p>
            """
    }

    private var search: HTML {
        """
        <form class="inline-form no-print" action="/instruments" role="search">
        <div class="field"><label for="search">\(say: "instruments.library.search")</label>
        <input type="search" id="search" name="search" value="\(asked.search ?? "")" maxlength="60"></div>
        \(if: asked.kind != nil, Form.hidden("kind", asked.kind?.rawValue ?? ""))
        <button class="btn small plain">\(say: "instruments.library.find")</button></form>
        """
    }

    private var chips: HTML {
        let kinds: [(InstrumentLine.Kind?, Phrase)] =
            [(nil, Phrase("instruments.kind.all"))] + InstrumentLine.Kind.allCases.map { ($0, $0.name) }
        return """
            <ul class="chips">\(each: kinds.map { kind, name in
                let isHere = asked.kind == kind
                let address = "/instruments\(kind.map { "?kind=\($0.rawValue)" } ?? "")"
                return """
                    <li><a href="\(address)"\(if: isHere, " aria-current=\"true\"")>\(say: name)</a></li>
                    """
            })</ul>
            """
    }

    /// Who looks for nothing in particular is shown the kinds, and of those open what can be used at once.
    private func list(_ visit: Visit) -> HTML {
        guard asked.kind == nil, asked.search?.isEmpty ?? true else { return table(found.lines, visit) }
        return "\(each: Self.order.map { kind in fold(kind, found.lines.filter { $0.kind == kind }, visit) })"
    }

    private static let order: [InstrumentLine.Kind] = [.owned, .shipped, .template, .entry]

    private func fold(_ kind: InstrumentLine.Kind, _ lines: [InstrumentLine], _ visit: Visit) -> HTML {
        guard !lines.isEmpty else { return .empty }
        let isUsable = kind == .owned || kind == .shipped
        return """
            <details class="fold" id="kind-\(kind.rawValue)"\(if: isUsable, " open")>
            <summary><h2>\(say: kind.name) <span class="state">\(lines.count)</span></h2></summary>
            \(table(lines, visit))</details>

            """
    }

    private func table(_ lines: [InstrumentLine], _ visit: Visit) -> HTML {
        """
        <div class="sheet cards brief"><table>
        <caption class="visually-hidden">\(say: "instruments.library.title")</caption>
        <thead><tr><th scope="col">\(say: "instruments.column.name")</th>
        <th scope="col">\(say: "instruments.column.questions")</th>
        <th scope="col">\(say: "instruments.column.languages")</th>
        <th scope="col">\(say: "instruments.column.licence")</th></tr></thead>
        <tbody>\(each: lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: InstrumentLine, _ visit: Visit) -> HTML {
        let owner = line.region.map { " · \(line.unit ?? visit.placeName($0))" } ?? ""
        return """
            <tr><th scope="row"><a href="/instruments/\(line.id)">\(visit.choose(line.titles))</a>
            <span class="sub">\(line.slug)\(if: !line.version.isEmpty, " \(line.version)")\(owner)\
            \(if: asked.search != nil, " · \(say: line.kind.name)")</span></th>
            <td data-label="\(say: "instruments.column.questions")"><span>\(line.questions)</span></td>
            <td data-label="\(say: "instruments.column.languages")"><span>\(languages(line))</span></td>
            <td data-label="\(say: "instruments.column.licence")"><span>\(LicenceState(line).html)</span></td></tr>

            """
    }

    /// What is there, and what is missing in plain words: nothing was translated by us.
    private func languages(_ line: InstrumentLine) -> HTML {
        if line.kind == .template { return "\(say: "instruments.language.none")" }
        if line.kind == .entry { return "\(say: "instruments.language.entry")" }
        let there = line.languages.map { HTML.language($0) }
        let missing = Language.allCases.filter { !line.languages.contains($0) }
        return """
            \(each: there.enumerated().map { $0 > 0 ? " · " + $1 : $1 })\
            \(each: missing.map { "<span class=\"sub\">\(say: "instruments.language.missing.\($0.rawValue)")</span>" })
            """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "instruments.library.empty")</h2>
        <p>\(say: "instruments.library.emptyWords")</p></div>
        """
    }

    private var pages: HTML {
        PageLinks(path: "/instruments", kept: kept, page: asked.page ?? 1, hasMore: found.hasMore).html
    }

    private var kept: [(String, String)] {
        [("search", asked.search ?? ""), ("kind", asked.kind?.rawValue ?? "")].filter { !$0.1.isEmpty }
    }
}

extension HTML {
    static func language(_ language: Language) -> HTML { "\(say: "instruments.language.\(language.rawValue)")" }
}
