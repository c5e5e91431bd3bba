/// What somebody is in the teaching-research group of a school (rulebook A, requirement 139).
public enum GroupRole: String, Sendable, Codable, CaseIterable {
    case leader
    /// With a certificate in counselling.
    case counsellor
    case subjectTeacher
    case classTeacher
}

/// What a meeting of the group was for.
public enum MeetingKind: String, Sendable, Codable, CaseIterable {
    case teaching
    /// About how to help somebody, told so that nobody knows who it is.
    case caseMeeting

    /// Of a case something has to be written down, of other meetings it may be.
    public var needsSummary: Bool { self == .caseMeeting }
}
