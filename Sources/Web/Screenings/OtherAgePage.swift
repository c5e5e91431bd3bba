import Care
import ScreeningRules

/// A scale was not made for the person's age: what there is instead.
struct OtherAgePage {
    let questionnaire: Questionnaire
    let age: AgeGroup

    func page(for visit: Visit) -> Page {
        Page(title: Phrase("screenings.age.title"), main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        let topics = visit.house.library.topics(in: visit.language, for: age).filter { !$0.isCloserLook }
        let from = ["age": "\(questionnaire.ageGate.minimum)"]
        return """
            <div class="calm"><h1>\(say: "screenings.age.title")</h1>
            <p class="lead">\(say: "screenings.age.lead", from)</p></div>
            \(if: !topics.isEmpty, "<h2>\(say: "screenings.age.instead")</h2>\(TopicDoors.list(topics))")
            <p>\(say: "screenings.age.talk")</p>
            <ul class="lines">\(each: HelpLineList.lines(visit))</ul>
            """
    }
}
