import Access
public import Care
import SchoolWorkRules
import Storage

/// A self-check that a class opens together, as the teacher who opened it sees it.
public struct ClassRound: Codable, Sendable, Equatable {
    public let id: ID<ClassRound>
    public let unit: String
    /// By language.
    public let unitNames: [String: String]
    /// The door of the public self-check that it leads to.
    public let topic: String
    public let openedAt: Moment
    public let closesAt: Moment
    /// How many have begun; `nil` below ten (rulebook H.9).
    public let begun: Int?
    /// How many have come to the end; `nil` below ten, and while fewer than ten are missing.
    public let finished: Int?

    static let columns: SQL = """
        r.id, r.unit, u.name_zh, u.name_en, r.topic, r.opened_at, r.closes_at, r.begun, r.finished, r.region,
        r.code_sealed
        """

    init(_ row: Row, under policy: SchoolWorkPolicy) throws {
        id = try row("id")
        unit = try row("unit")
        unitNames = try row.both("name_zh", "name_en")
        topic = try row("topic")
        openedAt = try row("opened_at")
        closesAt = try row("closes_at")
        begun = policy.rounds.told(try row("begun"))
        finished = policy.rounds.toldFinished(try row("finished"), of: try row("begun"))
    }

    static func sealing(of round: ID<ClassRound>) -> String { "class round \(round)" }
}

extension Session {
    /// A class in the caller's reach: by a post in the school, or in the class itself.
    /// - Throws: `Refusal.notFound`.
    func meetingClass(_ code: String) throws -> (unit: SchoolClass, house: String, region: Region) {
        let found = try row(
            """
            SELECT u.code, u.name_zh, u.name_en, u.house, u.region FROM published_unit u
            WHERE u.code = \(code) AND u.kind = 'class' AND u.status = 'open'
                AND (\(scope, region: "u.region", unit: "u.house") OR \(scope, region: "u.region", unit: "u.code"))
            """)
        guard let found else { throw Refusal.notFound }
        return (try SchoolClass(found), try found("house"), try found("region"))
    }

    /// One's own, within what one still reaches.
    func round(_ row: Row) throws -> ClassRound {
        try ClassRound(row, under: policy(in: row("region"), on: today))
    }
}
