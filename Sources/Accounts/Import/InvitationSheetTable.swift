import Access
import Care
import Foundation
import Imports
import Storage

/// The links of some hundred people, sealed as one.
struct InvitationSheet {
    let id: String
    let lines: [InvitationLine]
    let links: Int
    let expiresAt: Moment
}

/// All SQL of the links that wait to be fetched. They belong to whoever brought the list, and to nobody else.
extension Session {
    func keep(_ lines: [InvitationLine], of maker: ImportMaker) throws {
        guard !lines.isEmpty else { return }
        let id = newID(InvitationSheet.self).rawValue
        let text = String(decoding: try JSONEncoder().encode(lines), as: UTF8.self)
        try run(
            """
            INSERT INTO invitation_sheet (id, draft, maker, content, links, expires_at)
            VALUES (\(id), \(maker.draft), \(maker.account), \(seal(Private(text), for: "invitations \(id)")),
                \(lines.count), \(now.adding(hours: OpenLink.hours)))
            \(unscoped: "for the maker alone, as the row says")
            """)
    }

    func sheets(of draft: String) throws -> [InvitationSheet] {
        try rows(
            """
            SELECT id, content, links, expires_at FROM invitation_sheet
            WHERE draft = \(draft) AND maker = \(caller.id?.rawValue ?? "") AND expires_at > \(now) ORDER BY id
            \(unscoped: "the maker's alone, as the statement says")
            """
        ).map { row in
            let id: String = try row("id")
            let text = try open(row("content"), for: "invitations \(id)").exposed
            return InvitationSheet(
                id: id, lines: try JSONDecoder().decode([InvitationLine].self, from: Data(text.utf8)),
                links: try row("links"), expiresAt: try row("expires_at"))
        }
    }

    func remove(_ sheet: InvitationSheet) throws -> Bool {
        try run(
            """
            DELETE FROM invitation_sheet WHERE id = \(sheet.id)
            \(unscoped: "the sheet was found as the caller's own")
            """) == 1
    }

    func noteFetch(of draft: String, links: Int, reason: String) throws {
        try run(
            """
            INSERT INTO invitation_sheet_fetch (id, draft, maker, at, links, reason)
            VALUES (\(newID(InvitationSheet.self)), \(draft), \(caller.id), \(now), \(links), \(reason))
            \(unscoped: "the caller's own sheets were found before")
            """)
    }

    func fetches(of draft: String) throws -> [ReadInvitationSheet.Fetch] {
        try rows(
            """
            SELECT at, links, reason FROM invitation_sheet_fetch
            WHERE draft = \(draft) AND maker = \(caller.id?.rawValue ?? "") ORDER BY id
            \(unscoped: "the maker's alone, as the statement says")
            """
        ).map { ReadInvitationSheet.Fetch(at: try $0("at"), links: try $0("links"), reason: try $0("reason")) }
    }
}
