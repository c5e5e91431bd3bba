import Access
import Care
import Storage

extension Session {
    /// The history that a code opens.
    /// - Throws: `ScreeningError.misreadCode` for a slip, `noSuchHistory` for any other code: never whether there
    ///   has been one.
    func history(code typed: String) throws -> History {
        guard let code = readLastingCode(typed) else { throw ScreeningError.misreadCode }
        guard let history = try historyIfAny(code: code) else { throw ScreeningError.noSuchHistory }
        return history
    }

    func historyIfAny(code: String) throws -> History? {
        try row(
            """
            SELECT id, used_at FROM history
            WHERE code_index IN \(list: fingerprints(of: code, for: History.codePurpose))
            \(unscoped: "the code in the person's hand opens this one history")
            """
        ).map { History(id: try $0("id"), usedAt: try $0("used_at"), closesAt: nil) }
    }

    /// The history that is open on a device.
    /// - Throws: `ScreeningError.historyClosed`.
    func history(key: String) throws -> History {
        let row = try row(
            """
            SELECT h.id, h.used_at, k.expires_at FROM history h JOIN history_key k ON k.history = h.id
            WHERE k.hash IN \(list: storedForms(of: key)) AND k.expires_at > \(now)
            \(unscoped: "the key in the person's hand opens this one history")
            """)
        guard let row else { throw ScreeningError.historyClosed }
        return History(id: try row("id"), usedAt: try row("used_at"), closesAt: try row("expires_at"))
    }

    /// Opens a history on this device, and notes that somebody came for it.
    /// - Returns: the key.
    func open(_ history: ID<History>) throws -> String {
        let key = newSecret()
        try run(
            """
            INSERT INTO history_key (hash, history, expires_at)
            VALUES (\(key.stored), \(history), \(now.adding(minutes: History.minutesOpen)))
            \(unscoped: "a key without a person")
            """)
        try run(
            """
            UPDATE history SET used_at = \(now) WHERE id = \(history)
            \(unscoped: "the history was opened by its code or its key")
            """)
        return key.text
    }

    /// Puts a finished sheet into a history. Twice is the same as once.
    /// - Throws: `ScreeningError.alreadyKept` when the sheet lies in another one, `historyFull`.
    func keep(_ sheet: Sheet, in history: ID<History>) throws {
        if sheet.history == history { return }
        guard try results(in: history) < History.mostResults else { throw ScreeningError.historyFull }
        let kept = try run(
            """
            UPDATE sheet SET history = \(history) WHERE id = \(sheet.id) AND history IS NULL
            \(unscoped: "the sheet was opened by its key")
            """)
        guard kept == 1 else { throw ScreeningError.alreadyKept }
    }

    private func results(in history: ID<History>) throws -> Int {
        let row = try row(
            """
            SELECT COUNT(*) AS number FROM sheet WHERE history = \(history)
            \(unscoped: "the history was opened by its code or its key")
            """)
        return try row.map { try $0("number") } ?? 0
    }

    /// The sheet of a key, if it has a result that can be kept.
    func resultToKeep(key: String) throws -> Sheet {
        let sheet = try sheet(key: key)
        guard sheet.finishedAt != nil, sheet.total != nil else { throw ScreeningError.nothingToKeep }
        return sheet
    }
}
