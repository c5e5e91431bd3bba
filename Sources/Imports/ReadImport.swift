public import Access
public import Care

/// Shows a list that was brought: how many rows are good, and page by page what must be mended.
public struct ReadImport<Kind: ImportKind>: Query {
    public static var permission: Permission { Kind.permission }
    public static var opensIdentity: Bool { true }
    public static var name: String { "Read\(Kind.name)" }

    public static var rowsOnPage: Int { 50 }

    public var draft: ID<ImportDraft>
    /// From 1.
    public var page: Int?

    public init(draft: ID<ImportDraft>, page: Int? = nil) {
        self.draft = draft
        self.page = page
    }

    public struct Outcome: Codable, Sendable {
        public let draft: ImportDraft
        public let form: ImportForm
        public let badRows: [BadRow]
        /// What carrying it out will do, while it waits to be confirmed; none where there is nothing to tell apart.
        public let remarks: [ImportRemark]
        public let page: Int
        public let pages: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, head) = try session.draft(draft, of: Kind.name)
        session.about("import \(draft)")
        let pages = max(1, (found.bad + Self.rowsOnPage - 1) / Self.rowsOnPage)
        let page = min(max(1, page ?? 1), pages)
        let from = (page - 1) * Self.rowsOnPage
        return Outcome(
            draft: found, form: try session.book(ImportForms.self).form(Kind.form),
            badRows: try session.badRows(from..<(from + Self.rowsOnPage), of: draft, under: head),
            remarks: found.state == .waiting ? try session.remarks(on: draft) : [], page: page, pages: pages)
    }
}

/// A row that must be mended: where it stands, what is wrong, and what stands in the columns that are wrong.
public struct BadRow: Codable, Sendable, Equatable {
    public let number: Int
    public let faults: [RowFault]
    /// By the key of the column.
    public let cells: [String: String]
}

extension Session {
    /// Some of the bad rows, counted over all blocks; only the blocks in which they lie are opened.
    fileprivate func badRows(
        _ wanted: Range<Int>, of draft: ID<ImportDraft>, under head: ImportHead
    ) throws -> [BadRow] {
        var (found, passed) = ([BadRow](), 0)
        for (number, bad) in try badRows(of: draft) {
            defer { passed += bad }
            guard passed < wanted.upperBound, passed + bad > wanted.lowerBound,
                let block = try block(number, of: draft)
            else { continue }
            for (index, row) in block.rows.filter({ !$0.faults.isEmpty }).enumerated()
            where wanted.contains(passed + index) {
                let cells = zip(head.keys, row.cells).compactMap { key, cell in key.map { ($0, cell) } }
                found.append(BadRow(
                    number: row.number, faults: row.faults,
                    cells: Dictionary(cells, uniquingKeysWith: { first, _ in first })))
            }
        }
        return found
    }
}
