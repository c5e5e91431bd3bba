public import Access
import Care
import Storage

/// Carries out the deletions that were agreed to while a guardian was the danger, once that is over: those that a
/// guardian has asked for, and those that came with the code of a child under 14, who can be made to give it away.
/// Where the law needs the data just then, it is looked at again an hour later.
public struct CarryOutHeldErasures: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let atOnce = 500

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let waiting = try session.rows(
            """
            SELECT r.id, r.participant FROM rights_request r
            WHERE r.waits
                AND NOT EXISTS (SELECT 1 FROM published_guardian_danger d WHERE d.member = r.member)
                AND NOT EXISTS (SELECT 1 FROM published_legal_hold h WHERE h.campaign = r.campaign)
            ORDER BY r.id LIMIT \(Self.atOnce)
            \(unscoped: "what waited is carried out when it may be, whoever has asked")
            """)
        for row in waiting {
            let request: ID<RightsRequest> = try row("id")
            let isFirst = try session.run(
                """
                UPDATE rights_request SET waits = FALSE WHERE id = \(request) AND waits
                \(unscoped: "what waited is carried out when it may be, whoever has asked")
                """) == 1
            if isFirst { session.announce(ErasureAgreed(participant: try row("participant"))) }
        }
        session.about("\(waiting.count) deletions that had waited")
        return Done()
    }
}
