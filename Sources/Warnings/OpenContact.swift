public import Access
public import Care
import Storage

/// Opens the name and phone that somebody left to be called back. Each opening has its line in the audit log.
public struct OpenContact: Query {
    public static let permission = Permission.openContact
    public static let opensIdentity = true

    public var alert: ID<Alert>

    public init(alert: ID<Alert>) {
        self.alert = alert
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let wantsCall: Bool
        public let name: String?
        public let phone: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT a.sheet, a.region, a.wants_call, a.caller_name, a.caller_phone FROM alert a
            WHERE a.id = \(alert) AND \(session.scope, region: "a.region", unit: "a.unit")
            """)
        guard let row else { throw Refusal.notFound }
        session.about("contact of alert \(alert)", region: try row("region"))
        session.because("danger")
        let purpose = AlertSealing.callBack(of: try row("sheet"))
        return Outcome(
            wantsCall: try row("wants_call"),
            name: try row("caller_name", as: Sealed?.self).map { try session.open($0, for: purpose).exposed },
            phone: try row("caller_phone", as: Sealed?.self).map { try session.open($0, for: purpose).exposed })
    }
}
