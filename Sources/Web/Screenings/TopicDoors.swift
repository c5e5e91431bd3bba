import Care
import ScreeningRules

/// The topics as doors with plain words on them.
enum TopicDoors {
    static func list(_ topics: [Topic]) -> HTML {
        "<ul class=\"doors\">\(each: topics.map(door))</ul>"
    }

    /// Many doors are easier to take in under a few headings; a few need none.
    static func groups(_ topics: [Topic]) -> HTML {
        let groups = TopicGroup.allCases.map { ($0, topics.filter($0.topics.contains)) }.filter { !$0.1.isEmpty }
        guard groups.count > 1 else { return list(topics) }
        return "\(each: groups.map { group($0, $1) })"
    }

    private static func group(_ group: TopicGroup, _ topics: [Topic]) -> HTML {
        let id = "group-\(group.rawValue)"
        return """
            <section aria-labelledby="\(id)"><h2 class="doors-title" id="\(id)">\(say: group.name)</h2>
            \(list(topics))</section>
            """
    }

    private static func door(_ topic: Topic) -> HTML {
        """
        <li><a class="door \(topic.rawValue)" href="/check/\(topic.rawValue)"><b>\(say: topic.name)</b>\
        <span>\(say: topic.door)</span></a></li>
        """
    }
}

/// The headings of the first page, in the words of whoever comes.
enum TopicGroup: String, CaseIterable {
    case feeling, quick, body, hardship, life

    var name: Phrase { Phrase("screenings.group.\(rawValue)") }

    var topics: Set<Topic> {
        switch self {
        case .feeling: [.mood, .worry, .wellbeing, .pastWeek, .pastWeekFull, .strain, .strainFull, .stress, .loneliness]
        case .quick: [.moodBrief, .worryBrief]
        case .body: [.sleep, .bodyAndMind, .drinking, .drinkingFull, .overall]
        case .hardship: [.afterHardship, .safety]
        case .life: [.laterLife, .memory, .newBaby, .child, .school, .awareness]
        }
    }
}
