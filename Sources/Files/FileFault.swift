public import Care

/// Why a file that somebody brought cannot be used, or which cell of it cannot.
///
/// Rows are counted as a spreadsheet counts them, from 1 with the header; columns from 0.
public enum FileFault: Error, Hashable, Sendable, Codable {
    case empty
    case tooLarge(megabytes: Int)
    /// Neither text in columns nor a workbook.
    case notATable
    case utf16
    case unknownEncoding(row: Int)
    case controlCharacter(row: Int)
    /// A quotation mark in the middle of a field that did not begin with one.
    case looseQuote(row: Int)
    /// A quoted field begins and the file ends before it does.
    case cutOff(row: Int)
    case tooManyColumns(row: Int, most: Int)
    case tooManyRows(most: Int)
    case tooLongField(row: Int, column: Int, most: Int)
    case workbook(WorkbookFault)

    case formula(row: Int, column: Int)
    /// A number longer than the fifteen digits that a spreadsheet keeps: its end may have become zeros.
    case precisionLost(row: Int, column: Int)
    case errorValue(row: Int, column: Int)
    case notADate(row: Int, column: Int)
    /// More cells than the header has names, mostly a comma that should have stood in quotation marks.
    case moreCellsThanNames(row: Int, names: Int)
}

/// Why a workbook as a whole is not opened.
public enum WorkbookFault: String, Hashable, Sendable, Codable, CaseIterable {
    case broken
    /// The format before 2007, or a workbook with a password, which look alike from outside.
    case oldOrLocked
    case locked
    /// It would unfold into more than it could honestly hold.
    case bomb
    case tooManyParts
    case nested
    case twice
    /// A part that is a link, or that wants to be written outside its folder.
    case strangeName
    /// XML that declares a document type, by which a file could be made to read others.
    case documentType
    case noSheet
}

extension FileFault {
    /// The column of the one cell that cannot be used; `nil` when it is a row or the whole file.
    public var column: Int? {
        switch self {
        case .formula(_, let column), .precisionLost(_, let column), .errorValue(_, let column),
            .notADate(_, let column), .tooLongField(_, let column, _):
            column
        default: nil
        }
    }

    public var phrase: Phrase {
        switch self {
        case .empty: Phrase("files.empty")
        case .tooLarge(let megabytes): Phrase("files.tooLarge", ["megabytes": "\(megabytes)"])
        case .notATable: Phrase("files.notATable")
        case .utf16: Phrase("files.utf16")
        case .unknownEncoding(let row): Phrase("files.unknownEncoding", ["row": "\(row)"])
        case .controlCharacter(let row): Phrase("files.controlCharacter", ["row": "\(row)"])
        case .looseQuote(let row): Phrase("files.looseQuote", ["row": "\(row)"])
        case .cutOff(let row): Phrase("files.cutOff", ["row": "\(row)"])
        case .tooManyColumns(let row, let most):
            Phrase("files.tooManyColumns", ["row": "\(row)", "most": "\(most)"])
        case .tooManyRows(let most): Phrase("files.tooManyRows", ["most": "\(most)"])
        case .tooLongField(let row, let column, let most):
            Phrase("files.tooLongField", ["row": "\(row)", "column": Self.letters(column), "most": "\(most)"])
        case .workbook(let fault): Phrase("files.workbook.\(fault.rawValue)")
        case .formula(let row, let column):
            Phrase("files.formula", ["row": "\(row)", "column": Self.letters(column)])
        case .precisionLost(let row, let column):
            Phrase("files.precisionLost", ["row": "\(row)", "column": Self.letters(column)])
        case .errorValue(let row, let column):
            Phrase("files.errorValue", ["row": "\(row)", "column": Self.letters(column)])
        case .notADate(let row, let column):
            Phrase("files.notADate", ["row": "\(row)", "column": Self.letters(column)])
        case .moreCellsThanNames(let row, let names):
            Phrase("files.moreCellsThanNames", ["row": "\(row)", "names": "\(names)"])
        }
    }

    /// The name of a column as a spreadsheet shows it: 0 is A, 27 is AB.
    public static func letters(_ column: Int) -> String {
        var rest = column + 1
        var letters = ""
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
