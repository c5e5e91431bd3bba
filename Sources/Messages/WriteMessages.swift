public import Access
import Care
import Storage

/// Writes a message to each who is to be told, in the transaction of what causes it. Sent is it afterwards.
///
/// A message that was written before is not written again: the same cause, the same channel, the same recipient.
public struct WriteMessages: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var note: MessageNote
    /// Colleagues, who find it in their inbox.
    public var accounts: [String]
    /// People without an account, whose telephone is rung.
    public var phones: [PhoneRecipient]

    public init(note: MessageNote, accounts: [String] = [], phones: [PhoneRecipient] = []) {
        (self.note, self.accounts, self.phones) = (note, accounts, phones)
    }

    /// - Throws: `MessageProblem.noWayToPhones`; what causes the message does not happen then either.
    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let channels = try session.book(MessageChannels.self)
        session.about("message \(note.cause)", region: note.region)
        for account in accounts {
            try session.put(InboxLine(note: note, account: account, count: note.count, at: note.at))
        }
        guard phones.isEmpty || channels.sms else { throw MessageProblem.noWayToPhones }
        try session.put(note, to: phones)
        if channels.webhook, note.kind.leavesTheHouse { try session.putWebhook(note) }
        return Done()
    }
}

/// One message on its way into somebody's inbox.
struct InboxLine {
    let note: MessageNote
    let account: String
    var count: Int?
    var at: Moment?
}

extension Session {
    func put(_ line: InboxLine) throws {
        let note = line.note
        try send(
            """
            INSERT INTO inbox_message (id, account, kind, cause, title_zh, title_en, count, at, path, made_at)
            VALUES (\(newID(InboxLine.self)), \(line.account), \(note.kind), \(note.cause),
                \(note.titles["zh-Hans"] ?? ""), \(note.titles["en"] ?? ""), \(line.count), \(line.at), \(note.path),
                \(now))
            ON CONFLICT (account, cause) DO NOTHING
            \(unscoped: "whoever is told was chosen by what causes the message")
            """)
    }

    /// Five hundred rows a statement, so that a whole school is written in a moment.
    fileprivate func put(_ note: MessageNote, to phones: [PhoneRecipient]) throws {
        for start in stride(from: 0, to: phones.count, by: 500) {
            let rows = phones[start..<min(start + 500, phones.count)].map { phone in
                row(
                    note, .sms, recipient: phone.member, participant: phone.participant,
                    due: SendingHours.next(at: now))
            }
            try insertOutbox(rows)
        }
    }

    func putWebhook(_ note: MessageNote) throws {
        let recipient = note.unit ?? note.region.code
        try insertOutbox([row(note, .webhook, recipient: recipient, participant: nil, due: now)])
    }

    private func row(
        _ note: MessageNote, _ channel: MessageChannel, recipient: String, participant: String?, due: Moment
    ) -> SQL {
        """
        (\(newID(OutboxMessage.self)), \(channel), \(note.kind), \(note.cause), \(recipient),
            CAST(\(participant) AS TEXT), \(note.region), CAST(\(note.unit) AS TEXT), \(note.path), \(now), \(due), 0)
        """
    }

    private func insertOutbox(_ rows: [SQL]) throws {
        try run(
            """
            INSERT INTO outbox_message (id, channel, kind, cause, recipient, participant, region, unit, path, made_at,
                due_at, attempts)
            VALUES \(joined: rows) ON CONFLICT (cause, channel, recipient) DO NOTHING
            \(unscoped: "whoever is told was chosen by what causes the message")
            """)
    }
}
