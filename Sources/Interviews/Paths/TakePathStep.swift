public import Access
public import Care
public import InterviewRules
import Storage

/// Writes down a step of somebody's way to help outside of school, and back: that a visit was suggested, that it took
/// place, a leave, the wish to come back, the meeting, the agreement, and the visits after it (rulebook G.4).
///
/// Whoever is not let back yet is told which safety or support is missing and what would mend it: no other reason can
/// be written down, and no word for an illness (Minors Law art. 29, rulebook E.4.8).
public struct TakePathStep: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>
    public var step: PathStep
    /// When it was.
    public var on: Day
    public var facts: [String: Bool]?
    public var words: Private<String>?
    /// The next appointment, the next meeting or the first day back.
    public var day: Day?
    public var request: String

    public init(
        finding: ID<Finding>, step: PathStep, on: Day, facts: [String: Bool]? = nil, words: Private<String>? = nil,
        day: Day? = nil, request: String
    ) {
        self.finding = finding
        self.step = step
        self.on = on
        self.facts = facts
        self.words = words
        self.day = day
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let form = try session.newMark(of: wholeRequest, "path step", in: "care_path_step", about: finding)
        guard let mark = form else { return Done() }
        let found = try session.held(finding, for: step)
        let at = try session.moment(on: on, of: found, field: "on")
        let content = try content(under: session.policy(of: found))
        let open = try session.openPath(of: finding)
        try session.check(self, content, after: open, of: found)
        let path = if let open { open } else { try session.beginPath(of: found, at: at) }
        try session.keep(self, content, mark, of: path)
        try session.move(path, by: self, at: at, of: found)
        try session.windErrands(of: finding)
        return Done()
    }

    private var wholeRequest: String {
        WrittenText.whole(request, facts, [step.rawValue, "\(on)", words?.exposed, day.map { "\($0)" }])
    }

    /// What somebody is told who has to wait for the return is read by the family.
    private func content(under policy: CarePolicy) throws -> PathStepContent {
        let written = try step == .notYet
            ? WrittenText.plain(words, under: policy) : WrittenText.checked(words, "words")
        return PathStepContent(
            facts: try WrittenText.ticked(facts, "facts", PathFact.self), words: written, day: day)
    }
}

extension Session where Case == TakePathStep {
    /// Whoever ends a way need not be the one who looks after the person: what began grave takes a colleague.
    fileprivate func held(_ id: ID<Finding>, for step: PathStep) throws -> OpenFinding {
        guard step == .closed else { return try ownFinding(id) }
        let found = try finding(id)
        guard !found.isHandedOn else { throw InterviewError.handedOn }
        guard !found.isClosed else { throw InterviewError.isClosed }
        return found
    }

    /// - Throws: the first thing that is missing.
    fileprivate func check(
        _ new: TakePathStep, _ content: PathStepContent, after path: OpenPath?, of found: OpenFinding
    ) throws {
        guard let path else {
            guard try isPupil(found.member) else { throw InterviewError.noSchool }
            return try check(
                PathMove(
                    new.step, after: nil, facts: content.facts, hasWords: content.words != nil, on: new.on,
                    day: content.day))
        }
        guard new.on >= path.since.day else { throw InterviewError.badMoment(field: "on") }
        try check(
            PathMove(
                new.step, after: path.step, facts: content.facts, hasWords: content.words != nil, on: new.on,
                day: content.day, openVisit: try visits(of: path, in: found.region)?.next,
                needsColleague: path.needsColleague(besides: caller.id, for: found)))
    }

    private func check(_ move: PathMove) throws {
        if let gap = move.gap { throw InterviewError.path(gap) }
    }

    fileprivate func beginPath(of found: OpenFinding, at moment: Moment) throws -> OpenPath {
        guard let me = caller.id else { throw Refusal.notSignedIn }
        let path = OpenPath(id: newID(CarePath.self), referredBy: me, at: moment, isGrave: found.isGrave)
        try run(
            """
            INSERT INTO care_path (id, finding, step, since, is_grave, referred_by)
            VALUES (\(path.id), \(found.id), \(path.step), \(path.since), \(path.isGrave), \(path.referredBy))
            \(unscoped: "the finding itself was found within the scope")
            """)
        return path
    }

    fileprivate func keep(
        _ new: TakePathStep, _ content: PathStepContent, _ mark: String, of path: OpenPath
    ) throws {
        let id = newID(TakenStep.self)
        try run(
            """
            INSERT INTO care_path_step (id, path, place, request, step, held_on, content, taken_by, taken_at)
            VALUES (\(id), \(path.id), (SELECT COUNT(*) + 1 FROM care_path_step s WHERE s.path = \(path.id)), \(mark),
                \(new.step), \(new.on), \(try sealAll(content, for: PathStepContent.sealing(of: id))),
                \(caller.id), \(now))
            \(unscoped: "the finding itself was found within the scope")
            """)
    }

    /// Where the way stands now, and what is due next.
    fileprivate func move(_ path: OpenPath, by new: TakePathStep, at moment: Moment, of found: OpenFinding) throws {
        guard let me = caller.id else { throw Refusal.notSignedIn }
        var moved = path
        (moved.step, moved.since) = (new.step, moment)
        moved.isGrave = path.isGrave || found.isGrave
        if new.step == .referred { (moved.referredBy, moved.backOn) = (me, nil) }
        if new.step == .returned { moved.backOn = new.day }
        let standing = PathStanding(
            step: moved.step, since: moved.since, isGrave: moved.isGrave, day: new.day,
            plan: try visits(of: moved, in: found.region))
        let due = standing.due(
            under: try returnPolicy(in: found.region, on: today), in: try calendar(in: found.region))
        let end: SQL = new.step == .closed ? ", closed_at = \(now), closed_by = \(me)" : ""
        try run(
            """
            UPDATE care_path SET step = \(moved.step), since = \(moved.since), is_grave = \(moved.isGrave),
                referred_by = \(moved.referredBy), back_on = CAST(\(moved.backOn) AS TEXT), due_clock = \(due?.clock),
                due_at = \(due?.at)\(end)
            WHERE id = \(moved.id) \(unscoped: "the finding itself was found within the scope")
            """)
    }
}
