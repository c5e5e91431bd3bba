import Access
import Care
import ScreeningRules
import Storage

extension Session {
    /// The sheet that a key opens.
    /// - Throws: `ScreeningError.noSheet`.
    func sheet(key: String) throws -> Sheet {
        guard let sheet = try sheetIfAny(key: key) else { throw ScreeningError.noSheet }
        return sheet
    }

    func sheetIfAny(key: String) throws -> Sheet? {
        let row = try row(
            """
            SELECT \(Sheet.columns) FROM sheet s JOIN sheet_key k ON k.sheet = s.id
            WHERE k.hash IN \(list: storedForms(of: key))
            \(unscoped: "the key in the person's hand opens this one sheet")
            """)
        guard let sheet = try row.map(Sheet.init) else { return nil }
        about("sheet \(sheet.id)", region: sheet.region)
        return sheet
    }

    func answers(of sheet: ID<Sheet>) throws -> Answers {
        let rows = try rows(
            "SELECT item, option FROM answer WHERE sheet = \(sheet) \(unscoped: "the sheet was opened by its key")")
        return Answers(try Dictionary(rows.map { (try $0("item"), try $0("option")) }, uniquingKeysWith: { $1 }))
    }

    /// The scale of a sheet, in the version in which the sheet was begun.
    func questionnaire(of sheet: Sheet) throws -> Questionnaire {
        let found = try scale(sheet.questionnaire, version: sheet.version)
        guard let found else { throw ScreeningError.unknownQuestionnaire }
        return found
    }

    /// - Returns: false when this key opens a sheet already.
    @discardableResult
    func open(_ hash: String, to sheet: ID<Sheet>) throws -> Bool {
        try run(
            """
            INSERT INTO sheet_key (hash, sheet) VALUES (\(hash), \(sheet)) ON CONFLICT (hash) DO NOTHING
            \(unscoped: "a key without a person")
            """) == 1
    }

    /// Keeps answers, all by one statement: a sheet of nine would otherwise ask the database nine times.
    func keep(_ answers: [String: String], on sheet: ID<Sheet>) throws {
        guard !answers.isEmpty else { return }
        try send(
            """
            \(inserting(answers, on: sheet))
            ON CONFLICT (sheet, item) DO UPDATE SET option = excluded.option, at = excluded.at
            \(unscoped: "the sheet was opened by its key")
            """)
    }

    /// Keeps the answers of a sheet that was made just now and has none: on PostgreSQL it costs twice as much to be
    /// ready for a row that might be there.
    /// - Parameter moments: when a question was answered, where that was before now.
    func keepFirst(_ answers: [String: String], on sheet: ID<Sheet>, at moments: [String: Moment] = [:]) throws {
        guard !answers.isEmpty else { return }
        try send("\(inserting(answers, on: sheet, at: moments)) \(unscoped: "the sheet was made just now")")
    }

    private func inserting(
        _ answers: [String: String], on sheet: ID<Sheet>, at moments: [String: Moment] = [:]
    ) -> SQL {
        let rows: [SQL] = answers.map { item, option in
            "(\(sheet), \(item), \(option), \(moments[item] ?? now))"
        }
        return "INSERT INTO answer (sheet, item, option, at) VALUES \(joined: rows)"
    }

    func takeBack(_ items: [String], from sheet: ID<Sheet>) throws {
        guard !items.isEmpty else { return }
        try run(
            """
            DELETE FROM answer WHERE sheet = \(sheet) AND item IN \(list: items)
            \(unscoped: "the sheet was opened by its key")
            """)
    }

    func reopen(_ sheet: Sheet) throws {
        guard sheet.finishedAt != nil || sheet.notValid != nil else { return }
        try run(
            """
            UPDATE sheet SET finished_at = NULL, total = NULL, band = NULL, not_valid = NULL WHERE id = \(sheet.id)
            \(unscoped: "the sheet was opened by its key")
            """)
        try run("DELETE FROM sheet_score WHERE sheet = \(sheet.id) \(unscoped: "the sheet was opened by its key")")
    }

    /// Whether a place exists; the home of the house where none is chosen.
    /// - Throws: `ScreeningError.placeNeeded` while nobody has said where the house is at home: an alert must not go
    ///   to somebody else's city.
    func place(_ chosen: Region?) throws -> Region {
        if let chosen {
            // A place that was there once is there for ever: it may end, and keeps its row.
            return try book(Remembered<Region>.self).value(of: chosen.code) {
                let known = try row(
                    """
                    SELECT code FROM published_region WHERE code = \(chosen)
                    \(unscoped: "the names of places are public")
                    """)
                guard known != nil else { throw ScreeningError.unknownPlace }
                return chosen
            }
        }
        let home = try row(
            "SELECT region FROM published_home \(unscoped: "which place the house serves is no secret")")
        if let home { return try home("region") }
        let any = try row("SELECT code FROM published_region LIMIT 1 \(unscoped: "the names of places are public")")
        throw any == nil ? ScreeningError.notSetUp : .placeNeeded
    }
}
