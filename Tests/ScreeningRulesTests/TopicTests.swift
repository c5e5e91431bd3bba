import Care
import ScreeningRules
import Testing

/// Doors of the self-check: each leads to one scale, and none leads nowhere.
struct TopicTests {
    @Test func `a topic has one shipped scale, so its address can mean only that one`() throws {
        let topics = try Shipped.all().map(\.topic)
        #expect(Set(topics).count == topics.count)
    }

    @Test func `a closer look is another topic, never the same again`() {
        for topic in Topic.allCases {
            #expect(topic.closerLook != topic)
            #expect(topic.closerLook?.closerLook == nil)
        }
    }

    @Test func `what is only reached as a closer look is reached from somewhere`() {
        let reached = Set(Topic.allCases.compactMap(\.closerLook))
        for topic in Topic.allCases where topic.isCloserLook { #expect(reached.contains(topic), "\(topic)") }
    }

    @Test func `in Chinese only topics with sure Chinese text are offered`() throws {
        let library = try QuestionnaireLibrary(files: Shipped.files())
        let everybody: [Topic] = [.mood, .worry, .wellbeing, .moodBrief, .worryBrief]
        #expect(library.topics(in: .zhHans, for: .from18to59) == everybody)
        #expect(library.topics(in: .zhHans, for: .from60) == everybody + [.pastWeek])
        #expect(library.topics(in: .en, for: .from14to17) == [.worry, .wellbeing, .worryBrief, .safety])
    }
}
