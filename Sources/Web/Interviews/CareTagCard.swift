import Access
import Care
import Interviews
import Rosters

/// The way to a pupil's tags from their other pages: those that hold as chips beside the care, a door on the roster.
enum CareTagCard {
    /// On the page of somebody's care. Nobody has tags but pupils.
    static func html(_ page: FindingPage, _ visit: Visit) -> HTML {
        guard page.card.isPupil, page.card.handedOnAt == nil else { return .empty }
        let tags = page.found.tags.map { visit.choose($0.names) }
        let chips: [HTML] = tags.map { "<li><span class=\"state\">\($0)</span></li>\n" }
        return """
            <section class="card care" aria-labelledby="tags"><h2 id="tags">\(say: "tags.card.title")</h2>
            \(if: tags.isEmpty, "<p>\(say: "tags.page.none")</p>")\
            \(if: !tags.isEmpty, "<ul class=\"chips\">\(each: chips)</ul>")
            <p class="small">\(say: "tags.card.lead")</p>
            \(door(page.card.member))</section>

            """
    }

    /// On a pupil's page of the roster, for whoever looks after pupils: also of whoever needs no talk.
    static func onRoster(of member: MemberCard, _ visit: Visit) -> HTML {
        guard visit.holds(.holdInterviews), member.kind == .pupil, member.leftAt == nil else { return .empty }
        return """
            <section class="card no-print" aria-labelledby="tags"><h2 id="tags">\(say: "tags.card.title")</h2>
            <p class="small">\(say: "tags.card.lead")</p>
            \(door(member.id.rawValue))</section>

            """
    }

    private static func door(_ member: String) -> HTML {
        """
        <p class="no-print"><a class="btn small quiet" href="/care/tags/\(member)">\(say: "tags.card.open")</a></p>
        """
    }
}

/// What the school has noted of somebody's circumstances, as they read it in their own file.
struct OwnTags {
    let tags: [TellOwnCare.Tag]

    func html(_ visit: Visit) -> HTML {
        guard !tags.isEmpty else { return .empty }
        return """
            <h3>\(say: "tags.own.title")</h3><p class="small">\(say: "tags.own.lead")</p>
            <ul>\(each: tags.map { line($0, visit) })</ul>

            """
    }

    private func line(_ tag: TellOwnCare.Tag, _ visit: Visit) -> HTML {
        let facts = [
            "\(visit.date(tag.since)) – \(visit.date(tag.until))", visit.say(tag.basis.phrase),
            visit.say(tag.suppliedBy.phrase),
        ] + [tag.words].compactMap { $0 }
        return "<li><b>\(visit.choose(tag.names))</b> \(facts.joined(separator: " · "))</li>\n"
    }
}
