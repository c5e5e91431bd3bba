import Access
import Care
import Foundation
import Storage

/// Some hundred rows of a list, kept and sealed as one: the unit of looking, of writing and of starting again.
struct DraftBlock {
    /// So that a block is written in one short transaction (house rule: at most 1,000 rows).
    static let rows = 500

    let number: Int
    var rows: [DraftRow]

    var bad: Int { rows.count { !$0.faults.isEmpty } }
}

/// A block that nobody can read any more, ready to be kept.
struct SealedBlock {
    let number: Int
    let rows: Sealed
    let bad: Int
}

/// A row as it stood in the file, and what is wrong with it.
struct DraftRow: Codable {
    let number: Int
    let cells: [String]
    var faults: [RowFault]
}

extension Session {
    /// Rows hold names and telephone numbers: they lie sealed, under a purpose that binds them to their draft.
    func sealed<Value: Encodable>(_ value: Value, of draft: ID<ImportDraft>) throws -> Sealed {
        seal(Private(String(decoding: try JSONEncoder().encode(value), as: UTF8.self)), for: "import \(draft)")
    }

    func sealed(_ block: DraftBlock, of draft: ID<ImportDraft>) throws -> SealedBlock {
        SealedBlock(number: block.number, rows: try sealed(block.rows, of: draft), bad: block.bad)
    }

    func unsealed<Value: Decodable>(_ sealed: Sealed, of draft: ID<ImportDraft>) throws -> Value {
        let text = try open(sealed, for: "import \(draft)").exposed
        return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }
}
