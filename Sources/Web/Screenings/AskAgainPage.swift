import Care
import ScreeningRules

/// The scale's own check says that this sheet tells too little. Nobody is blamed: it is asked again, or not.
struct AskAgainPage {
    let topic: Topic

    func page(for visit: Visit) -> Page {
        Page(title: Phrase("screenings.again.title"), main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        """
        <div class="calm"><h1>\(say: "screenings.again.title")</h1>
        <p class="lead">\(say: "screenings.again.lead")</p></div>
        <p>\(say: "screenings.again.words")</p>
        <div class="actions"><a class="btn" href="/check/\(topic.rawValue)">\(say: "screenings.again.begin")</a>\
        <a class="btn plain" href="/sheet/all">\(say: "screenings.again.look")</a>\
        <a class="link" href="/sheet/pause">\(say: "screenings.question.leave")</a></div>
        """
    }
}
