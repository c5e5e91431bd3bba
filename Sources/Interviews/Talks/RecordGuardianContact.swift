public import Access
public import Care
public import InterviewRules
public import Storage

/// One try to reach the guardian, as it was written down.
public enum GuardianContact {}

/// A talk with a guardian as somebody reads it again.
public struct HeldContact: Codable, Sendable, Equatable {
    public let id: ID<GuardianContact>
    public let at: Moment
    public let manner: TalkManner
    public let outcome: GuardianOutcome
    public let said: String?
    public let heldBy: String

    static func sealing(of contact: ID<GuardianContact>) -> String { "guardian contact \(contact)" }
}

/// Writes down when and how a guardian was spoken with, and in short what was said.
public struct RecordGuardianContact: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>
    public var heldOn: Day
    public var manner: TalkManner
    public var outcome: GuardianOutcome
    public var said: Private<String>?
    public var request: String

    public init(
        finding: ID<Finding>, heldOn: Day, manner: TalkManner, outcome: GuardianOutcome,
        said: Private<String>? = nil, request: String
    ) {
        self.finding = finding
        self.heldOn = heldOn
        self.manner = manner
        self.outcome = outcome
        self.said = said
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        // Not reached, and back in the browser reached after all: that is another call.
        let whole = WrittenText.whole(request, nil, [manner.rawValue, outcome.rawValue, "\(heldOn)", said?.exposed])
        let form = try session.newMark(of: whole, "guardian contact", in: "guardian_contact", about: finding)
        guard let mark = form else { return Done() }
        let found = try session.ownFinding(finding)
        let at = try session.moment(on: heldOn, of: found, field: "heldOn")
        let said = try WrittenText.checked(said, "said")
        if outcome.isReached, said == nil { throw InterviewError.missing(field: "said") }
        try session.keep(self, said ?? "", mark, at: at)
        try session.windClocks(of: finding)
        return Done()
    }
}

extension Session where Case == RecordGuardianContact {
    fileprivate func keep(_ new: RecordGuardianContact, _ said: String, _ mark: String, at moment: Moment) throws {
        let id = newID(GuardianContact.self)
        try run(
            """
            INSERT INTO guardian_contact
                (id, finding, request, at, manner, outcome, content, held_by, recorded_at)
            VALUES (\(id), \(new.finding), \(mark), \(moment), \(new.manner.rawValue), \(new.outcome.rawValue),
                \(seal(Private(said), for: HeldContact.sealing(of: id))), \(caller.id), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the finding itself was found within the scope")
            """)
    }
}

extension Session {
    /// All talks with guardians of a finding, the newest first.
    func contacts(of finding: ID<Finding>) throws -> [HeldContact] {
        try rows(
            """
            SELECT g.id, g.at, g.manner, g.outcome, g.content, w.display_name
            FROM guardian_contact g LEFT JOIN published_account w ON w.id = g.held_by
            WHERE g.finding = \(finding) ORDER BY g.id DESC
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { row in
            let id: ID<GuardianContact> = try row("id")
            let said = try open(row("content"), for: HeldContact.sealing(of: id)).exposed
            return HeldContact(
                id: id, at: try row("at"), manner: try row("manner"), outcome: try row("outcome"),
                said: said.isEmpty ? nil : said, heldBy: try row("display_name") ?? "")
        }
    }
}

extension TalkManner: SQLReadable {}
extension GuardianOutcome: SQLReadable {}
