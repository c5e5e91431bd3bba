public import Access
public import Care
import InterviewRules
import Storage

/// Takes an archive that has come from another school, for a child on the own roster. From then on this school reads it
/// and looks after the child; the other one keeps its own record and goes on with nothing (rulebook G.3).
///
/// The child is found by the sealed identity; where that finds nobody for certain, by the hand of whoever takes it.
public struct AcknowledgeTransfer: Command {
    public static let permission = Permission.holdInterviews

    public var transfer: ID<ArchiveTransfer>
    /// Somebody of the own roster, where the identity alone does not tell.
    public var member: String?

    public init(transfer: ID<ArchiveTransfer>, member: String? = nil) {
        (self.transfer, self.member) = (transfer, member)
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// Where the child is looked after from now on.
        public let finding: ID<Finding>
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let sent = try session.arriving(transfer)
        guard let me = session.caller.id else { throw Refusal.notSignedIn }
        if let taken = sent.takenFinding, sent.endedBy == me { return Outcome(finding: taken) }
        guard sent.ending == nil else { throw TransferError.hasEnded }
        guard sent.sentBy != me else { throw TransferError.sameHand }
        try session.holdFindings(of: sent)
        let isDanger = try session.hasDangerousGuardian(sent.member)
        guard sent.basis != .guardianConsent || !isDanger else { throw TransferError.fellAway }
        let child = try session.child(of: sent, chosen: member)
        var archive = try session.content(of: sent)
        archive.guardianIsDanger = archive.guardianIsDanger || isDanger
        let open = try session.openLevels(archive, of: sent)
        let errands = try session.errandsToCarry(archive, of: sent)
        try session.handOn(archive, of: sent)
        let finding = try session.begin(archive, open, of: sent, for: child)
        try session.carry(errands, to: finding)
        if archive.guardianIsDanger { try session.noteDanger(for: child, finding, by: sent.sentBy) }
        try session.acknowledge(sent, child, finding, by: me)
        session.tell(.answered, transfer, at: sent.region, to: try session.teachers(of: sent.sender))
        return Outcome(finding: finding)
    }
}

/// The child on the receiving school's roster.
struct ReceivedChild {
    let member: String
    let unit: String?
    let region: Region

    init(_ row: Row) throws {
        member = try row("id")
        unit = try row("unit")
        region = try row("region")
    }
}

extension Session {
    /// Pupils of a school who are the same as a member elsewhere, by the marks of name and birthday or of the number.
    func twins(of member: String, in school: String) throws -> [String] {
        try rows(
            """
            SELECT w.twin FROM published_member_twin w WHERE w.member = \(member) AND w.house = \(school)
            ORDER BY w.twin LIMIT 20 \(unscoped: "a mark is compared; of the one nothing is told to the other")
            """
        ).map { try $0("twin") }
    }
}

extension Session where Case == AcknowledgeTransfer {
    /// - Throws: `TransferError.notOnRoster`, `otherPerson`.
    fileprivate func child(of sent: OpenTransfer, chosen: String?) throws -> ReceivedChild {
        let named = chosen.flatMap { $0.isEmpty ? nil : $0 }
        let twins = try twins(of: sent.member, in: sent.recipient)
        guard let member = named ?? (twins.count == 1 ? twins.first : nil) else { throw TransferError.notOnRoster }
        // Where the marks know the child, no hand gives the archive to another.
        guard twins.isEmpty || twins.contains(member) else { throw TransferError.otherPerson }
        let row = try row(
            """
            SELECT m.id, m.unit, m.region FROM published_member m JOIN published_member o ON o.id = \(sent.member)
            WHERE m.id = \(member) AND m.house = \(sent.recipient) AND m.kind = 'pupil' AND m.left_at IS NULL
                AND m.born_month = o.born_month
            \(unscoped: "the transfer itself was found within the scope, and the child is on its school's roster")
            """)
        guard let row else { throw TransferError.otherPerson }
        return try ReceivedChild(row)
    }

    /// Whoever is just writing down a talk or a danger there is waited for: the level and the warning go along.
    fileprivate func holdFindings(of sent: OpenTransfer) throws {
        _ = try rows(
            """
            SELECT f.id FROM finding f WHERE f.member = \(sent.member) AND f.keeper = \(sent.sender)
            ORDER BY f.id \(DialectHole.forUpdate)
            \(unscoped: "the transfer itself was found within the scope")
            """)
    }

    fileprivate func content(of sent: OpenTransfer) throws -> CopiedArchive {
        let row = try row(
            """
            SELECT t.content FROM archive_transfer t WHERE t.id = \(sent.id)
            \(unscoped: "the transfer itself was found within the scope")
            """)
        guard let row else { throw Refusal.notFound }
        return try openAll(
            row("content"), for: ArchiveTransfer.sealing(of: sent.id), as: CopiedArchive.self)
    }

    /// The levels at which somebody cares there now: talks since the sending may have raised them, or ended the care.
    fileprivate func openLevels(_ archive: CopiedArchive, of sent: OpenTransfer) throws -> [CareLevel] {
        try rows(
            """
            SELECT COALESCE(f.level, f.proposed) AS present FROM finding f
            WHERE f.id IN \(list: archive.findings.map(\.id)) AND f.member = \(sent.member)
                AND f.keeper = \(sent.sender) AND f.closed_at IS NULL AND f.handed_on_at IS NULL
            \(unscoped: "the transfer itself was found within the scope")
            """
        ).map { try $0("present") }
    }

    /// What was copied stands still at the giving school; what was found there since is not in the copy, and stays. So
    /// does what an earlier school had given: its record is its own.
    fileprivate func handOn(_ archive: CopiedArchive, of sent: OpenTransfer) throws {
        let copied = archive.findings.map(\.id)
        let own = try rows(
            """
            SELECT f.id FROM finding f
            WHERE f.id IN \(list: copied) AND f.member = \(sent.member) AND f.keeper = \(sent.sender)
            \(unscoped: "the transfer itself was found within the scope")
            """
        ).map { try $0("id", as: ID<Finding>.self) }
        try run(
            """
            UPDATE finding SET handed_on_at = \(now), due_clock = NULL, due_at = NULL
            WHERE id IN \(list: own) AND handed_on_at IS NULL
            \(unscoped: "the transfer itself was found within the scope")
            """)
        try run(
            """
            UPDATE care_path SET due_clock = NULL, due_at = NULL
            WHERE finding IN \(list: own) AND closed_at IS NULL
            \(unscoped: "the transfer itself was found within the scope")
            """)
        for finding in own {
            try endAdvice(of: finding)
            try windErrands(of: finding)
        }
    }

    /// Care goes on here with a clock of its own, at the level that stood there; only a talk sets one here.
    fileprivate func begin(
        _ archive: CopiedArchive, _ open: [CareLevel], of sent: OpenTransfer, for child: ReceivedChild
    ) throws -> ID<Finding> {
        guard let newest = archive.findings.first else { throw Refusal.notFound }
        // Of whom a guardian is the danger somebody looks, also where nothing else was open.
        let isOpen = !open.isEmpty || archive.guardianIsDanger
        let proposed = max(open.max() ?? .watch, .watch)
        let clocks = CareClocks(proposed: proposed, foundAt: now)
        let policy = try policy(in: child.region, isPupil: true)
        let due = try clocks.interviewDue(under: policy, in: calendar(in: child.region)) ?? now
        // What had ended there with a calm level has ended here too, and stands among the ended ones.
        let ended: SQL = isOpen
            ? "NULL, NULL, NULL, 'interview', \(due), NULL, NULL"
            : "\(min(newest.present, .watch)), \(now), \(now), NULL, NULL, \(now), \(caller.id)"
        let id = newID(Finding.self)
        try run(
            """
            INSERT INTO finding (id, participant, member, campaign, unit, house, keeper, region, by_score, by_flag,
                proposed, found_at, interview_due, transfer, level, level_at, talked_at, due_clock, due_at, closed_at,
                closed_by)
            VALUES (\(id), \(ArchiveTransfer.participant(of: sent.id)), \(child.member), \(try campaign(of: newest.id)),
                CAST(\(child.unit) AS TEXT), \(sent.recipient), \(sent.recipient), \(child.region), \(proposed), 0,
                \(proposed), \(now), \(due), \(sent.id), \(ended))
            \(unscoped: "the transfer itself was found within the scope, and the child is on its school's roster")
            """)
        return id
    }

    /// The plan of the campaign in which the pupil was found last goes on deciding what may be shown of the care.
    private func campaign(of finding: ID<Finding>) throws -> String {
        let row = try row(
            """
            SELECT f.campaign FROM finding f WHERE f.id = \(finding)
            \(unscoped: "the transfer itself was found within the scope")
            """)
        guard let row else { throw Refusal.notFound }
        return try row("campaign")
    }

    fileprivate func noteDanger(for child: ReceivedChild, _ finding: ID<Finding>, by noter: ID<Caller>) throws {
        // Where one colleague here has said that it is over, that is taken back.
        try run(
            """
            UPDATE guardian_danger SET over_by = NULL, over_at = NULL, over_reason = NULL
            WHERE member = \(child.member) AND agreed_at IS NULL
            \(unscoped: "the transfer itself was found within the scope")
            """)
        try run(
            """
            INSERT INTO guardian_danger (id, member, finding, noted_by, noted_at)
            VALUES (\(newID(GuardianDanger.self)), \(child.member), \(finding), \(noter), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the transfer itself was found within the scope")
            """)
        // Also what was found here before asks for no talk with them any more.
        try windClocks(ofMember: child.member)
    }

    fileprivate func acknowledge(
        _ sent: OpenTransfer, _ child: ReceivedChild, _ finding: ID<Finding>, by me: ID<Caller>
    ) throws {
        try run(
            """
            UPDATE archive_transfer SET ending = \(TransferEnding.acknowledged), ended_by = \(me), ended_at = \(now),
                taken_member = \(child.member), taken_finding = \(finding)
            WHERE id = \(sent.id) \(unscoped: "the transfer itself was found within the scope")
            """)
        try run(
            """
            INSERT INTO archive_passed_on (member, taken_member, region)
            VALUES (\(sent.member), \(child.member), \(sent.region))
            ON CONFLICT DO NOTHING \(unscoped: "the transfer itself was found within the scope")
            """)
    }
}
