public import Access
public import Care
import Storage

/// Takes a lesson out of the log that was written down by mistake. Who did it and when is kept.
public struct RemoveLesson: Command {
    public static let permission = Permission.keepSchoolWork

    public var lesson: ID<Lesson>

    public init(lesson: ID<Lesson>) {
        self.lesson = lesson
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let school: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.row(
            """
            SELECT l.house, l.region FROM lesson l
            WHERE l.id = \(lesson) AND \(session.scope, region: "l.region", unit: "l.house")
            """)
        guard let found else { throw Refusal.notFound }
        try session.run(
            """
            UPDATE lesson SET removed_by = \(session.caller.id), removed_at = \(session.now)
            WHERE id = \(lesson) AND removed_at IS NULL \(unscoped: "the lesson was found within the scope")
            """)
        session.about("lesson \(lesson)", region: try found("region"))
        return Outcome(school: try found("house"))
    }
}
