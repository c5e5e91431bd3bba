public import Access
import CampaignRules
public import Care
import RightsRules
import Storage
import WarningRules

/// Tells a person what is known of them beside name, answers and care: in which screenings they were invited, what was
/// said about taking part, when they sat down, and who has looked. Colleagues are told by their post, not by name.
public struct TellOwnFacts: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = true
    static let mostLooks = 500
    /// What a guardian has done, and nothing of who has looked after the child.
    static let guardiansOwn = [
        "AnswerSharingAsGuardian", "AskAboutChild", "DeclineGuardianConsent", "GiveGuardianConsent",
        "ReadGuardianLink", "WithdrawGuardianConsent",
    ]

    public var fileKey: String

    public init(fileKey: String) {
        self.fileKey = fileKey
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let screenings: [Screening]
        public let consents: [Consent]
        public let sharing: [Sharing]
        public let looks: [Look]
        public let archive: ArchiveYears
    }

    /// How long an archive would be kept. It is the same for everybody, so that nobody can tell from it whether there
    /// is one (decisions 0043 and 0053).
    public struct ArchiveYears: Codable, Sendable, Equatable {
        public let untilAge: Int
        public let afterLeaving: Int
        public let afterEnd: Int
        /// The day of the year on which each term ends.
        public let endMonth: Int
        public let endDay: Int
    }

    public struct Screening: Codable, Sendable, Equatable {
        public let titles: [String: String]
        public let unitNames: [String: String]?
        public let bornMonth: String
        public let begunAt: Moment?
        public let finishedAt: Moment?
        public let keptUntil: Day
    }

    /// What holds now of what was said, for oneself or by a guardian.
    public struct Consent: Codable, Sendable, Equatable {
        public let titles: [String: String]
        /// `person` or `guardian`.
        public let giver: String
        /// `given`, `declined` or `withdrawn`.
        public let standing: String
        public let version: Int
        public let at: Moment
    }

    /// What was said last to each version of each third party, also of one that has ended: it stays as proof.
    public struct Sharing: Codable, Sendable, Equatable {
        /// Of the recipient, by language.
        public let names: [String: String]
        /// `person` or `guardian`.
        public let giver: String
        /// `given`, `declined` or `withdrawn`.
        public let standing: String
        public let version: Int
        public let at: Moment
    }

    public struct Look: Codable, Sendable, Equatable {
        public let at: Moment
        /// The use case by which it was done.
        public let useCase: String
        /// The post of whoever did it; `nil` where they have none any more, and for the person's own doing.
        public let role: String?
        /// A code: for what the person's identity was opened; `nil` for what opens none, and where it is not told
        /// (`FileOwner.tells`).
        public let reason: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let owner = try session.fileOwner(fileKey)
        return Outcome(
            screenings: try session.screenings(of: owner), consents: try session.consents(of: owner),
            sharing: try session.sharing(of: owner), looks: try session.looks(at: owner),
            archive: try session.archiveYears(in: owner.region))
    }
}

private struct FileOwner {
    let participant: String
    let member: String
    let region: Region
    /// Whether it is told like one whose answers are gone, and of the one screening that it was asked about: a child
    /// who was brought to another school is not found by it.
    let isNarrow: Bool
    let isGuardian: Bool
    /// Whether it is read by a guardian, or by the code of a child under 14, who can be made to give it away.
    let isNearGuardian: Bool

    /// What is done because of a red flag alone.
    static let ofFlags = ["OpenFlagged"]

    /// For what somebody was opened. That a school fears for a child is told by people and not by a log: a guardian may
    /// be the danger before anybody knows of it (rulebook H.4).
    func tells(_ reason: String) -> String? {
        guard !reason.isEmpty, !isGuardian else { return nil }
        return isNearGuardian && reason == "danger" ? nil : reason
    }
}

extension Session where Case == TellOwnFacts {
    fileprivate func fileOwner(_ key: String) throws -> FileOwner {
        let row = try row(
            """
            SELECT k.participant, k.member, k.region, k.is_narrow, r.applicant = 'guardian' AS is_guardian,
                o.ends_in_danger
            FROM published_rights_key k JOIN rights_key o ON o.mark = k.mark
            JOIN rights_request r ON r.id = k.request
            WHERE k.mark IN \(list: storedForms(of: key)) AND k.until_at >= \(now)
            \(unscoped: "whoever holds the key of the file is the person")
            """)
        guard let row else { throw RightsProblem.fileClosed }
        let owner = FileOwner(
            participant: try row("participant"), member: try row("member"), region: try row("region"),
            isNarrow: try row("is_narrow"), isGuardian: try row("is_guardian"),
            isNearGuardian: try row("ends_in_danger"))
        about("participant \(owner.participant)", region: owner.region)
        return owner
    }

    fileprivate func archiveYears(in region: Region) throws -> TellOwnFacts.ArchiveYears {
        let term = try book(ArchiveTerms.self).edition(for: region, on: today)
        return TellOwnFacts.ArchiveYears(
            untilAge: term.minor.untilAge, afterLeaving: term.minor.yearsAfterLeaving,
            afterEnd: term.adult.yearsAfterEnd, endMonth: term.endsOn.month, endDay: term.endsOn.day)
    }

    fileprivate func screenings(of owner: FileOwner) throws -> [TellOwnFacts.Screening] {
        try rows(
            """
            SELECT c.title_zh, c.title_en, c.closes_at, c.retention_days, u.name_zh, u.name_en, p.born_month,
                t.begun_at, t.finished_at
            FROM published_participant p JOIN published_campaign c ON c.id = p.campaign
            LEFT JOIN published_unit u ON u.code = p.unit LEFT JOIN published_sitting t ON t.participant = p.id
            WHERE p.member = \(owner.member) AND (\(!owner.isNarrow) OR p.id = \(owner.participant))
            ORDER BY c.closes_at, p.id
            \(unscoped: "whoever holds the key of the file is the person")
            """
        ).map { row in
            let (closes, days): (Moment, Int) = (try row("closes_at"), try row("retention_days"))
            let hasUnit = try row("name_zh", as: String?.self) != nil
            return TellOwnFacts.Screening(
                titles: try row.both("title_zh", "title_en"),
                unitNames: hasUnit ? try row.both("name_zh", "name_en") : nil, bornMonth: try row("born_month"),
                begunAt: owner.isNarrow ? nil : try row("begun_at"),
                finishedAt: owner.isNarrow ? nil : try row("finished_at"),
                keptUntil: closes.adding(hours: 24 * days).day)
        }
    }

    fileprivate func consents(of owner: FileOwner) throws -> [TellOwnFacts.Consent] {
        try rows(
            """
            SELECT c.title_zh, c.title_en, s.giver, s.standing, n.version, s.at
            FROM published_participant p JOIN published_consent s ON s.participant = p.id
            JOIN published_consent_notice n ON n.id = s.notice JOIN published_campaign c ON c.id = p.campaign
            WHERE p.member = \(owner.member) AND (\(!owner.isNarrow) OR p.id = \(owner.participant))
            ORDER BY s.at, s.giver
            \(unscoped: "whoever holds the key of the file is the person")
            """
        ).map {
            TellOwnFacts.Consent(
                titles: try $0.both("title_zh", "title_en"), giver: try $0("giver"), standing: try $0("standing"),
                version: try $0("version"), at: try $0("at"))
        }
    }

    fileprivate func sharing(of owner: FileOwner) throws -> [TellOwnFacts.Sharing] {
        try rows(
            """
            SELECT s.giver, s.standing, s.version, s.at, v.terms
            FROM published_participant p JOIN published_sharing_answer s ON s.participant = p.id AND s.is_last
            JOIN recipient_version v ON v.recipient = s.recipient AND v.version = s.version
            WHERE p.member = \(owner.member) AND (\(!owner.isNarrow) OR p.id = \(owner.participant))
            ORDER BY s.at, s.id
            \(unscoped: "whoever holds the key of the file is the person")
            """
        ).map {
            TellOwnFacts.Sharing(
                names: try RecipientTerms(json: $0("terms")).told.names, giver: try $0("giver"),
                standing: try $0("standing"), version: try $0("version"), at: try $0("at"))
        }
    }

    /// The newest first. What was done to the person's data bears the person's name in the log in one of four ways.
    fileprivate func looks(at owner: FileOwner) throws -> [TellOwnFacts.Look] {
        let subjects = try subjects(of: owner)
        let (isWhole, tellsOfFlags) = (!owner.isNarrow, !owner.isNearGuardian)
        return try rows(
            """
            SELECT a.at, a.use_case, a.reason, CASE WHEN a.caller_kind = 'person' THEN (
                SELECT MIN(w.role) FROM published_post w WHERE w.account = a.caller_id) END AS role
            FROM published_audit_line a
            WHERE a.subject IN \(list: subjects) AND a.outcome = 'done' AND a.caller_kind <> 'system'
                AND (\(isWhole) OR a.use_case IN \(list: TellOwnFacts.guardiansOwn))
                AND (\(tellsOfFlags) OR a.use_case NOT IN \(list: FileOwner.ofFlags))
            ORDER BY a.id DESC LIMIT \(TellOwnFacts.mostLooks)
            \(unscoped: "whoever holds the key of the file is the person")
            """
        ).map {
            TellOwnFacts.Look(
                at: try $0("at"), useCase: try $0("use_case"), role: try $0("role"),
                reason: owner.tells(try $0("reason")))
        }
    }

    private func subjects(of owner: FileOwner) throws -> [String] {
        let found = try rows(
            """
            SELECT p.id AS participant, t.id AS sitting, s.sheet
            FROM published_participant p LEFT JOIN published_sitting t ON t.participant = p.id
            LEFT JOIN published_sitting_sheet s ON s.sitting = t.id
            WHERE p.member = \(owner.member) \(unscoped: "whoever holds the key of the file is the person")
            """)
        var subjects: Set = ["member \(owner.member)"]
        for row in found {
            subjects.insert("participant \(try row("participant", as: String.self))")
            if let sitting = try row("sitting", as: String?.self) { subjects.insert("sitting \(sitting)") }
            if let sheet = try row("sheet", as: String?.self) { subjects.insert("sheet \(sheet)") }
        }
        return subjects.sorted()
    }
}
