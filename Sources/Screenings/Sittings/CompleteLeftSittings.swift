public import Access
import Care
import ScreeningRules
import Storage

/// Looks through what was begun in a campaign and never handed in, once nobody can answer any more: red flags were
/// judged as they were given, and here the sheets that hold enough answers are scored, so that nobody who needs
/// somebody is overlooked because a bell rang too early (rulebook E.4.1, E.4.3).
///
/// Who has not handed in has not said that this is their answer: such a sitting finds people and stays out of the
/// statistics. A paper is different. The person has handed it in, and only our second reading is missing: some days
/// after the window it counts as it was read once (decision 0031).
public struct CompleteLeftSittings: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// In one transaction; each is some sheets to load and to score.
    static let atOnce = 50

    public static let looksFirst = true

    public var campaign: String
    private var looked = Left()

    private enum CodingKeys: String, CodingKey { case campaign }

    public init(campaign: String) {
        self.campaign = campaign
    }

    /// What was found beside the writer: a hundred thousand sittings are gone through for the few that were left.
    fileprivate struct Left {
        var sittings: [ID<Sitting>] = []
        var papers: [ID<Sitting>] = []
    }

    public func looked(in session: borrowing Session<Self>) throws -> Self {
        var ready = self
        ready.looked.sittings = try session.unended("<> 'paper'", in: campaign)
        ready.looked.papers = try session.unended("= 'paper'", in: campaign)
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("campaign \(campaign)")
        guard let closes = try session.closing(of: campaign) else { return Done() }
        let over = closes.adding(minutes: Sitting.minutesAfterClosing)
        guard session.now >= over else { return try session.comeBack(self, at: over) }
        let left = looked.sittings
        try session.leave(try session.held(left))
        guard left.count < Self.atOnce else { return try session.goOn(self, after: left[left.count - 1]) }
        let papersOver = closes.adding(hours: 24 * PaperEntry.daysAfterClosing)
        guard session.now >= papersOver else { return try session.comeBack(self, at: papersOver) }
        let papers = looked.papers
        try session.leave(try session.held(papers).filter { try !session.countsAsRead($0) })
        guard papers.count < Self.atOnce else { return try session.goOn(self, after: papers[papers.count - 1]) }
        return Done()
    }
}

/// Sittings that were begun and never handed in, after the end of their campaign.
public struct SittingsLeft: Announcement {
    public let sittings: [String]
}

extension Session where Case == CompleteLeftSittings {
    /// When it closes; `nil` for one that has not closed, or is no more.
    fileprivate func closing(of campaign: String) throws -> Moment? {
        try row(
            """
            SELECT closes_at FROM published_campaign WHERE id = \(campaign) AND state IN ('closed', 'ended')
            \(unscoped: "the platform ends what nobody has ended")
            """
        ).map { try $0("closes_at") }
    }

    fileprivate func comeBack(_ step: CompleteLeftSittings, at moment: Moment) throws -> Done {
        try later(step, at: moment, key: "left \(step.campaign) \(moment.milliseconds)")
        return Done()
    }

    fileprivate func goOn(_ step: CompleteLeftSittings, after sitting: ID<Sitting>) throws -> Done {
        try later(step, at: now, key: "left \(step.campaign) after \(sitting)")
        return Done()
    }

    fileprivate func unended(_ manner: SQL, in campaign: String) throws -> [ID<Sitting>] {
        try rows(
            """
            SELECT t.id FROM sitting t
            WHERE t.campaign = \(campaign) AND t.finished_at IS NULL AND t.left_at IS NULL AND t.forgotten_at IS NULL
                AND t.closes_at <= \(now.adding(minutes: -Sitting.minutesAfterClosing))
                AND COALESCE(t.manner, 'own') \(manner) ORDER BY t.id LIMIT \(CompleteLeftSittings.atOnce)
            \(unscoped: "the platform ends what nobody has ended")
            """
        ).map { try $0("id") }
    }

    /// Those that are still unended, held before anything of them is read: somebody may hand in, settle a paper or take
    /// a consent back in the same instant.
    fileprivate func held(_ sittings: [ID<Sitting>]) throws -> [ID<Sitting>] {
        guard !sittings.isEmpty else { return [] }
        return try rows(
            """
            SELECT id FROM sitting WHERE id IN \(list: sittings) AND finished_at IS NULL AND left_at IS NULL
            ORDER BY id \(DialectHole.forUpdate) \(unscoped: "the platform ends what nobody has ended")
            """
        ).map { try $0("id") }
    }

    fileprivate func leave(_ sittings: [ID<Sitting>]) throws {
        guard !sittings.isEmpty else { return }
        for sitting in sittings { try leave(sitting) }
        announce(SittingsLeft(sittings: sittings.map(\.rawValue)))
    }

    private func leave(_ sitting: ID<Sitting>) throws {
        let isMarked: Bool
        do {
            isMarked = try scoreTouched(sitting)
        } catch is ScreeningError {
            // A scale that is here no more: what was answered stays and cannot be scored. The others are scored.
            isMarked = true
        }
        try run(
            """
            UPDATE sitting SET left_at = \(now), is_marked = \(isMarked), hand_at = NULL
            WHERE id = \(sitting) AND finished_at IS NULL \(unscoped: "the platform ends what nobody has ended")
            """)
    }

    /// A sheet that nobody has touched says nothing, not even that something is missing.
    /// - Returns: whether a sheet is marked.
    private func scoreTouched(_ sitting: ID<Sitting>) throws -> Bool {
        guard let all = try sheets(of: sitting) else { return false }
        var isMarked = false
        for (number, part) in all.parts.enumerated() where part.answers.count > 0 {
            if try score(part, seconds: all.manner == .paper ? nil : all.seconds(of: number)) { isMarked = true }
        }
        return isMarked
    }

    /// A paper that one colleague has read to its end is handed in as it was read.
    /// - Returns: whether it was one.
    fileprivate func countsAsRead(_ sitting: ID<Sitting>) throws -> Bool {
        let read = try run(
            """
            UPDATE paper_entry SET once_at = \(now)
            WHERE sitting = \(sitting) AND first_done_at IS NOT NULL AND settled_at IS NULL AND once_at IS NULL
            \(unscoped: "the platform ends what nobody has ended")
            """)
        guard read == 1, let all = try sheets(of: sitting),
            try end("id = \(sitting) \(unscoped: "the platform ends what nobody has ended")")
        else { return false }
        try score(all)
        return true
    }

    private func sheets(of sitting: ID<Sitting>) throws -> SittingSheets? {
        try sheets("t.id = \(sitting) \(unscoped: "the platform ends what nobody has ended")")
    }
}
