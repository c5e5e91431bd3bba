import Access
public import Care
public import InterviewRules
import Storage

/// What goes along to another school: fixed when it is sent, and sealed as one.
///
/// Left out is what belongs to the talk and not to the care that follows: the person's own words, what guardians have
/// said, records that were corrected, a doctor's papers, answers and scores (rulebook G.3, PIPL art. 6).
public struct CopiedArchive: Codable, Sendable, Equatable {
    /// A guardian is, or may be, the danger: the next school must not call them (rulebook C.2, H.4).
    public var guardianIsDanger: Bool
    /// The newest first; what came from an earlier school stands behind.
    public var findings: [CopiedFinding]

    var parts: TransferParts {
        let talks = findings.flatMap(\.talks)
        let openAlerts = findings.reduce(0) { $0 + $1.openAlerts }
        let isGrave = openAlerts > 0 || findings.contains { $0.isOpen && $0.present >= .neverAlone }
        return TransferParts(
            levels: findings.count, talks: talks.count, contacts: findings.reduce(0) { $0 + $1.contacts.count },
            errands: findings.reduce(0) { $0 + ($1.errands?.count ?? 0) },
            advice: findings.filter { $0.advice != nil }.count,
            pathSteps: findings.reduce(0) { $0 + $1.pathSteps.count },
            isOpen: guardianIsDanger || findings.contains(where: \.isOpen), isGrave: isGrave, openAlerts: openAlerts)
    }
}

/// One finding, as it stood when it was sent.
public struct CopiedFinding: Codable, Sendable, Equatable {
    public var id: ID<Finding>
    public var schoolNames: [String: String]
    public var titles: [String: String]
    public var foundAt: Moment
    /// What the screening proposed, and what the last talk has set.
    public var proposed: CareLevel
    public var level: CareLevel?
    public var isOpen: Bool
    public var openAlerts: Int
    /// The newest first.
    public var talks: [CopiedTalk]
    public var contacts: [CopiedContact]
    /// Who was told and what was done, the newest first; `nil` in a copy from before that went along.
    public var errands: [CopiedErrand]?
    public var advice: CareAdvice?
    /// The oldest first.
    public var pathSteps: [TakenStep]

    public var present: CareLevel { level ?? proposed }
}

/// A talk without the words that were said in it.
public struct CopiedTalk: Codable, Sendable, Equatable {
    public let heldOn: Day
    public let level: CareLevel
    public let topics: [InterviewTopic]
    public let risk: RiskAnswers
    public let functioning: Functioning
    public let supports: [Support]
    public let whyLower: String?
    public let nextStep: NextStep
    public let plan: String?
    public let nextLook: Day?
    public let guardianWhyNot: GuardianAbsence?
    public let referral: ReferralStep?
    public let referralWhyNot: String?
    public let heldBy: String

    init(_ held: HeldInterview) {
        let content = held.content
        (heldOn, level, heldBy) = (content.heldOn, held.level, held.heldBy)
        (topics, risk, functioning, supports) = (content.topics, content.risk, content.functioning, content.supports)
        (whyLower, nextStep, plan, nextLook) = (content.whyLower, content.nextStep, content.plan, content.nextLook)
        (guardianWhyNot, referral) = (content.guardianWhyNot, content.referral)
        referralWhyNot = content.referralWhyNot
    }
}

/// That a guardian was spoken with; what they said is theirs.
public struct CopiedContact: Codable, Sendable, Equatable {
    public let on: Day
    public let manner: TalkManner
    public let outcome: GuardianOutcome
}

/// Who was told, or what was done, as a level asks for it.
public struct CopiedErrand: Codable, Sendable, Equatable {
    public let errand: CareErrand
    public let on: Day
    public let words: String?
    public let notedBy: String
}

extension Session {
    /// All that a school keeps of a pupil, and what it was given by earlier ones.
    func archive(of member: String, keptBy school: String) throws -> CopiedArchive {
        let own = try rows(
            """
            SELECT f.id, f.found_at, f.proposed, f.level, f.closed_at, f.handed_on_at, c.title_zh, c.title_en,
                COALESCE(u.name_zh, f.keeper) AS name_zh, COALESCE(u.name_en, '') AS name_en
            FROM finding f JOIN published_campaign c ON c.id = f.campaign
            LEFT JOIN published_unit u ON u.code = f.keeper
            WHERE f.member = \(member) AND f.keeper = \(school) ORDER BY f.found_at DESC, f.id DESC
            \(unscoped: "the member's finding was found within the scope")
            """
        ).map { try copiedFinding($0) }
        // Who comes back brings along what this school had given; each stands there once.
        var known = Set(own.map(\.id))
        let given = try givenArchives(of: member, to: school).flatMap(\.findings)
        return CopiedArchive(
            guardianIsDanger: try hasDangerousGuardian(member),
            findings: own + given.filter { known.insert($0.id).inserted })
    }

    private func copiedFinding(_ row: Row) throws -> CopiedFinding {
        let id: ID<Finding> = try row("id")
        let isOver = try row("closed_at", as: Moment?.self) != nil || row("handed_on_at", as: Moment?.self) != nil
        return CopiedFinding(
            id: id, schoolNames: try row.both("name_zh", "name_en"), titles: try row.both("title_zh", "title_en"),
            foundAt: try row("found_at"), proposed: try row("proposed"), level: try row("level"), isOpen: !isOver,
            openAlerts: try alerts(of: id).filter { !$0.isClosed }.count,
            talks: try interviews(of: id).filter { !$0.isCorrected }.map { CopiedTalk($0) },
            contacts: try contacts(of: id).map {
                CopiedContact(on: $0.at.day, manner: $0.manner, outcome: $0.outcome)
            },
            errands: try doneErrands(of: id).map {
                CopiedErrand(errand: $0.errand, on: $0.at.day, words: $0.words, notedBy: $0.notedBy)
            },
            advice: try advice(of: id), pathSteps: try allSteps(of: id))
    }

    private func allSteps(of finding: ID<Finding>) throws -> [TakenStep] {
        try rows(
            """
            SELECT p.id FROM care_path p WHERE p.finding = \(finding) ORDER BY p.id
            \(unscoped: "the finding itself was found within the scope")
            """
        ).flatMap { try steps(of: try $0("id", as: ID<CarePath>.self)) }
    }

    /// What an earlier school had handed on. What was open there is cared for here, or has ended here.
    private func givenArchives(of member: String, to school: String) throws -> [CopiedArchive] {
        try rows(
            """
            SELECT t.id, t.content FROM archive_transfer t
            WHERE t.taken_member = \(member) AND t.recipient = \(school) AND t.ending = 'acknowledged'
            ORDER BY t.sent_at DESC \(unscoped: "the member's finding was found within the scope")
            """
        ).map { row in
            let id: ID<ArchiveTransfer> = try row("id")
            var given = try openAll(
                row("content"), for: ArchiveTransfer.sealing(of: id), as: CopiedArchive.self)
            for place in given.findings.indices {
                (given.findings[place].isOpen, given.findings[place].openAlerts) = (false, 0)
            }
            return given
        }
    }
}
