import Care
import ScreeningRules
import Screenings

/// The first page: choose by plain words, or go on where you stopped.
struct HomePage {
    let topics: [Topic]
    /// Topics whose questions are sure in the other language only.
    let elsewhere: [Topic]
    var problem: Phrase?
    /// What was typed as a code, so that it can be mended.
    var code = ""

    init(_ visit: Visit) async throws {
        let offered = Set(try await visit.performOpenly(ListTopics(language: visit.language)).map(\.topic))
        topics = Topic.allCases.filter { offered.contains($0) && !$0.isCloserLook }
        let there = Set(try await visit.performOpenly(ListTopics(language: visit.language.other)).map(\.topic))
        elsewhere = Topic.allCases.filter { there.contains($0) && !offered.contains($0) && !$0.isCloserLook }
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
        \(TopicDoors.groups(topics))
        \(if: !elsewhere.isEmpty, otherLanguage(visit))
        \(resume(visit))
        """
    }

    /// Nothing is translated by us, so what is not sure in one language is named and offered in the other.
    private func otherLanguage(_ visit: Visit) -> HTML {
        let comma = visit.say(Phrase("screenings.home.comma"))
        let names = elsewhere.map { visit.say($0.name) }.joined(separator: comma)
        let other = visit.language.other
        return """
            <section class="card" aria-labelledby="elsewhere">
            <h2 id="elsewhere">\(say: "screenings.home.elsewhere")</h2>
            <p>\(say: "screenings.home.elsewhereWords", ["names": names])</p>
            <p><a class="btn quiet" href="/look?language=\(other.rawValue)&amp;back=/" hreflang="\(other.rawValue)" \
            lang="\(other.rawValue)">\(say: "frame.otherLanguage")</a></p></section>
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
        <button class="btn quiet">\(say: "screenings.home.goOn")</button></form>
        <p><a class="btn plain small" href="/history">\(say: "screenings.home.history")</a></p></section>
        """
    }

    private var fault: FieldFault { FieldFault(problem, id: "code") }
}

extension Language {
    /// The other one of the two.
    var other: Language { self == .en ? .zhHans : .en }
}
