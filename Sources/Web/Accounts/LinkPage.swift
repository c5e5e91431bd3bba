import Access
import Accounts
import Care

/// The one time that a link is shown: as words to copy and as a picture for the other person's telephone.
struct LinkPage {
    let link: HandedLink
    let waiting: Int?

    static func show(_ link: HandedLink, _ visit: Visit) async throws -> Reply {
        .page(LinkPage(link: link, waiting: try await visit.waitingAlerts()).page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        let address = "\(visit.origin)/join/\(link.secret)"
        return Page(
            title: Phrase("accounts.link.title", ["name": link.displayName]), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "accounts.link.title", ["name": link.displayName])</h1>
                <p>\(say: "accounts.link.lead")</p></div></div>
                <section class="card" aria-labelledby="link"><h2 id="link">\(say: "accounts.link.once")</h2>
                \(QRPicture(address)?.html ?? .empty)
                <p class="secret code">\(address)</p>
                <p>\(say: "accounts.link.until", ["time": visit.date(link.expiresAt)])</p>
                <p class="small">\(say: "accounts.link.never")</p></section>
                <div class="actions"><a class="btn plain" href="/people/\(link.account.rawValue)">
                \(say: "accounts.link.toPerson")</a></div>
                """)
    }
}
