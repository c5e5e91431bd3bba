import Access
public import Care
public import InterviewRules
public import Storage

/// Somebody whom a sitting has shown to need a talk.
public enum Finding {}

extension CareLevel: SQLBindable, SQLReadable {}
extension CareClock: SQLBindable, SQLReadable {}

/// A finding as the list shows it: no name, no score.
public struct FindingCard: Codable, Sendable, Equatable {
    public let id: ID<Finding>
    public let participant: String
    public let member: String
    public let campaign: String
    public let titles: [String: String]
    /// The class.
    public let unit: String?
    public let unitNames: [String: String]?
    public let region: Region
    /// What the screening proposed.
    public let proposed: CareLevel
    public let hasFlag: Bool
    /// Whether the sheets do not speak for the person, and somebody has decided on a talk instead of another one.
    public let isInsteadOfRetest: Bool
    /// What the last interview has set; `nil` before the first.
    public let level: CareLevel?
    public let foundAt: Moment
    public let talkedAt: Moment?
    public let clock: CareClock?
    public let due: Moment?
    /// What the level asks for beside, as far as it is due first of that.
    public let errand: ErrandDue?
    /// The last day of high-risk weeks in which the rhythm is that of the next level.
    public let weeksUntil: Day?
    /// Who looks after the person.
    public let teacher: String?
    public let isMine: Bool
    /// Whether there is a class teacher who could be told how to care: pupils have one, nobody else has.
    public let isPupil: Bool
    public let closedAt: Moment?
    /// When another school took the person over; nothing is written here any more.
    public let handedOnAt: Moment?
    /// By which the person came from another school; there is no sitting behind it then.
    public let transfer: ID<ArchiveTransfer>?

    /// The level that counts now.
    public var present: CareLevel { level ?? proposed }
    /// Whether nothing is written down here any more.
    public var isOver: Bool { closedAt != nil || handedOnAt != nil }

    /// When the first of all open clocks ends.
    public var firstDue: Moment? { [due, errand?.at].compactMap { $0 }.min() }

    /// The same of a `finding f`.
    static let firstDueColumn: SQL = """
        CASE WHEN f.due_at IS NULL OR f.errand_at < f.due_at THEN f.errand_at ELSE f.due_at END
        """
    static let columns: SQL = """
        f.id, f.participant, f.member, f.campaign, c.title_zh, c.title_en, f.unit, u.name_zh, u.name_en, f.region,
        f.proposed, f.by_flag, f.level, f.found_at, f.talked_at, f.due_clock, f.due_at, f.teacher, f.errand,
        f.errand_at, f.weeks_until,
        w.display_name AS teacher_name, f.closed_at, f.handed_on_at, f.transfer,
        COALESCE(k.kind = 'pupil', FALSE) AS is_pupil,
        CASE WHEN f.by_score = 0 AND f.by_flag = 0 AND EXISTS (
            SELECT 1 FROM retest_wish z WHERE z.participant = f.participant AND z.decision = 'talk'
        ) THEN 1 ELSE 0 END AS is_instead
        """
    static let tables: SQL = """
        finding f JOIN published_campaign c ON c.id = f.campaign
        LEFT JOIN published_unit u ON u.code = f.unit LEFT JOIN published_account w ON w.id = f.teacher
        LEFT JOIN published_member k ON k.id = f.member
        """

    init(_ row: Row, for caller: ID<Caller>?) throws {
        id = try row("id")
        participant = try row("participant")
        member = try row("member")
        campaign = try row("campaign")
        titles = try row.both("title_zh", "title_en")
        unit = try row("unit")
        unitNames = try row("name_zh", as: String?.self) == nil ? nil : row.both("name_zh", "name_en")
        region = try row("region")
        proposed = try row("proposed")
        hasFlag = try row("by_flag", as: CareLevel.self) > .calm
        isInsteadOfRetest = try row("is_instead", as: Int.self) == 1
        level = try row("level")
        foundAt = try row("found_at")
        talkedAt = try row("talked_at")
        clock = try row("due_clock")
        due = try row("due_at")
        let asked: CareErrand? = try row("errand")
        let askedBy: Moment? = try row("errand_at")
        errand = asked.flatMap { asked in askedBy.map { ErrandDue(errand: asked, at: $0) } }
        weeksUntil = try row("weeks_until")
        teacher = try row("teacher_name")
        isMine = try row("teacher", as: ID<Caller>?.self) == caller && caller != nil
        isPupil = try row("is_pupil")
        closedAt = try row("closed_at")
        handedOnAt = try row("handed_on_at")
        transfer = try row("transfer")
    }
}

extension Row {
    /// A name in both languages; the Chinese one where there is no other.
    func both(_ chinese: StaticString, _ english: StaticString) throws -> [String: String] {
        let (text, other): (String, String) = (try self(chinese), try self(english))
        return ["zh-Hans": text, "en": other.isEmpty ? text : other]
    }
}
