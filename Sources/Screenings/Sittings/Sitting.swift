import Access
import Care
import Storage

/// One person's way through the sheets of a campaign, on one device at a time.
public struct Sitting: Sendable {
    /// How long after the end of a campaign an answer is still taken: whoever is at it when the bell rings shall not
    /// lose what they have just said.
    static let minutesAfterClosing = 60

    let id: ID<Sitting>
    let begunAt: Moment
    let closesAt: Moment
    let finishedAt: Moment?

    static let columns: SQL = "t.id AS sitting_id, t.begun_at, t.closes_at, t.finished_at AS handed_in_at"

    init(_ row: Row) throws {
        id = try row("sitting_id")
        begunAt = try row("begun_at")
        closesAt = try row("closes_at")
        finishedAt = try row("handed_in_at")
    }

    /// Why nothing is taken any more; `nil` while it is.
    func problem(at now: Moment) -> SittingProblem? {
        guard finishedAt == nil else { return .handedIn }
        return isInTime(at: now) ? nil : .over
    }

    func isInTime(at now: Moment) -> Bool { now < closesAt.adding(minutes: Self.minutesAfterClosing) }
}

/// What a key opens: the sitting and the sheet that was asked for.
struct OpenedSheet {
    let sitting: Sitting
    let sheet: Sheet
    /// Whether another device goes on with it, so that this one may no longer write.
    let isElsewhere: Bool
}

extension Session {
    /// One sheet of the sitting that a key opens, or has opened until another device took over.
    /// - Throws: `SittingProblem.noSitting`, `noSuchSheet`.
    func openedSheet(_ key: String, place: Int) throws -> OpenedSheet {
        let forms = storedForms(of: key)
        let row = try row(
            """
            SELECT \(Sitting.columns), \(Sheet.columns) FROM sitting t
            JOIN sheet s ON s.sitting = t.id AND s.sitting_place = \(place)
            WHERE t.key_hash IN \(list: forms) \(unscoped: "the key in the person's hand opens this one sitting")
            """)
        if let row { return try opened(row, isElsewhere: false) }
        let former = try self.row(
            """
            SELECT \(Sitting.columns), \(Sheet.columns) FROM sitting_former_key k JOIN sitting t ON t.id = k.sitting
            JOIN sheet s ON s.sitting = t.id AND s.sitting_place = \(place)
            WHERE k.key_hash IN \(list: forms) \(unscoped: "the key that this device has held until now")
            """)
        if let former { return try opened(former, isElsewhere: true) }
        throw try isKnown(forms) ? SittingProblem.noSuchSheet : .noSitting
    }

    private func opened(_ row: Row, isElsewhere: Bool) throws -> OpenedSheet {
        let opened = OpenedSheet(sitting: try Sitting(row), sheet: try Sheet(row), isElsewhere: isElsewhere)
        about("sitting \(opened.sitting.id)", region: opened.sheet.region)
        return opened
    }

    private func isKnown(_ forms: [String]) throws -> Bool {
        try row(
            """
            SELECT id FROM sitting WHERE key_hash IN \(list: forms)
            \(unscoped: "the key in the person's hand opens this one sitting")
            """) != nil
    }

    /// Why a key opens nothing now.
    func whyNothingOpens(_ key: String) throws -> SittingProblem {
        let former = try row(
            """
            SELECT sitting FROM sitting_former_key WHERE key_hash IN \(list: storedForms(of: key))
            \(unscoped: "the key that this device has held until now")
            """)
        return former == nil ? .noSitting : .elsewhere
    }

    /// Two devices at once are somebody's mistake or somebody's curiosity: the proctor sees it and asks kindly.
    func noteTwice(_ sitting: ID<Sitting>) throws {
        try run(
            """
            UPDATE sitting SET twice_at = \(now) WHERE id = \(sitting)
            \(unscoped: "the key that this device has held until now")
            """)
    }
}
