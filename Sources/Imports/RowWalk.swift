public import Care

/// What is carried along while the rows of a file are gone through.
struct RowWalk {
    /// The first row under each mark.
    private var seen: [Trace: Int32] = [:]
    private var tally: [Phrase: ImportRemark] = [:]

    init() {}

    func firstRow(under mark: String) -> Int? { seen[Trace(mark)].map(Int.init) }

    mutating func see(_ mark: String, at row: Int) {
        let trace = Trace(mark)
        if seen[trace] == nil { seen[trace] = Int32(row) }
    }

    mutating func note(_ remark: Phrase, at row: Int) {
        tally[remark, default: ImportRemark(phrase: remark, rows: 0, first: [])].add(row)
    }

    /// What is said most often comes first; a list that moves a whole city is not told to its end.
    var remarks: [ImportRemark] {
        let sorted = tally.values.sorted { ($1.rows, $0.first.first ?? 0) < ($0.rows, $1.first.first ?? 0) }
        return Array(sorted.prefix(ImportRemark.most))
    }
}

/// What is kept of a mark: 128 bits of two keyed hashes. Half a million marks with names in them would take 100 MB, and
/// longer to compare; that two different ones are alike happens once in some 10^26 lists.
private struct Trace: Hashable {
    let first: Int
    let second: Int

    init(_ mark: String) {
        var (one, other) = (Hasher(), Hasher())
        other.combine(1 as UInt8)
        var mark = mark
        mark.withUTF8 { bytes in
            one.combine(bytes: UnsafeRawBufferPointer(bytes))
            other.combine(bytes: UnsafeRawBufferPointer(bytes))
        }
        first = one.finalize()
        second = other.finalize()
    }

    func hash(into hasher: inout Hasher) { hasher.combine(first) }
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
