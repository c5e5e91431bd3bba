import Access
import Care
import Warnings

/// The name and phone that were left: closed, until somebody asks to see them.
struct AlertContact {
    let card: AlertCard
    let contact: OpenContact.Outcome?

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="contact"><h2 id="contact">\(say: "warnings.contactCard.title")</h2>
        \(inside(visit))</section>
        """
    }

    private func inside(_ visit: Visit) -> HTML {
        if let contact { return opened(contact) }
        // In a sitting nobody leaves a name: whose it is opens beside this.
        let left = card.hasPhone || (card.wantsCall && card.sitting == nil)
        guard left, visit.holds(.openContact) else {
            return "<p>\(say: "warnings.contactCard.nothing")</p>"
        }
        return """
            <p>\(say: "warnings.contactCard.logged")</p>
            <form method="post" action="/alerts/\(card.id.rawValue)/contact">\(Form.token(visit))
            <button class="btn quiet">\(say: "warnings.contactCard.open")</button></form>
            """
    }

    private func opened(_ contact: OpenContact.Outcome) -> HTML {
        let phone: HTML = contact.phone.map { "<a href=\"tel:\(Self.dialled($0))\">\($0)</a>" } ?? Self.notLeft
        return """
            <dl class="pairs"><dt>\(say: "warnings.contactCard.name")</dt>
            <dd>\(contact.name.map { "\($0)" } ?? Self.notLeft)</dd><dt>\(say: "warnings.contactCard.phone")</dt>
            <dd>\(phone)</dd></dl>
            <p class="small">\(say: "warnings.contactCard.wasLogged")</p>
            """
    }

    private static let notLeft: HTML = "\(say: "warnings.contactCard.notLeft")"

    /// Only what a telephone dials.
    static func dialled(_ phone: String) -> String { phone.filter { $0.isASCII && ($0.isNumber || $0 == "+") } }
}
