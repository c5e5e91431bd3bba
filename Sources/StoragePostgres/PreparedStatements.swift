import CPostgres

/// The names of the statements that a session has prepared, by their text and the types of their values.
struct PreparedStatements {
    private struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    private var names: [Key: String] = [:]

    /// Lists of many lengths and values that may be missing make many forms of one statement.
    var isFull: Bool { names.count >= 500 }

    var nextName: String { "s\(names.count + 1)" }

    func name(of text: String, _ types: [Oid]) -> String? {
        names[Key(text: text, types: types)]
    }

    /// Keeps the statement under `nextName`.
    mutating func remember(_ text: String, _ types: [Oid]) {
        names[Key(text: text, types: types)] = nextName
    }

    /// What changes the schema is run once and not again, and some of it cannot be prepared.
    static func isWorthwhile(_ text: String) -> Bool {
        ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains { text.hasPrefix($0) }
    }
}
