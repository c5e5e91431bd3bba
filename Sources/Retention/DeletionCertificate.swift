public import Access
public import Care
import Foundation
import Storage

/// Says what was deleted, how much, when, and who agreed. Its mark is keyed and holds the mark of the one before; it
/// stands in the audit log, whose chain is sealed and signed (decision 0004).
public struct DeletionCertificate: Codable, Sendable, Equatable {
    public let number: Int
    public let list: String
    public let campaign: String
    public let kind: DeletionKind
    public let titles: [String: String]
    /// Of an archive, how many people it was about.
    public let invited: Int
    public let sittings: Int
    /// What stays with a name, by the rule of the school archive.
    public let kept: Int
    public let parts: [Part]
    public let proposedAt: Moment
    public let first: String
    public let firstAt: Moment
    public let second: String
    public let secondAt: Moment
    /// Who had it tried again, where the first time was not enough.
    public let retriedBy: String?
    public let retriedAt: Moment?
    public let endedAt: Moment
    public let previous: String

    public struct Part: Codable, Sendable, Equatable {
        public let part: DeletionPart
        public let deleted: Int
    }

    static let purpose = "deletion certificate"

    init(number: Int, list: DeletionList, parts: [DeletionPartLine], endedAt: Moment, previous: String) {
        (self.number, self.list, campaign) = (number, list.id.rawValue, list.campaign)
        (kind, titles) = (list.kind, list.titles)
        (invited, sittings, kept) = (list.invited, list.sittings, list.kept)
        self.parts = parts.map { Part(part: $0.part, deleted: $0.deleted) }
        proposedAt = list.proposedAt
        (first, firstAt) = (list.first?.by ?? "", list.first?.at ?? list.proposedAt)
        (second, secondAt) = (list.second?.by ?? "", list.second?.at ?? list.proposedAt)
        (retriedBy, retriedAt) = (list.retried?.by, list.retried?.at)
        self.endedAt = endedAt
        self.previous = previous
    }

    /// The same certificate is always the same text.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

/// Reads a certificate, and looks again now: whether it is unchanged, whether it follows the one before, and whether
/// anything that should be gone is there.
public struct ReadCertificate: Query {
    public static let permission = Permission.approveCampaigns
    public static let opensIdentity = false

    public var list: ID<DeletionList>

    public init(list: ID<DeletionList>) {
        self.list = list
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let certificate: DeletionCertificate
        public let mark: String
        public let madeAt: Moment
        /// Whether the text is the one that was marked, and the chain before it is whole.
        public let isGenuine: Bool
        /// What is there now although it was deleted; zero, unless something is wrong.
        public let leftOver: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        try session.certificate(of: list)
    }
}

/// Takes a certificate away as a file, with what a look says now. Who took it stands in the log.
public struct TakeCertificate: Query {
    public static let permission = Permission.approveCampaigns
    /// The names of the two who agreed.
    public static let opensIdentity = true

    public var list: ID<DeletionList>

    public init(list: ID<DeletionList>) {
        self.list = list
    }

    public func perform(in session: borrowing Session<Self>) throws -> ReadCertificate.Outcome {
        try session.certificate(of: list)
    }
}

extension Session {
    fileprivate func certificate(of list: ID<DeletionList>) throws -> ReadCertificate.Outcome {
        let found = try deletionList(list)
        let row = try row(
            """
            SELECT c.text, c.mark, c.made_at, b.mark AS before FROM deletion_certificate c
            LEFT JOIN deletion_certificate b ON b.number = c.number - 1
            WHERE c.list = \(list) \(unscoped: "the list itself was found within the scope")
            """)
        guard let row else { throw RetentionProblem.noCertificate }
        let (text, mark): (String, String) = (try row("text"), try row("mark"))
        let before: String? = try row("before")
        let certificate = try JSONDecoder().decode(DeletionCertificate.self, from: Data(text.utf8))
        let isMarked = fingerprints(of: text, for: DeletionCertificate.purpose).contains(mark)
        var left = 0
        for part in certificate.parts.map(\.part) { left += try leftOver(of: part, in: found) ?? 0 }
        return ReadCertificate.Outcome(
            certificate: certificate, mark: mark, madeAt: try row("made_at"),
            isGenuine: isMarked && certificate.previous == before ?? "", leftOver: left)
    }
}
