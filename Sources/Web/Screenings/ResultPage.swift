import Care
import Regions
import ScreeningRules
import Screenings

/// The result: what it may mean, what it does not mean, what helps now, whom to talk to.
struct ResultPage {
    let result: ReadResult.Outcome
    let questionnaire: Questionnaire
    let sites: [ServiceSite]
    /// The topic that looks closer, where it is offered to this person.
    let closer: Topic?
    var keep: KeepCard

    init(result: ReadResult.Outcome, questionnaire: Questionnaire, sites: [ServiceSite], closer: Topic?) {
        self.result = result
        self.questionnaire = questionnaire
        self.sites = sites
        self.closer = closer
        keep = KeepCard(isKept: result.isKept, months: result.historyMonths)
    }

    private var bands: Bands { questionnaire.bands(drawnBy: result.alternative) }
    private var band: Band {
        questionnaire.band(result.band, drawnBy: result.alternative) ?? bands.band(of: result.total)
    }

    /// A scale may find something by a pattern of its answers although the points are few (PCL-5).
    private var isPositiveByPattern: Bool { result.isPositive && band.concern == .low }

    func page(for visit: Visit) -> Page {
        let topic = visit.say(questionnaire.topic.name)
        let title = Phrase("screenings.result.title", ["topic": topic])
        let fault = keep.problem.map { _ in Phrase("form.almostTitle", ["page": visit.say(title)]) }
        return Page(title: fault ?? title, main: main(visit))
    }

    private func main(_ visit: Visit) -> HTML {
        let finished = ["day": result.finishedAt.day.description, "time": result.finishedAt.clockText]
        return """
            \(Form.faults(keep.problem, field: "history-code"))\
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
            \(keep.html(visit))
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
            scale: questionnaire.scoring, bands: bands, total: result.total, language: visit.language)
        return """
            <section class="card" aria-labelledby="score"><h2 id="score">\(say: "screenings.result.score", title)</h2>
            \(picture.html)
            <p>\(say: questionnaire.meaning(of: band))</p>
            \(if: isPositiveByPattern, "<p><strong>\(say: "screenings.result.together")</strong></p>")
            \(if: result.isProrated, "<p class=\"small\">\(say: "screenings.result.prorated")</p>")
            \(if: result.assumed.contains(.sex), "<p class=\"small\">\(say: "screenings.result.saferBorder")</p>")
            \(closer.map(closerLook) ?? .empty)
            \(PartsFold(questionnaire: questionnaire, parts: result.subscales, language: visit.language).html)
            \(table(visit))
            </section>
            """
    }

    private func table(_ visit: Visit) -> HTML {
        BandTable(scale: questionnaire.scoring, bands: bands, total: result.total, language: visit.language).html
    }

    /// Two questions ask too little to stand alone when they show something (rulebook E.1: PHQ-2, GAD-2, WHO-5).
    private func closerLook(_ topic: Topic) -> HTML {
        guard result.isPositive || band.concern > .low else {
            return "<p><a href=\"/check/\(topic.rawValue)\">\(say: "screenings.result.couldLook")</a></p>"
        }
        return """
            <p>\(say: "screenings.result.lookCloser")</p>
            <p><a class="btn quiet" href="/check/\(topic.rawValue)">\(say: topic.name)</a></p>
            """
    }

    private func whomCard(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="whom"><h2 id="whom">\(say: "screenings.result.whom")</h2>
        <p>\(say: isPositiveByPattern ? Concern.middle.advice : band.concern.advice)</p>
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
