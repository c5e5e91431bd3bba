public import Access
public import Care

/// Gives back all rows that must be mended, as they stood in the file, with what is wrong.
public struct ReadImportRest<Kind: ImportKind>: Query {
    public static var permission: Permission { Kind.permission }
    public static var opensIdentity: Bool { true }
    public static var name: String { "Read\(Kind.name)Rest" }

    public var draft: ID<ImportDraft>

    public init(draft: ID<ImportDraft>) {
        self.draft = draft
    }

    public struct Outcome: Codable, Sendable {
        public let header: [String]
        public let rows: [Row]
        public let form: ImportForm
    }

    public struct Row: Codable, Sendable {
        public let cells: [String]
        public let faults: [RowFault]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (_, head) = try session.draft(draft, of: Kind.name)
        session.about("import \(draft)")
        var rows: [Row] = []
        for (number, _) in try session.badRows(of: draft) {
            for row in try session.block(number, of: draft)?.rows ?? [] where !row.faults.isEmpty {
                rows.append(Row(cells: row.cells, faults: row.faults))
            }
        }
        return Outcome(header: head.header, rows: rows, form: try session.book(ImportForms.self).form(Kind.form))
    }
}
