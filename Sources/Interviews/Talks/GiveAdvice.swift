public import Access
import CampaignRules
public import Care
import Foundation
public import InterviewRules
import Storage

/// How a class teacher can help, as somebody reads it.
public struct CareAdvice: Codable, Sendable, Equatable {
    public let sentences: [AdviceSentence]
    public let words: String?
    /// The last day on which it holds.
    public let until: Day
    public let givenAt: Moment

    static func sealing(of advice: ID<CareAdvice>) -> String { "care advice \(advice)" }
}

/// Tells the class teacher how to care for a pupil, and nothing of why: no score, no level, no scale (rulebook C.3,
/// G.2.6). Advice that was there before ends.
public struct GiveAdvice: Command {
    public static let permission = Permission.holdInterviews
    /// About a term: what nobody looks at again is no advice.
    public static let mostDays = 120

    public var finding: ID<Finding>
    public var sentences: [String: Bool]?
    public var words: Private<String>?
    public var until: Day
    public var request: String

    public init(
        finding: ID<Finding>, sentences: [String: Bool]? = nil, words: Private<String>? = nil, until: Day,
        request: String
    ) {
        self.finding = finding
        self.sentences = sentences
        self.words = words
        self.until = until
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let whole = WrittenText.whole(request, sentences, [words?.exposed, "\(until)"])
        let form = try session.newMark(of: whole, "advice", in: "care_advice", about: finding)
        guard let mark = form else { return Done() }
        let asked = try session.finding(finding)
        guard try session.isPupil(asked.member) else { throw InterviewError.noClassTeacher }
        let found = try session.ownFinding(finding)
        guard try session.sights(of: found.campaign).show(.advice, to: .classTeacher) else {
            throw InterviewError.notInPlan
        }
        let chosen = try WrittenText.ticked(sentences, "sentences", AdviceSentence.self)
        let words = try WrittenText.plain(words, under: session.policy(of: asked))
        guard !chosen.isEmpty || words != nil else { throw InterviewError.missing(field: "sentences") }
        guard until >= session.today, until <= session.today.adding(days: Self.mostDays) else {
            throw InterviewError.badUntil
        }
        try session.endAdvice(of: finding)
        try session.keep(chosen, words, until, for: found, mark)
        try session.windErrands(of: finding)
        return Done()
    }
}

/// Takes advice back: the class teacher sees nothing of the pupil any more.
public struct EndAdvice: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>

    public init(finding: ID<Finding>) {
        self.finding = finding
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        _ = try session.ownFinding(finding)
        try session.endAdvice(of: finding)
        return Done()
    }
}

extension WrittenText {
    /// Words for somebody who sees no score.
    /// - Throws: `InterviewError.unfit` for a number or a word that does not belong there.
    static func plain(_ text: Private<String>?, under policy: CarePolicy) throws -> String? {
        guard let words = try checked(text, "words", most: PlainWords.longest) else { return nil }
        if let word = PlainWords.unfit(in: words, under: policy) { throw InterviewError.unfit(word) }
        return words
    }
}

extension Session where Case == GiveAdvice {
    fileprivate func keep(
        _ sentences: [AdviceSentence], _ words: String?, _ until: Day, for found: OpenFinding, _ mark: String
    ) throws {
        let id = newID(CareAdvice.self)
        let sealed = words.map { seal(Private($0), for: CareAdvice.sealing(of: id)) }
        try run(
            """
            INSERT INTO care_advice
                (id, finding, member, request, sentences, words, until_day, given_by, given_at)
            VALUES (\(id), \(found.id), \(found.member), \(mark), \(CodeWords.write(sentences)), \(sealed), \(until),
                \(caller.id), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the finding itself was found within the scope")
            """)
    }
}

extension Session {
    /// A colleague or a patient has no class teacher, and whoever is a teacher there must not read of them.
    func isPupil(_ member: String) throws -> Bool {
        try row(
            """
            SELECT m.id FROM published_member m WHERE m.id = \(member) AND m.kind = 'pupil'
            \(unscoped: "the finding itself was found within the scope")
            """) != nil
    }

    func endAdvice(of finding: ID<Finding>) throws {
        try run(
            """
            UPDATE care_advice SET ended_at = \(now) WHERE finding = \(finding) AND ended_at IS NULL
            \(unscoped: "the finding itself was found within the scope")
            """)
    }

    /// What holds today.
    func advice(of finding: ID<Finding>) throws -> CareAdvice? {
        try row(
            """
            SELECT a.id, a.sentences, a.words, a.until_day, a.given_at FROM care_advice a
            WHERE a.finding = \(finding) AND a.ended_at IS NULL AND a.until_day >= \(today)
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { try careAdvice($0) }
    }

    func careAdvice(_ row: Row) throws -> CareAdvice {
        let id: ID<CareAdvice> = try row("id")
        let sealed: Sealed? = try row("words")
        return CareAdvice(
            sentences: CodeWords.read(try row("sentences")),
            words: try sealed.map { try open($0, for: CareAdvice.sealing(of: id)).exposed },
            until: try row("until_day"), givenAt: try row("given_at"))
    }
}

/// Chosen sentences as one column of text.
enum CodeWords {
    static func write<Choice: RawRepresentable>(_ choices: [Choice]) -> String where Choice.RawValue == String {
        choices.map(\.rawValue).joined(separator: " ")
    }

    static func read<Choice: RawRepresentable>(_ text: String) -> [Choice] where Choice.RawValue == String {
        text.split(separator: " ").compactMap { Choice(rawValue: String($0)) }
    }
}
