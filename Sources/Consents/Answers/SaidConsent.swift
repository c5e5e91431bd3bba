public import Access
public import CampaignRules
public import Care
public import Storage

/// How an answer reached the platform.
public enum ConsentManner: String, Sendable, Codable, CaseIterable, SQLBindable, SQLReadable {
    /// By the guardian's own link.
    case link
    /// On paper, with a scan.
    case paper
    /// By the person, at the beginning of the sitting.
    case sitting
    /// Said aloud, before a witness, to a colleague who has read the notice out.
    case aloud

    /// Whether a colleague has written it down.
    var isWrittenDown: Bool { self == .paper || self == .aloud }
}

/// One answer of one giver. The evidence that is kept: which words, when, how (PIPL art. 14, 56).
public enum ConsentRecord {}

/// What somebody has said last.
public struct SaidConsent: Codable, Sendable, Equatable {
    public let standing: ConsentStanding
    public let at: Moment
    /// The version of the notice that was answered.
    public let version: Int
    public let manner: ConsentManner

    /// Of an answer that stands as `c`. The table's own check knows three manners, and SQLite cannot change a check
    /// without copying the table: what was said aloud stands there as written down by a colleague, and has a row of its
    /// own beside it, as a paper has.
    static let manner: SQL = """
        CASE WHEN EXISTS (SELECT 1 FROM consent_aloud v WHERE v.consent = c.id) THEN 'aloud' ELSE c.manner END
        """

    init(standing: ConsentStanding, at: Moment, version: Int, manner: ConsentManner) {
        self.standing = standing
        self.at = at
        self.version = version
        self.manner = manner
    }
}

/// Somebody has taken back a consent, or said no: also a child under 14, who was never asked, and whoever says it on
/// a paper that is written down after a yes. Whoever keeps answers given under it has to act: nothing may go on, and
/// what was answered is not used any more.
public struct ConsentWithdrawn: Announcement {
    public let participant: String
    public let campaign: String
    public let giver: ConsentGiver
    public let at: Moment
}

/// An answer as it stands in the table.
struct LastAnswer {
    let said: SaidConsent
    let notice: ID<Notice>
    /// Whether a newer notice asks everybody again who agreed to an older one.
    let isAskedAgain: Bool
}

/// An answer that is about to be kept.
struct NewAnswer {
    let participant: String
    let campaign: String
    let giver: ConsentGiver
    let standing: ConsentStanding
    let notice: ID<Notice>
    let version: Int
    let manner: ConsentManner
}

/// All SQL of answers. Every statement is about one participant, who was found by their own secret or by the scope.
extension Session {
    func lastAnswer(of participant: String, by giver: ConsentGiver) throws -> LastAnswer? {
        let row = try row(
            """
            SELECT c.standing, c.at, \(SaidConsent.manner) AS manner, c.notice, n.version, p.participant AS counted
            FROM consent c JOIN consent_notice n ON n.id = c.notice
            LEFT JOIN published_consent p ON p.participant = c.participant AND p.giver = c.giver
            WHERE c.participant = \(participant) AND c.giver = \(giver.rawValue) AND c.is_last
            \(unscoped: "the participant was found by their own secret or by the scope")
            """)
        guard let row else { return nil }
        guard let standing = ConsentStanding(rawValue: try row("standing")) else {
            throw StorageError.column("standing")
        }
        let said = SaidConsent(
            standing: standing, at: try row("at"), version: try row("version"), manner: try row("manner"))
        return LastAnswer(
            said: said, notice: try row("notice"), isAskedAgain: try row("counted", as: String?.self) == nil)
    }

    /// Keeps an answer beside the ones before it, and tells the other rooms what was taken back.
    /// - Throws: `ConsentError.changedMeanwhile` when the same giver has answered in the same instant.
    @discardableResult
    func keep(_ new: NewAnswer) throws -> (id: ID<ConsentRecord>, said: SaidConsent) {
        try run(
            """
            UPDATE consent SET is_last = FALSE
            WHERE participant = \(new.participant) AND giver = \(new.giver.rawValue) AND is_last
            \(unscoped: "the participant was found by their own secret or by the scope")
            """)
        let id = newID(ConsentRecord.self)
        let recordedBy = new.manner.isWrittenDown ? caller.name : nil
        let manner = new.manner == .aloud ? ConsentManner.paper : new.manner
        let kept = try run(
            """
            INSERT INTO consent (id, participant, giver, standing, notice, manner, recorded_by, at, is_last)
            VALUES (\(id), \(new.participant), \(new.giver.rawValue), \(new.standing.rawValue), \(new.notice),
                \(manner), \(recordedBy), \(now), TRUE)
            ON CONFLICT DO NOTHING \(unscoped: "the participant was found by their own secret or by the scope")
            """)
        guard kept == 1 else { throw ConsentError.changedMeanwhile }
        if new.standing != .given { try takeBackSharing(with: new) }
        if try new.standing != .given && !isHeld(new) {
            announce(ConsentWithdrawn(
                participant: new.participant, campaign: new.campaign, giver: new.giver, at: now))
        }
        return (id, SaidConsent(standing: new.standing, at: now, version: new.version, manner: new.manner))
    }
}
