public import Care

/// The place of an alert on the duty list: the gravest first, then the least time left, then the oldest.
///
/// Alerts for which no clock runs come after those of the same rank for which one does. The same in SQL, on both
/// engines: `ORDER BY severity DESC, due_at IS NULL, due_at, raised_at, id`.
public struct AlertOrder: Hashable, Sendable, Comparable {
    public let severity: Severity
    /// The earliest due moment of the clocks that run; `nil` when none runs.
    public let due: Moment?
    public let raisedAt: Moment
    /// The alert's identifier, so that the list does not jump between two that are alike.
    public let id: String

    public init(severity: Severity, due: Moment?, raisedAt: Moment, id: String) {
        self.severity = severity
        self.due = due
        self.raisedAt = raisedAt
        self.id = id
    }

    /// Whether `left` stands higher on the list.
    public static func < (left: AlertOrder, right: AlertOrder) -> Bool {
        if left.severity != right.severity { return left.severity > right.severity }
        switch (left.due, right.due) {
        case (let one?, let other?) where one != other: return one < other
        case (.some, nil): return true
        case (nil, .some): return false
        default: return (left.raisedAt, left.id) < (right.raisedAt, right.id)
        }
    }
}
