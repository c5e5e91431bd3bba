public import Access
public import Care
import Storage

/// Leads from an alert to the care of the person who has raised it: for whoever looks
/// after them alone. Nobody of a school is led to the care of its staff (decision 0040).
public struct FindCareOfAlert: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = false

    public var alert: String

    public init(alert: String) {
        self.alert = alert
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// `nil` for an alert of no sitting, and for one that is kept elsewhere: nobody learns which of the two it is.
        public let finding: ID<Finding>?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT f.id FROM published_alert a
            JOIN finding_flag g ON g.sheet = a.sheet JOIN finding f ON f.id = g.finding
            WHERE a.id = \(alert) AND \(session.scope, region: "f.region", house: "f.keeper")
            """)
        return Outcome(finding: try row.map { try $0("id", as: ID<Finding>.self) })
    }
}
