public import Access
public import CampaignRules
public import Care
public import Files
import Foundation
import Storage

/// Writes down an answer that was given on paper, with its scan. A mistake is mended by a second record, and the first
/// stays; the same form sent twice is one.
public struct RecordPaperConsent: Command, BringsFile {
    public static let permission = Permission.keepConsents
    public static let longestName = 60

    public var campaign: String
    public var participant: String
    public var giver: ConsentGiver
    public var standing: ConsentStanding
    /// Who signed.
    public var signedBy: Private<String>
    /// As the paper says, `yyyy-mm-dd`.
    public var signedOn: String
    /// The version of the notice that was on the paper; the newest where it is left out.
    public var version: Int?
    public var scan: UploadedFile
    public var request: String

    public init(
        campaign: String, participant: String, giver: ConsentGiver, standing: ConsentStanding,
        signedBy: Private<String>, signedOn: String, version: Int? = nil, scan: UploadedFile, request: String
    ) {
        self.campaign = campaign
        self.participant = participant
        self.giver = giver
        self.standing = standing
        self.signedBy = signedBy
        self.signedOn = signedOn
        self.version = version
        self.scan = scan
        self.request = request
    }

    public var file: UploadedFile { scan }

    public struct Outcome: Codable, Sendable, Equatable {
        public let consent: ID<ConsentRecord>
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.participant(participant, in: campaign, orWhoHasLeft: true)
        let facts = try session.campaign(of: found)
        session.about("participant \(participant)", region: found.region)
        let read = try SignedPaper(
            signedBy: signedBy, on: signedOn, scan, request: request, today: session.today)
        try session.hold(participant)
        if let same = try session.paper(of: wholeRequest) { return Outcome(consent: same, isNew: false) }
        try check(found, facts, signedOn: read.day, in: session)
        guard let notice = try session.notice(of: campaign, version: version) else {
            throw version == nil ? ConsentError.noNotice : .noSuchVersion
        }
        let kept = try session.keep(
            NewAnswer(
                participant: participant, campaign: campaign, giver: giver, standing: standing, notice: notice.id,
                version: notice.version, manner: .paper))
        try session.keepPaper(self, of: kept.id, read)
        return Outcome(consent: kept.id, isNew: true)
    }

    /// The form, with whose answer it tells and which one: who goes back in the browser and writes down another answer
    /// has another paper in the hand.
    fileprivate var wholeRequest: String { "\(participant) \(giver.rawValue) \(standing.rawValue) \(request)" }

    private func check(
        _ found: Participant, _ facts: CampaignFacts, signedOn day: Day, in session: borrowing Session<Self>
    ) throws {
        // Who has left is asked nothing any more, and takes back what they have said (PIPL art. 15).
        guard standing == .withdrawn ? facts.mayTakeBack : facts.mayAnswer(at: session.now) && !found.isRemoved else {
            throw ConsentError.notOpen
        }
        // A child under 14 is not asked, and may say no all the same.
        let isAsked = facts.rule.asks(age: found.age(on: session.today)).contains(giver)
        guard isAsked || (giver == .person && standing != .given) else { throw ConsentError.notAsked }
        // What somebody has signed before they were 14 is not their own yes because they are 14 now.
        guard standing != .given || facts.rule.asks(age: found.age(on: day)).contains(giver) else {
            throw ConsentError.notAsked
        }
        try checkOrder(signedOn: day, in: session)
    }

    private func checkOrder(signedOn day: Day, in session: borrowing Session<Self>) throws {
        let last = try session.lastAnswer(of: participant, by: giver)
        // What somebody has said themselves is not overruled by an older paper.
        if let last, last.said.manner != .paper, day < last.said.at.day { throw ConsentError.laterAnswer }
        // A yes that comes to the desk late says nothing against a no that was signed after it.
        if let last, last.said.standing != .given, standing == .given,
            let since = try session.lastSigned(by: giver, for: participant), day < since {
            throw ConsentError.laterAnswer
        }
        // A paper bears a day and no hour: of a yes of the same day nobody knows whether it is older than one's own no.
        if standing == .given, let no = try session.ownNo(of: participant, by: giver), day <= no {
            throw ConsentError.ownAnswerThatDay
        }
    }
}

extension Session where Case == RecordPaperConsent {
    fileprivate func notice(of campaign: String, version: Int?) throws -> Notice? {
        guard let version else { return try notice(of: campaign) }
        return try notices(of: campaign).first { $0.version == version }
    }

    /// When the paper that counts now was signed; `nil` where it is none.
    fileprivate func lastSigned(by giver: ConsentGiver, for participant: String) throws -> Day? {
        try row(
            """
            SELECT x.signed_on FROM consent c JOIN consent_paper x ON x.consent = c.id
            WHERE c.participant = \(participant) AND c.giver = \(giver.rawValue) AND c.is_last
            \(unscoped: "the participant was let in by the scope")
            """
        ).map { try $0("signed_on") }
    }

    /// The day on which somebody has said no themselves, by link, code or aloud, and nothing else themselves since;
    /// `nil` where that is not so. What a colleague has mended on paper in between does not hide it.
    fileprivate func ownNo(of participant: String, by giver: ConsentGiver) throws -> Day? {
        let own = try row(
            """
            SELECT c.standing, c.at FROM consent c
            WHERE c.participant = \(participant) AND c.giver = \(giver.rawValue) AND \(SaidConsent.manner) <> 'paper'
            ORDER BY c.at DESC, c.id DESC LIMIT 1 \(unscoped: "the participant was let in by the scope")
            """)
        guard let own, try own("standing", as: String.self) != ConsentStanding.given.rawValue else { return nil }
        return try own("at", as: Moment.self).day
    }

    fileprivate func paper(of request: String) throws -> ID<ConsentRecord>? {
        try row(
            """
            SELECT consent FROM consent_paper WHERE request = \(requestMark(request))
            \(unscoped: "the mark is the caller's own")
            """
        ).map { try $0("consent") }
    }

    /// The vault seals text, so the bytes are sealed as base 64.
    fileprivate func keepPaper(
        _ new: RecordPaperConsent, of consent: ID<ConsentRecord>, _ read: SignedPaper
    ) throws {
        let scan = seal(Private(Data(new.scan.bytes).base64EncodedString()), for: PaperScan.sealing(consent))
        let signer = seal(Private(read.name), for: PaperScan.sealingSigner(of: consent))
        try run(
            """
            INSERT INTO consent_paper (consent, request, signed_by, signed_on, scan_kind, scan)
            VALUES (\(consent), \(requestMark(new.wholeRequest)), \(signer), \(read.day), \(read.kind), \(scan))
            \(unscoped: "the participant was let in by the scope")
            """)
    }
}
