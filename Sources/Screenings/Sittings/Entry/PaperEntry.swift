import Access
import Care
import ScreeningRules
import Storage

/// A sheet of paper that two colleagues key, each without seeing what the other has read.
public struct PaperEntry: Sendable {
    /// Where it stands, for whoever looks.
    public enum Step: String, Codable, Sendable, CaseIterable {
        /// The caller keys it the first time.
        case first
        /// The caller keys it the second time.
        case second
        /// The caller has done their part; another colleague has to key it.
        case waitsForAnother
        /// Somebody else is keying it.
        case keyedByOthers
        /// Both are done and have read some question differently: the paper has to be looked at once more.
        case differs
        case done
        /// Nobody has read it a second time while there was time: what the first one read counts.
        case keyedOnce
        /// Nobody has read it to its end.
        case left
    }

    /// How long after the close a paper is still keyed, and a report waits for it [D].
    static let daysAfterClosing = 7

    let sitting: ID<Sitting>
    let firstBy: ID<Caller>
    let firstDoneAt: Moment?
    let secondBy: ID<Caller>?
    let secondDoneAt: Moment?
    let settledBy: ID<Caller>?
    let settledAt: Moment?
    let onceAt: Moment?
    let leftAt: Moment?

    static let columns: SQL = """
        t.id, e.first_by, e.first_done_at, e.second_by, e.second_done_at, e.settled_by, e.settled_at, e.once_at,
        t.left_at
        """

    init(_ row: Row) throws {
        sitting = try row("id")
        firstBy = try row("first_by")
        firstDoneAt = try row("first_done_at")
        secondBy = try row("second_by")
        secondDoneAt = try row("second_done_at")
        settledBy = try row("settled_by")
        settledAt = try row("settled_at")
        onceAt = try row("once_at")
        leftAt = try row("left_at")
    }

    func step(for caller: ID<Caller>?) -> Step {
        if settledAt != nil { return .done }
        if onceAt != nil { return .keyedOnce }
        if leftAt != nil { return .left }
        if secondDoneAt != nil { return .differs }
        guard firstDoneAt != nil else { return caller == firstBy ? .first : .keyedByOthers }
        if caller == firstBy { return .waitsForAnother }
        return secondBy == nil || secondBy == caller ? .second : .keyedByOthers
    }

    /// Whether what stands on the sheets is what somebody has read: keyed first, or settled by a third look.
    func hasRead(_ caller: ID<Caller>?) -> Bool { caller != nil && (caller == firstBy || caller == settledBy) }

    /// Whether the second reading is somebody's.
    func hasReadSecond(_ caller: ID<Caller>?) -> Bool { caller != nil && caller == secondBy }
}

extension Session {
    /// A paper in the caller's reach, held against others until the end of the transaction: what a colleague keys is
    /// in before both readings are compared, or is refused.
    /// - Throws: `Refusal.notFound`.
    func heldPaperEntry(_ sitting: ID<Sitting>) throws -> PaperEntry {
        try paperEntry(sitting, holding: "\(DialectHole.forUpdate)")
    }

    /// - Throws: `Refusal.notFound`.
    func paperEntry(_ sitting: ID<Sitting>, holding: SQL = "") throws -> PaperEntry {
        let row = try row(
            """
            SELECT \(PaperEntry.columns), t.region FROM sitting t JOIN paper_entry e ON e.sitting = t.id
            WHERE t.id = \(sitting) AND \(ownSittings) \(holding)
            """)
        guard let row else { throw Refusal.notFound }
        about("sitting \(sitting)", region: try row("region"))
        return try PaperEntry(row)
    }

    func change(_ entry: PaperEntry, _ change: SQL) throws -> Bool {
        try run(
            """
            UPDATE paper_entry SET \(change) WHERE sitting = \(entry.sitting) AND settled_at IS NULL AND once_at IS NULL
                AND first_done_at IS NOT DISTINCT FROM CAST(\(entry.firstDoneAt) AS BIGINT)
                AND second_done_at IS NOT DISTINCT FROM CAST(\(entry.secondDoneAt) AS BIGINT)
                AND second_by IS NOT DISTINCT FROM CAST(\(entry.secondBy) AS TEXT)
            \(unscoped: "the paper was found within the scope")
            """) == 1
    }

    func sheets(of entry: PaperEntry) throws -> SittingSheets {
        let found = try sheets("t.id = \(entry.sitting) \(unscoped: "the paper was found within the scope")")
        guard let found else { throw Refusal.notFound }
        return found
    }

    /// What the second colleague has read, by sheet and question.
    func secondAnswers(of all: SittingSheets) throws -> [ID<Sheet>: [String: String]] {
        let rows = try rows(
            """
            SELECT sheet, item, option FROM second_answer WHERE sheet IN \(list: all.parts.map(\.sheet.id.rawValue))
            \(unscoped: "the paper was found within the scope")
            """)
        return try rows.reduce(into: [:]) { $0[try $1("sheet"), default: [:]][try $1("item")] = try $1("option") }
    }

    func keepSecond(_ given: [String: String?], on sheet: ID<Sheet>) throws {
        try run(
            """
            DELETE FROM second_answer WHERE sheet = \(sheet) AND item IN \(list: given.keys.sorted())
            \(unscoped: "the paper was found within the scope")
            """)
        let rows: [SQL] = given.compactMapValues { $0 }.sorted { $0.key < $1.key }.map { item, option in
            "(\(sheet), \(item), \(option))"
        }
        guard !rows.isEmpty else { return }
        try run(
            """
            INSERT INTO second_answer (sheet, item, option) VALUES \(joined: rows)
            \(unscoped: "the paper was found within the scope")
            """)
    }
}

extension SittingSheets {
    /// The questions that two have read differently, sheet by sheet; a place of its own for each sheet.
    func differences(from second: [ID<Sheet>: [String: String]]) -> [[String]] {
        parts.map { part in
            let other = second[part.sheet.id] ?? [:]
            return part.scale.items.map(\.linkId).filter { part.answers[$0] != other[$0] }
        }
    }
}
