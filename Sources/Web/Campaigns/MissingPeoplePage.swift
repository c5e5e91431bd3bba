import Access
import Campaigns
import Care

/// Who of one's own school has not begun or not handed in, by name and class, with the way to the one reminder.
struct MissingPeoplePage {
    let found: ListMissing.Outcome
    let asked: ListMissing
    let units: [String: String]
    let names: [String: String]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = ListMissing(
            campaign: try visit.campaign, unit: visit.fields["unit"], page: visit.fields["page"].flatMap(Int.init))
        let found = try await visit.perform(asked)
        let page = MissingPeoplePage(
            found: found, asked: asked, units: try await visit.unitNames(found.parts.compactMap(\.unit)),
            names: try await visit.names(of: found.lines.map(\.member)), waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private var path: String { "\(campaign)/missing" }
    private var campaign: String { "/campaigns/\(found.card.id)" }

    private func page(for visit: Visit) -> Page {
        let name = visit.choose(found.card.titles)
        let reminder: HTML = """
            <div class="actions no-print"><a class="btn small" href="\(campaign)/reminder">\
            \(say: "messages.reminder.title")</a></div>
            """
        return Page(
            title: Phrase("campaigns.missing.of", ["name": name]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="\(campaign)">‹ \(name)</a></p>
                <div class="head"><div><h1>\(say: "campaigns.missing.title")</h1>
                <p>\(say: "campaigns.missing.lead")</p></div>\(if: found.card.state == .open, reminder)</div>
                \(figures)\(chips)\(found.lines.isEmpty ? empty : table(visit))
                \(PageLinks(
                    path: path, kept: [("unit", asked.unit ?? "")], page: found.page, hasMore: found.hasMore).html)
                \(visit.watermark)
                """)
    }

    private var figures: HTML {
        """
        <ul class="figures"><li><span>\(say: "campaigns.missing.notBegun")</span>\
        <b>\(Figures.grouped(found.parts.map(\.notBegun).reduce(0, +)))</b></li>
        <li><span>\(say: "campaigns.missing.notHandedIn")</span>\
        <b>\(Figures.grouped(found.parts.map(\.notHandedIn).reduce(0, +)))</b></li></ul>
        """
    }

    private var chips: HTML {
        let chosen = asked.unit ?? ""
        let all = found.parts.map { $0.notBegun + $0.notHandedIn }.reduce(0, +)
        return """
            <ul class="chips"><li><a href="\(path)"\(if: chosen.isEmpty, " aria-current=\"true\"")>\
            \(say: "campaigns.people.all", ["count": "\(all)"])</a></li>\(each: found.parts.map { part in
                let code = part.unit ?? ""
                return """
                    <li><a href="\(path)?unit=\(Visit.encoded(code))"\(if: chosen == code, " aria-current=\"true\"")>\
                    \(units[code] ?? code) · \(part.notBegun + part.notHandedIn)</a></li>

                    """
            })</ul>
            """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="missing"><table>\
        <caption class="visually-hidden">\(say: "campaigns.missing.title")</caption>
        <thead><tr><th scope="col">\(say: "campaigns.missing.person")</th>
        <th scope="col">\(say: "campaigns.field.class")</th>
        <th scope="col">\(say: "campaigns.column.state")</th></tr></thead>
        <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ListMissing.Line, _ visit: Visit) -> HTML {
        let name = names[line.member] ?? visit.say(Phrase("interviews.notOnRoster"))
        return """
            <tr><th scope="row">\(name)</th>
            <td data-label="\(say: "campaigns.field.class")"><span>\(line.unit.map { units[$0] ?? $0 } ?? "")\
            \(if: line.number > 0, "<span class=\"sub\">\(say: "entry.place", ["number": "\(line.number)"])</span>")\
            </span></td>
            <td data-label="\(say: "campaigns.column.state")"><span class="state">\
            \(say: line.hasBegun ? "campaigns.missing.begun" : "campaigns.missing.waiting")</span></td></tr>

            """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "campaigns.missing.none")</h2></div>
        """
    }
}
