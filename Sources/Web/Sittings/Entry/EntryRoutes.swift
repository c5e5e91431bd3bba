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
        along(&routes)
        return routes.list
    }()

    /// Interviews where there is no network (decision 0050). The page that a device keeps tells nothing of anybody.
    private static func along(_ routes: inout Routes) {
        routes.words("along") { visit in .page(AlongPage().page(for: visit)) }
        let place = "campaigns/{campaign}/along"
        routes.words(place) { visit in try await TakeAlongPage.show(visit) }
        routes.post("\(place)/take", TakeAlong.self, onProblem: TakeAlongPage.again) { taken, visit in
            try TakeAlongPage.answer(taken, visit)
        }
        routes.post("\(place)/bring", BringInterview.self, onProblem: TakeAlongPage.again) { brought, visit in
            try TakeAlongPage.answer(brought, visit)
        }
        for step in ["take", "bring"] {
            routes.words("\(place)/\(step)") { visit in .go(try visit.alongPath) }
        }
    }

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
    var alongPath: String { get throws { "/campaigns/\(try addressPart("campaign"))/along" } }
    var entryPath: String { get throws { "/campaigns/\(try addressPart("campaign"))/entry" } }
    var paperPath: String { get throws { "/paper/\(try addressPart("sitting"))" } }
}
