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
        let names = try rows.map { row in
            (try row("code", as: String.self), ["zh-Hans": try row("name_zh", as: String.self), "en": try row("name_en")])
        }
        return Dictionary(names, uniquingKeysWith: { first, _ in first })
    }
}
