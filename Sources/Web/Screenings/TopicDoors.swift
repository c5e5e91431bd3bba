import Care
import ScreeningRules

/// The topics as doors with plain words on them.
enum TopicDoors {
    static func list(_ topics: [Topic]) -> HTML {
        "<ul class=\"doors\">\(each: topics.map(door))</ul>"
    }

    private static func door(_ topic: Topic) -> HTML {
        """
        <li><a class="door \(topic.rawValue)" href="/check/\(topic.rawValue)"><b>\(say: topic.name)</b>\
        <span>\(say: topic.door)</span></a></li>
        """
    }
}
