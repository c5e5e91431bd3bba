import Access
import Care
import InterviewRules
import Storage
import WarningRules

/// A finding as the steps of care need it, held against others until the end of the transaction.
struct OpenFinding {
    let id: ID<Finding>
    let participant: String
    let member: String
    let campaign: String
    let house: String?
    let keeper: String?
    let region: Region
    let proposed: CareLevel
    let hasFlag: Bool
    let foundAt: Moment
    /// When the person has shown more than what they were found by; `nil` where they have not.
    let shownAt: Moment?
    let level: CareLevel?
    let levelAt: Moment?
    /// When the first talk was.
    let talkedAt: Moment?
    let nextLook: Day?
    let guardianIsExcused: Bool
    let teacher: ID<Caller>?
    let isClosed: Bool
    /// Nobody has talked with the person yet, or not since they have shown more.
    let waitsForTalk: Bool
    /// Pupils have the clocks of a school; residents, staff and patients those of the community.
    let isPupil: Bool
    /// To another school, which looks after the person from then on (rulebook G.3).
    let isHandedOn: Bool

    static let columns: SQL = """
        f.id, f.participant, f.member, f.campaign, f.house, f.keeper, f.region, f.proposed, f.by_flag, f.found_at,
        f.shown_at, f.level, f.level_at, f.talked_at, f.next_look, f.guardian_excused, f.teacher, f.closed_at,
        f.handed_on_at, COALESCE(f.due_clock = 'interview', FALSE) AS waits_for_talk,
        \(OpenFinding.ofPupil) AS is_pupil
        """

    var isReceived: Bool { participant.hasPrefix(ArchiveTransfer.participantPrefix) }

    init(_ row: Row) throws {
        id = try row("id")
        participant = try row("participant")
        member = try row("member")
        campaign = try row("campaign")
        house = try row("house")
        keeper = try row("keeper")
        region = try row("region")
        proposed = try row("proposed")
        hasFlag = try row("by_flag", as: CareLevel.self) > .calm
        foundAt = try row("found_at")
        shownAt = try row("shown_at")
        level = try row("level")
        levelAt = try row("level_at")
        talkedAt = try row("talked_at")
        nextLook = try row("next_look")
        guardianIsExcused = try row("guardian_excused")
        teacher = try row("teacher")
        isClosed = try row("closed_at", as: Moment?.self) != nil
        waitsForTalk = try row("waits_for_talk")
        isPupil = try row("is_pupil")
        isHandedOn = try row("handed_on_at", as: Moment?.self) != nil
    }

    /// Whether a `finding f` is about a pupil.
    static let ofPupil: SQL = "EXISTS (SELECT 1 FROM published_member y WHERE y.id = f.member AND y.kind = 'pupil')"
}

/// All SQL of findings. They are for whoever looks after the people of the unit that keeps them, or for the counsellors
/// of the place (`Keeper`); a post that only oversees a place reaches none of them.
extension Session {
    /// - Throws: `Refusal.notFound` for every finding that is kept elsewhere.
    func finding(_ id: ID<Finding>) throws -> OpenFinding {
        let row = try row(
            """
            SELECT \(OpenFinding.columns) FROM finding f
            WHERE f.id = \(id) AND \(scope, region: "f.region", house: "f.keeper") \(DialectHole.forUpdate)
            """)
        guard let row else { throw Refusal.notFound }
        let found = try OpenFinding(row)
        about("finding \(id)", region: found.region)
        return found
    }

    /// One that is about to be written to. Whoever writes first looks after the person from then on.
    /// - Throws: `InterviewError.notYours`, `isClosed`, `handedOn`.
    func ownFinding(_ id: ID<Finding>) throws -> OpenFinding {
        let found = try finding(id)
        guard !found.isHandedOn else { throw InterviewError.handedOn }
        guard !found.isClosed else { throw InterviewError.isClosed }
        guard let me = caller.id else { throw Refusal.notSignedIn }
        guard found.teacher == nil || found.teacher == me else { throw InterviewError.notYours }
        if found.teacher == nil { try assign(id, to: me) }
        return found
    }

    func assign(_ id: ID<Finding>, to worker: ID<Caller>) throws {
        try run(
            """
            UPDATE finding SET teacher = \(worker) WHERE id = \(id)
            \(unscoped: "the finding itself was found within the scope")
            """)
    }

    /// Reckons anew what is due next, from what stands in the tables. Whoever waits for a talk, a first one or one
    /// about what they have shown since, keeps that clock: nothing but a talk stops it or gives it another time.
    func windClocks(of id: ID<Finding>, afterTalk: Bool = false) throws {
        let row = try row(
            """
            SELECT \(OpenFinding.columns) FROM finding f WHERE f.id = \(id)
            \(unscoped: "the finding itself was found within the scope")
            """)
        guard let row else { throw Refusal.notFound }
        let found = try OpenFinding(row)
        let care = try clocks(of: found)
        let due = care.next(under: try policy(of: found), in: try calendar(in: found.region))
        try run(
            """
            UPDATE finding SET due_clock = \(due?.clock), due_at = \(due?.at),
                weeks_until = CAST(\(care.weeks?.last) AS TEXT)
            WHERE id = \(id) AND (\(afterTalk) OR COALESCE(due_clock, '') <> 'interview')
            \(unscoped: "the finding itself was found within the scope")
            """)
        try windErrands(of: id)
    }

    func clocks(of found: OpenFinding) throws -> CareClocks {
        let isSettled =
            try found.guardianIsExcused || hasDangerousGuardian(found.member)
            || guardianWasReached(for: found.id, since: lastRise(of: found.id))
        return CareClocks(
            proposed: found.proposed, foundAt: found.foundAt, level: found.level, levelAt: found.levelAt,
            guardianIsSettled: isSettled, guardianSafeAt: try guardianSafeAt(found.member),
            nextLook: found.nextLook, lastTalk: try lastTalk(of: found.id),
            weeks: try highRiskWeeks(
                of: found.level, in: found.region, keeper: found.keeper, isPupil: found.isPupil))
    }

    /// The school's scheme for pupils (rulebook C.3), the community's for everybody else (C.2).
    func policy(in region: Region, isPupil: Bool) throws -> CarePolicy {
        guard isPupil else { return try book(CommunityCarePolicies.self).edition(for: region, on: today).care }
        return try book(CarePolicies.self).edition(for: region, on: today)
    }

    func policy(of found: OpenFinding) throws -> CarePolicy {
        try policy(in: found.region, isPupil: found.isPupil)
    }

    func calendar(in region: Region) throws -> WorkingCalendar {
        try book(WorkingCalendars.self).edition(for: region, on: today)
    }

    /// Whether somebody who looks after the person knows how it stands. Who was told of something milder knows nothing
    /// of what is graver now (rulebook C.3). A call of the hour before is of the same matter, because the record of the
    /// talk comes last [D]; one of the same day that is written down later stands at noon, and counts.
    func guardianWasReached(for finding: ID<Finding>, since rise: Moment?) throws -> Bool {
        let reached = GuardianOutcome.allCases.filter(\.isReached).map(\.rawValue)
        let since = rise.map { min($0, now) } ?? Moment(milliseconds: 0)
        return try row(
            """
            SELECT id FROM guardian_contact
            WHERE finding = \(finding) AND outcome IN \(list: reached) AND (at >= \(since.adding(hours: -1))
                OR (at >= \(Moment(since.day)) AND recorded_at >= \(since))) LIMIT 1
            \(unscoped: "the finding itself was found within the scope")
            """) != nil
    }

    /// When a talk has set a graver level than the talk before it, the last time; `nil` where none has. A record that
    /// mends another as graver has done so when it was written: until then nobody could tell a guardian of it.
    /// - Parameter next: a talk that is about to be written down.
    func lastRise(of finding: ID<Finding>, with next: (level: CareLevel, at: Moment)? = nil) throws -> Moment? {
        let held = try rows(
            """
            SELECT i.level, CASE WHEN i.corrects IS NULL THEN i.held_at ELSE i.recorded_at END AS set_at
            FROM interview i WHERE i.finding = \(finding) ORDER BY i.id
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { row -> (level: CareLevel, at: Moment) in (try row("level"), try row("set_at")) }
        let talks = held + (next.map { [$0] } ?? [])
        return Array(zip(talks, talks.dropFirst())).last { $0.1.level > $0.0.level }?.1.at
    }

    /// The alerts that its red flags have raised.
    func alerts(of finding: ID<Finding>) throws -> [FindingAlert] {
        try rows(
            """
            SELECT a.id, a.rank, a.state FROM finding_flag g JOIN published_alert a ON a.sheet = g.sheet
            WHERE g.finding = \(finding) ORDER BY a.rank DESC, a.id
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { FindingAlert(alert: try $0("id"), rank: try $0("rank"), isClosed: try $0("state") == "CLOSED") }
    }
}

/// An alert that belongs to a finding.
public struct FindingAlert: Codable, Sendable, Equatable {
    public let alert: String
    /// 1 to 4.
    public let rank: Int
    public let isClosed: Bool
}
