public import Access
public import Care
import ScreeningRules
import Storage

/// Brings in an interview that was held where there is no network, whole: consent, age, order, red flags and quality
/// are asked for as if it were held here and now, by the same steps (decision 0050). Sent again, it counts once.
///
/// It is taken until seven days after the window, like a paper, if it was answered within the window. Danger is heard
/// also where the code was answered elsewhere meanwhile, and is never refused for a device's clock or for having been
/// answered behind the window.
public struct BringInterview: Command {
    public static let permission = Permission.enterAnswers

    public var taken: ID<TakenInterview>
    /// When the first question was read, by the clock of the device.
    public var begunAt: Moment
    /// When the last one was done, by the same clock.
    public var endedAt: Moment
    /// When it is sent, by the same clock: how far that is off is seen from it.
    public var sentAt: Moment
    /// `2/gad-7.1`, the sheet's place and the question, to `several-days@1763880000000`, the answer and when it was
    /// given.
    public var answers: [String: String]?
    /// Answers that called for help and were changed before the end: heard, and not kept (rulebook E.4.1).
    public var earlier: [String: String]?
    public var request: String

    public init(
        taken: ID<TakenInterview>, begunAt: Moment, endedAt: Moment, sentAt: Moment, answers: [String: String]?,
        earlier: [String: String]? = nil, request: String
    ) {
        (self.taken, self.answers, self.earlier, self.request) = (taken, answers, earlier, request)
        (self.begunAt, self.endedAt, self.sentAt) = (begunAt, endedAt, sentAt)
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// False where the code was answered elsewhere, and only the danger in it was heard.
        public let isKept: Bool
        /// Whether the duty was told of danger.
        public let isGrave: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard !request.isEmpty else { throw Refusal.invalid(field: "request") }
        // Whose it is comes before all that can be wrong with it: a device shows what was refused to nobody else.
        let out = try session.taken(taken)
        let told = try ToldInterview(self, at: session.now)
        let marks = session.fingerprints(of: "\(session.caller.name) \(request)", for: "brought interview")
        if out.isBrought(by: marks) { return Outcome(isKept: true, isGrave: out.isGrave) }
        if out.request == nil, let entered = try session.enter(told, of: out) {
            let isGrave = try session.keep(told, of: out, entered)
            let mark = session.fingerprint("\(session.caller.name) \(request)", for: "brought interview")
            try session.note(out, broughtBy: mark, isGrave: isGrave)
            return Outcome(isKept: true, isGrave: isGrave)
        }
        // The same came twice in the same instant, and the other one was first; or somebody has answered elsewhere.
        let now = try session.taken(taken)
        if now.isBrought(by: marks) { return Outcome(isKept: true, isGrave: now.isGrave) }
        guard try session.hear(told, of: out) else { throw SittingProblem.answeredElsewhere }
        return Outcome(isKept: false, isGrave: true)
    }
}

extension Session where Case == BringInterview {
    /// Begins the sitting as any interview does.
    /// - Returns: `nil` where the code was answered elsewhere.
    fileprivate func enter(_ told: ToldInterview, of out: TakenInterview) throws -> EnteredSitting? {
        let entrant = Entrant(
            campaign: out.campaign, taken: (out.participant, out.takenAt),
            daysAfterClosing: PaperEntry.daysAfterClosing)
        do {
            // Nobody has this key: there is nothing left to answer.
            let entered = try enter(
                entrant, .interview, in: out.language, key: newSecret().stored,
                begunAt: told.drawn(into: out.takenAt, now).begunAt)
            return entered.isNew ? entered : nil
        } catch SittingProblem.handedIn, SittingProblem.otherwise {
            return nil
        }
    }

    /// - Returns: whether there is danger in it.
    fileprivate func keep(
        _ told: ToldInterview, of out: TakenInterview, _ entered: EnteredSitting
    ) throws -> Bool {
        let parts = try sheets(of: entered.sitting).parts
        guard parts.map({ TakenInterview.name($0.sheet.questionnaire, $0.sheet.version) }) == out.scales else {
            throw SittingProblem.questionsChanged
        }
        guard told.places.allSatisfy({ parts.indices.contains($0 - 1) }) else {
            throw SittingProblem.noSuchSheet
        }
        let isGrave = parts.enumerated().contains { place, part in
            told.isGrave(at: place + 1, by: part.scale)
        }
        guard isGrave || told.isPossible(from: out.takenAt, to: now) else { throw SittingProblem.impossibleTime }
        let right = told.drawn(into: out.takenAt, now)
        // Danger that was met too late is danger all the same, and without a sheet nobody would hear of it.
        guard isGrave || right.endedAt < entered.guest.closesAt.adding(minutes: Sitting.minutesAfterClosing) else {
            throw SittingProblem.over
        }
        for (place, part) in parts.enumerated() { try keep(right, part, at: place + 1) }
        try finish(entered.sitting, right, isGrave: isGrave)
        return isGrave
    }

    private func keep(_ told: ToldInterview, _ part: SittingSheets.Part, at place: Int) throws {
        try part.check(told.answers.options[place] ?? [:])
        try part.check(told.earlier.options[place] ?? [:])
        try keepFirst(told.answers.options[place] ?? [:], on: part.sheet.id, at: told.answers.moments[place] ?? [:])
        try judge(told, part, at: place)
    }

    /// What was said first is judged first: a rank never falls.
    private func judge(_ told: ToldInterview, _ part: SittingSheets.Part, at place: Int) throws {
        for said in [told.earlier, told.answers] {
            let answers = Answers(said.options[place] ?? [:])
            guard !redFlags(in: answers, of: part.scale).isEmpty else { continue }
            let sheet = try self.sheet(part.sheet.id)
            _ = try judge(answers, on: sheet, part.scale, at: said.moments[place] ?? [:])
        }
    }

    /// As it stands now, with the rank that was found just before.
    private func sheet(_ id: ID<Sheet>) throws -> Sheet {
        let row = try row(
            "SELECT \(Sheet.columns) FROM sheet s WHERE s.id = \(id) \(unscoped: "the sitting was found before")")
        guard let row else { throw Refusal.notFound }
        return try Sheet(row)
    }

    /// Handed in and scored as every sitting is; what it took is reckoned from the device's moments.
    private func finish(_ sitting: ID<Sitting>, _ told: ToldInterview, isGrave: Bool) throws {
        if isGrave { try noteFlag(sitting) }
        try run(
            """
            UPDATE sitting SET answered_at = \(told.endedAt) WHERE id = \(sitting)
            \(unscoped: "the sitting was begun just now")
            """)
        guard try end("id = \(sitting) \(unscoped: "the sitting was begun just now")") else {
            throw SittingProblem.answeredElsewhere
        }
        try score(sheets(of: sitting))
    }

    private func sheets(of sitting: ID<Sitting>) throws -> SittingSheets {
        let found = try sheets("t.id = \(sitting) \(unscoped: "the sitting was begun just now")")
        guard let found else { throw Refusal.notFound }
        return found
    }

    fileprivate func note(_ out: TakenInterview, broughtBy mark: String, isGrave: Bool) throws {
        let noted = try run(
            """
            UPDATE taken_interview SET request = \(mark), brought_at = \(now), is_grave = \(isGrave)
            WHERE id = \(out.id) AND brought_at IS NULL \(unscoped: "the colleague's own, found within the scope")
            """)
        guard noted == 1 else { throw SittingProblem.answeredElsewhere }
    }

    /// A red flag is never overheard: it is judged on the sheets of the sitting that is there, and nothing else of the
    /// answers is kept.
    /// - Returns: whether there was one.
    fileprivate func hear(_ told: ToldInterview, of out: TakenInterview) throws -> Bool {
        let found = try sheets(
            "t.participant = \(out.participant) \(unscoped: "whom the colleague has interviewed")")
        guard let found else { return false }
        let right = told.drawn(into: out.takenAt, now)
        let grave = right.places.compactMap { place -> (Int, SittingSheets.Part)? in
            let part = found.parts.first { $0.sheet.questionnaire == out.scale(at: place) }
            guard let part, right.isGrave(at: place, by: part.scale) else { return nil }
            return (place, part)
        }
        guard !grave.isEmpty else { return false }
        // The sitting is held before its sheet, as by whoever takes a consent back.
        try noteFlag(found.sitting.id)
        for (place, part) in grave { try judge(right, part, at: place) }
        return true
    }
}
