import Accounts
import Care

/// Links that were handed out and not used yet.
struct InvitationsPage {
    let found: ListInvitations.Outcome
    let waiting: Int?

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("accounts.invitations.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "accounts.invitations.title")</h1>
                <p>\(say: "accounts.invitations.lead")</p></div>
                <div class="actions"><a class="btn small" href="/people/invite">\(say: "accounts.invite.title")</a>
                <a class="btn small quiet" href="/people/import">\(say: "accounts.import.title")</a>
                </div></div>
                \(found.invitations.isEmpty ? none : table(visit))
                \(pager(visit).html)
                """)
    }

    private var none: HTML { "<div class=\"empty\"><h2>\(say: "accounts.invitations.none")</h2></div>" }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table>
        <caption>\(say: "accounts.invitations.count", ["count": "\(found.count)"])</caption>
        <thead><tr><th scope="col">\(say: "accounts.people.name")</th>
        <th scope="col">\(say: "accounts.invitations.what")</th>
        <th scope="col">\(say: "accounts.invitations.until")</th></tr></thead>
        <tbody>\(each: found.invitations.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ListInvitations.Invitation, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="/people/\(line.account.rawValue)">\(line.displayName)</a></th>
        <td data-label="\(say: "accounts.invitations.what")"><span>\(say: line.purpose.phrase)</span></td>
        <td data-label="\(say: "accounts.invitations.until")"><span>\(line.isOver
            ? "\(say: "accounts.invitations.over")" : "\(visit.when(line.expiresAt))" as HTML)</span></td></tr>

        """
    }

    private func pager(_ visit: Visit) -> Pager {
        Pager(page: visit.pageNumber, pageSize: Int(ListInvitations.pageSize), count: found.count) {
            AddressText.with("/invitations", [("page", "\($0)")])
        }
    }
}
