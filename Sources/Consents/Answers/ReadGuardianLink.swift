public import Access
public import CampaignRules
public import Care
import Storage

/// Shows a guardian what they are asked, and what they have said so far. Whoever holds the link is the guardian.
///
/// Of the child it tells the school, the class and the number on the slip, and nothing else: enough for a parent of
/// two, and nothing for who finds the slip in the street (decision 0025).
public struct ReadGuardianLink: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var secret: String

    public init(secret: String) {
        self.secret = secret
    }

    public struct Outcome: Codable, Sendable {
        /// The campaign's name, by language.
        public let titles: [String: String]
        public let school: [String: String]?
        public let unit: [String: String]?
        /// The number on the slip.
        public let number: Int
        public let notice: Notice
        /// Whom the campaign is for; `nil` where its template is gone.
        public let audience: AudienceKind?
        /// Whether the child is under 14, so that words for children are shown.
        public let isChild: Bool
        public let closesAt: Moment
        public let retentionDays: Int
        /// `nil` where nothing has been said yet.
        public let said: SaidConsent?
        /// Whether the words have changed so much since that everybody is asked again.
        public let isAskedAgain: Bool
        public let mayAnswer: Bool
        public let mayTakeBack: Bool
        /// Whether third parties may get data, each asked by itself, after taking part was agreed to.
        public let sharing: [SharingQuestion]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let link = try session.guardianLink(secret)
        let asked = try session.guardian(secret)
        guard let notice = try session.notice(of: asked.campaign.id) else { throw ConsentError.noNotice }
        let last = try session.lastAnswer(of: asked.participant.id, by: .guardian)
        return Outcome(
            titles: asked.campaign.titles, school: try session.unitNames(asked.participant.house),
            unit: asked.participant.unit == asked.participant.house ? nil
                : try session.unitNames(asked.participant.unit),
            number: link.number, notice: notice, audience: try session.template(of: asked.campaign)?.audience.kind,
            isChild: asked.participant.age(on: session.today) < ConsentRule.guardianAge,
            closesAt: asked.campaign.closesAt, retentionDays: asked.campaign.retentionDays, said: last?.said,
            isAskedAgain: last?.isAskedAgain ?? false,
            mayAnswer: asked.campaign.mayAnswer(at: session.now) && !asked.participant.isRemoved,
            mayTakeBack: last?.said.standing == .given, sharing: try session.sharing(of: asked, notice, last))
    }
}
