/// One row of an answer, read by name and typed by use: `let total: Int = try row("total")`.
public struct Row: Sendable {
    /// The names of an answer's columns, shared by all its rows.
    public final class Columns: Sendable {
        let positions: [String: Int]

        public init(_ names: [String]) {
            positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private let columns: Columns
    private let values: [SQLValue]

    public init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The values as the statement named them, for who knows the columns only when running.
    package var inOrder: [SQLValue] { values }

    /// - Throws: `StorageError.column` when there is no such column or its value is of another kind.
    public func callAsFunction<Value: SQLReadable>(
        _ column: StaticString, as type: Value.Type = Value.self
    ) throws -> Value {
        guard let position = columns.positions[column.description], let value = Value(sqlValue: values[position]) else {
            throw StorageError.column(column.description)
        }
        return value
    }
}
