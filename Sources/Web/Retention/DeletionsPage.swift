import Care
import Retention

/// What waits for two people, what is being carried out, and what was done.
struct DeletionsPage {
    let found: ListDeletions.Outcome
    let asked: ListDeletions
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListDeletions.self)
        let page = DeletionsPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("retention.list.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "retention.list.title")</h1>
                <p>\(say: "retention.list.lead")</p></div></div>
                \(found.lists.isEmpty ? empty : table(visit))
                \(PageLinks(path: "/retention", kept: [], page: asked.page ?? 1, hasMore: found.hasMore).html)
                """)
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "retention.list.title")</caption>
        <thead><tr><th scope="col">\(say: "retention.column.campaign")</th>
        <th scope="col">\(say: "retention.column.what")</th>
        <th scope="col" class="num">\(say: "retention.column.people")</th>
        <th scope="col">\(say: "retention.column.state")</th></tr></thead>
        <tbody>\(each: found.lists.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ list: DeletionList, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="/campaigns/\(list.campaign)/retention#\(list.anchor)">\
        \(visit.choose(list.titles))</a><span class="sub">\(visit.placeName(list.region))</span></th>
        <td data-label="\(say: "retention.column.what")"><span>\(say: list.kind.phrase)</span></td>
        <td class="num" data-label="\(say: "retention.column.people")"><span>\
        \(Figures.grouped(list.invited))</span></td>
        <td data-label="\(say: "retention.column.state")"><span><span class="state">\(say: list.statePhrase)</span>\
        <span class="sub">\(visit.date((list.endedAt ?? list.proposedAt).day))</span></span></td></tr>

        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "retention.list.none")</h2><p>\(say: "retention.list.noneWords")</p></div>
        """
    }
}

extension DeletionKind {
    var phrase: Phrase { Phrase("retention.kind.\(rawValue)") }

    /// How many people it is about: those invited, or those whose archive is over.
    var peopleKey: String { self == .archive ? "people" : "invited" }
    var peoplePhrase: Phrase { Phrase("retention.fact.\(peopleKey)") }
}

extension DeletionList {
    /// Where its card stands on the page of the campaign, which may have several of one kind.
    var anchor: String { round == 0 ? kind.rawValue : "\(kind.rawValue)-\(round)" }

    /// Where it stands: a hold before everything else.
    var statePhrase: Phrase {
        if isHeld && state != .done { return Phrase("retention.state.held") }
        if state == .proposed && first != nil { return Phrase("retention.state.second") }
        return Phrase("retention.state.\(state.rawValue)")
    }
}
