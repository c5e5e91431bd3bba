import Access
import Care
import Foundation
import Regions

/// A place: what lies in it, how many live there, what has changed. Without a place, the places of one's own posts.
struct RegionPage {
    let found: BrowseRegion.Outcome
    let types: [PlaceType]

    static func find(_ found: BrowseRegion.Outcome, _ visit: Visit) async throws -> RegionPage {
        RegionPage(found: found, types: try await visit.performOpenly(ListPlaceTypes(region: found.region?.region)))
    }

    func page(for visit: Visit) -> Page {
        guard let card = found.region else {
            return Page(title: Phrase("regions.tree.title"), frame: .staff, main: top(visit))
        }
        let name = visit.choose(card.names)
        return Page(
            title: Phrase("regions.place.title", ["place": name]), frame: .staff,
            main: """
                \(Trail(path: found.path.dropLast()).html(visit))
                <div class="head"><div><h1>\(name)</h1><p>\(say: Phrase("regions.level.\(card.region.level.rawValue)"))\
                 · <span class="code">\(card.region.code)</span></p></div>\(add(card, visit))</div>
                \(ended(card, visit))
                <div class="split"><div>\(inside(card, visit))\(if: isSmallest(card), facts(card, visit))</div><div>
                \(if: !isSmallest(card), facts(card, visit))\(RegionHistory(found: found).html(visit))
                </div></div>
                """)
    }

    private func top(_ visit: Visit) -> HTML {
        """
        <div class="head"><div><h1>\(say: "regions.tree.title")</h1><p>\(say: "regions.tree.lead")</p></div></div>
        \(if: found.children.isEmpty && search(visit).isEmpty, unitsOnly)\
        \(if: !found.children.isEmpty || !search(visit).isEmpty, finder("/regions", visit) + children(visit))
        """
    }

    /// Somebody with a post in a school has no places of their own, but the school.
    private var unitsOnly: HTML {
        """
        <div class="note"><p>\(say: "regions.tree.unitsOnly")</p>
        <p><a href="/units">\(say: "regions.units.title")</a></p></div>
        """
    }

    private func add(_ card: RegionCard, _ visit: Visit) -> HTML {
        guard visit.holds(.manageUnits), card.endedOn == nil else { return .empty }
        return """
            <div class="actions"><a class="btn small" href="/regions/\(card.region.code)/add">\
            \(say: "regions.unit.addHere")</a></div>
            """
    }

    private func ended(_ card: RegionCard, _ visit: Visit) -> HTML {
        guard let day = card.endedOn else { return .empty }
        let heirs = found.changes.filter { $0.predecessor == card.region && $0.successor != card.region }
        let names = heirs.map { visit.placeName($0.successor) }.joined(separator: visit.say(Phrase("regions.list.and")))
        return """
            <div class="note warn"><p>\
            \(say: Phrase("regions.place.ended", ["day": visit.date(day), "places": names]))</p></div>
            """
    }

    /// A village has no list of places, so that its facts stand where that list would.
    private func isSmallest(_ card: RegionCard) -> Bool { card.region.level == .village }

    private func facts(_ card: RegionCard, _ visit: Visit) -> HTML {
        "\(PopulationCard(populations: found.populations).html)\(here(card, visit))"
    }

    private func inside(_ card: RegionCard, _ visit: Visit) -> HTML {
        guard !isSmallest(card) else {
            return "<p class=\"note\">\(say: "regions.place.smallest")</p>"
        }
        return finder("/regions/\(card.region.code)", visit) + children(visit)
    }

    private func search(_ visit: Visit) -> String { visit.fields["search"] ?? "" }

    private func finder(_ path: String, _ visit: Visit) -> HTML {
        """
        <form class="card inline-form finder" method="get" action="\(path)" role="search">
        <div class="field"><label for="search">\(say: "regions.find.name")</label>
        <input type="search" id="search" name="search" value="\(search(visit))" maxlength="50"></div>
        <div class="field"><label for="on">\(say: "regions.find.on")</label>
        <input type="date" id="on" name="on" value="\(visit.fields["on"] ?? "")"></div>
        <button class="btn small quiet">\(say: "regions.find.do")</button></form>
        """
    }

    private func children(_ visit: Visit) -> HTML {
        guard !found.children.isEmpty else {
            let words = search(visit).isEmpty ? Phrase("regions.place.nothing") : Phrase("regions.find.nothing")
            return "<p class=\"empty\">\(say: words)</p>"
        }
        return """
            <div class="sheet cards"><table><caption>\(say: "regions.place.inside")</caption>
            <thead><tr><th scope="col">\(say: "regions.column.place")</th>
            <th scope="col" class="num">\(say: "regions.column.population")</th>
            <th scope="col" class="num">\(say: "regions.column.units")</th></tr></thead>
            <tbody>\(each: found.children.map { row($0, visit) })</tbody></table></div>\(next(visit))
            """
    }

    private func row(_ card: RegionCard, _ visit: Visit) -> HTML {
        let population = card.population.map { Figures.grouped($0) } ?? "–"
        return """
            <tr><th scope="row"><a href="/regions/\(card.region.code)">\(visit.choose(card.names))</a>\
            \(if: !search(visit).isEmpty, above(card, visit))\
            </th><td class="num" data-label="\(say: "regions.column.population")"><span>\(population)</span></td>
            <td class="num" data-label="\(say: "regions.column.units")"><span>\(card.units)</span></td></tr>

            """
    }

    /// What is found by name is told apart by where it lies.
    private func above(_ card: RegionCard, _ visit: Visit) -> HTML {
        "<span class=\"sub\">\(card.region.parent.map(visit.placePath) ?? "")</span>"
    }

    private func next(_ visit: Visit) -> HTML {
        guard let next = found.next else { return .empty }
        let path = found.region.map { "/regions/\($0.region.code)" } ?? "/regions"
        let query = AddressQuery.text(["search": search(visit), "on": visit.fields["on"] ?? "", "after": next.code])
        return "<p><a class=\"btn small quiet\" href=\"\(path)?\(query)\">\(say: "regions.find.more")</a></p>"
    }

    private func here(_ card: RegionCard, _ visit: Visit) -> HTML {
        let lines = types.filter { found.units[$0.code] != nil }.map { type -> HTML in
            let query = AddressQuery.text(["region": card.region.code, "kind": type.code])
            return """
                <li><a href="/units?\(query)">\(visit.choose(type.names))</a> \
                <span class="count">\(found.units[type.code] ?? 0)</span></li>
                """
        }
        let list: HTML = "<ul class=\"tally\">\(each: lines)</ul>"
        return """
            <section class="card" aria-labelledby="here"><h2 id="here">\(say: "regions.place.here")</h2>
            \(if: lines.isEmpty, "<p>\(say: "regions.place.noUnits")</p>")\(if: !lines.isEmpty, list)</section>
            """
    }
}

/// The places above, each a link where the person may open it.
struct Trail {
    let path: [Place]

    init(path: some Sequence<Place>) {
        self.path = Array(path)
    }

    func html(_ visit: Visit) -> HTML {
        guard !path.isEmpty else { return .empty }
        return """
            <nav class="trail" aria-label="\(say: "regions.place.above")">\
            <ol>\(each: path.map { step($0, visit) })</ol></nav>
            """
    }

    private func step(_ place: Place, _ visit: Visit) -> HTML {
        let name = place.name(in: visit.language)
        guard visit.mayOpen(place.region) else { return "<li>\(name)</li>" }
        return "<li><a href=\"/regions/\(place.region.code)\">\(name)</a></li>"
    }
}

extension Visit {
    /// Whether a place lies inside one of the person's own posts.
    func mayOpen(_ region: Region) -> Bool {
        caller.posts.contains { post in
            post.unit == nil && post.role.permissions.contains(.seePlaces)
                && ([post.region] + post.inherited).contains { $0.contains(region) }
        }
    }
}

/// The part of an address behind the question mark.
enum AddressQuery {
    /// Empty values are left out.
    static func text(_ values: [String: String]) -> String {
        values.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(Visit.encoded($0.value))" }.joined(separator: "&")
    }
}

/// Numbers as people read them.
enum Figures {
    /// 1234567 as 1 234 567, with spaces that do not break: both languages read it so.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(abs(number)))
        let parts = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
        return (number < 0 ? "-" : "") + parts.reversed().joined(separator: "\u{202F}")
    }
}
