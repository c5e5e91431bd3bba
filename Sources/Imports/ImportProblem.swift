public import Access
public import Care

/// Why an import cannot begin or go on.
public enum ImportProblem: Problem, Equatable {
    /// Columns that must be there, by their names in both languages.
    case missingColumns([String])
    case columnTwice(String)
    case noRows
    /// It has been confirmed or thrown away already, or nothing in it can be imported.
    case notWaiting

    public var kind: ProblemKind {
        switch self {
        case .missingColumns, .columnTwice, .noRows: .invalid(field: "file")
        case .notWaiting: .conflict
        }
    }

    public var phrase: Phrase {
        switch self {
        case .missingColumns(let names): Phrase("imports.missingColumns", ["columns": names.joined(separator: "; ")])
        case .columnTwice(let name): Phrase("imports.columnTwice", ["column": name])
        case .noRows: Phrase("imports.noRows")
        case .notWaiting: Phrase("imports.notWaiting")
        }
    }
}
