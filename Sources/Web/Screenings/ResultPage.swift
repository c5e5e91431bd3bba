import Care
import Regions
import ScreeningRules
import Screenings

/// The result: what it may mean, what it does not mean, what helps now, whom to talk to.
struct ResultPage {
    let result: ReadResult.Outcome
    let questionnaire: Questionnaire
    let sites: [ServiceSite]

    private var band: Band { questionnaire.bands.band(of: result.total) }

    func page(for visit: Visit) -> Page {
        let topic = visit.say(questionnaire.topic.name)
        return Page(title: Phrase("screenings.result.title", ["topic": topic]), main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        let finished = ["day": result.finishedAt.day.description, "time": result.finishedAt.clockText]
        return """
            <p class="only-print small">\(say: "screenings.result.printed", finished)</p>
            <h1>\(say: "screenings.result.thanks")</h1><p class="lead">\(say: "screenings.result.lead")</p>
            \(if: result.hasRedFlag, helpFirst(visit))
            \(scoreCard(visit))
            <section class="card" aria-labelledby="not"><h2 id="not">\(say: "screenings.result.notTitle")</h2>
            <p>\(say: "screenings.not-meaning")</p></section>
            <section class="card" aria-labelledby="tips"><h2 id="tips">\(say: "screenings.result.tips")</h2>
            <ul class="tips">\(each: questionnaire.topic.tips.map { "<li>\(say: $0)</li>" })</ul>
            <p>\(say: "screenings.result.again", ["days": "\(questionnaire.retestDays)"])</p></section>
            \(whomCard(visit))
            \(actions(visit))
            """
    }

    private func helpFirst(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="first"><h2 id="first">\(say: "screenings.result.first")</h2>
        <ul class="lines">\(each: HelpLineList.lines(visit, for: result.region))</ul></section>
        """
    }

    private func scoreCard(_ visit: Visit) -> HTML {
        let topic = visit.say(questionnaire.topic.name)
        let title = ["topic": topic, "band": band.title[visit.language]]
        let picture = BandPicture(
            scale: questionnaire.scoring, bands: questionnaire.bands, total: result.total, language: visit.language)
        return """
            <section class="card" aria-labelledby="score"><h2 id="score">\(say: "screenings.result.score", title)</h2>
            \(picture.html)
            <p>\(say: questionnaire.meaning(of: band))</p>
            \(if: result.isProrated, "<p class=\"small\">\(say: "screenings.result.prorated")</p>")
            \(if: alsoMood, "<p><a href=\"/check/mood\">\(say: "screenings.result.alsoMood")</a></p>")
            \(BandTable(bands: questionnaire.bands, total: result.total, language: visit.language).html)
            </section>
            """
    }

    /// A low WHO-5 is a reason to look closer at the mood (rulebook E.1).
    private var alsoMood: Bool { questionnaire.topic == .wellbeing && band.concern > .low }

    private func whomCard(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="whom"><h2 id="whom">\(say: "screenings.result.whom")</h2>
        <p>\(say: band.concern.advice)</p>
        <ul class="lines">\(each: Sites.lines(sites, visit))\
        \(if: !result.hasRedFlag, "\(each: HelpLineList.lines(visit, for: result.region))")</ul></section>
        """
    }

    private func actions(_ visit: Visit) -> HTML {
        """
        <p class="small no-print">\(say: "screenings.result.deleteWords")</p>
        <div class="actions no-print">
        <button class="btn" type="button" data-print hidden>\(say: "screenings.result.print")</button>
        <form method="post" action="/sheet/delete">\(Form.token(visit))\
        <button class="btn danger">\(say: "screenings.result.delete")</button></form>
        <a class="link" href="/sheet/all">\(say: "screenings.result.look")</a></div>
        """
    }
}
