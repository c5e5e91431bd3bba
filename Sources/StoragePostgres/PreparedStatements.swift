import CPostgres

/// The names of the statements that a session has prepared, by their text and the types of their values.
struct PreparedStatements {
    struct Form: Hashable {
        let text: String
        let types: [Oid]

        init(_ statement: PostgresStatement) {
            text = statement.text
            types = statement.parameters.types
        }
    }

    private var names: [Form: String] = [:]
    /// Never goes back, so that no name is given twice, whatever became of the first.
    private var given = 0

    /// Lists of many lengths and values that may be missing make many forms of one statement.
    var isFull: Bool { names.count >= 500 }

    func name(of form: Form) -> String? { names[form] }

    /// A new name, before the server has said that it likes the statement.
    mutating func add(_ form: Form) -> String {
        given += 1
        let name = "s\(given)"
        names[form] = name
        return name
    }

    mutating func forget(_ form: Form) { names[form] = nil }

    mutating func forgetAll() { names = [:] }
}
