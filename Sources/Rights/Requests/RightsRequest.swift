import Access
public import Care
public import RightsRules
public import Storage

extension RightKind: SQLBindable, SQLReadable {}
extension RightsApplicant: SQLBindable, SQLReadable {}
extension RightsManner: SQLBindable, SQLReadable {}
extension RightsField: SQLBindable, SQLReadable {}
extension IdentityProof: SQLBindable, SQLReadable {}
extension RightsAnswer: SQLBindable, SQLReadable {}
extension HarmReview: SQLBindable, SQLReadable {}

/// A request as the desk sees it: what is asked and how it stands, and nothing of what is kept of the person.
public struct RightsRequest: Codable, Sendable, Equatable {
    public let id: ID<RightsRequest>
    public let kind: RightKind
    public let applicant: RightsApplicant
    public let manner: RightsManner
    public let field: RightsField?
    public let participant: String
    public let member: String
    public let titles: [String: String]
    public let region: Region
    public let house: String?
    /// The unit whose psychology teacher or counsellor looks after the person; `nil` where the place does.
    public let keeper: String?
    public let askedAt: Moment
    public let dueAt: Moment
    /// That it was reviewed; how it came out would tell the desk who is cared for.
    public let isReviewed: Bool
    /// Who has agreed to a deletion, and waits for a second person.
    public let firstBy: String?
    public let answer: RightsAnswer?
    public let answeredAt: Moment?
    public let openUntil: Moment?

    static let columns: SQL = """
        r.id, r.kind, r.applicant, r.manner, r.field, r.participant, r.member, r.campaign, c.title_zh, c.title_en,
        r.region, r.house, r.keeper, r.asked_at, r.due_at, r.review,
        r.first_by, r.answer, r.answered_at, r.open_until, r.wish,
        r.words
        """
    static let tables: SQL = "rights_request r JOIN published_campaign c ON c.id = r.campaign"

    init(_ row: Row) throws {
        id = try row("id")
        kind = try row("kind")
        applicant = try row("applicant")
        manner = try row("manner")
        field = try row("field")
        participant = try row("participant")
        member = try row("member")
        titles = try row.both("title_zh", "title_en")
        region = try row("region")
        house = try row("house")
        keeper = try row("keeper")
        askedAt = try row("asked_at")
        dueAt = try row("due_at")
        isReviewed = try row("review", as: String?.self) != nil
        firstBy = try row("first_by")
        answer = try row("answer")
        answeredAt = try row("answered_at")
        openUntil = try row("open_until")
    }

    /// Under what the words of a request lie sealed.
    static func sealing(_ part: String, of request: ID<RightsRequest>) -> String { "rights \(part) \(request)" }
}

extension Row {
    /// A name in both languages; the Chinese one where there is no other.
    func both(_ chinese: StaticString, _ english: StaticString) throws -> [String: String] {
        let (text, other): (String, String) = (try self(chinese), try self(english))
        return ["zh-Hans": text, "en": other.isEmpty ? text : other]
    }
}
