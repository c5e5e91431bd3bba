public import Access
import CampaignRules
public import Care
import Storage

/// A transfer as its steps need it, held against others until the end of the transaction.
struct OpenTransfer {
    let id: ID<ArchiveTransfer>
    let member: String
    let sender: String
    let region: Region
    let recipient: String
    let recipientRegion: Region
    let basis: TransferBasis
    let sentBy: ID<Caller>
    let ending: TransferEnding?
    let endedBy: ID<Caller>?
    let takenFinding: ID<Finding>?

    static let columns: SQL = """
        t.id, t.member, t.sender, t.region, t.recipient, t.recipient_region, t.basis, t.sent_by, t.ending, t.ended_by,
        t.taken_finding
        """

    init(_ row: Row) throws {
        id = try row("id")
        member = try row("member")
        sender = try row("sender")
        region = try row("region")
        recipient = try row("recipient")
        recipientRegion = try row("recipient_region")
        basis = try row("basis")
        sentBy = try row("sent_by")
        ending = try row("ending")
        endedBy = try row("ended_by")
        takenFinding = try row("taken_finding")
    }
}

/// A school that an archive can be sent to.
struct ReceivingSchool {
    let code: String
    let region: Region
    let names: [String: String]
}

/// All SQL of transfers, but for what one use case alone does. The giving school reaches what it sends, the receiving
/// one what comes to it; a post that oversees a place reaches neither.
extension Session {
    func ownsSender() -> SQL { "\(scope, region: "t.region", house: "t.sender")" }

    func ownsRecipient() -> SQL { "\(scope, region: "t.recipient_region", house: "t.recipient")" }

    /// One that comes to the caller's school.
    /// - Throws: `Refusal.notFound`.
    func arriving(_ id: ID<ArchiveTransfer>) throws -> OpenTransfer {
        try held(
            """
            SELECT \(OpenTransfer.columns) FROM archive_transfer t WHERE t.id = \(id) AND \(ownsRecipient())
            \(DialectHole.forUpdate)
            """)
    }

    /// One that goes from the caller's school.
    /// - Throws: `Refusal.notFound`.
    func leaving(_ id: ID<ArchiveTransfer>) throws -> OpenTransfer {
        try held(
            """
            SELECT \(OpenTransfer.columns) FROM archive_transfer t WHERE t.id = \(id) AND \(ownsSender())
            \(DialectHole.forUpdate)
            """)
    }

    /// The line of the log bears the member's name, so that it stands in the person's own record of who has looked.
    private func held(_ statement: SQL) throws -> OpenTransfer {
        guard let row = try row(statement) else { throw Refusal.notFound }
        let found = try OpenTransfer(row)
        about("member \(found.member)", region: found.region)
        return found
    }

    /// Ends one without handing it on: what was copied is deleted.
    func end(_ transfer: OpenTransfer, _ ending: TransferEnding, reason: String? = nil) throws {
        let sealed = reason.map { seal(Private($0), for: ArchiveTransfer.sealing(ofReason: transfer.id)) }
        try run(
            """
            UPDATE archive_transfer SET ending = \(ending), ended_by = \(caller.id), ended_at = \(now),
                reason = \(sealed), content = NULL
            WHERE id = \(transfer.id) \(unscoped: "the transfer itself was found within the scope")
            """)
    }

    func teachers(of school: String) throws -> [String] {
        try rows(
            """
            SELECT p.account FROM published_post p
            WHERE p.unit = \(school) AND p.role = \(Role.schoolPsychologyTeacher.rawValue)
                AND p.from_day <= \(today) AND (p.until_day IS NULL OR p.until_day >= \(today))
            \(unscoped: "whoever could take an archive hears that one is there, not whose")
            """
        ).map { try $0("account") }
    }

    /// - Throws: `TransferError.noSuchSchool`, also for the own one.
    func receivingSchool(_ code: String, besides sender: String) throws -> ReceivingSchool {
        let row = try row(
            """
            SELECT u.code, u.region, u.name_zh, u.name_en FROM published_unit u
            WHERE u.code = \(code) AND u.code <> \(sender) AND u.kind IN \(list: Counselling.schoolKinds.sorted())
                AND u.status NOT IN ('closed', 'merged')
            \(unscoped: "the names of schools are known")
            """)
        guard let row else { throw TransferError.noSuchSchool }
        return ReceivingSchool(
            code: try row("code"), region: try row("region"), names: try row.both("name_zh", "name_en"))
    }

    /// Years completed for certain; `nil` where no roster knows.
    func age(of member: String) throws -> Int? {
        let row = try row(
            """
            SELECT m.born_month FROM published_member m WHERE m.id = \(member)
            \(unscoped: "the member's finding was found within the scope")
            """)
        return try row.flatMap { try BirthMonth($0("born_month", as: String.self)) }?.age(on: today)
    }

    func tell(_ news: TransferNews, _ transfer: ID<ArchiveTransfer>, at region: Region, to accounts: [String]) {
        let others = Set(accounts).subtracting([caller.id?.rawValue ?? ""]).sorted()
        guard !others.isEmpty else { return }
        announce(
            TransferTold(
                news: news, transfer: transfer.rawValue, cause: "archive transfer \(transfer) \(news.rawValue)",
                region: region, accounts: others))
    }
}

/// What is new about a transfer.
public enum TransferNews: String, Codable, Sendable, CaseIterable {
    case arrives, answered, late
}

/// Something is new about an archive on its way: told to the psychology teachers of a school, and nothing of whose.
public struct TransferTold: Announcement {
    public let news: TransferNews
    public let transfer: String
    /// Why it is told; the same once to each.
    public let cause: String
    public let region: Region
    /// Whom to tell: colleagues by their accounts.
    public let accounts: [String]
}
