import Care
import ScreeningRules
import Screenings

/// The first page: choose by plain words, or go on where you stopped.
struct HomePage {
    let topics: [Topic]
    var problem: Phrase?
    /// What was typed as a code, so that it can be mended.
    var code = ""

    init(_ visit: Visit) async throws {
        let offered = Set(try await visit.performOpenly(ListTopics(language: visit.language)).map(\.topic))
        topics = Topic.allCases.filter { offered.contains($0) && !$0.isCloserLook }
    }

    func page(for visit: Visit) -> Page {
        let title = Phrase("screenings.home.title")
        return Page(title: problem.map { _ in Phrase("screenings.home.faultTitle") } ?? title, main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        """
        \(Form.faults(problem, field: "code"))<div class="view" aria-hidden="true"></div>
        <div class="hero"><h1>\(say: "screenings.home.title")</h1>
        <p class="lead">\(say: "screenings.home.lead")</p></div>
        \(TopicDoors.list(topics))
        \(resume(visit))
        """
    }

    private func resume(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="resume"><h2 id="resume">\(say: "screenings.home.resume")</h2>
        <form class="inline-form" method="post" action="/resume">\(Form.token(visit))
        <div class="field"><label for="code">\(say: "screenings.home.code")</label>
        <input class="spelled" id="code" name="code" type="text" value="\(code)" autocomplete="off" \
        autocapitalize="characters" spellcheck="false" required placeholder="XXXX-XXXX"\(fault.attributes)>\
        \(fault.words)</div>
        <button class="btn quiet">\(say: "screenings.home.goOn")</button></form></section>
        """
    }

    private var fault: FieldFault { FieldFault(problem, id: "code") }
}
