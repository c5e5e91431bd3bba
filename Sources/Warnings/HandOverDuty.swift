public import Access
public import Care
import Foundation
import Storage
import WarningRules

/// One hand-over from one duty to the next.
public enum DutyHandOver {
    static func sealing(_ id: ID<DutyHandOver>) -> String { "note on duty hand-over \(id)" }
}

/// Hands the duty of a place over to a colleague, with what is open at this moment and a note.
///
/// Whoever hands over stays on duty until the colleague accepts, so that there is no moment without anybody.
/// Source: rulebook D.2, the hand-over sheet lists what is open and grave.
public struct HandOverDuty: Command {
    public static let permission = Permission.takeDuty

    public var region: Region
    public var taker: ID<Caller>
    public var note: Private<String>?
    /// A word of the form's own, by which the same hand-over sent twice counts once.
    public var request: String?

    public init(region: Region, taker: ID<Caller>, note: Private<String>?, request: String?) {
        self.region = region
        self.taker = taker
        self.note = note
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let place = try session.scope.admit(region)
        guard let giver = session.caller.id, try session.isOnDuty(giver, in: region) else {
            throw DutyProblem.notOnDuty
        }
        guard taker != giver else { throw DutyProblem.samePerson(field: "taker") }
        try session.mustBeOnRoster(taker, in: region, field: "taker")
        let id = session.newID(DutyHandOver.self)
        let text = try session.checked(note, isNeeded: false)
        let sealed = text.map { session.seal($0, for: DutyHandOver.sealing(id)) }
        let open = try session.openAlerts(heldBy: region)
        try session.run(
            """
            INSERT INTO duty_hand_over
                (id, region, giver, taker, open_alerts, waiting_alerts, overdue_alerts, note, given_at, request)
            VALUES (\(id), \(place), \(giver), \(taker), \(open.open), \(open.waiting), \(open.overdue), \(sealed),
                \(session.now), \(request.map { "\(giver) \($0)" }))
            ON CONFLICT (request) DO NOTHING
            """)
        session.about("duty hand-over \(id)", region: region)
        session.touch(WarningsContents.topic)
        return Done()
    }
}

extension Session {
    func isOnDuty(_ account: ID<Caller>, in region: Region) throws -> Bool {
        try row(
            """
            SELECT o.account FROM (\(peopleOnDuty)) o WHERE o.account = \(account) AND o.region = \(region)
                AND \(scope, region: "o.region")
            """) != nil
    }
}

extension Session where Case == HandOverDuty {
    /// What the place holds that is not closed, counted now and not typed in.
    fileprivate func openAlerts(heldBy region: Region) throws -> (open: Int, waiting: Int, overdue: Int) {
        let row = try row(
            """
            SELECT COUNT(*) AS open, COUNT(*) FILTER (WHERE a.state = \(AlertState.new)) AS waiting,
                COUNT(*) FILTER (WHERE a.due_at < \(now)) AS overdue
            FROM alert a WHERE a.state <> \(AlertState.closed) AND a.holder = \(region)
                AND \(scope, region: "a.holder")
            """)
        return (try row?("open") ?? 0, try row?("waiting") ?? 0, try row?("overdue") ?? 0)
    }
}
