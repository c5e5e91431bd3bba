import Storage

/// A statement as the server takes it: its text, and its values beside it.
struct PostgresStatement {
    let text: String
    let parameters: PostgresParameters

    /// - Throws: `StorageError.failed` for a value that would be kept as something else.
    init(_ statement: SQL) throws(StorageError) {
        let (text, values) = statement.rendered(for: .postgres)
        self.text = text
        parameters = try PostgresParameters(values, of: text)
    }

    /// A statement without values.
    init(_ text: String) {
        self.text = text
        parameters = PostgresParameters()
    }

    static let commit = PostgresStatement("COMMIT")
    static let rollback = PostgresStatement("ROLLBACK")
    static let forgetAll = PostgresStatement("DEALLOCATE ALL")

    /// What changes the schema is run once and not again, and some of it cannot be prepared. A statement with a long
    /// list is planned each time, for the values it has and for the table as it is: a plan that was kept from when the
    /// table was small went through 100,000 people for each of 500 numbers. Rows that are only put in need no plan.
    var isWorthPreparing: Bool {
        let isLong = parameters.types.count > Self.longList && !(text.hasPrefix("INSERT") && !text.contains("SELECT"))
        return !isLong && Self.often.contains { text.hasPrefix($0) }
    }

    private static let longList = 100

    private static let often = [
        "SELECT", "INSERT", "UPDATE", "DELETE", "WITH", Purpose.read.begin, Purpose.write.begin, "COMMIT", "ROLLBACK",
    ]
}
