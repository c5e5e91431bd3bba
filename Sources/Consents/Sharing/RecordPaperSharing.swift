public import Access
public import CampaignRules
public import Care
public import Files
import Foundation
import Storage

/// Writes down what a paper says of one third party, with its scan. Taking part was agreed to before, and is not
/// touched; the same form sent twice is one.
public struct RecordPaperSharing: Command, BringsFile {
    public static let permission = Permission.keepConsents

    public var campaign: String
    public var participant: String
    public var giver: ConsentGiver
    /// As the register knows it.
    public var recipient: String
    /// The version of what was agreed with it that is on the paper.
    public var version: Int
    public var standing: ConsentStanding
    /// Who signed.
    public var signedBy: Private<String>
    /// As the paper says, `yyyy-mm-dd`.
    public var signedOn: String
    public var scan: UploadedFile
    public var request: String

    public init(
        campaign: String, participant: String, giver: ConsentGiver, recipient: String, version: Int,
        standing: ConsentStanding, signedBy: Private<String>, signedOn: String, scan: UploadedFile, request: String
    ) {
        self.campaign = campaign
        self.participant = participant
        self.giver = giver
        self.recipient = recipient
        self.version = version
        self.standing = standing
        self.signedBy = signedBy
        self.signedOn = signedOn
        self.scan = scan
        self.request = request
    }

    public var file: UploadedFile { scan }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.participant(participant, in: campaign, orWhoHasLeft: true)
        let facts = try session.campaign(of: found)
        session.about("participant \(participant)", region: found.region)
        guard facts.mayTakeBack else { throw ConsentError.linkIsOver }
        let paper = try SignedPaper(
            signedBy: signedBy, on: signedOn, scan, request: request, today: session.today)
        try session.hold(participant)
        guard try !session.isKept(requestOf: self) else { return Done() }
        try session.checkOrder(of: self, signedOn: paper.day)
        if standing == .given { try session.checkYes(of: self, signedOn: paper.day, found, facts.rule) }
        let kept = try session.keepAnswer(
            SharingWish(recipient: recipient, version: version, standing: standing),
            of: Asked(participant: found, campaign: facts, giver: giver, manner: .paper))
        if let id = kept.id { try session.keep(paper, self, of: id) }
        return Done()
    }

    /// The form, with whose answer it tells, about whom, and which one.
    fileprivate var wholeRequest: String {
        "\(participant) \(giver.rawValue) \(recipient) \(standing.rawValue) \(request)"
    }
}

/// What was said last to one version, and for which day it counts.
private struct LastSharing {
    let isYes: Bool
    let manner: ConsentManner
    /// Whether a paper says for which day; what goes with a paper about taking part has none of its own.
    let isSigned: Bool
    let day: Day

    init(_ row: Row) throws {
        let (signed, at): (Day?, Moment) = (try row("signed_on"), try row("at"))
        isYes = try row("standing", as: String.self) == ConsentStanding.given.rawValue
        manner = try row("manner")
        (isSigned, day) = (signed != nil, signed ?? at.day)
    }
}

extension Session where Case == RecordPaperSharing {
    fileprivate func isKept(requestOf new: RecordPaperSharing) throws -> Bool {
        try row(
            """
            SELECT sharing FROM consent_sharing_paper WHERE request = \(requestMark(new.wholeRequest))
            \(unscoped: "the mark is the caller's own")
            """) != nil
    }

    /// What somebody has said themselves is not overruled by an older paper, nor a no by an older yes. Of a yes of the
    /// same day nobody knows whether it is older than a no that bears no signature, so the no stands.
    fileprivate func checkOrder(of new: RecordPaperSharing, signedOn day: Day) throws {
        guard let last = try lastSaid(of: new) else { return }
        let revives = new.standing == .given && !last.isYes
        let isOlder = day < last.day && (revives || last.manner != .paper)
        let mayBeOlder = day == last.day && revives && !last.isSigned
        guard !isOlder, !mayBeOlder else { throw ConsentError.laterAnswer }
    }

    private func lastSaid(of new: RecordPaperSharing) throws -> LastSharing? {
        try row(
            """
            SELECT s.standing, s.manner, s.at, x.signed_on
            FROM consent_sharing s LEFT JOIN consent_sharing_paper x ON x.sharing = s.id
            WHERE s.participant = \(new.participant) AND s.giver = \(new.giver.rawValue)
                AND s.recipient = \(new.recipient) AND s.version = \(new.version) AND s.is_last
            \(unscoped: "the participant was let in by the scope")
            """
        ).map(LastSharing.init)
    }

    /// A yes counts for what could be read, and for who could give it, on the day of its signature.
    fileprivate func checkYes(
        of new: RecordPaperSharing, signedOn day: Day, _ found: Participant, _ rule: ConsentRule
    ) throws {
        guard rule.asks(age: found.age(on: day)).contains(new.giver) else { throw ConsentError.notAsked }
        if let agreed = try agreedOn(new), day < agreed { throw ConsentError.newerSharing }
    }

    /// Since when there have been these words.
    private func agreedOn(_ new: RecordPaperSharing) throws -> Day? {
        let row = try row(
            """
            SELECT a.agreed_at FROM published_recipient_agreed a
            WHERE a.recipient = \(new.recipient) AND a.version = \(new.version)
            \(unscoped: "who receives data is told to everybody")
            """)
        return try row?("agreed_at", as: Moment.self).day
    }

    /// The vault seals text, so the bytes are sealed as base 64.
    fileprivate func keep(
        _ paper: SignedPaper, _ new: RecordPaperSharing, of sharing: ID<SharingRecord>
    ) throws {
        let scan = seal(
            Private(Data(new.scan.bytes).base64EncodedString()), for: SharingEvidence.sealing("scan", of: sharing))
        let signer = seal(Private(paper.name), for: SharingEvidence.sealing("signer", of: sharing))
        try run(
            """
            INSERT INTO consent_sharing_paper (sharing, request, signed_by, signed_on, scan_kind, scan)
            VALUES (\(sharing), \(requestMark(new.wholeRequest)), \(signer), \(paper.day), \(paper.kind), \(scan))
            \(unscoped: "the participant was let in by the scope")
            """)
    }
}

/// What a written down answer about a third party stands on lies sealed.
enum SharingEvidence {
    static func sealing(_ field: String, of sharing: ID<SharingRecord>) -> String { "\(field) of sharing \(sharing)" }
}
