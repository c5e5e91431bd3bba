public import Care

/// Who asks: a visitor without a name, a person with posts, a program with a token, or the platform itself.
public struct Caller: Sendable, Equatable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case anyone, person, program, system
    }

    public let kind: Kind
    /// The account behind a person or a program; `nil` for the others.
    public let id: ID<Caller>?
    /// How the audit log calls the caller: an account's name, a job's name, or `anyone`.
    public let name: String
    public let posts: [Post]
    /// What a token was made for; `nil` where the posts alone decide.
    public let granted: Set<Permission>?
    /// Whether the token lets its program look at things only.
    public private(set) var isReadOnly = false

    public static let anyone = Caller(kind: .anyone, id: nil, name: "anyone", posts: [], granted: nil)

    /// The platform at work without a person: a job, a reaction, an operator's command.
    public static func system(_ name: String) -> Caller {
        Caller(kind: .system, id: nil, name: name, posts: [], granted: nil)
    }

    public static func person(_ id: ID<Caller>, name: String, posts: [Post]) -> Caller {
        Caller(kind: .person, id: id, name: name, posts: posts, granted: nil)
    }

    public static func program(
        _ id: ID<Caller>, name: String, posts: [Post], granted: Set<Permission>?, isReadOnly: Bool = false
    ) -> Caller {
        var caller = Caller(kind: .program, id: id, name: name, posts: posts, granted: granted)
        caller.isReadOnly = isReadOnly
        return caller
    }
}

/// A duty that somebody holds: a role in a region, or in one unit of it (a school, a station).
public struct Post: Sendable, Hashable, Codable {
    public let role: Role
    public let region: Region
    /// The unit's code; `nil` for the whole region.
    public let unit: String?
    /// Places that have merged into the region or moved there: their rows are reached as well. It is found when the
    /// posts are read, and nobody can send it: a post is given for a region, not for its past.
    public var inherited: [Region] = []
    /// What kind of unit it is, for a counsellor: their work depends on it (`Counselling`). It is found when the posts
    /// are read, and nobody can send it; where it is not known, the post is for nobody's people.
    public var unitKind: String?

    public init(role: Role, region: Region, unit: String? = nil) {
        self.role = role
        self.region = region
        self.unit = unit
    }

    enum CodingKeys: String, CodingKey { case role, region, unit }
}
