import Care
import WarningRules
import Warnings

/// What happened with an alert, the latest first.
struct AlertStory {
    let entries: [ReadAlert.Entry]

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="story"><h2 id="story">\(say: "warnings.story.title")</h2>
        <ol class="story">\(each: entries.reversed().map { line($0, visit) })</ol></section>
        """
    }

    private func line(_ entry: ReadAlert.Entry, _ visit: Visit) -> HTML {
        let who: HTML = entry.worker.map { "<strong>\($0)</strong> " } ?? .empty
        return """
            <li><time datetime="\(entry.at.machineText)">\(visit.when(entry.at))</time>
            <p>\(who)\(say: entry.words(visit))</p>\(each: note(entry))</li>

            """
    }

    private func note(_ entry: ReadAlert.Entry) -> [HTML] {
        (entry.note ?? "").split(whereSeparator: \.isNewline).map { "<p class=\"small\">\(String($0))</p>" }
    }
}

extension ReadAlert.Entry {
    /// What happened, said after the name of whoever did it.
    func words(_ visit: Visit) -> Phrase {
        switch kind {
        case .raised: Phrase("warnings.story.raised", ["rank": rankWords(visit)])
        case .rose: Phrase("warnings.story.rose", ["rank": rankWords(visit)])
        case .climbed: climbedWords(visit)
        case .moved: Phrase("warnings.story.moved", ["place": placeWords(1, visit)])
        case .acknowledged: Phrase("warnings.story.acknowledged")
        case .noted: Phrase("warnings.story.noted")
        case .contacted:
            Phrase("warnings.story.contacted", ["outcome": contactOutcome.map { visit.say($0.phrase) } ?? ""])
        case .handedOver: Phrase("warnings.story.handedOver", ["name": detail ?? ""])
        case .callBackAsked:
            detail == "wanted" ? Phrase("warnings.story.callWanted") : Phrase("warnings.story.callTakenBack")
        case .proposed: Phrase("warnings.story.proposed", ["outcome": closingWords(visit)])
        case .sentBack: Phrase("warnings.story.sentBack")
        case .closed: Phrase("warnings.story.closed")
        }
    }

    private func rankWords(_ visit: Visit) -> String {
        detail.flatMap(Int.init).flatMap(Severity.init(rawValue:)).map { visit.say($0.phrase) } ?? ""
    }

    private func closingWords(_ visit: Visit) -> String {
        detail.flatMap(ClosingOutcome.init(rawValue:)).map { visit.say($0.phrase) } ?? ""
    }

    /// `detail` names the clock, the place before, and the place after; the same place is the top of the tree.
    private func climbedWords(_ visit: Visit) -> Phrase {
        let clock = AlertClock(rawValue: part(0)).map { visit.say($0.phrase) } ?? ""
        guard part(1) != part(2) else {
            return Phrase("warnings.story.climbedAtTop", ["clock": clock, "place": placeWords(2, visit)])
        }
        return Phrase("warnings.story.climbed", ["clock": clock, "place": placeWords(2, visit)])
    }

    private func placeWords(_ number: Int, _ visit: Visit) -> String {
        Region(part(number)).map(visit.placeName) ?? ""
    }

    private func part(_ number: Int) -> String {
        let parts = (detail ?? "").split(separator: " ")
        return number < parts.count ? String(parts[number]) : ""
    }
}
