public import Access
public import Care
import Storage

/// A message that leaves the house, in the courier's hand.
public struct OutboxMessage: Codable, Sendable, Equatable {
    public let id: ID<OutboxMessage>
    public let channel: MessageChannel
    public let kind: MessageKind
    /// Whose number on the roster is to be called; `nil` for a webhook.
    public let member: String?
    public let path: String
    public let madeAt: Moment
    /// The number of this try, from 1.
    public let attempt: Int

    static let columns: SQL = "id, channel, kind, recipient, path, made_at, attempts"
    /// What is neither sent nor over.
    static let isOpen: SQL = "delivered_at IS NULL AND withdrawn_at IS NULL AND given_up_at IS NULL"

    init(_ row: Row) throws {
        id = try row("id")
        channel = try row("channel")
        kind = try row("kind")
        member = channel == .sms ? try row("recipient") : nil
        path = try row("path")
        madeAt = try row("made_at")
        attempt = try row("attempts")
    }
}

/// Whether anything has to be sent: asked first, because a look costs less than a write.
public struct HasOutbox: Query {
    public static let permission = Permission.operate
    public static let unattended = true
    public static let opensIdentity = false

    public var channel: MessageChannel

    public init(channel: MessageChannel) {
        self.channel = channel
    }

    public func perform(in session: borrowing Session<Self>) throws -> Bool {
        try session.row(
            """
            SELECT id FROM outbox_message WHERE channel = \(channel) AND \(OutboxMessage.isOpen)
                AND due_at <= \(session.now) AND (taken_until IS NULL OR taken_until < \(session.now)) LIMIT 1
            \(unscoped: "the courier carries everybody's messages")
            """) != nil
    }
}

/// Takes the next messages of a channel, so that no other courier has them until the lease is over. Whoever has begun
/// meanwhile, or has said no, is not reminded any more.
public struct TakeOutbox: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    public static let most = 8
    /// Longer than the slowest answer that a courier waits for.
    public static let leaseSeconds = 120

    public var channel: MessageChannel

    public init(channel: MessageChannel) {
        self.channel = channel
    }

    public func perform(in session: borrowing Session<Self>) throws -> [OutboxMessage] {
        session.about("outbox \(channel.rawValue)")
        try session.withdrawNeedless()
        return try session.rows(
            """
            UPDATE outbox_message SET taken_until = \(session.now.adding(seconds: Self.leaseSeconds)),
                attempts = attempts + 1
            WHERE id IN (
                SELECT id FROM outbox_message WHERE channel = \(channel) AND \(OutboxMessage.isOpen)
                    AND due_at <= \(session.now) AND (taken_until IS NULL OR taken_until < \(session.now))
                ORDER BY due_at, id LIMIT \(Self.most) \(DialectHole.skipLocked))
            RETURNING \(OutboxMessage.columns) \(unscoped: "the courier carries everybody's messages")
            """
        ).map(OutboxMessage.init)
    }
}

extension Session where Case == TakeOutbox {
    /// A reminder waits for the morning, or for a gateway; a no that is said meanwhile counts (rulebook G.2.2).
    fileprivate func withdrawNeedless() throws {
        try run(
            """
            UPDATE outbox_message SET withdrawn_at = \(now)
            WHERE channel = 'sms' AND kind = \(MessageKind.notBegun) AND \(OutboxMessage.isOpen)
                AND due_at <= \(now) AND (
                EXISTS (SELECT 1 FROM published_sitting t WHERE t.participant = outbox_message.participant)
                OR EXISTS (
                    SELECT 1 FROM published_consent s
                    WHERE s.participant = outbox_message.participant AND s.standing <> 'given')
                OR NOT EXISTS (
                    SELECT 1 FROM published_participant p JOIN published_campaign c ON c.id = p.campaign
                    WHERE p.id = outbox_message.participant AND p.removed_at IS NULL AND c.state = 'open'
                        AND c.closes_at > \(now)))
            \(unscoped: "the courier carries everybody's messages")
            """)
    }
}

/// Notes how a try has ended. A fault puts the message back with a growing pause, and gives it up in the end, for
/// everybody to see who looks after the platform.
public struct NoteDelivery: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var message: ID<OutboxMessage>
    /// The number of the try, so that a courier who was believed dead does not close what another one holds.
    public var attempt: Int
    /// `nil` when it was handed over.
    public var fault: DeliveryFault?

    public init(message: ID<OutboxMessage>, attempt: Int, fault: DeliveryFault?) {
        (self.message, self.attempt, self.fault) = (message, attempt, fault)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("message \(message)")
        let next = fault.flatMap { $0.mayPass ? DeliveryPlan.next(after: attempt, at: session.now) : nil }
        let delivered: Moment? = fault == nil ? session.now : nil
        let givenUp: Moment? = fault != nil && next == nil ? session.now : nil
        try session.run(
            """
            UPDATE outbox_message SET taken_until = NULL, last_fault = CAST(\(fault) AS TEXT),
                due_at = COALESCE(CAST(\(next) AS BIGINT), due_at), delivered_at = CAST(\(delivered) AS BIGINT),
                given_up_at = CAST(\(givenUp) AS BIGINT)
            WHERE id = \(message) AND attempts = \(attempt) AND \(OutboxMessage.isOpen)
            \(unscoped: "the courier carries everybody's messages")
            """)
        return Done()
    }
}
