public import Access
public import Care
import Storage

/// One message in somebody's own inbox.
public struct InboxMessage: Codable, Sendable, Equatable {
    public let id: ID<InboxMessage>
    public let kind: MessageKind
    /// What it is about.
    public let titles: [String: String]
    /// How many, where it speaks of several.
    public let count: Int?
    /// When it takes place, where it speaks of something to come.
    public let at: Moment?
    public let madeAt: Moment
    public let isRead: Bool

    init(_ row: Row) throws {
        id = try row("id")
        kind = try row("kind")
        titles = ["zh-Hans": try row("title_zh"), "en": try row("title_en")]
        count = try row("count")
        at = try row("at")
        madeAt = try row("made_at")
        isRead = try row("read_at", as: Moment?.self) != nil
    }
}

/// Lists one's own messages, the newest first.
public struct ListMessages: Query {
    public static let permission = Permission.signedIn
    public static let opensIdentity = false
    public static let perPage = 30

    /// Also those that were read.
    public var all: Bool?
    /// From 1.
    public var page: Int?

    public init(all: Bool? = nil, page: Int? = nil) {
        (self.all, self.page) = (all, page)
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let messages: [InboxMessage]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        let found = try session.rows(
            """
            SELECT id, kind, title_zh, title_en, count, at, made_at, read_at FROM inbox_message
            WHERE \(session.scope, owner: "account") AND (\(all ?? false) OR read_at IS NULL)
            ORDER BY id DESC LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """
        ).map(InboxMessage.init)
        return Outcome(messages: Array(found.prefix(Self.perPage)), hasMore: found.count > Self.perPage)
    }
}

/// How many of one's own messages nobody has opened yet: the badge in the rail.
public struct CountMessages: Query {
    public static let permission = Permission.signedIn
    public static let opensIdentity = false

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let unread: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT COUNT(*) AS unread FROM inbox_message
            WHERE \(session.scope, owner: "account") AND read_at IS NULL
            """)
        return Outcome(unread: try row?("unread") ?? 0)
    }
}

/// Opens one of one's own messages: it is read, and one is led to what it speaks of.
public struct OpenMessage: Command {
    public static let permission = Permission.signedIn

    public var message: ID<InboxMessage>

    public init(message: ID<InboxMessage>) {
        self.message = message
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// Where to look, a path of this house.
        public let path: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            UPDATE inbox_message SET read_at = COALESCE(read_at, \(session.now))
            WHERE id = \(message) AND \(session.scope, owner: "account") RETURNING path
            """)
        guard let row else { throw Refusal.notFound }
        session.about("message \(message)")
        return Outcome(path: try row("path"))
    }
}

/// Puts all of one's own messages aside as read.
public struct MarkMessagesRead: Command {
    public static let permission = Permission.signedIn

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            UPDATE inbox_message SET read_at = \(session.now)
            WHERE read_at IS NULL AND \(session.scope, owner: "account")
            """)
        return Done()
    }
}
