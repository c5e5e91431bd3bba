import Access
import Accounts
import Care
import Imports

/// The links of a list that was carried out, to be downloaded once and for a reason.
struct InvitationSheetPage {
    let found: ReadInvitationSheet.Outcome
    let waiting: Int?
    var problem: (any Problem)?

    /// The same page with what is wrong with the reason.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind else { return nil }
        let found = try await visit.perform(ReadInvitationSheet(draft: visit.fields["draft"] ?? ""))
        let page = InvitationSheetPage(found: found, waiting: try await visit.waitingAlerts(), problem: problem)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    func page(for visit: Visit) -> Page {
        let title = Phrase("accounts.sheet.title")
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "accounts.sheet.lead")</p></div></div>
                \(AccountForm(visit: visit, problem: problem).faults)
                \(found.waiting > 0 ? form(visit) : none)
                \(found.fetched.isEmpty ? .empty : story(visit))
                <div class="actions"><a class="btn plain" href="/people/import/\(visit.fields["draft"] ?? "")">\
                \(say: "accounts.sheet.back")</a>
                <a class="btn plain" href="/invitations">\(say: "accounts.sheet.invitations")</a></div>
                """)
    }

    private func form(_ visit: Visit) -> HTML {
        let form = AccountForm(visit: visit, problem: problem)
        let reason = form.text(
            "reason", Phrase("accounts.sheet.reason"), hint: Phrase("accounts.sheet.reasonHint"),
            attributes: " required maxlength=\"\(FetchInvitationSheet.longestReason)\" autocomplete=\"off\"")
        let until: HTML = found.expiresAt.map {
            "<p>\(say: "accounts.sheet.until", ["time": visit.date($0)])</p>"
        } ?? .empty
        return """
            <form class="card" method="post" action="\(visit.path)" aria-labelledby="links">\(Form.token(visit))
            <h2 id="links">\(say: "accounts.sheet.waiting", ["count": "\(found.waiting)"])</h2>\(until)
            \(reason)<div class="actions">
            <button class="btn" name="format" value="xlsx">\(say: "accounts.sheet.xlsx")</button>
            <button class="btn quiet" name="format" value="csv">\(say: "accounts.sheet.csv")</button></div></form>

            """
    }

    private var none: HTML {
        """
        <div class="empty"><h2>\(say: "accounts.sheet.none")</h2><p>\(say: "accounts.sheet.noneHint")</p></div>
        """
    }

    private func story(_ visit: Visit) -> HTML {
        let lines: [HTML] = found.fetched.map { fetch in
            """
            <li><time datetime="\(fetch.at.machineText)">\(visit.date(fetch.at))</time>
            <p>\(say: "accounts.sheet.fetch", ["count": "\(fetch.links)", "reason": fetch.reason])</p></li>

            """
        }
        return """
            <section class="card" aria-labelledby="fetched"><h2 id="fetched">\(say: "accounts.sheet.fetched")</h2>
            <ol class="story">\(each: lines)</ol></section>

            """
    }
}

/// The file itself: who, where, and the whole address to open.
enum InvitationSheetFile {
    static func reply(_ sheet: FetchInvitationSheet.Outcome, _ visit: Visit) async throws -> Reply {
        let form = try await visit.perform(ReadImportForm<StaffImport>())
        let names = ["name", "role", "region", "unit", "login"].map { key in
            form.columns.first { $0.key == key }?.name(in: visit.language) ?? key
        }
        let header = names + [
            visit.say(Phrase("accounts.sheet.link")), visit.say(Phrase("accounts.sheet.expires")),
        ]
        let rows = sheet.lines.map { line in
            [
                line.name, visit.say(line.post.role.phrase), line.post.region.code, line.post.unit ?? "",
                line.login ?? "", "\(visit.origin)/join/\(line.secret)", visit.date(sheet.expiresAt),
            ]
        }
        return try ImportFile(format: visit.fields["format"]).reply(
            "invitations", form, header: header, rows: rows, visit)
    }
}
