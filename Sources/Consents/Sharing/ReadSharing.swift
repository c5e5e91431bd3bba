public import Access
public import CampaignRules
public import Care
import Storage

/// Shows a colleague what somebody is asked about third parties, to read it aloud or to write a paper down. What was
/// said, and whether taking part was agreed to, is not told.
public struct ReadSharing: Query {
    public static let permission = Permission.keepConsents
    public static let opensIdentity = false

    public var campaign: String
    public var participant: String

    public init(campaign: String, participant: String) {
        self.campaign = campaign
        self.participant = participant
    }

    public struct Outcome: Codable, Sendable {
        public let titles: [String: String]
        public let unit: String?
        /// About whom a notice of the campaign asks by itself, or has asked: what was said to an earlier one is taken
        /// back here too.
        public let asked: [AskedThirdParty]
        /// Whose agreement counts at this age.
        public let givers: [ConsentGiver]
        /// Whose yes counts when it is said aloud.
        public let heard: [ConsentGiver]
        /// What was written down, the newest first; what it says stands there, and not here.
        public let records: [SharingNote]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.participant(participant, in: campaign, orWhoHasLeft: true)
        let facts = try session.campaign(of: found)
        let notices = try session.notices(of: campaign)
        guard !notices.isEmpty else { throw ConsentError.noNotice }
        let age = found.age(on: session.today)
        let (givers, door) = (facts.rule.asks(age: age), try session.door(of: campaign))
        return Outcome(
            titles: facts.titles, unit: found.unit, asked: try session.askedThirdParties(notices),
            givers: ConsentGiver.allCases.filter(givers.contains),
            heard: ConsentGiver.allCases.filter { givers.contains($0) && door.hears($0, age: age) },
            records: try session.records(of: found))
    }
}

/// A third party about which somebody is asked by itself, and not what they have said.
public struct AskedThirdParty: Codable, Sendable, Equatable {
    /// As the register knows it.
    public let recipient: String
    public let version: Int
    public let told: ToldRecipient
    public let fromOn: Day
    /// The last day; `nil` where no end was agreed.
    public let untilOn: Day?
}

/// A written down answer about a third party.
public struct SharingNote: Codable, Sendable, Equatable {
    public let id: ID<SharingRecord>
    /// As the notice called it.
    public let name: String
    public let giver: ConsentGiver
    public let manner: ConsentManner
    public let at: Moment
}

extension Session where Case == ReadSharing {
    fileprivate func askedThirdParties(_ notices: [Notice]) throws -> [AskedThirdParty] {
        let named = Set(notices.flatMap { $0.recipients.map(\.recipient) }).sorted()
        return try thirdParties(named).filter(\.terms.needsOwnConsent).map {
            AskedThirdParty(
                recipient: $0.id, version: $0.version, told: $0.terms.told, fromOn: $0.terms.fromOn,
                untilOn: $0.terms.untilOn)
        }
    }

    fileprivate func records(of found: Participant) throws -> [SharingNote] {
        try rows(
            """
            SELECT s.id, s.giver, s.manner, s.at, COALESCE(k.name, (
                SELECT MAX(o.name) FROM consent_notice_recipient o JOIN consent_notice m ON m.id = o.notice
                WHERE m.campaign = p.campaign AND o.recipient = s.recipient)) AS name
            FROM published_participant p JOIN consent_sharing s ON s.participant = p.id
            LEFT JOIN consent_notice_recipient k ON k.notice = s.notice AND k.recipient = s.recipient
            WHERE p.id = \(found.id) AND (EXISTS (SELECT 1 FROM consent_sharing_paper x WHERE x.sharing = s.id)
                    OR EXISTS (SELECT 1 FROM consent_sharing_aloud v WHERE v.sharing = s.id))
                AND \(scope, region: "p.region", unit: "p.house", residents: "p.house")
            ORDER BY s.id DESC
            """
        ).map { row in
            guard let giver = ConsentGiver(rawValue: try row("giver")) else { throw StorageError.column("giver") }
            return SharingNote(
                id: try row("id"), name: try row("name", as: String?.self) ?? "", giver: giver,
                manner: try row("manner"), at: try row("at"))
        }
    }
}
