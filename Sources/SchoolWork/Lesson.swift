public import Care
public import SchoolWorkRules
public import Storage

/// A lesson as it stands in the log.
public struct Lesson: Codable, Sendable, Equatable {
    public let id: ID<Lesson>
    public let heldOn: Day
    public let unit: String
    /// By language.
    public let unitNames: [String: String]
    public let topic: String
    public let form: ActivityForm
    public let teacher: String

    static let columns: SQL = "l.id, l.held_on, l.unit, u.name_zh, u.name_en, l.topic, l.form, l.teacher"

    init(_ row: Row) throws {
        id = try row("id")
        heldOn = try row("held_on")
        unit = try row("unit")
        unitNames = try row.both("name_zh", "name_en")
        topic = try row("topic")
        form = try row("form")
        teacher = try row("teacher")
    }
}

extension ActivityForm: SQLBindable, SQLReadable {}
