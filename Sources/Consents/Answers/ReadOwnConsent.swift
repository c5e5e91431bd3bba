public import Access
public import CampaignRules
public import Care
import Storage

/// Whether a person may begin, in one word.
public enum OwnConsentState: String, Sendable, Codable, CaseIterable {
    case mayBegin
    case waitsForYou
    case waitsForGuardian
    case waitsForBoth
    /// Somebody who may say no has said no. It is not told who.
    case no

    init(_ verdict: ConsentVerdict) {
        switch verdict {
        case .mayBegin: self = .mayBegin
        case .no: self = .no
        case .waits(let givers) where givers == [.guardian]: self = .waitsForGuardian
        case .waits(let givers) where givers == [.person]: self = .waitsForYou
        case .waits: self = .waitsForBoth
        }
    }
}

/// Shows a participant what they are asked before they begin, and what they have said so far. The code opens only this.
public struct ReadOwnConsent: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    /// The participant's code, however it was typed.
    public var code: String

    public init(code: String) {
        self.code = code
    }

    public struct Outcome: Codable, Sendable {
        public let titles: [String: String]
        public let notice: Notice
        /// Whom the campaign is for; `nil` where its template is gone.
        public let audience: AudienceKind?
        /// Whether the words for children are the ones to show.
        public let isChild: Bool
        public let closesAt: Moment
        public let retentionDays: Int
        public let state: OwnConsentState
        /// What the person has said; of the guardian nothing is told but whether it is waited for.
        public let said: SaidConsent?
        public let isAskedAgain: Bool
        public let mayAnswer: Bool
        /// Whether third parties may get data, each asked by itself, after taking part was agreed to.
        public let sharing: [SharingQuestion]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let asked = try session.owner(ofCode: code)
        guard let notice = try session.notice(of: asked.campaign.id) else { throw ConsentError.noNotice }
        let age = asked.participant.age(on: session.today)
        let own = try session.lastAnswer(of: asked.participant.id, by: .person)
        let guardian = try session.lastAnswer(of: asked.participant.id, by: .guardian)
        let verdict = asked.campaign.rule.verdict(
            age: age, ConsentsSoFar(person: own?.counted, guardian: guardian?.counted))
        return Outcome(
            titles: asked.campaign.titles, notice: notice,
            audience: try session.template(of: asked.campaign)?.audience.kind, isChild: age < ConsentRule.guardianAge,
            closesAt: asked.campaign.closesAt, retentionDays: asked.campaign.retentionDays,
            state: OwnConsentState(verdict), said: own?.said, isAskedAgain: own?.isAskedAgain ?? false,
            mayAnswer: asked.campaign.mayAnswer(at: session.now) && !asked.participant.isRemoved,
            sharing: try session.sharing(of: asked, notice, own))
    }
}

extension LastAnswer {
    /// What counts: an agreement to words that have changed since does not.
    var counted: ConsentStanding? { isAskedAgain ? nil : said.standing }
}

/// What a participant's code is kept under. `Campaigns` keeps it so, and every room that finds somebody by a code
/// asks for the same mark.
enum ParticipantCode {
    static let purpose = "participant code"
}

extension Session {
    /// Who holds a code, about to answer for themselves. Who was taken off the list is there as long as something is to
    /// be taken back: nobody's consent binds them because a list was changed (PIPL art. 15).
    /// - Throws: `ConsentError.noSuchCode` also for whoever has left and said nothing, so that a guess tells nothing.
    func owner(ofCode typed: String) throws -> Asked {
        guard let code = readSpokenCode(typed) else { throw ConsentError.noSuchCode }
        let row = try row(
            """
            SELECT \(Participant.columns) FROM published_participant p
            WHERE p.code_index IN \(list: fingerprints(of: code, for: ParticipantCode.purpose))
                AND (p.removed_at IS NULL OR EXISTS (
                    SELECT 1 FROM consent s WHERE s.participant = p.id AND s.standing = 'given'))
            \(unscoped: "whoever holds the code is the participant")
            """)
        guard let row else { throw ConsentError.noSuchCode }
        let participant = try Participant(row)
        let campaign = try campaign(of: participant)
        guard campaign.mayTakeBack else { throw ConsentError.noSuchCode }
        about("participant \(participant.id)", region: participant.region)
        return Asked(participant: participant, campaign: campaign, giver: .person, manner: .sitting)
    }
}
