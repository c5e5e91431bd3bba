public import Access
public import Care
public import InterviewRules
import Storage
import WarningRules

/// Shows all of one person's care to whoever holds it, such as the psychology teacher of the school: the talks, who
/// was told, what is due.
public struct ReadFinding: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public var finding: ID<Finding>

    public init(finding: ID<Finding>) {
        self.finding = finding
    }

    /// A level that an interview can set, and what it asks for.
    public struct Level: Codable, Sendable, Equatable {
        public let level: CareLevel
        /// What the school's region calls it; empty for whoever is calm.
        public let names: [String: String]
        /// The last day for the next look, from today.
        public let lookBy: Day?
    }

    public struct Outcome: Codable, Sendable {
        public let card: FindingCard
        public let levels: [Level]
        public let interviews: [HeldInterview]
        public let contacts: [HeldContact]
        /// What the level still asks for, what is due first before the rest.
        public let errands: [ErrandDue]
        public let doneErrands: [DoneErrand]
        public let alerts: [FindingAlert]
        public let advice: CareAdvice?
        public let report: ReleasedReport?
        public let doors: PlanDoors
        /// To help outside of school and back, the newest first.
        public let paths: [ShownPath]
        /// Whether a guardian is, or may be, the danger; `nil` where nobody has said so.
        public let guardianDanger: GuardianDanger?
        /// Circumstances that the school has written down of a pupil; none of them sets a level.
        public let tags: [CareTag]
        /// The weeks in which somebody looks as often as the next level asks; the level itself stays.
        public let weeks: HighRiskWeeks?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT \(FindingCard.columns), f.keeper FROM \(FindingCard.tables)
            WHERE f.id = \(finding) AND \(session.scope, region: "f.region", house: "f.keeper")
            """)
        guard let row else { throw Refusal.notFound }
        let card = try FindingCard(row, for: session.caller.id)
        session.about("finding \(finding)", region: card.region)
        return Outcome(
            card: card, levels: try session.levels(in: card.region, isPupil: card.isPupil),
            interviews: try session.interviews(of: finding), contacts: try session.contacts(of: finding),
            errands: try session.openErrands(of: finding).map { ErrandDue(errand: $0.errand, at: $0.at) },
            doneErrands: try session.doneErrands(of: finding),
            alerts: try session.alerts(of: finding),
            advice: try session.advice(of: finding), report: try session.report(of: card.participant),
            doors: PlanDoors(try session.sights(of: card.campaign)), paths: try session.paths(of: finding),
            guardianDanger: try session.guardianDanger(of: card.member),
            tags: try session.careTags(of: [card.member])[card.member] ?? [],
            weeks: card.isOver
                ? nil
                : try session.highRiskWeeks(
                    of: card.level, in: card.region, keeper: try row("keeper"), isPupil: card.isPupil))
    }
}

extension Session {
    func levels(in region: Region, isPupil: Bool) throws -> [ReadFinding.Level] {
        let (policy, calendar) = (try policy(in: region, isPupil: isPupil), try calendar(in: region))
        return CareLevel.allCases.map { level in
            ReadFinding.Level(
                level: level, names: policy.names(of: level),
                lookBy: policy.step(of: level)?.look?.end(from: now, in: calendar).day)
        }
    }
}
