public import Access
public import Care
import Foundation
public import InterviewRules
import Storage

/// Writes down a talk: what was asked about danger, how the person is doing, the level that the interviewer sets, and
/// what comes next. A record is never changed: a correction is another one, and the first stays.
public struct RecordInterview: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>
    /// The newest record, where this one mends it.
    public var corrects: ID<Interview>?
    public var heldOn: Day
    public var manner: TalkManner
    public var topics: [String: Bool]?
    public var risk: RiskAnswers
    public var functioning: Functioning
    public var supports: [String: Bool]?
    public var said: Private<String>?
    /// Set by whoever has talked with the person; what the screening proposed binds nobody.
    public var level: CareLevel
    public var whyLower: Private<String>?
    public var nextStep: NextStep
    public var plan: Private<String>?
    public var nextLook: Day?
    public var guardianWhyNot: GuardianAbsence?
    public var referral: ReferralStep?
    public var referralWhyNot: Private<String>?
    public var request: String

    public init(
        finding: ID<Finding>, corrects: ID<Interview>? = nil, heldOn: Day, manner: TalkManner = .together,
        topics: [String: Bool]? = nil, risk: RiskAnswers, functioning: Functioning,
        supports: [String: Bool]? = nil, said: Private<String>? = nil, level: CareLevel,
        whyLower: Private<String>? = nil, nextStep: NextStep, plan: Private<String>? = nil, nextLook: Day? = nil,
        guardianWhyNot: GuardianAbsence? = nil, referral: ReferralStep? = nil,
        referralWhyNot: Private<String>? = nil, request: String
    ) {
        self.finding = finding
        self.corrects = corrects
        self.heldOn = heldOn
        self.manner = manner
        self.topics = topics
        self.risk = risk
        self.functioning = functioning
        self.supports = supports
        self.said = said
        self.level = level
        self.whyLower = whyLower
        self.nextStep = nextStep
        self.plan = plan
        self.nextLook = nextLook
        self.guardianWhyNot = guardianWhyNot
        self.referral = referral
        self.referralWhyNot = referralWhyNot
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let interview: ID<Interview>
        /// False when the same form had come before.
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        _ = try session.finding(finding)
        let content = try content()
        let mark = try session.mark(ofRequest: whole(content), for: "interview")
        if let same = try session.interview(of: mark) { return Outcome(interview: same, isNew: false) }
        let found = try session.ownFinding(finding)
        guard try corrects == nil || session.newestInterview(of: finding) == corrects else {
            throw InterviewError.notTheNewest
        }
        let heldAt = try session.moment(on: heldOn, of: found, field: "heldOn")
        let spokenAt = try corrects.flatMap { try session.moment(ofTalk: $0, on: heldOn) } ?? heldAt
        try session.check(content, level, of: found, at: corrects == nil ? heldAt : session.now)
        let id = try session.keep(self, content, mark, at: spokenAt)
        let isOfNow = try isAbout(found, spokenAt, at: session.now) && !session.wasTalkedWith(after: self)
        // A level that is graver still holds at once; a milder one waits for the talk about what has shown since, and
        // takes nothing back of what a later talk has set.
        if isOfNow || level >= max(found.proposed, found.level ?? .calm) {
            try session.set(level, content, of: found, at: heldAt)
            try session.tellOfImminence(level, of: found, by: id)
        }
        if content.guardianWhyNot == .danger {
            try session.noteDanger(of: found, reason: nil)
            try session.windClocks(ofMember: found.member)
        }
        try session.windClocks(of: finding, afterTalk: isOfNow)
        return Outcome(interview: id, isNew: true)
    }

    /// Who goes back in the browser and sets another level has held another talk, or it would be lost in silence.
    private func whole(_ content: InterviewContent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let said = String(decoding: try encoder.encode(content), as: UTF8.self)
        return WrittenText.whole(request, nil, [finding.rawValue, corrects?.rawValue, "\(level)", said])
    }

    /// Whether the talk can have been about what has shown last. A record that mends an older one was not; of a talk
    /// that is written down the day after, nobody knows the hour.
    private func isAbout(_ found: OpenFinding, _ spokenAt: Moment, at now: Moment) -> Bool {
        // What has shown in a time to come, by a clock that was set back, holds nobody up.
        guard let shown = found.shownAt, shown <= now else { return true }
        return spokenAt >= shown || (corrects == nil && heldOn == shown.day)
    }

    private func content() throws -> InterviewContent {
        InterviewContent(
            heldOn: heldOn, manner: manner,
            topics: try WrittenText.ticked(topics, "topics", InterviewTopic.self), risk: risk,
            functioning: functioning, supports: try WrittenText.ticked(supports, "supports", Support.self),
            said: try WrittenText.checked(said, "said"), whyLower: try WrittenText.checked(whyLower, "whyLower"),
            nextStep: nextStep, plan: try WrittenText.checked(plan, "plan"), nextLook: nextLook,
            guardianWhyNot: guardianWhyNot, referral: referral,
            referralWhyNot: try WrittenText.checked(referralWhyNot, "referralWhyNot"))
    }
}

extension Session where Case == RecordInterview {
    fileprivate func interview(of mark: String) throws -> ID<Interview>? {
        try row(
            "SELECT id FROM interview WHERE request = \(mark) \(unscoped: "the mark is the caller's own")"
        ).map { try $0("id") }
    }

    fileprivate func newestInterview(of finding: ID<Finding>) throws -> ID<Interview>? {
        try row(
            """
            SELECT id FROM interview WHERE finding = \(finding) ORDER BY id DESC LIMIT 1
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { try $0("id") }
    }

    /// Whether a talk of a later day is written down already: one that is written down late came before it. What was
    /// written down by a clock that went ahead holds nobody up.
    fileprivate func wasTalkedWith(after new: RecordInterview) throws -> Bool {
        let mended = new.corrects?.rawValue ?? ""
        return try row(
            """
            SELECT i.id FROM interview i
            WHERE i.finding = \(new.finding) AND i.held_at >= \(Moment(new.heldOn.adding(days: 1)))
                AND i.held_at <= \(now) AND i.id <> \(mended)
                AND NOT EXISTS (SELECT 1 FROM interview n WHERE n.corrects = i.id) LIMIT 1
            \(unscoped: "the finding itself was found within the scope")
            """) != nil
    }

    /// When a talk was that is mended: its own hour, where the day stays.
    fileprivate func moment(ofTalk talk: ID<Interview>, on day: Day) throws -> Moment? {
        let row = try row(
            """
            SELECT held_at FROM interview WHERE id = \(talk)
            \(unscoped: "the finding itself was found within the scope, and this is its newest record")
            """)
        guard let row else { return nil }
        let held: Moment = try row("held_at")
        return held.day == day ? held : nil
    }

    /// - Parameter at: since when the level would hold, for whoever tells the guardian.
    /// - Throws: the first thing that is missing.
    fileprivate func check(
        _ content: InterviewContent, _ level: CareLevel, of found: OpenFinding, at moment: Moment
    ) throws {
        let rise = try lastRise(of: found.id, with: (level: level, at: moment))
        let isSettled =
            try content.guardianWhyNot != nil || hasDangerousGuardian(found.member)
            || guardianWasReached(for: found.id, since: rise)
        let facts = InterviewFacts(
            level: level, risk: content.risk, saysWhyLower: content.whyLower != nil, hasPlan: content.plan != nil,
            nextLook: content.nextLook, guardianIsSettled: isSettled,
            referralIsSettled: content.referral != nil || content.referralWhyNot != nil)
        let gaps = facts.gaps(
            on: today, at: now, under: try policy(of: found), in: try calendar(in: found.region))
        if let gap = gaps.first { throw InterviewError.gap(gap) }
    }

    fileprivate func keep(
        _ new: RecordInterview, _ content: InterviewContent, _ mark: String, at heldAt: Moment
    ) throws -> ID<Interview> {
        let id = newID(Interview.self)
        let kept = try run(
            """
            INSERT INTO interview (id, finding, request, corrects, held_at, level, content, held_by, recorded_at)
            VALUES (\(id), \(new.finding), \(mark), CAST(\(new.corrects) AS TEXT), \(heldAt), \(new.level),
                \(try sealAll(content, for: InterviewContent.sealing(of: id))), \(caller.id), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the finding itself was found within the scope")
            """)
        // Two corrections of one record in the same instant: the second hand looks again first.
        guard kept == 1 else { throw InterviewError.notTheNewest }
        return id
    }

    /// The level changes by a talk and by nothing else. The same level again gives its clocks no new time.
    fileprivate func set(
        _ level: CareLevel, _ content: InterviewContent, of found: OpenFinding, at heldAt: Moment
    ) throws {
        let since = found.level == level ? found.levelAt ?? heldAt : heldAt
        let isExcused = content.guardianWhyNot?.isFinal ?? false
        try run(
            """
            UPDATE finding SET level = \(level), level_at = \(since), talked_at = COALESCE(talked_at, \(heldAt)),
                next_look = CAST(\(content.nextLook) AS TEXT), guardian_excused = \(isExcused)
            WHERE id = \(found.id) \(unscoped: "the finding itself was found within the scope")
            """)
    }
}
