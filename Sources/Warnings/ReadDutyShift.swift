public import Access
public import Care
import Storage
public import WarningRules

/// Opens one shift of the roster, to change it.
public struct ReadDutyShift: Query {
    public static let permission = Permission.planDuty
    public static let opensIdentity = false

    public var shift: ID<DutyShift>

    public init(shift: ID<DutyShift>) {
        self.shift = shift
    }

    public struct Outcome: Codable, Sendable {
        public let shift: ShiftLine
        /// Who could do it instead.
        public let people: [DutyPerson]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let known = try session.shift(shift)
        let lines = try session.dutyBook(of: known.region, in: known.stretch).shifts
        guard let line = lines.first(where: { $0.id == shift }) else { throw Refusal.notFound }
        return Outcome(shift: line, people: try session.dutyPeople(in: known.region))
    }
}

/// A shift as it lies in the table.
struct KnownShift {
    let id: ID<DutyShift>
    let region: Region
    let account: ID<Caller>
    let stretch: Stretch
    let plannedAt: Moment
}

extension Session {
    /// - Throws: `Refusal.notFound` when there is none in the caller's reach.
    func shift(_ id: ID<DutyShift>) throws -> KnownShift { try shift(id, holding: "") }

    /// The shift, held against other planners until the end of the transaction.
    /// - Throws: `Refusal.notFound` when there is none in the caller's reach.
    func shiftToChange(_ id: ID<DutyShift>) throws -> KnownShift {
        try shift(id, holding: "\(DialectHole.forUpdate)")
    }

    private func shift(_ id: ID<DutyShift>, holding: SQL) throws -> KnownShift {
        let row = try row(
            """
            SELECT s.region, s.account, s.from_at, s.until_at, s.planned_at FROM duty_shift s
            WHERE s.id = \(id) AND \(scope, region: "s.region") \(holding)
            """)
        guard let row else { throw Refusal.notFound }
        return KnownShift(
            id: id, region: try row("region"), account: try row("account"), stretch: try row.stretch,
            plannedAt: try row("planned_at"))
    }
}
