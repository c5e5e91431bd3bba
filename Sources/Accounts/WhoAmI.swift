public import Access
import Care

/// Tells a person who they are here and what they may do where.
public struct WhoAmI: Query {
    public static let permission = Permission.signedIn
    public static let opensIdentity = false

    public init() {}

    public struct Outcome: Codable, Sendable {
        public let account: String
        public let posts: [Post]
        public let permissions: [Permission]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let held = session.caller.posts.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
        return Outcome(
            account: session.caller.name, posts: session.caller.posts,
            permissions: held.sorted { $0.rawValue < $1.rawValue })
    }
}
