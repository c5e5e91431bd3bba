public import Access

/// Counts what waits, without showing any of it: for a page that has gone idle, and for the badge.
public struct CountAlerts: Query {
    public static let permission = Permission.watchAlerts
    public static let opensIdentity = false

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> AlertFigures {
        try session.alertFigures()
    }
}
