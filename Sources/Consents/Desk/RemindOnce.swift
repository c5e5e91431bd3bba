public import Access
import CampaignRules
import Care
import Storage

/// Reminds the guardian of one child. Once, and never again: a second reminder is pressure (rulebook G.2).
///
/// The child is given a slip again with the next that are printed for the class; the old one stays good.
public struct RemindOnce: Command {
    public static let permission = Permission.keepConsents

    public var campaign: String
    public var participant: String

    public init(campaign: String, participant: String) {
        self.campaign = campaign
        self.participant = participant
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.participant(participant, in: campaign)
        let facts = try session.campaign(of: found)
        session.about("participant \(participant)", region: found.region)
        guard facts.mayAnswer(at: session.now) else { throw ConsentError.notOpen }
        let standing = try session.standing(of: found, Waiting(facts, on: session.today))
        guard try standing("is_waiting") else { throw ConsentError.answeredAlready }
        guard try standing("has_slip") else { throw ConsentError.noSlipYet }
        guard try session.remind([participant]) == 1 else { throw ConsentError.remindedAlready }
        return Done()
    }
}

/// Reminds the guardians of a class who have a slip, have not answered and were not reminded yet.
public struct RemindClass: Command {
    public static let permission = Permission.keepConsents

    public var campaign: String
    public var unit: String

    public init(campaign: String, unit: String) {
        self.campaign = campaign
        self.unit = unit
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let reminded: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let facts = try session.campaign(campaign)
        session.about("campaign \(campaign) \(unit)", region: try session.classPlace(unit, in: campaign))
        guard facts.mayAnswer(at: session.now) else { throw ConsentError.notOpen }
        let waiting = Waiting(facts, on: session.today)
        let rows = try session.rows(
            """
            SELECT p.id FROM published_participant p
            WHERE p.campaign = \(campaign) AND p.unit = \(unit) AND p.removed_at IS NULL AND \(waiting.isWaiting)
                AND \(Waiting.hasSlip) AND NOT \(Waiting.isReminded)
                AND \(session.scope, region: "p.region", unit: "p.house")
            """)
        let reminded = try session.remind(rows.map { try $0("id") })
        guard reminded > 0 else { throw ConsentError.nobodyToRemind }
        return Outcome(reminded: reminded)
    }
}

extension Session {
    /// - Returns: how many had not been reminded before.
    fileprivate func remind(_ participants: [String]) throws -> Int {
        var reminded = 0
        for participant in participants {
            reminded += try run(
                """
                INSERT INTO consent_reminder (participant, giver, made_by, at)
                VALUES (\(participant), 'guardian', \(caller.name), \(now))
                ON CONFLICT DO NOTHING \(unscoped: "the participant was let in by the scope")
                """)
        }
        return reminded
    }
}

extension Session where Case == RemindOnce {
    fileprivate func standing(of found: Participant, _ waiting: Waiting) throws -> Row {
        let row = try row(
            """
            SELECT \(waiting.isWaiting) AS is_waiting, \(Waiting.hasSlip) AS has_slip
            FROM published_participant p WHERE p.id = \(found.id) AND \(scope, region: "p.region", unit: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        return row
    }
}
