public import Access
public import Care
import Storage
import WarningRules

/// Keeps, with the alert of a sheet, that somebody would like to be called back, and the name and phone they left.
///
/// What was left stays sealed; the last word counts, an empty one takes the earlier back.
public struct KeepCallBack: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var sheet: String
    public var wanted: Bool
    /// Sealed for `AlertSealing.callBack(of: sheet)`.
    public var name: Sealed?
    public var phone: Sealed?

    public init(sheet: String, wanted: Bool, name: Sealed?, phone: Sealed?) {
        self.sheet = sheet
        self.wanted = wanted
        self.name = name
        self.phone = phone
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        guard let alert = try session.alert(ofSheet: sheet) else { return Done() }
        try session.run(
            """
            UPDATE alert SET wants_call = \(wanted), caller_name = \(name), caller_phone = \(phone)
            WHERE id = \(alert.id) AND \(session.scope, region: "region", unit: "unit")
            """)
        session.about("alert \(alert.id)", region: alert.region)
        if wanted, alert.state == .closed { try session.reopen(alert) }
        try session.enter(.callBackAsked, on: alert.id, detail: wanted ? "wanted" : "notWanted")
        session.touch(WarningsContents.topic)
        return Done()
    }
}

extension Session where Case == KeepCallBack {
    /// Whoever asks for a call after all was closed is heard anew: new clocks, and the climb begins again.
    fileprivate func reopen(_ alert: Alert) throws {
        try run(
            """
            DELETE FROM alert_step WHERE alert = \(alert.id)
            \(unscoped: "the alert itself was found within the scope")
            """)
        try run(
            """
            UPDATE alert SET acknowledged_at = NULL, outcome = NULL, closed_by = NULL, closed_at = NULL, state = 'NEW',
                ranked_at = \(now)
            WHERE id = \(alert.id) AND \(scope, region: "region", unit: "unit")
            """)
        let ladder = try book(WarningPolicy.self).edition(for: alert.region, on: today)
        let clocks = AlertClocks(of: alert.severity, raisedAt: now, under: ladder)
        try keep(alert, try decide(.reopen, on: alert), clocks)
        try tell(
            of: alert.id, alert.severity, heldBy: alert.holder, unit: alert.unit, in: alert.region, reopened: now)
    }
}
