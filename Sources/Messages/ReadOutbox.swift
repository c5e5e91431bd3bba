public import Access
public import Care
import Storage

/// What leaves the house from the caller's places: how much waits, and what was given up, with the reason. Never to
/// whom: an administrator does not see who takes part in what. For those who look after a place: within one school the
/// number of reminders, beside the number of those invited, would tell how many said no.
public struct ReadOutbox: Query {
    public static let permission = Permission.managePeople
    public static let opensIdentity = false
    public static let perPage = 30

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    public struct GivenUp: Codable, Sendable, Equatable {
        public let id: ID<OutboxMessage>
        public let channel: MessageChannel
        public let kind: MessageKind
        public let region: Region
        public let fault: DeliveryFault?
        public let attempts: Int
        public let givenUpAt: Moment
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let isSMSSetUp: Bool
        public let isWebhookSetUp: Bool
        public let waiting: Int
        /// Of those that wait, how many were tried in vain before.
        public let delayed: Int
        public let givenUp: Int
        public let lines: [GivenUp]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let channels = try session.book(MessageChannels.self)
        let counts = try session.row(
            """
            SELECT COUNT(*) FILTER (WHERE \(OutboxMessage.isOpen)) AS waiting,
                COUNT(*) FILTER (WHERE \(OutboxMessage.isOpen) AND last_fault IS NOT NULL) AS delayed,
                COUNT(given_up_at) AS given_up
            FROM outbox_message o WHERE delivered_at IS NULL AND \(session.scope, region: "o.region")
            """)
        let lines = try session.givenUp(page: page ?? 1)
        return Outcome(
            isSMSSetUp: channels.sms, isWebhookSetUp: channels.webhook, waiting: try counts?("waiting") ?? 0,
            delayed: try counts?("delayed") ?? 0, givenUp: try counts?("given_up") ?? 0,
            lines: Array(lines.prefix(Self.perPage)), hasMore: lines.count > Self.perPage)
    }
}

extension Session where Case == ReadOutbox {
    fileprivate func givenUp(page: Int) throws -> [ReadOutbox.GivenUp] {
        try rows(
            """
            SELECT id, channel, kind, region, last_fault, attempts, given_up_at FROM outbox_message o
            WHERE given_up_at IS NOT NULL AND \(scope, region: "o.region")
            ORDER BY given_up_at DESC, id DESC LIMIT \(ReadOutbox.perPage + 1)
            OFFSET \(max(0, min(page, 10_000) - 1) * ReadOutbox.perPage)
            """
        ).map {
            ReadOutbox.GivenUp(
                id: try $0("id"), channel: try $0("channel"), kind: try $0("kind"), region: try $0("region"),
                fault: try $0("last_fault"), attempts: try $0("attempts"), givenUpAt: try $0("given_up_at"))
        }
    }
}

/// Has a message that was given up tried again, from the beginning, after somebody has mended what was wrong.
public struct RetryMessage: Command {
    public static let permission = Permission.managePeople

    public var message: ID<OutboxMessage>

    public init(message: ID<OutboxMessage>) {
        self.message = message
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let row = try session.row(
            """
            SELECT given_up_at, region FROM outbox_message o
            WHERE id = \(message) AND \(session.scope, region: "o.region")
            """)
        guard let row else { throw Refusal.notFound }
        session.about("message \(message)", region: try row("region"))
        let retried = try session.run(
            """
            UPDATE outbox_message SET given_up_at = NULL, attempts = 0, due_at = \(session.now)
            WHERE id = \(message) AND given_up_at IS NOT NULL \(unscoped: "it was found within the scope")
            """)
        guard retried == 1 else { throw MessageProblem.notGivenUp }
        return Done()
    }
}

/// How much waits and how much was given up in the whole house, for the operators' figures.
public struct CountOutbox: Query {
    public static let permission = Permission.operate
    public static let unattended = true
    public static let opensIdentity = false

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let waiting: Int
        public let givenUp: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT COUNT(*) FILTER (WHERE \(OutboxMessage.isOpen)) AS waiting, COUNT(given_up_at) AS given_up
            FROM outbox_message WHERE delivered_at IS NULL \(unscoped: "counts of the whole house")
            """)
        return Outcome(waiting: try row?("waiting") ?? 0, givenUp: try row?("given_up") ?? 0)
    }
}

/// Which ways out of the house are set up, so that a page does not offer what cannot be done.
public struct ReadChannels: Query {
    public static let permission = Permission.signedIn
    public static let opensIdentity = false

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let sms: Bool
        public let webhook: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let channels = try session.book(MessageChannels.self)
        return Outcome(sms: channels.sms, webhook: channels.webhook)
    }
}
