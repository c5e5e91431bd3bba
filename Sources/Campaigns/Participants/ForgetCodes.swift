public import Access
import Care
import Storage

/// Deletes the personal codes of a campaign whose time is over, a block at a time: they open nothing any more.
public struct ForgetCodes: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let block = 2_000

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let nothing: [UInt8] = []
        let count = try session.run(
            """
            UPDATE participant SET code_index = 'gone ' || id, code_sealed = \(nothing)
            WHERE id IN (
                SELECT p.id FROM participant p WHERE p.campaign = \(campaign) AND p.code_index <> 'gone ' || p.id
                ORDER BY p.id LIMIT \(Self.block))
            \(unscoped: "two people have agreed to it")
            """)
        session.about("campaign \(campaign)")
        session.announce(CodesForgotten(list: list, count: count, isDone: count < Self.block))
        return Done()
    }
}

/// A block of codes is gone.
public struct CodesForgotten: Announcement {
    public let list: String
    public let count: Int
    public let isDone: Bool
}

/// Deletes who was invited to a campaign, three years after the answers have lost their people. Whoever has a sitting
/// that stays in the archive stays with it.
public struct ForgetParticipants: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let block = 2_000

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let count = try session.run(
            """
            DELETE FROM participant WHERE id IN (
                SELECT p.id FROM participant p WHERE p.campaign = \(campaign)
                    AND NOT EXISTS (SELECT 1 FROM published_sitting t WHERE t.participant = p.id)
                    AND NOT EXISTS (SELECT 1 FROM published_set_aside a WHERE a.participant = p.id)
                ORDER BY p.id LIMIT \(Self.block))
            \(unscoped: "two people have agreed to it")
            """)
        if count < Self.block {
            try session.run(
                "DELETE FROM campaign_drawn WHERE campaign = \(campaign) \(unscoped: "two people have agreed to it")")
        }
        session.about("campaign \(campaign)")
        session.announce(ParticipantsForgotten(list: list, count: count, isDone: count < Self.block))
        return Done()
    }
}

/// A block of participants is gone.
public struct ParticipantsForgotten: Announcement {
    public let list: String
    public let count: Int
    public let isDone: Bool
}
