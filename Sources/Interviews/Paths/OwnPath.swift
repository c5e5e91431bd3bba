import Access
public import Care
public import InterviewRules
import Storage

/// Somebody's way to help and back, as they and their family read it: when what was, what is still missing, and when
/// somebody looks by. Nothing of what was noted.
public struct OwnPath: Codable, Sendable, Equatable {
    public struct Step: Codable, Sendable, Equatable {
        public let step: PathStep
        public let on: Day
    }

    public let steps: [Step]
    /// What the return waits for: safety and support, and how they could be had.
    public let missing: [PathFact]
    public let missingWords: String?
    /// The next meeting, or the next visit.
    public let nextDay: Day?
}

extension Session {
    /// The one that is open, or the newest; `nil` for whoever was never referred. And for whose guardian is the danger:
    /// the slip with the code lies at home, and a way to help that was taken without them is not for them to read
    /// (rulebook H.4, C.2). It looks as if there were none.
    /// - Parameter participant: found by their own code.
    func ownPath(of participant: String, in region: Region) throws -> OwnPath? {
        let row = try row(
            """
            SELECT \(OpenPath.columns), f.handed_on_at FROM care_path p JOIN finding f ON f.id = p.finding
            WHERE f.participant = \(participant) AND NOT EXISTS (
                SELECT 1 FROM published_guardian_danger d WHERE d.member = f.member)
            ORDER BY p.closed_at IS NOT NULL, p.id DESC LIMIT 1
            \(unscoped: "the participant was found by their own code")
            """)
        guard let row else { return nil }
        let (path, isOver) = (try OpenPath(row), try row("handed_on_at", as: Moment?.self) != nil)
        let taken = try steps(of: path.id)
        let waits = path.step == .notYet ? taken.last?.content : nil
        return OwnPath(
            steps: taken.map { OwnPath.Step(step: $0.step, on: $0.on) }, missing: waits?.facts ?? [],
            missingWords: waits?.words,
            // From a school that has handed the care on nobody looks by any more.
            nextDay: try isOver ? nil : waits?.day ?? visits(of: path, in: region)?.next)
    }
}
