public import Access
import CampaignRules
public import Care
import Storage

/// One slip of paper for one child to take home.
public struct ConsentSlip: Codable, Sendable, Equatable {
    public let participant: String
    /// Whose name `Rosters` knows.
    public let member: String
    /// The place on the list of the class.
    public let number: Int
    /// The last part of the address `/consent/…`. It is told this once; only a keyed mark of it is kept.
    public let secret: String
}

/// The slips of a class, to be printed at once.
public struct ConsentSlips: Codable, Sendable {
    public let titles: [String: String]
    public let school: [String: String]?
    public let unit: [String: String]?
    public let closesAt: Moment
    public let slips: [ConsentSlip]
}

/// Makes the guardians' links of a class, for those who wait and have none yet or are reminded. They are told once: the
/// same form sent twice tells the same ones, and nobody can read them again later.
public struct MakeSlips: Command {
    public static let permission = Permission.keepConsents

    public var campaign: String
    /// The code of the class.
    public var unit: String
    /// Whether the whole paper was lost: what was handed out before and is not answered opens nothing any more.
    public var again: Bool?
    public var request: String

    public init(campaign: String, unit: String, again: Bool? = nil, request: String) {
        self.campaign = campaign
        self.unit = unit
        self.again = again
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> ConsentSlips {
        guard !request.trimmed.isEmpty else { throw ConsentError.noRequest }
        let facts = try session.campaign(campaign)
        let place = try session.classPlace(unit, in: campaign)
        session.about("campaign \(campaign) \(unit)", region: place)
        guard facts.mayAnswer(at: session.now) else { throw ConsentError.notOpen }
        guard try session.notice(of: campaign) != nil else { throw ConsentError.noNotice }
        let before = try session.madeBefore(self)
        let rows = try before.isEmpty ? session.withoutSlip(self, Waiting(facts, on: session.today)) : before
        var slips: [ConsentSlip] = []
        for row in rows {
            let id: String = try row("id")
            if before.isEmpty, again ?? false { try session.withdrawLinks(to: id) }
            slips.append(try session.slip(for: id, row, request: request))
        }
        return try session.slips(slips, of: unit, in: facts)
    }
}

/// Gives one child another slip because the first was lost; the lost one opens nothing any more. Also for a guardian
/// who has answered and wants to take it back.
public struct ReplaceSlip: Command {
    public static let permission = Permission.keepConsents

    public var campaign: String
    public var participant: String
    public var request: String

    public init(campaign: String, participant: String, request: String) {
        self.campaign = campaign
        self.participant = participant
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> ConsentSlips {
        guard !request.trimmed.isEmpty else { throw ConsentError.noRequest }
        let found = try session.participant(participant, in: campaign)
        let facts = try session.campaign(of: found)
        session.about("participant \(participant)", region: found.region)
        guard facts.mayTakeBack else { throw ConsentError.notOpen }
        guard facts.rule.asks(age: found.age(on: session.today)).contains(.guardian) else {
            throw ConsentError.notAsked
        }
        let row = try session.memberAndNumber(of: participant)
        if try !session.isMade(to: participant, request: request) { try session.withdrawLinks(to: participant) }
        let slip = try session.slip(for: participant, row, request: request)
        return try session.slips([slip], of: found.unit, in: facts)
    }
}

extension Session where Case == MakeSlips {
    /// What the same form has made already.
    fileprivate func madeBefore(_ asked: MakeSlips) throws -> [Row] {
        try rows(
            """
            SELECT p.id, p.member, \(Participant.number) AS number
            FROM consent_link l JOIN published_participant p ON p.id = l.participant
            WHERE l.request = \(requestMark(asked.request)) AND l.withdrawn_at IS NULL
                AND p.campaign = \(asked.campaign) AND p.unit = \(asked.unit)
                AND \(scope, region: "p.region", unit: "p.house")
            ORDER BY p.number, p.id
            """)
    }

    fileprivate func withoutSlip(_ asked: MakeSlips, _ waiting: Waiting) throws -> [Row] {
        let again = asked.again ?? false
        return try rows(
            """
            SELECT p.id, p.member, \(Participant.number) AS number
            FROM published_participant p
            WHERE p.campaign = \(asked.campaign) AND p.unit = \(asked.unit) AND p.removed_at IS NULL
                AND \(waiting.isWaiting) AND (\(again) OR NOT \(Waiting.hasSlip) OR \(Waiting.isDueAgain))
                AND \(scope, region: "p.region", unit: "p.house")
            ORDER BY p.number, p.id
            """)
    }
}

extension Session where Case == ReplaceSlip {
    fileprivate func memberAndNumber(of participant: String) throws -> Row {
        let row = try row(
            """
            SELECT p.member, \(Participant.number) AS number FROM published_participant p
            WHERE p.id = \(participant) AND \(scope, region: "p.region", unit: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        return row
    }

    fileprivate func isMade(to participant: String, request: String) throws -> Bool {
        try row(
            """
            SELECT id FROM consent_link WHERE participant = \(participant) AND request = \(requestMark(request))
            \(unscoped: "the participant was let in by the scope")
            """) != nil
    }
}

extension Session {
    fileprivate func slip(for participant: String, _ row: Row, request: String) throws -> ConsentSlip {
        ConsentSlip(
            participant: participant, member: try row("member"), number: try row("number"),
            secret: try makeLink(to: participant, request: request))
    }

    fileprivate func slips(
        _ slips: [ConsentSlip], of unit: String?, in campaign: CampaignFacts
    ) throws -> ConsentSlips {
        let house: String? = try unit.flatMap { try self.house(of: $0) }
        return ConsentSlips(
            titles: campaign.titles, school: try unitNames(house),
            unit: house == unit ? nil : try unitNames(unit), closesAt: campaign.closesAt, slips: slips)
    }

    private func house(of unit: String) throws -> String? {
        try row(
            """
            SELECT house FROM published_unit WHERE code = \(unit)
            \(unscoped: "which school a class belongs to is public")
            """
        ).flatMap { try $0("house", as: String?.self) }
    }

    /// Where a class lies in which people of the caller's own take part.
    /// - Throws: `Refusal.notFound` for every other.
    func classPlace(_ unit: String, in campaign: String) throws -> Region {
        let row = try row(
            """
            SELECT p.region FROM published_participant p
            WHERE p.campaign = \(campaign) AND p.unit = \(unit) AND \(scope, region: "p.region", unit: "p.house")
            LIMIT 1
            """)
        guard let row else { throw Refusal.notFound }
        return try row("region")
    }
}
