import Access
import Care
import Storage

/// Takes people out of their sittings, when the time of the answers is over or that of the archive.
extension Session {
    /// Written anew and in the order of their new names, and the old rows deleted: so neither a name nor a place in the
    /// table says who came before whom.
    func takePeople(outOf sittings: [ID<Sitting>]) throws {
        let sheets: [ID<Sheet>] = try rows(
            "SELECT id FROM sheet WHERE sitting IN \(list: sittings) \(unscoped: "two people have agreed to it")"
        ).map { try $0("id") }
        let newSittings: SQL = "WITH sitting_name (old, new) AS (\(names(sittings)))"
        try run(Anonymous.sittings(newSittings, at: now))
        if !sheets.isEmpty { try takePeople(outOf: sheets, newSittings) }
        try run("DELETE FROM sitting WHERE id IN \(list: sittings) \(unscoped: "two people have agreed to it")")
    }

    private func takePeople(outOf sheets: [ID<Sheet>], _ newSittings: SQL) throws {
        let newNames: SQL = "\(newSittings), sheet_name (old, new) AS (\(names(sheets)))"
        for copy in [Anonymous.sheets, Anonymous.answers, Anonymous.scores] { try run(copy(newNames)) }
        try run("DELETE FROM sheet WHERE id IN \(list: sheets) \(unscoped: "two people have agreed to it")")
    }

    private func names<Kind>(_ old: [ID<Kind>]) -> SQL {
        let pairs: [SQL] = old.map { "(CAST(\($0) AS TEXT), CAST(\(newTimelessID(Kind.self)) AS TEXT))" }
        return "VALUES \(joined: pairs)"
    }

    /// Also of those who never began, and who may sit down once more; only who stays with a flag keeps the number.
    func emptySeats(of campaign: String) throws {
        try run(
            """
            DELETE FROM sitting_seat WHERE room IN (SELECT id FROM sitting_room WHERE campaign = \(campaign))
                AND participant NOT IN (
                    SELECT participant FROM sitting WHERE campaign = \(campaign) AND forgotten_at IS NULL)
            \(unscoped: "two people have agreed to it")
            """)
        try run("DELETE FROM sitting_again WHERE campaign = \(campaign) \(unscoped: "two people have agreed to it")")
        try run("DELETE FROM taken_interview WHERE campaign = \(campaign) \(unscoped: "two people have agreed to it")")
    }
}
