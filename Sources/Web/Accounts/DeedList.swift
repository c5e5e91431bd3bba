import Access
import Accounts
import Care

/// Lines of the audit log in plain words, the newest first.
struct DeedList {
    let deeds: [Deed]
    /// Whether it is told who did it: not where it is always the reader.
    let showsWho: Bool
    /// How many stand open where the list is not what the page is about.
    var unfolded = Int.max

    func html(_ visit: Visit) -> HTML {
        guard !deeds.isEmpty else { return "<p>\(say: "accounts.deeds.none")</p>" }
        let older = deeds.dropFirst(unfolded)
        return """
            \(story(deeds.prefix(unfolded), visit))\
            \(if: !older.isEmpty, """
                <details class="act"><summary>\(say: "accounts.deeds.earlier", ["count": "\(older.count)"])</summary>
                \(story(older, visit))</details>
                """)
            """
    }

    private func story(_ deeds: ArraySlice<Deed>, _ visit: Visit) -> HTML {
        "<ol class=\"story\">\(each: deeds.map { line($0, visit) })</ol>"
    }

    private func line(_ deed: Deed, _ visit: Visit) -> HTML {
        let what = Phrase("accounts.deed.\(deed.useCase)")
        let known = visit.say(what)
        // A use case that this house no longer has is told by its name, so that no line is left out.
        let told = known == what.key ? visit.say(Phrase("accounts.deeds.other", ["name": deed.useCase])) : known
        return """
            <li><time datetime="\(deed.at.machineText)">\(visit.date(deed.at))</time>
            <p>\(told)\(if: deed.outcome != "done", "<span class=\"sub\">\(say: "accounts.deeds.notDone")</span>")\
            \(if: showsWho, "<span class=\"sub\">\(who(deed))</span>")</p></li>

            """
    }

    private func who(_ deed: Deed) -> HTML {
        switch deed.byKind {
        case .anyone: "\(say: "accounts.deeds.beforeSignIn")"
        case .system: "\(say: "accounts.deeds.platform")"
        case .person, .program: "\(deed.by)"
        }
    }
}
