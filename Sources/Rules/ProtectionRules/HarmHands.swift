/// Why somebody cannot take a step with a report of harm.
public enum HarmRefusal: String, Error, Sendable, Codable, CaseIterable {
    /// Whoever has raised it does not answer for it, and does not end it (rulebook H.4, five rules no. 2).
    case ownReport
    case notTold
    case notAcknowledged
    case isClosed
}

/// Who may do what with a report of harm: it takes two people.
public enum HarmHands {
    /// - Throws: why it cannot be acknowledged.
    public static func checkAcknowledging(_ course: HarmCourse, isOwn: Bool) throws(HarmRefusal) {
        guard course.closedAt == nil else { throw .isClosed }
        guard !isOwn else { throw .ownReport }
    }

    /// Nothing ends of which no authority knows.
    /// - Throws: why it cannot end yet.
    public static func checkClosing(_ course: HarmCourse, isOwn: Bool) throws(HarmRefusal) {
        guard course.closedAt == nil else { throw .isClosed }
        guard !isOwn else { throw .ownReport }
        guard course.toldAt != nil else { throw .notTold }
        guard course.acknowledgedAt != nil else { throw .notAcknowledged }
    }
}
