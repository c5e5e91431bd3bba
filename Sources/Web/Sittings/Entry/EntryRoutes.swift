import Access
import Care
import Screenings

/// Answers that a colleague writes down: read aloud on a phone, or keyed twice from paper.
enum EntryRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("entry", twin: ListEntryCampaigns.self) { visit in
            let campaigns = try await visit.perform(ListEntryCampaigns())
            return .page(EntryCampaignsPage(campaigns: campaigns).page(for: visit))
        }
        let place = "campaigns/{campaign}/entry"
        routes.page(place, twin: ListPaperEntries.self) { visit in try await EntryPage.show(visit) }
        routes.post("\(place)/interview", BeginInterview.self, onProblem: EntryPage.again) { begun, visit in
            .go("/sitting").setting(Cookie.set(Cookie.sitting, begun.sittingKey, seconds: nil, secure: visit.isSecure))
        }
        routes.post("\(place)/paper", BeginPaperEntry.self, onProblem: EntryPage.again) { begun, _ in
            .go("/paper/\(begun.sitting)")
        }
        for step in ["interview", "paper"] {
            // What answered a form has the form's address: opened again, it is the page that holds the form.
            routes.words("\(place)/\(step)") { visit in .go(try visit.entryPath) }
        }
        papers(&routes)
        return routes.list
    }()

    private static func papers(_ routes: inout Routes) {
        routes.page("paper/{sitting}", twin: ReadPaperEntry.self) { visit in try await PaperEntryPage.show(visit) }
        routes.post("paper/{sitting}/key", KeyPaperSheet.self, onProblem: PaperEntryPage.again) { kept, visit in
            try await PaperEntryPage.next(after: kept, visit)
        }
        routes.post("paper/{sitting}/finish", FinishKeying.self, onProblem: PaperEntryPage.again) { _, visit in
            .go(try visit.paperPath)
        }
        routes.post("paper/{sitting}/settle", SettleKeying.self, onProblem: PaperEntryPage.again) { _, visit in
            .go(try visit.paperPath)
        }
        for step in ["key", "finish", "settle"] {
            routes.words("paper/{sitting}/\(step)") { visit in .go(try visit.paperPath) }
        }
    }
}

extension Visit {
    var entryPath: String { get throws { "/campaigns/\(try addressPart("campaign"))/entry" } }
    var paperPath: String { get throws { "/paper/\(try addressPart("sitting"))" } }
}
