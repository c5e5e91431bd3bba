public import Access
public import Imports

/// Invites the people of a list at the operator's terminal, some hundred at a time.
public struct AddStaff: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// So that each transaction is short.
    public static let mostRows = 500

    public var rows: [StaffImport.Row]
    /// Only says what is wrong; keeps nothing.
    public var isTrial: Bool

    public init(rows: [StaffImport.Row], isTrial: Bool) {
        self.rows = rows
        self.isTrial = isTrial
    }

    public struct Outcome: Codable, Sendable {
        /// For each row what is wrong with it, mostly nothing.
        public let faults: [[RowFault]]
        /// The links of the others, in the order of the list.
        public let lines: [InvitationLine]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        if isTrial {
            var check = try StaffCheck(rows, by: .terminal, in: session)
            return Outcome(faults: rows.map { check.look(at: $0).faults }, lines: [])
        }
        let (faults, lines) = try session.invite(rows, by: nil)
        return Outcome(faults: faults, lines: lines)
    }
}
