public import Access
public import Care
import Storage

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
        try session.enter(.callBackAsked, on: alert.id, detail: wanted ? "wanted" : "notWanted")
        session.touch(WarningsContents.topic)
        return Done()
    }
}
