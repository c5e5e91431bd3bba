public import Access
import Care
import Storage

/// For what somebody opens whose red flag it is. It stands in the line of the log.
public enum FlaggedReason: String, Codable, Sendable, CaseIterable {
    /// To find the person now, and stay with them.
    case findNow
    /// To tell who has custody (rulebook C.2, C.3).
    case tellGuardian
    /// To hand on to those who help: an ambulance, the police, a hospital.
    case handOn
}

/// Opens whose red flag of a sitting an alert is, and whom to call. Each opening has its line in the audit log, with
/// the reason.
///
/// This is the one place that decides who may: of a pupil a psychology teacher of the school, and of everybody the duty
/// lead who has taken the alert up (decision 0038). A colleague of the same school never does: what its staff has shown
/// is kept by the place (decision 0040). As long as the alert is open; afterwards whoever keeps the person goes on with
/// their own list. A sheet without a name leads to nobody.
public struct OpenFlagged: Query {
    public static let permission = Permission.openFlagged
    public static let opensIdentity = true

    public var alert: String
    public var reason: FlaggedReason

    public init(alert: String, reason: FlaggedReason) {
        self.alert = alert
        self.reason = reason
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let name: String
        public let guardian: String?
        public let guardianPhone: String?
        /// Of somebody of age: a child's own telephone is not given (rulebook G.2.2).
        public let phone: String?
        /// Not to be called: a guardian is, or may be, the danger (rulebook C.2). Their number is not given then.
        public let guardianIsDanger: Bool
    }

    /// - Throws: `RosterError.takeUpFirst` for a duty lead who sees the alert and has not taken it up.
    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT m.id, m.identity, a.region, a.handler, g.house AS keeper, EXISTS (
                SELECT 1 FROM published_guardian_danger d WHERE d.member = m.id) AS in_danger
            FROM published_alert_hand a JOIN published_flagged_sheet g ON g.sheet = a.sheet
            JOIN published_participant p ON p.id = g.participant JOIN member m ON m.id = p.member
            WHERE a.id = \(alert) AND a.state <> 'CLOSED' AND \(session.scope, region: "a.region", unit: "a.unit")
            """)
        guard let row else { throw Refusal.notFound }
        let region: Region = try row("region")
        let (keeper, handler): (String?, String?) = (try row("keeper"), try row("handler"))
        if !session.caller.teaches(keeper) {
            guard session.caller.leadsDuty(in: region) else { throw Refusal.notFound }
            guard handler != nil, handler == session.caller.id?.rawValue else { throw RosterError.takeUpFirst }
        }
        let member: ID<MemberCard> = try row("id")
        // By the person, so that the lead of the centre and the person find this look among the others.
        session.about("member \(member)", region: region)
        session.because(reason.rawValue)
        let identity = try session.identity(row("identity"), of: member)
        let isDanger: Bool = try row("in_danger")
        return Outcome(
            name: identity.name, guardian: identity.guardian, guardianPhone: isDanger ? nil : identity.guardianPhone,
            phone: identity.isOfAge(on: session.today) ? identity.phone : nil, guardianIsDanger: isDanger)
    }
}

extension Caller {
    /// Whether they are the psychology teacher of the very school that keeps the person.
    fileprivate func teaches(_ keeper: String?) -> Bool {
        keeper != nil && posts.contains { $0.role == .schoolPsychologyTeacher && $0.unit == keeper }
    }

    fileprivate func leadsDuty(in region: Region) -> Bool {
        posts.contains { post in
            post.role == .dutyLead && post.unit == nil
                && ([post.region] + post.inherited).contains { $0.contains(region) }
        }
    }
}
