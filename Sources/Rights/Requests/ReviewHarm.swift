public import Access
public import Care
public import RightsRules
import Storage

/// Lists whose file somebody has asked for and nobody has said yet whether the care notes in it do harm. Everybody is
/// on it who asks, cared for or not, so that being on it tells nothing; of a place, only own cases (MHL art. 47,
/// rulebook H.6).
public struct ListHarmReviews: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true
    public static let atMost = 100

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let requests: [RightsRequest]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        session.about("harm reviews of a school")
        let kinds = RightKind.allCases.filter(\.opensFile)
        return Outcome(
            requests: try session.rows(
                """
                SELECT \(RightsRequest.columns) FROM \(RightsRequest.tables)
                WHERE r.answer IS NULL AND r.review IS NULL AND r.kind IN \(list: kinds)
                    AND \(session.scope, region: "r.region", house: "r.keeper")
                    AND (r.keeper IS NOT NULL OR EXISTS (
                        SELECT 1 FROM published_cared f WHERE f.member = r.member AND f.keeper IS NULL))
                ORDER BY r.due_at, r.id LIMIT \(Self.atMost)
                """
            ).map(RightsRequest.init))
    }
}

/// Says whether reading the notes of their care would harm the person. What stays closed has a reason, which is kept
/// and shown to nobody but whoever looks after the person.
public struct ReviewHarm: Command {
    public static let permission = Permission.holdInterviews

    public var request: ID<RightsRequest>
    public var review: HarmReview
    public var why: Private<String>?

    public init(request: ID<RightsRequest>, review: HarmReview, why: Private<String>? = nil) {
        (self.request, self.review, self.why) = (request, review, why)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.reviewable(request)
        guard found.kind.opensFile, found.answer == nil, !found.isReviewed else { throw RightsProblem.reviewed }
        let reason = try RightsWords.checked(why, "why")
        guard review == .harmless || reason != nil else { throw RightsProblem.noReview }
        let sealed = reason.map { session.seal(Private($0), for: RightsRequest.sealing("why", of: found.id)) }
        let reviewed = try session.run(
            """
            UPDATE rights_request SET review = \(review), review_why = \(sealed), reviewed_by = \(session.caller.id),
                reviewed_at = \(session.now)
            WHERE id = \(found.id) AND review IS NULL AND answer IS NULL
            \(unscoped: "the request itself was found within the scope")
            """)
        guard reviewed == 1 else { throw RightsProblem.reviewed }
        return Done()
    }
}

extension Session where Case == ReviewHarm {
    /// A request of somebody whom the caller looks after.
    fileprivate func reviewable(_ id: ID<RightsRequest>) throws -> RightsRequest {
        let row = try row(
            """
            SELECT \(RightsRequest.columns) FROM \(RightsRequest.tables)
            WHERE r.id = \(id) AND \(scope, region: "r.region", house: "r.keeper")
            """)
        guard let row else { throw Refusal.notFound }
        let request = try RightsRequest(row)
        about("rights request \(id)", region: request.region)
        return request
    }
}
