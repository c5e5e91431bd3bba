import Care
import Rights

/// Who receives data from a place, for everybody to read without an account.
struct ReceiversPage {
    let found: ListReceivers.Outcome
    let asked: ListReceivers

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListReceivers.self)
        return .page(ReceiversPage(found: try await visit.performOpenly(asked), asked: asked).page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rights.receivers.title"),
            main: """
                <h1>\(say: "rights.receivers.title")</h1>
                <p class="lead">\(visit.placeName(asked.region))</p><p>\(say: "rights.receivers.lead")</p>
                \(each: found.receivers.map { receiver($0, visit) })
                \(if: found.receivers.isEmpty, "<p class=\"note\">\(say: "rights.receivers.none")</p>")
                \(PageLinks(
                    path: "/receivers/\(asked.region.code)", kept: [], page: asked.page ?? 1, hasMore: found.hasMore
                ).html)<p><a class="link" href="/s/rights">\(say: "rights.own.ask")</a></p>
                """)
    }

    private func receiver(_ receiver: ListReceivers.Receiver, _ visit: Visit) -> HTML {
        let giver = receiver.unitNames.map(visit.choose) ?? visit.placeName(receiver.region)
        return """
            <section class="card"><h2>\(say: "rights.receivers.from", ["giver": giver])</h2>
            \(ToldRecipientWords(told: receiver.told).html(visit))</section>

            """
    }
}
