public import Care
public import SchoolWorkRules
public import Storage

/// Somebody who teaches mental health at a school.
public struct SchoolTeacher: Codable, Sendable, Equatable {
    public let id: ID<SchoolTeacher>
    public let name: String
    public let time: TeachingTime
    /// Of a full post; 100 for a full-time teacher.
    public let percent: Int
    public let since: Day

    init(_ row: Row) throws {
        id = try row("id")
        name = try row("name")
        time = try row("teaching_time")
        percent = try row("percent")
        since = try row("since_day")
    }
}

/// Somebody of the teaching-research group.
public struct GroupMember: Codable, Sendable, Equatable {
    public let id: ID<GroupMember>
    public let name: String
    public let role: GroupRole

    init(_ row: Row) throws {
        id = try row("id")
        name = try row("name")
        role = try row("group_role")
    }
}

/// A meeting of the group.
public struct GroupMeeting: Codable, Sendable, Equatable {
    public let id: ID<GroupMeeting>
    public let heldOn: Day
    public let kind: MeetingKind
    public let topic: String
    public let attended: Int
    /// For the school's own people only; nobody is named in it.
    public let summary: String?

    static func sealing(of meeting: ID<GroupMeeting>) -> String { "group meeting \(meeting)" }
}

extension TeachingTime: SQLBindable, SQLReadable {}
extension GroupRole: SQLBindable, SQLReadable {}
extension MeetingKind: SQLBindable, SQLReadable {}
