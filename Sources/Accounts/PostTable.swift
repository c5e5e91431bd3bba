import Access
import Care
import Storage

extension Session {
    /// All posts of an account, ended ones too, the newest first.
    func heldPosts(of account: ID<Caller>) throws -> [HeldPost] {
        try rows(
            """
            SELECT \(HeldPost.columns)
            FROM post p LEFT JOIN account s ON s.id = p.stands_for
            WHERE p.account = \(account) ORDER BY p.from_day DESC, p.id DESC
            \(unscoped: "the posts decide whose account it is and cannot be cut by the scope")
            """
        ).map(HeldPost.init)
    }

    /// The posts of some accounts that count today or later, as far as the caller's places reach.
    func livePosts(of accounts: [ID<Caller>]) throws -> [ID<Caller>: [HeldPost]] {
        try rows(
            """
            SELECT p.account, \(HeldPost.columns)
            FROM post p LEFT JOIN account s ON s.id = p.stands_for
            WHERE p.account IN \(list: accounts) AND p.ended_at IS NULL
                AND (p.until_day IS NULL OR p.until_day >= \(today)) AND \(scope, region: "p.region", unit: "p.unit")
            ORDER BY p.region, p.role, p.id
            """
        ).reduce(into: [:]) { posts, row in posts[try row("account"), default: []].append(try HeldPost(row)) }
    }

    /// Gives a post after every rule has been asked: the place exists, the role may stand there, the term is sound,
    /// and the giver may.
    /// - Throws: `AccountError`, `Refusal.notFound` out of reach.
    func give(_ post: Post, to account: ID<Caller>, term: Term, standingFor: ID<Caller>? = nil) throws {
        guard post.isSeated else { throw AccountError.badSeat }
        guard term.until.map({ $0 >= term.from }) ?? true else { throw AccountError.badTerm }
        guard term.until.map({ $0 >= today }) ?? true else { throw AccountError.termOver }
        guard term.until != nil || !post.role.needsLastDay else { throw AccountError.noLastDay }
        try checkAppointing(post, until: term.until, to: account)
        try closeRunOut(post, of: account)
        try enter(post, of: account, term: term, standingFor: standingFor)
    }

    /// - Throws: `AccountError.postTaken`, `Refusal.notFound` out of reach.
    func enter(_ post: Post, of account: ID<Caller>, term: Term, standingFor: ID<Caller>? = nil) throws {
        let inserted = try run(
            """
            INSERT INTO post (id, account, role, region, unit, from_day, until_day, stands_for)
            VALUES (\(newID(Post.self)), \(account), \(post.role), \(try scope.admit(post.region, unit: post.unit)),
                \(post.unit), \(term.from), \(term.until), \(standingFor))
            ON CONFLICT DO NOTHING
            """)
        guard inserted == 1 else { throw AccountError.postTaken }
    }

    func checkAppointing(_ post: Post, until: Day?, to account: ID<Caller>) throws {
        guard caller.kind != .system else { return }
        guard let giver = caller.id else { throw Refusal.notSignedIn }
        guard giver != account else { throw AccountError.ownAccount }
        let own = try heldPosts(of: giver).filter { $0.isHeld(on: today) }
        switch Appointing.verdict(on: post, until: until, by: own) {
        case .allowed: return
        case .outOfReach: throw Refusal.notFound
        case .notTheirs: throw AccountError.mayNotAppoint
        case .longerThanOwn: throw AccountError.longerThanOwn
        }
    }

    /// A post whose last day is over stands in the way of the same one later only until now.
    private func closeRunOut(_ post: Post, of account: ID<Caller>) throws {
        try run(
            """
            UPDATE post SET ended_at = \(now) WHERE account = \(account) AND role = \(post.role)
                AND region = \(try scope.admit(post.region, unit: post.unit)) AND until_day < \(today)
                AND ended_at IS NULL
            """)
    }

    /// Where a code stands: a region's twelve digits, or a unit's code.
    /// - Throws: `AccountError.unknownPlace`.
    func seat(_ role: Role, at code: String) throws -> Post {
        if let region = Region(code) {
            let known = try row(
                """
                SELECT code FROM published_region WHERE code = \(region)
                \(unscoped: "that a region exists is public")
                """)
            if known != nil { return Post(role: role, region: region) }
        }
        let unit = try row(
            "SELECT region FROM published_unit WHERE code = \(code) \(unscoped: "that a unit exists is public")")
        guard let unit else { throw AccountError.unknownPlace }
        return Post(role: role, region: try unit("region"), unit: code)
    }
}

/// From which day until which a post is held.
struct Term {
    let from: Day
    let until: Day?
}

extension Role {
    /// Whoever evaluates is there for a stated time (rulebook H.9).
    var needsLastDay: Bool { self == .evaluator }
}
