import Access
import Care
import Interviews

/// The pupils of whom a circumstance is noted, the one that ends first before the rest. On a telephone one card each.
struct CareTagsPage {
    let found: ListCareTags.Outcome
    let asked: ListCareTags
    let names: [String: String]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListCareTags.self)
        let found = try await visit.perform(asked)
        let page = CareTagsPage(
            found: found, asked: asked, names: try await visit.namesOfPupils(found.lines.map(\.member)),
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("tags.list.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/care">‹ \(say: "interviews.list.title")</a></p>
                <div class="head"><div><h1>\(say: "tags.list.title")</h1><p>\(say: "tags.list.lead")</p></div></div>
                \(list(visit))
                \(visit.watermark)
                """)
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.lines.isEmpty else {
            return """
                <div class="empty"><h2>\(say: "tags.list.none")</h2><p>\(say: "tags.list.noneHint")</p></div>
                """
        }
        let more: HTML = """
            <p class="actions no-print"><a class="btn small plain" href="/care/tags?page=\((asked.page ?? 1) + 1)">\
            \(say: "interviews.list.more")</a></p>
            """
        return """
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "tags.list.title")</caption>
            <thead><tr><th scope="col">\(say: "interviews.column.person")</th>
            <th scope="col">\(say: "tags.column.tags")</th>
            <th scope="col">\(say: "tags.column.until")</th></tr></thead>
            <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>\(if: found.hasMore, more)
            """
    }

    private func row(_ line: ListCareTags.Line, _ visit: Visit) -> HTML {
        let name = names[line.member] ?? visit.say(Phrase("interviews.notOnRoster"))
        let first = line.tags.min { $0.until < $1.until }
        let until: HTML = first.map { """
            <time datetime="\($0.until.description)">\(visit.date($0.until))</time>
            """ } ?? "–"
        let soon: HTML = "<span class=\"sub\">\(say: "tags.endsSoon")</span>"
        return """
            <tr><th scope="row"><a href="/care/tags/\(line.member)">\(name)</a>
            <span class="sub">\(line.unitNames.map { visit.choose($0) } ?? "")</span></th>
            <td data-label="\(say: "tags.column.tags")"><span>\
            \(line.tags.map { visit.choose($0.names) }.joined(separator: " · "))</span></td>
            <td data-label="\(say: "tags.column.until")"><div>\(until)\
            \(if: first?.endsSoon ?? false, soon)</div></td></tr>

            """
    }
}
