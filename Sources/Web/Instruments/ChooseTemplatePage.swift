import Access
import Care
import Instruments

/// The first step of bringing a scale: which one.
struct ChooseTemplatePage {
    let templates: [InstrumentLine]
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        guard visit.holds(.loadInstruments) else { throw visit.isSignedIn ? Refusal.forbidden : Refusal.notSignedIn }
        let page = ChooseTemplatePage(
            templates: try await visit.perform(ListInstruments(kind: .template)).lines,
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("instruments.choose.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/instruments">‹ \(say: "instruments.scale.back")</a></p>
                <div class="head"><div><h1>\(say: "instruments.choose.title")</h1>
                <p>\(say: "instruments.choose.lead")</p></div></div>
                <section class="card" aria-labelledby="steps"><h2 id="steps">\(say: "instruments.choose.steps")</h2>
                <ol>\(each: (1...4).map { "<li>\(say: "instruments.choose.step.\($0)")</li>\n" })</ol></section>
                <section class="card" aria-labelledby="which"><h2 id="which">\(say: "instruments.choose.template")</h2>
                <ul class="people">\(each: templates.map { line($0, visit) })</ul></section>
                <section class="card" aria-labelledby="whole"><h2 id="whole">\(say: "instruments.choose.whole")</h2>
                <p>\(say: "instruments.choose.wholeWords")</p>
                <p><a class="btn small quiet" href="/instruments/load/file">\
                \(say: "instruments.choose.wholeDo")</a></p></section>
                """)
    }

    private func line(_ template: InstrumentLine, _ visit: Visit) -> HTML {
        let questions = ["count": "\(template.questions)", "slug": template.slug]
        return """
            <li><a class="btn plain" href="/instruments/load/\(template.slug)"><span>\
            <b>\(visit.choose(template.titles))</b>\
            <span>\(say: "instruments.choose.questions", questions)</span></span></a></li>

            """
    }
}
