import Care
import Regions

/// What a place was called, what it came from, and what it became.
struct RegionHistory {
    let found: BrowseRegion.Outcome

    func html(_ visit: Visit) -> HTML {
        let lines = (names(visit) + changes(visit)).sorted { $0.day > $1.day }.map(\.line)
        guard !lines.isEmpty else { return .empty }
        return """
            <section class="card" aria-labelledby="history"><h2 id="history">\(say: "regions.history.title")</h2>
            <ul class="story">\(each: lines)</ul></section>
            """
    }

    private func names(_ visit: Visit) -> [(day: Day, line: HTML)] {
        found.formerNames.map { former in
            let words = Phrase("regions.history.called", ["name": visit.choose(former.names)])
            return (former.until, line(former.until, words, former.source, visit))
        }
    }

    private func changes(_ visit: Visit) -> [(day: Day, line: HTML)] {
        found.changes.filter { $0.kind != .renamed }.map { change in
            let isGoing = change.predecessor == found.region?.region
            let other = visit.placeName(isGoing ? change.successor : change.predecessor)
            let words = isGoing
                ? Phrase("regions.history.to.\(change.kind.rawValue)", ["place": other])
                : Phrase("regions.history.from.\(change.kind.rawValue)", ["place": other])
            return (change.day, line(change.day, words, change.source, visit))
        }
    }

    private func line(_ day: Day, _ words: Phrase, _ source: String, _ visit: Visit) -> HTML {
        """
        <li><time datetime="\(day.description)">\(visit.date(day))</time><p>\(say: words)\
        <span class="sub">\(say: Phrase("regions.history.source", ["source": source]))</span></p></li>

        """
    }
}
