public import Access
public import Care
import Storage

/// Takes somebody off the list of a campaign. Their code opens nothing any more, and nothing follows from it.
public struct RemoveParticipant: Command {
    public static let permission = Permission.carryOutCampaigns

    public var participant: ID<Participant>

    public init(participant: ID<Participant>) {
        self.participant = participant
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let campaign: ID<Campaign>
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.participant(participant)
        try session.run(
            """
            UPDATE participant SET removed_at = COALESCE(removed_at, \(session.now)) WHERE id = \(participant)
            \(unscoped: "the participant was found within the scope")
            """)
        return Outcome(campaign: found.campaign)
    }
}

/// Takes a participant along into another class of the same school, where they sit from now on, with the next number of
/// its list.
public struct MoveParticipant: Command {
    public static let permission = Permission.carryOutCampaigns

    public var participant: ID<Participant>
    /// The code of the class or department.
    public var unit: String

    public init(participant: ID<Participant>, unit: String) {
        self.participant = participant
        self.unit = unit
    }

    public func perform(in session: borrowing Session<Self>) throws -> RemoveParticipant.Outcome {
        let found = try session.participant(participant)
        guard let house = found.house else { throw CampaignProblem.notInReach(field: "unit") }
        let part = try session.row(
            """
            SELECT u.region FROM published_unit u WHERE u.code = \(unit) AND u.house = \(house)
            \(unscoped: "the house is the one of the participant, who was found within the scope")
            """)
        guard let part else { throw CampaignProblem.notInReach(field: "unit") }
        try session.holdNumbers(of: found.campaign)
        try session.keepNumber(of: participant, leavingFor: unit)
        let moved = try session.run(
            """
            UPDATE participant SET unit = \(unit), region = \(try part("region", as: Region.self)), number = (
                SELECT COALESCE(MAX(x.number), 0) + 1 FROM (
                    SELECT q.number FROM participant q WHERE q.campaign = \(found.campaign) AND q.unit = \(unit)
                    UNION ALL
                    SELECT k.highest FROM class_number k WHERE k.campaign = \(found.campaign) AND k.unit = \(unit)) x)
            WHERE id = \(participant) AND unit IS DISTINCT FROM CAST(\(unit) AS TEXT)
            \(unscoped: "the participant was found within the scope")
            """)
        if moved == 1 { session.announce(ParticipantMoved(participant: participant.rawValue)) }
        return RemoveParticipant.Outcome(campaign: found.campaign)
    }
}

extension Session where Case == MoveParticipant {
    /// Numbers of a list are given out one after the other: of two who come into a class in one instant, one would be
    /// refused. Whoever is being invited meanwhile holds the campaign as well.
    fileprivate func holdNumbers(of campaign: ID<Campaign>) throws {
        _ = try row(
            """
            SELECT id FROM campaign WHERE id = \(campaign) \(DialectHole.forUpdate)
            \(unscoped: "the campaign of the participant, who was found within the scope")
            """)
    }

    /// What stands on the slip in their hand is nobody else's number in the class that they leave.
    fileprivate func keepNumber(of participant: ID<Participant>, leavingFor unit: String) throws {
        try run(
            """
            INSERT INTO class_number (campaign, unit, highest)
            SELECT p.campaign, p.unit, p.number FROM participant p
            WHERE p.id = \(participant) AND p.unit <> \(unit) AND p.number > 0
            ON CONFLICT (campaign, unit) DO UPDATE SET highest = excluded.highest
            WHERE class_number.highest < excluded.highest
            \(unscoped: "the participant was found within the scope")
            """)
    }
}

/// Somebody who is invited belongs to another class or department of the same unit now.
public struct ParticipantMoved: Announcement {
    public let participant: String
}
