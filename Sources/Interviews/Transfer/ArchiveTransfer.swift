import Access
public import Care
public import Storage

/// A pupil's archive on its way from one school to another: sealed, with somebody's leave, until it is acknowledged
/// (rulebook G.3).
public enum ArchiveTransfer {
    static func sealing(of transfer: ID<ArchiveTransfer>) -> String { "archive transfer \(transfer)" }
    static func sealing(ofEvidence transfer: ID<ArchiveTransfer>) -> String { "archive transfer evidence \(transfer)" }
    static func sealing(ofReason transfer: ID<ArchiveTransfer>) -> String { "archive transfer reason \(transfer)" }

    /// What stands where a finding has no participant, because it came with an archive.
    static let participantPrefix = "transfer "
    static func participant(of transfer: ID<ArchiveTransfer>) -> String { "\(participantPrefix)\(transfer)" }
}

/// What a transfer rests on. There is no other way (rulebook G.3, PIPL art. 13, 23).
public enum TransferBasis: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// For whoever is under 18.
    case guardianConsent
    /// Of whoever is of age.
    case ownConsent
    /// With the words of the law or the order.
    case legalDuty
}

/// How a consent was given.
public enum ConsentWay: String, Codable, Sendable, CaseIterable {
    case onPaper, inPerson
}

/// How a transfer has ended.
public enum TransferEnding: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    case acknowledged, returned, takenBack
}

/// Until when the receiving school has to answer.
///
/// Source: rulebook G.3 asks for an acknowledgement and names no time; both are ours [D]: a week, and a day where care
/// is grave, as levels 3 and 4 wait for nobody longer (C.3).
public enum TransferClock {
    public static let days = 7
    public static let graveHours = 24

    static func due(from sentAt: Moment, isGrave: Bool) -> Moment {
        sentAt.adding(hours: isGrave ? graveHours : 24 * days)
    }
}

/// How much of each kind goes along, for whoever sends it to look at.
public struct TransferParts: Codable, Sendable, Equatable {
    public let levels: Int
    public let talks: Int
    public let contacts: Int
    /// `nil` in what was agreed to before errands went along.
    public let errands: Int?
    public let advice: Int
    public let pathSteps: Int
    /// Somebody still looks after the person.
    public let isOpen: Bool
    /// At a serious level, or with an alert that nobody has closed.
    public let isGrave: Bool
    /// Red flags whose alert is open.
    public let openAlerts: Int
}

/// Who has allowed it, as evidence: to whom and what was said (PIPL art. 23). Lies sealed.
public struct TransferEvidence: Codable, Sendable, Equatable {
    /// The sentences that were read out, each with its version in its name; the last is the one that is read out now.
    public static let notices = ["transfers.notice.1", "transfers.notice.2"]
    public static let notice = "transfers.notice.2"

    public let notice: String
    public let recipientNames: [String: String]
    public let parts: TransferParts
    /// The guardian who has said it; `nil` for the adult themself and for a duty by law.
    public let saidBy: String?
    public let saidOn: Day?
    public let way: ConsentWay?
    /// Which law or order, or what was added.
    public let words: String?
}

/// A transfer as the list shows it: no name, and nothing of what goes along.
public struct TransferCard: Codable, Sendable, Equatable {
    public let id: ID<ArchiveTransfer>
    /// Whether it comes to the caller's school, or goes from there; to whoever works in both, both.
    public let isArriving: Bool
    public let isLeaving: Bool
    public let senderNames: [String: String]
    public let recipientNames: [String: String]
    public let sentAt: Moment
    public let due: Moment
    public let endedAt: Moment?
    public let ending: TransferEnding?
    /// Care that must not be dropped between two schools.
    public let isOpenCare: Bool
    public let isGrave: Bool
    public let hasOpenAlert: Bool
    /// Whether the caller has sent it, and so cannot acknowledge it.
    public let isMine: Bool

    static let tables: SQL = """
        archive_transfer t LEFT JOIN published_unit s ON s.code = t.sender
        LEFT JOIN published_unit r ON r.code = t.recipient
        """
    static let columns: SQL = """
        t.id, t.sent_at, t.due_at, t.ended_at, t.ending, t.is_open, t.is_grave, t.has_alert, t.sent_by,
        COALESCE(s.name_zh, t.sender) AS sender_zh, COALESCE(s.name_en, '') AS sender_en,
        COALESCE(r.name_zh, t.recipient) AS recipient_zh, COALESCE(r.name_en, '') AS recipient_en
        """

    init(_ row: Row, for caller: ID<Caller>?) throws {
        id = try row("id")
        isArriving = try row("is_arriving")
        isLeaving = try row("is_leaving")
        senderNames = try row.both("sender_zh", "sender_en")
        recipientNames = try row.both("recipient_zh", "recipient_en")
        sentAt = try row("sent_at")
        due = try row("due_at")
        endedAt = try row("ended_at")
        ending = try row("ending")
        isOpenCare = try row("is_open")
        isGrave = try row("is_grave")
        hasOpenAlert = try row("has_alert")
        isMine = try row("sent_by", as: ID<Caller>?.self) == caller && caller != nil
    }
}
