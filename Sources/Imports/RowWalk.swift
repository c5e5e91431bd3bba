public import Care

/// What is carried along while the rows of a file are gone through.
struct RowWalk {
    /// The first row under each mark.
    var seen: [String: Int] = [:]
    private var tally: [Phrase: ImportRemark] = [:]

    init() {}

    mutating func note(_ remark: Phrase, at row: Int) {
        tally[remark, default: ImportRemark(phrase: remark, rows: 0, first: [])].add(row)
    }

    /// What is said most often comes first; a list that moves a whole city is not told to its end.
    var remarks: [ImportRemark] {
        let sorted = tally.values.sorted { ($1.rows, $0.first.first ?? 0) < ($0.rows, $1.first.first ?? 0) }
        return Array(sorted.prefix(ImportRemark.most))
    }
}

/// Something that carrying out a list will do, and to how many of its rows.
public struct ImportRemark: Codable, Sendable, Equatable {
    public static let most = 200
    /// How many rows are named by their number.
    public static let mostNamed = 5

    public let phrase: Phrase
    public private(set) var rows: Int
    public private(set) var first: [Int]

    init(phrase: Phrase, rows: Int, first: [Int]) {
        self.phrase = phrase
        self.rows = rows
        self.first = first
    }

    mutating func add(_ row: Int) {
        rows += 1
        if first.count < Self.mostNamed { first.append(row) }
    }
}
