public import Access
public import Care
import Storage

/// Takes a tag off a pupil: it does not hold any more, or never did. Nothing of it is kept but the line in the log.
public struct TakeOffCareTag: Command {
    public static let permission = Permission.holdInterviews

    public var member: String
    public var tag: ID<CareTag>

    public init(member: String, tag: ID<CareTag>) {
        (self.member, self.tag) = (member, tag)
    }

    /// One that is gone already is gone: a second press is no fault.
    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let pupil = try session.taggedPupil(member)
        try session.run(
            """
            DELETE FROM care_tag WHERE id = \(tag) AND member = \(member) AND keeper = \(pupil.keeper)
            \(unscoped: "the pupil was found within the scope")
            """)
        return Done()
    }
}
