public import Access
public import Care
import Storage
import WarningRules

/// Hands an alert over to a colleague who may handle it.
public struct HandOverAlert: Command {
    public static let permission = Permission.handleAlerts

    public var alert: ID<Alert>
    public var colleague: ID<Caller>
    public var note: Private<String>?
    public var request: String?

    public init(alert: ID<Alert>, colleague: ID<Caller>, note: Private<String>?, request: String?) {
        self.alert = alert
        self.colleague = colleague
        self.note = note
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let known = try session.alert(alert)
        _ = try session.decide(.handOver, on: known)
        guard try session.colleagues(for: known.region).contains(where: { $0.account == colleague }) else {
            throw WarningError.unknownColleague
        }
        let text = try session.checked(note, isNeeded: false)
        guard try session.enter(.handedOver, on: alert, detail: colleague.rawValue, note: text, request: request) else {
            return Done()
        }
        try session.run(
            """
            UPDATE alert SET handler = \(colleague) WHERE id = \(alert)
                AND \(session.scope, region: "region", unit: "unit")
            """)
        session.touch(WarningsContents.topic)
        return Done()
    }
}

/// Somebody to whom an alert can be handed.
public struct AlertColleague: Codable, Sendable, Equatable {
    public let account: ID<Caller>
    public let name: String
    public let role: Role
    public let region: Region
}

extension Session {
    /// Duty leads and counsellors whose posts reach a region, nearest first.
    func colleagues(for region: Region) throws -> [AlertColleague] {
        let roles = Role.allCases.filter { $0.permissions.contains(.handleAlerts) }
        let places = placesAnswering(for: region, try inheritance(of: region))
        let found = try rows(
            """
            SELECT p.account, a.display_name, p.role, p.region FROM published_post p
            JOIN published_account a ON a.id = p.account
            WHERE p.role IN \(list: roles) AND p.unit IS NULL AND p.region IN \(list: places)
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            ORDER BY p.region DESC, a.display_name LIMIT 100
            \(unscoped: "colleagues above the caller's own region can be asked for help")
            """
        ).map {
            AlertColleague(
                account: try $0("account"), name: try $0("display_name"), role: try $0("role"),
                region: try $0("region"))
        }
        return places.flatMap { place in found.filter { $0.region == place } }
    }
}
