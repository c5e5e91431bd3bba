import Access
import Storage
import Web

/// The documents that cannot drift from the code, because they are made from it.
enum GeneratedDocuments {
    private static let notice = "<!-- Made by `bin/generate` from the code. Do not edit. -->\n\n"

    static var permissions: String {
        let columns = Permission.allCases.filter { $0 != .anyone && $0 != .operate }
        let head = "| role | " + columns.map { "`\($0.rawValue)`" }.joined(separator: " | ") + " |\n"
        let line = "|---|" + columns.map { _ in "---|" }.joined() + "\n"
        let rows = Role.allCases.map { role in
            let held = columns.map { role.permissions.contains($0) ? "●" : "" }
            return "| `\(role.rawValue)` | " + held.joined(separator: " | ") + " |\n"
        }
        let counsellors = ["| `counsellor` in a unit that is no school |", "| `counsellor` of a place, for residents |"]
        let further = zip(counsellors, [Counselling.inUnit, Counselling.forResidents]).map { name, held in
            "\(name) " + columns.map { held.contains($0) ? "●" : "" }.joined(separator: " | ") + " |\n"
        }
        let cases = Catalogue.house(isDemo: true).entries.map { entry in
            "| `\(entry.name)` | `\(entry.permission.rawValue)` | \(entry.mode.rawValue) | "
                + "\(entry.isAudited ? "●" : "") | \(entry.isUnattended ? "●" : "") |\n"
        }
        return notice + "# Who may do what\n\n" + head + line + (rows + further).joined()
            + "\nA permission reaches the regions and units of the posts that hold it; the last two rows come on top "
            + "of the role's own, by where the post stands (`Counselling`); `signedIn` and `readOwnSheets` "
            + "reach what is the caller's own.\n\n# Every use case\n\n"
            + "| use case | permission | mode | audited | unattended |\n|---|---|---|---|---|\n" + cases.joined()
    }

    static var routes: String {
        let lines = WebServer.routeLines.map {
            "| \($0.method) | `\($0.path)` | \($0.page) | \($0.twin) | \($0.permission) |\n"
        }
        return notice + "# Every door\n\n| method | path | page | JSON twin | permission |\n|---|---|---|---|---|\n"
            + lines.joined()
    }

    /// - Throws: `ShapeFault` for a use case that does not tell what it looks like.
    static var openAPI: String {
        get throws { String(decoding: try OpenAPI.document(of: .house(isDemo: false)), as: UTF8.self) + "\n" }
    }

    static var schema: String {
        let steps = Schema.house.migrations.map { migration in
            "-- \(migration.name)\n"
                + migration.statements.map { $0.rendered(for: .postgres).text + ";\n" }.joined(separator: "\n")
        }
        return "-- Made by `bin/generate` from the code, as PostgreSQL reads it. Do not edit.\n\n"
            + steps.joined(separator: "\n")
    }
}
