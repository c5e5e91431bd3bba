public import Access
public import Care
import Foundation
import Storage

/// Opens the codes of a class, so that they can be printed and handed out. Who did it, when and why is kept, because
/// whoever holds the paper could answer for a whole class.
public struct PrintCodes: Command {
    public static let permission = Permission.carryOutCampaigns
    /// At once; a larger department is printed part by part.
    static let mostPrinted = 1_000

    public var campaign: ID<Campaign>
    /// The code of the class or department.
    public var unit: String
    public var reason: String
    public var request: String

    public init(campaign: ID<Campaign>, unit: String, reason: String, request: String) {
        self.campaign = campaign
        self.unit = unit
        self.reason = reason
        self.request = request
    }

    /// Somebody of the class with what opens their sitting.
    public struct Line: Codable, Sendable, Equatable {
        public let participant: ID<Participant>
        /// Whose name `Rosters` knows.
        public let member: String
        /// The place on the list of the class; consent slips bear the same.
        public let number: Int
        /// The seat in the room, once the room is open.
        public let seat: Int?
        /// `K7Q4-2M9X`.
        public let code: String
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: CampaignCard
        public let unit: String
        public let lines: [Line]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let why = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !why.isEmpty else { throw CampaignProblem.missing(field: "reason") }
        let most = DeclineCampaign.longestReason
        guard why.count <= most else { throw CampaignProblem.tooLong(field: "reason", most: most) }
        let (found, _) = try session.reachedCampaign(campaign)
        session.about("campaign \(campaign) \(unit)", region: found.card.region)
        let rows = try session.sealedCodes(of: self)
        guard !rows.isEmpty else { throw Refusal.notFound }
        guard found.card.state == .open else { throw CampaignProblem.notOpen }
        guard rows.count <= Self.mostPrinted else { throw CampaignProblem.tooMany(most: Self.mostPrinted) }
        try session.note(self, why)
        return Outcome(card: found.card, unit: unit, lines: try rows.map { try session.line($0) })
    }
}

extension Session where Case == PrintCodes {
    /// Who has left keeps their number: a slip of the first print and one of the second must not be mistaken.
    fileprivate func sealedCodes(of asked: PrintCodes) throws -> [Row] {
        try rows(
            """
            SELECT p.id, p.member, p.number, p.code_sealed,
                (SELECT s.number FROM published_sitting_seat s WHERE s.participant = p.id) AS seat
            FROM participant p
            WHERE p.campaign = \(asked.campaign) AND p.unit = \(asked.unit) AND p.removed_at IS NULL
                AND \(scope, region: "p.region", unit: "p.house")
            ORDER BY p.number, p.id LIMIT \(PrintCodes.mostPrinted + 1)
            """)
    }

    fileprivate func line(_ row: Row) throws -> PrintCodes.Line {
        PrintCodes.Line(
            participant: try row("id"), member: try row("member"), number: try row("number"), seat: try row("seat"),
            code: try open(try row("code_sealed"), for: ParticipantCode.purpose).exposed)
    }

    /// The same form sent twice is one print.
    fileprivate func note(_ print: PrintCodes, _ why: String) throws {
        try run(
            """
            INSERT INTO code_print (request, campaign, unit, reason, printed_by, printed_at)
            VALUES (\("\(caller.id?.rawValue ?? "") \(print.request)"), \(print.campaign), \(print.unit), \(why),
                \(caller.id), \(now))
            ON CONFLICT (request) DO NOTHING \(unscoped: "the class was found within the scope")
            """)
    }
}

/// One time that the codes of a class were printed.
public struct CodePrint: Codable, Sendable, Equatable {
    public let unit: String
    public let reason: String
    public let at: Moment
}

extension Session where Case == ListParticipants {
    /// The last times that the codes of a class were printed, the newest first.
    func prints(of campaign: ID<Campaign>, in unit: String?) throws -> [CodePrint] {
        guard let unit else { return [] }
        return try rows(
            """
            SELECT c.unit, c.reason, c.printed_at FROM code_print c
            WHERE c.campaign = \(campaign) AND c.unit = \(unit) AND EXISTS (
                SELECT 1 FROM participant p WHERE p.campaign = c.campaign AND p.unit = c.unit
                    AND \(scope, region: "p.region", unit: "p.house"))
            ORDER BY c.printed_at DESC, c.request LIMIT 5
            """
        ).map { CodePrint(unit: try $0("unit"), reason: try $0("reason"), at: try $0("printed_at")) }
    }
}
