public import Access
public import Care
import Storage

/// Finds the responses that the calling program has sent, newest first.
public struct FindResponses: Query {
    public static let permission = Permission.readOwnSheets
    /// A response bears what its program calls the person.
    public static let opensIdentity = true
    public static let mostAtOnce = 200

    public var id: ID<Sheet>?
    /// The address of a scale, with or without `|version`.
    public var questionnaire: String?
    public var isCompleted: Bool?
    public var identifier: ResponseIdentifier?
    /// Where the page before this one ended.
    public var before: ID<Sheet>?
    /// 50 where nothing is said; 200 at most.
    public var atMost: Int?

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let responses: [OwnResponse]
        /// All that fit, on whatever page.
        public let total: Int
        /// Where the next page begins; `nil` when this is the last.
        public let next: ID<Sheet>?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        if let questionnaire, ScaleAddress(questionnaire) == nil {
            return Outcome(responses: [], total: 0, next: nil)
        }
        let count = min(max(0, atMost ?? 50), Self.mostAtOnce)
        let rows = count == 0 ? [] : try session.rows(of: self, atMost: count + 1)
        let page = rows.prefix(count)
        return Outcome(
            responses: try page.map { try session.response($0) }, total: try session.total(of: self),
            next: rows.count > count ? page.last?.sheet.id : nil)
    }
}

/// Opens one response that the calling program has sent.
public struct ReadResponse: Query {
    public static let permission = Permission.readOwnSheets
    public static let opensIdentity = true

    public var id: ID<Sheet>

    public init(id: ID<Sheet>) {
        self.id = id
    }

    public func perform(in session: borrowing Session<Self>) throws -> OwnResponse {
        let row = try session.row(
            """
            SELECT \(OwnResponseRow.columns) FROM sheet s JOIN response r ON r.sheet = s.id
            WHERE s.id = \(id) AND \(session.scope, owner: "s.created_by")
            """)
        guard let row else { throw Refusal.notFound }
        session.about("sheet \(id)")
        return try session.response(OwnResponseRow(row))
    }
}

extension Session where Case == FindResponses {
    fileprivate func rows(of find: FindResponses, atMost: Int) throws -> [OwnResponseRow] {
        try rows(
            """
            SELECT \(OwnResponseRow.columns) FROM sheet s JOIN response r ON r.sheet = s.id
            WHERE \(fitting(find)) AND (CAST(\(find.before) AS TEXT) IS NULL OR s.id < \(find.before))
            ORDER BY s.id DESC LIMIT \(atMost)
            """
        ).map(OwnResponseRow.init)
    }

    fileprivate func total(of find: FindResponses) throws -> Int {
        try row("SELECT COUNT(*) AS number FROM sheet s JOIN response r ON r.sheet = s.id WHERE \(fitting(find))")?(
            "number") ?? 0
    }

    private func fitting(_ find: FindResponses) -> SQL {
        let address = find.questionnaire.flatMap { ScaleAddress($0) }
        return """
            \(scope, owner: "s.created_by") AND (CAST(\(find.id) AS TEXT) IS NULL OR s.id = \(find.id))
                AND (CAST(\(address?.slug) AS TEXT) IS NULL OR s.questionnaire = \(address?.slug))
                AND (CAST(\(address?.version) AS TEXT) IS NULL OR s.version = \(address?.version))
                AND (CAST(\(find.isCompleted) AS BOOLEAN) IS NULL
                    OR (s.finished_at IS NOT NULL) = \(find.isCompleted))
                AND (CAST(\(find.identifier?.value) AS TEXT) IS NULL
                    OR r.identifier_value = \(find.identifier?.value))
                AND (CAST(\(find.identifier?.system) AS TEXT) IS NULL
                    OR COALESCE(r.identifier_system, '') = \(find.identifier?.system))
            """
    }
}
