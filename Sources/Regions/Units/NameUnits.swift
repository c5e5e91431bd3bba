public import Access
import Storage

/// Names units by their codes. The names of schools and stations are public.
public struct NameUnits: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var codes: [String]

    public init(codes: [String]) {
        self.codes = codes
    }

    /// Code to language to name.
    public func perform(in session: borrowing Session<Self>) throws -> [String: [String: String]] {
        let rows = try session.rows(
            """
            SELECT code, name_zh, name_en FROM unit WHERE code IN \(list: codes)
            \(unscoped: "the names of schools and stations are public")
            """)
        return try rows.reduce(into: [:]) { names, row in
            names[try row("code")] = ["zh-Hans": try row("name_zh"), "en": try row("name_en")]
        }
    }
}
