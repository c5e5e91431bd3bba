public import Access
public import Care
import Storage

/// Counts for each class whose guardian is asked, has answered, and has still to be asked. What they said is not told
/// class by class; for all together it is told when nothing changes any more, and only where nobody can be guessed.
public struct CountConsents: Query {
    public static let permission = Permission.keepConsents
    public static let opensIdentity = false

    public var campaign: String

    public init(campaign: String) {
        self.campaign = campaign
    }

    public struct ClassCount: Codable, Sendable, Equatable {
        /// The class's code; `nil` for those who belong to none.
        public let unit: String?
        public let names: [String: String]?
        /// Whose guardian is asked.
        public let asked: Int
        /// Of these, who has still to be asked.
        public let waiting: Int
        /// Of these, who was given no slip yet, or is to be given one again.
        public let withoutSlip: Int
    }

    /// How many said yes and how many said no.
    public struct Split: Codable, Sendable, Equatable {
        public let agreed: Int
        public let declined: Int

        /// Cells below it are not told. Source: rulebook H.9.
        static let smallest = 10
        /// No breakdown of a school below it. Source: rulebook H.9.
        static let fewestAnswers = 30

        /// - Returns: `nil` where somebody could be guessed.
        init?(agreed: Int, declined: Int) {
            guard min(agreed, declined) >= Self.smallest, agreed + declined >= Self.fewestAnswers else { return nil }
            (self.agreed, self.declined) = (agreed, declined)
        }
    }

    public struct Outcome: Codable, Sendable {
        public let titles: [String: String]
        public let closesAt: Moment
        /// Whether guardians can be asked now.
        public let isOpen: Bool
        /// The version of the newest notice; `nil` where none is written.
        public let notice: Int?
        public let classes: [ClassCount]
        /// Told after the close only: while answers come in, a count that grows tells who it was.
        public let split: Split?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let facts = try session.campaign(campaign)
        let classes = try session.classCounts(facts)
        guard !classes.isEmpty else { throw Refusal.notFound }
        return Outcome(
            titles: facts.titles, closesAt: facts.closesAt, isOpen: facts.mayAnswer(at: session.now),
            notice: try session.notice(of: campaign)?.version, classes: classes,
            split: facts.isClosed(at: session.now) ? try session.split(facts) : nil)
    }
}

extension Session where Case == CountConsents {
    fileprivate func classCounts(_ facts: CampaignFacts) throws -> [CountConsents.ClassCount] {
        let waiting = Waiting(facts, on: facts.countedOn(today))
        return try rows(
            """
            SELECT t.unit, u.name_zh, u.name_en, COUNT(*) AS asked, SUM(t.waiting) AS waiting,
                SUM(t.without_slip) AS without_slip
            FROM (
                SELECT p.unit, CASE WHEN \(waiting.isWaiting) THEN 1 ELSE 0 END AS waiting,
                    CASE WHEN \(waiting.isWaiting) AND (NOT \(Waiting.hasSlip) OR \(Waiting.isDueAgain))
                        THEN 1 ELSE 0 END AS without_slip
                FROM published_participant p
                WHERE p.campaign = \(facts.id) AND p.removed_at IS NULL AND \(waiting.isAsked)
                    AND \(scope, region: "p.region", unit: "p.house")
            ) t LEFT JOIN published_unit u ON u.code = t.unit
            GROUP BY t.unit, u.name_zh, u.name_en, u.entry_year, u.number
            ORDER BY u.entry_year DESC, u.number, t.unit
            """
        ).map { row in
            let chinese: String? = try row("name_zh")
            return CountConsents.ClassCount(
                unit: try row("unit"), names: try chinese == nil ? nil : row.names("name_zh", "name_en"),
                asked: try row("asked"), waiting: try row("waiting"), withoutSlip: try row("without_slip"))
        }
    }

    /// As it stood at the close, and so for ever: a number that changes afterwards by one, because somebody takes a
    /// consent back, leaves the list or comes of age, would tell who it was.
    fileprivate func split(_ facts: CampaignFacts) throws -> CountConsents.Split? {
        let waiting = Waiting(facts, on: facts.countedOn(today))
        let row = try row(
            """
            SELECT SUM(CASE WHEN s.standing = 'given' THEN 1 ELSE 0 END) AS agreed,
                SUM(CASE WHEN s.standing <> 'given' THEN 1 ELSE 0 END) AS declined
            FROM published_participant p JOIN consent s ON s.participant = p.id AND s.giver = 'guardian'
            WHERE p.campaign = \(facts.id) AND (p.removed_at IS NULL OR p.removed_at > \(facts.closesAt))
                AND \(waiting.isAsked) AND \(wasLast(at: facts.closesAt))
                AND \(scope, region: "p.region", unit: "p.house")
            """)
        guard let agreed = try row?("agreed", as: Int?.self), let declined = try row?("declined", as: Int?.self) else {
            return nil
        }
        return CountConsents.Split(agreed: agreed, declined: declined)
    }

    /// What `s` says is what that giver had said last at a moment, about words that were not replaced.
    private func wasLast(at moment: Moment) -> SQL {
        """
        s.at <= \(moment) AND NOT EXISTS (
            SELECT 1 FROM consent l WHERE l.participant = s.participant AND l.giver = s.giver AND l.at <= \(moment)
                AND (l.at > s.at OR (l.at = s.at AND l.id > s.id)))
        AND (s.standing <> 'given' OR NOT EXISTS (
            SELECT 1 FROM consent_notice n
            JOIN consent_notice m ON m.campaign = n.campaign AND m.version > n.version AND m.asks_again
            WHERE n.id = s.notice))
        """
    }
}
