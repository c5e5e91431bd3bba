public import Access
import Storage

/// Lists the sheets that the calling program has sent, newest first.
public struct ListOwnSheets: Query {
    public static let permission = Permission.readOwnSheets
    public static let opensIdentity = false

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> [OwnSheet] {
        try session.rows(
            """
            SELECT \(OwnSheet.columns) FROM sheet s
            WHERE \(session.scope, owner: "s.created_by") ORDER BY s.id DESC LIMIT 200
            """
        ).map(OwnSheet.init)
    }
}
