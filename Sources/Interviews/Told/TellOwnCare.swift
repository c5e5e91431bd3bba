public import Access
public import Care
public import InterviewRules
import Storage

/// Tells a person what was written down of their care, opened by the key of their own file: the talks, that a guardian
/// was spoken with, advice and report, and what the school has noted of their circumstances. Only where whoever looks
/// after the person has said that reading it does no harm (MHL art. 47); else the answer is the same as for somebody of
/// whom there is nothing.
///
/// Names of colleagues, what guardians have said and why one was not told are left out: they are others' own.
public struct TellOwnCare: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = true

    public var fileKey: String

    public init(fileKey: String) {
        self.fileKey = fileKey
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let talks: [Talk]
        public let contacts: [Contact]
        public let advice: [CareAdvice]
        public let reports: [ReleasedReport]
        /// What the school has noted of the person's circumstances; whoever finds it wrong has it corrected.
        public let tags: [Tag]
    }

    public struct Tag: Codable, Sendable, Equatable {
        /// By language.
        public let names: [String: String]
        public let basis: CareTagBasis
        public let suppliedBy: CareTagSupplier
        public let since: Day
        public let until: Day
        public let words: String?
    }

    public struct Talk: Codable, Sendable, Equatable {
        public let heldOn: Day
        public let manner: TalkManner
        public let level: CareLevel
        public let topics: [InterviewTopic]
        public let risk: RiskAnswers
        public let functioning: Functioning
        public let supports: [Support]
        public let said: String?
        public let plan: String?
        public let nextLook: Day?
        /// Whether a later record corrects this one.
        public let isCorrected: Bool
    }

    /// That a guardian was spoken with; what they said is theirs.
    public struct Contact: Codable, Sendable, Equatable {
        public let at: Moment
        public let manner: TalkManner
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let findings = try session.findingsOfFile(fileKey)
        var (talks, contacts): ([Talk], [Contact]) = ([], [])
        for finding in findings {
            talks += try session.interviews(of: finding.id).map(Talk.init)
            contacts += try session.contacts(of: finding.id).map { Contact(at: $0.at, manner: $0.manner) }
        }
        return Outcome(
            talks: talks, contacts: contacts,
            advice: try findings.compactMap { try session.advice(of: $0.id) },
            reports: try findings.compactMap { try session.report(of: $0.participant) },
            tags: try session.tagsOfFile(fileKey))
    }
}

extension TellOwnCare.Talk {
    fileprivate init(_ held: HeldInterview) {
        let content = held.content
        (heldOn, manner, level) = (content.heldOn, content.manner, held.level)
        (topics, risk, functioning) = (content.topics, content.risk, content.functioning)
        (supports, said, plan) = (content.supports, content.said, content.plan)
        (nextLook, isCorrected) = (content.nextLook, held.isCorrected)
    }
}

private struct FileFinding {
    let id: ID<Finding>
    let participant: String
}

extension Session where Case == TellOwnCare {
    /// Where the notes stay closed, none.
    fileprivate func findingsOfFile(_ key: String) throws -> [FileFinding] {
        let row = try row(
            """
            SELECT k.participant, k.member, k.region, k.keeper, k.with_notes FROM published_rights_key k
            WHERE k.mark IN \(list: storedForms(of: key)) AND k.until_at >= \(now)
            \(unscoped: "whoever holds the key of the file is the person")
            """)
        guard let row else { throw Refusal.notFound }
        let (participant, member): (String, String) = (try row("participant"), try row("member"))
        about("participant \(participant)", region: try row("region"))
        guard try row("with_notes") else { return [] }
        // What another school has written was reviewed by nobody here (rulebook G.3: a file is passed on sealed).
        let keeper: String? = try row("keeper")
        return try rows(
            """
            SELECT f.id, f.participant FROM finding f
            WHERE f.member = \(member) AND f.keeper IS NOT DISTINCT FROM CAST(\(keeper) AS TEXT)
            ORDER BY f.found_at, f.id
            \(unscoped: "whoever holds the key of the file is the person")
            """
        ).map { FileFinding(id: try $0("id"), participant: try $0("participant")) }
    }

    /// Of the school that was asked; nothing where the notes stay closed.
    fileprivate func tagsOfFile(_ key: String) throws -> [TellOwnCare.Tag] {
        try rows(
            """
            SELECT t.id, t.region, t.content, t.until_day, CAST(NULL AS TEXT) AS display_name
            FROM published_rights_key k JOIN care_tag t ON t.member = k.member AND t.keeper = k.keeper
            WHERE k.mark IN \(list: storedForms(of: key)) AND k.until_at >= \(now) AND k.with_notes
                AND t.until_day >= \(today)
            ORDER BY t.until_day, t.id \(unscoped: "whoever holds the key of the file is the person")
            """
        ).map { row in
            let tag = try careTag(row)
            return TellOwnCare.Tag(
                names: tag.names, basis: tag.basis, suppliedBy: tag.suppliedBy, since: tag.since, until: tag.until,
                words: tag.words)
        }
    }
}
