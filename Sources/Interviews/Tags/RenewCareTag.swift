public import Access
public import Care
import InterviewRules
import Storage

/// Lets a tag of a pupil hold longer, after somebody has asked whether it still does.
public struct RenewCareTag: Command {
    public static let permission = Permission.holdInterviews

    public var member: String
    public var tag: ID<CareTag>
    public var until: Day

    public init(member: String, tag: ID<CareTag>, until: Day) {
        (self.member, self.tag, self.until) = (member, tag, until)
    }

    /// - Throws: `InterviewError.tag` for a day too far off or over; `Refusal.notFound` where it holds no more.
    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let pupil = try session.taggedPupil(member)
        if let gap = try session.tagPolicy(in: pupil.region).gap(until: until, on: session.today) {
            throw InterviewError.tag(gap)
        }
        let renewed = try session.run(
            """
            UPDATE care_tag SET until_day = \(until)
            WHERE id = \(tag) AND member = \(member) AND keeper = \(pupil.keeper) AND until_day >= \(session.today)
            \(unscoped: "the pupil was found within the scope")
            """)
        guard renewed == 1 else { throw Refusal.notFound }
        return Done()
    }
}
