import Care
import Regions
import Screenings

/// The screen after a red flag. The numbers stand first: no sentence before them.
struct SheetHelpPage {
    let region: Region?
    let sites: [ServiceSite]
    /// `nil` where there is nothing to call about.
    var callBack: CallBackForm?

    func page(for visit: Visit) -> Page {
        let title = Phrase("help.sheet.title")
        let fault = callBack?.problem.map { _ in Phrase("form.almostTitle", ["page": visit.say(title)]) }
        var page = Page(title: fault ?? title, main: main(visit))
        page.isHelp = true
        return page
    }

    private func main(_ visit: Visit) -> HTML {
        """
        \(Form.faults(callBack?.problem?.phrase, field: callBack?.faultyField))<h1>\(say: "help.sheet.title")</h1>
        \(word(visit))<ul class="lines">\(each: HelpLineList.lines(visit, for: region))</ul>
        <p class="lead">\(say: "help.sheet.lead")</p>
        \(callBack?.card(visit) ?? .empty)
        \(if: !sites.isEmpty, """
            <section class="card" aria-labelledby="near"><h2 id="near">\(say: "help.near")</h2>
            <ul class="lines">\(each: Sites.lines(sites, visit))</ul></section>
            """)
        \(Breathing.card)
        <p class="actions"><a class="btn plain" href="/sheet/next">\(say: "help.sheet.goOn")</a>\
        <a class="link" href="/sheet/pause">\(say: "help.sheet.stop")</a></p>
        """
    }

    /// What became of the last step, where it needs saying.
    private func word(_ visit: Visit) -> HTML {
        switch visit.fields["word"] {
        case "taken-back": "<div class=\"note\" role=\"status\"><p>\(say: "help.call.takenBack")</p></div>"
        case "no-number": "<div class=\"note warn\" role=\"status\"><p>\(say: "help.call.noNumber")</p></div>"
        default: .empty
        }
    }
}
