public import Access
public import Care
public import InterviewRules
import Storage

/// Shows the tags of one pupil of the school, whether anybody talks with them or not, and which may be written down.
public struct ReadCareTags: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public var member: String

    public init(member: String) {
        self.member = member
    }

    /// A tag of the list of the region that the pupil does not have.
    public struct Choice: Codable, Sendable, Equatable {
        public let code: String
        /// By language.
        public let names: [String: String]
        /// From whom alone it may come; empty where it may come from anybody.
        public let onlyFrom: [CareTagSupplier]
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let member: String
        /// The class.
        public let unitNames: [String: String]?
        public let tags: [CareTag]
        public let choices: [Choice]
        /// Whose consent counts at the pupil's age.
        public let consent: CareTagBasis
        /// Until when a new one holds where nobody says otherwise, and at most.
        public let usualEnd: Day
        public let lastEnd: Day
        /// The care that goes on, if there is any.
        public let finding: ID<Finding>?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let pupil = try session.taggedPupil(member)
        let policy = try session.tagPolicy(in: pupil.region)
        let tags = try session.careTags(of: [member])[member] ?? []
        let open = policy.tags.filter { kind in !tags.contains { $0.code == kind.code } }
        return Outcome(
            member: member, unitNames: pupil.unitNames, tags: tags,
            choices: open.map { Choice(code: $0.code, names: $0.names, onlyFrom: $0.onlyFrom) },
            consent: .consent(atAge: pupil.age), usualEnd: policy.usualEnd(from: session.today),
            lastEnd: session.today.adding(days: policy.mostDays), finding: try session.openFinding(of: member))
    }
}

extension Session where Case == ReadCareTags {
    fileprivate func openFinding(of member: String) throws -> ID<Finding>? {
        try row(
            """
            SELECT f.id FROM finding f
            WHERE f.member = \(member) AND f.closed_at IS NULL AND f.handed_on_at IS NULL
                AND \(scope, region: "f.region", house: "f.keeper")
            ORDER BY f.found_at DESC, f.id DESC LIMIT 1
            """
        ).map { try $0("id") }
    }
}
