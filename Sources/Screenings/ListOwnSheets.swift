public import Access
import Care
import Storage

/// Lists the sheets that the calling program has sent, newest first.
public struct ListOwnSheets: Query {
    public static let permission = Permission.readOwnSheets
    public static let opensIdentity = false

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> [OwnSheet] {
        try session.rows(
            """
            SELECT id, questionnaire, version, total, band FROM sheet
            WHERE \(session.scope, owner: "created_by") ORDER BY id DESC LIMIT 200
            """
        ).map {
            OwnSheet(
                id: try $0("id"), questionnaire: try $0("questionnaire"), version: try $0("version"),
                total: try $0("total"), band: try $0("band"))
        }
    }
}
