public import Access
public import Care
import Storage

/// Something that can be imported: units, staff, pupils. A subject says what a row is, what is wrong with it and how
/// it is written; everything else, from the file to the progress, is the same for all.
///
/// Nothing is written to the subject's tables until somebody has looked at the preview and confirmed it.
public protocol ImportKind: Sendable {
    associatedtype Row: ImportRow

    /// As it stands in the names of its use cases: `UnitImport` makes `PreviewUnitImport`.
    static var name: String { get }
    /// The name of its form in `Content/Imports`: what the columns are called and which are needed.
    static var form: String { get }
    /// What is needed to import; every row must lie within its reach.
    static var permission: Permission { get }
    /// Whether `write` asks the tables about its rows by itself, so that they need not be asked just before as well.
    static var checksWhileWriting: Bool { get }

    /// Reads one row. Pure: the same cells give the same row, today and when it is written.
    /// - Returns: the row, or all that is wrong with it.
    static func check(_ cells: ImportCells) -> Checked<Row>

    /// What only the tables know, such as a region that does not exist: for each row what is wrong, mostly nothing.
    /// Asked at the preview, for some hundred rows at a time.
    static func faults<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]]

    /// The same with what the preview says of good rows, where a kind has something to say: who joins, who moves.
    static func findings<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [RowFinding]

    /// What the tables say of rows some of whose cells cannot be read, beside what is wrong with those: nobody mends a
    /// row twice. What cannot be read is compared with nothing.
    static func faults<Case: UseCase>(
        ofBroken rows: [BrokenRow], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]]

    /// Under what such a row is one too many, as far as it can be read, when an earlier one was remembered so.
    static func clashes(ofBroken row: BrokenRow) -> [String]

    /// Writes rows that are confirmed. A row that cannot be written after all, because somebody else was quicker,
    /// is told and not written; the others are kept.
    ///
    /// The session is the platform's, which may do everything: what only its maker may do is held against the maker
    /// as they stand at that moment.
    static func write<Case: UseCase>(
        _ rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]]
}

extension ImportKind {
    public static var checksWhileWriting: Bool { false }

    public static func findings<Case: UseCase>(
        of rows: [Row], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [RowFinding] {
        try faults(of: rows, for: maker, in: session).map { RowFinding(faults: $0) }
    }

    public static func faults<Case: UseCase>(
        ofBroken rows: [BrokenRow], for maker: ImportMaker, in session: borrowing Session<Case>
    ) throws -> [[RowFault]] { rows.map { _ in [] } }

    public static func clashes(ofBroken row: BrokenRow) -> [String] { [] }
}

/// Who brought a list, which, and where they may write.
public struct ImportMaker: Sendable {
    public let account: ID<Caller>
    public let draft: ID<ImportDraft>
    public let reach: ImportReach
}

/// Where a row lies.
public enum ImportPlace: Sendable {
    /// As the row says: in a region, and perhaps in a unit, for who may write in one unit only.
    case named(Region, unit: String?)
    /// Only the tables know. The subject holds it against the maker's reach itself, when it looks and when it writes.
    case known
}

/// A row that lies somewhere, and perhaps is the only one with its key.
public protocol ImportRow: Sendable {
    var place: ImportPlace { get }
    /// Two rows of one file with the same key are one too many; `nil` where that cannot be.
    var key: String? { get }
    /// Under what a row is remembered while a file is gone through; its key, as a rule.
    var marks: [String] { get }
    /// A row is one too many when an earlier one was remembered under any of these; its key, as a rule.
    var clashes: [String] { get }
}

extension ImportRow {
    public var marks: [String] { key.map { [$0] } ?? [] }
    public var clashes: [String] { marks }
}

/// What was found of one row: what must be mended, or what carrying it out will do.
public struct RowFinding: Sendable {
    public let faults: [RowFault]
    public let remark: Phrase?
    /// What the row is about, where only the tables know: two rows of one file that name the same thing in two ways
    /// are one too many, like two with the same key.
    public let mark: String?

    public init(faults: [RowFault] = [], remark: Phrase? = nil, mark: String? = nil) {
        self.faults = faults
        self.remark = remark
        self.mark = mark
    }
}

/// A row as it was read, or everything that must be mended first.
public enum Checked<Row: Sendable>: Sendable {
    case good(Row)
    case bad([RowFault])
}

/// A row some of whose cells cannot be read: the others, and what is wrong.
public struct BrokenRow: Sendable {
    /// Of the cells that can be read; in all other columns nothing stands.
    public let cells: ImportCells
    /// Each names its column.
    public let faults: [RowFault]

    init(_ cells: ImportCells, _ faults: [RowFault]) {
        self.cells = cells.without(Set(faults.compactMap(\.column)))
        self.faults = faults
    }

    /// The columns of which nothing is known.
    public var unread: Set<String> { Set(faults.compactMap(\.column)) }
}

/// What is wrong with a row, and in which column.
public struct RowFault: Sendable, Hashable, Codable {
    /// The key of the column; `nil` when it is the row as a whole.
    public let column: String?
    public let phrase: Phrase

    public init(_ column: String?, _ phrase: Phrase) {
        self.column = column
        self.phrase = phrase
    }
}
