public import Access
public import Care
import Storage

/// Gives somebody one more post.
public struct GivePost: Command {
    public static let permission = Permission.managePeople

    public var account: ID<Caller>
    public var role: Role
    /// A region's twelve digits or a unit's code.
    public var place: String
    public var from: Day?
    public var until: Day?

    public init(account: ID<Caller>, role: Role, place: String, from: Day?, until: Day?) {
        self.account = account
        self.role = role
        self.place = place
        self.from = from
        self.until = until
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let post = try session.seat(role, at: place)
        try session.give(post, to: try session.hired(account), term: Term(from: from ?? session.today, until: until))
        session.about(account, at: post)
        return Done()
    }
}

/// Lets somebody stand in for a colleague who is away (AB 角): the same post, for a stated time.
public struct AddStandIn: Command {
    public static let permission = Permission.managePeople

    /// Whose post it is.
    public var account: ID<Caller>
    public var post: ID<Post>
    /// Who stands in.
    public var colleague: ID<Caller>
    public var from: Day?
    /// The last day. A stand-in always has one.
    public var until: Day

    public init(account: ID<Caller>, post: ID<Post>, colleague: ID<Caller>, from: Day?, until: Day) {
        self.account = account
        self.post = post
        self.colleague = colleague
        self.from = from
        self.until = until
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let away = try session.post(post, of: account)
        guard away.isLive(on: session.today), away.standsFor == nil, colleague != account else {
            throw AccountError.notStandable
        }
        guard away.until.map({ until <= $0 }) ?? true else { throw AccountError.badTerm }
        try session.give(
            away.post, to: try session.hired(colleague), term: Term(from: from ?? session.today, until: until),
            standingFor: account)
        session.about(colleague, at: away.post)
        return Done()
    }
}

/// Changes the last day of a post.
public struct ChangePostTerm: Command {
    public static let permission = Permission.managePeople

    public var account: ID<Caller>
    public var post: ID<Post>
    public var until: Day?

    public init(account: ID<Caller>, post: ID<Post>, until: Day?) {
        self.account = account
        self.post = post
        self.until = until
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let held = try session.post(post, of: account)
        guard !held.isEnded else { throw AccountError.termOver }
        guard until.map({ $0 >= held.from && $0 >= session.today }) ?? (held.standsFor == nil) else {
            throw AccountError.badTerm
        }
        guard until != nil || !held.post.role.needsLastDay else { throw AccountError.noLastDay }
        try session.checkAppointing(held.post, until: until, to: account)
        try session.run(
            """
            UPDATE post SET until_day = \(until) WHERE id = \(post) AND ended_at IS NULL
                AND \(session.scope, region: "post.region", unit: "post.unit")
            """)
        session.about(account, at: held.post)
        return Done()
    }
}

/// Ends a post at once.
public struct EndPost: Command {
    public static let permission = Permission.managePeople

    public var account: ID<Caller>
    public var post: ID<Post>

    public init(account: ID<Caller>, post: ID<Post>) {
        self.account = account
        self.post = post
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let held = try session.post(post, of: account)
        // Ending takes power away, so the giver's own term does not matter: the role and the place do.
        try session.checkAppointing(held.post, until: session.today, to: account)
        try session.run(
            """
            UPDATE post SET ended_at = \(session.now) WHERE id = \(post) AND ended_at IS NULL
                AND \(session.scope, region: "post.region", unit: "post.unit")
            """)
        session.about(account, at: held.post)
        return Done()
    }
}

extension Session {
    /// One post of somebody, within the caller's places.
    /// - Throws: `Refusal.notFound`.
    func post(_ id: ID<Post>, of account: ID<Caller>) throws -> HeldPost {
        let row = try row(
            """
            SELECT \(HeldPost.columns)
            FROM post p LEFT JOIN account s ON s.id = p.stands_for
            WHERE p.id = \(id) AND p.account = \(account) AND \(scope, region: "p.region", unit: "p.unit")
            """)
        guard let row else { throw Refusal.notFound }
        return try HeldPost(row)
    }

    /// Somebody who may be given a post: known in the caller's places, and not out of service.
    func hired(_ account: ID<Caller>) throws -> ID<Caller> {
        let person = try person(account)
        guard person.state != .suspended else { throw AccountError.notInService }
        return person.id
    }
}
