public import Access
public import Care
import Storage

/// Shows an administrator one person: posts, stand-ins, the state of the sign-in without its secrets, and what was
/// done to the account. The owner sees who looked.
public struct ReadPerson: Query {
    public static let permission = Permission.seeAccounts
    public static let opensIdentity = true

    public var account: ID<Caller>

    public init(account: ID<Caller>) {
        self.account = account
    }

    public struct Outcome: Codable, Sendable {
        public let id: ID<Caller>
        public let displayName: String
        public let login: String?
        public let state: PersonState
        /// As far as the caller's places reach, ended ones too.
        public let posts: [HeldPost]
        /// Who stands in for this person today or later.
        public let standIns: [StandIn]
        public let isSignedIn: Bool
        public let recoveryCodesLeft: Int
        /// Until when a handed-out link can be used.
        public let linkUntil: Moment?
        public let reset: Reset?
        /// Whether the reader may do something to the whole account.
        public let mayManage: Bool
        public let isSelf: Bool
        /// What was done to the account, the newest first; only for who may manage all of it.
        public let deeds: [Deed]
    }

    public struct StandIn: Codable, Sendable, Equatable {
        public let account: ID<Caller>
        public let displayName: String
        public let role: Role
        public let from: Day
        public let until: Day
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let person = try session.person(account)
        let mayManage = try session.mayManage(account)
        session.about(account)
        return Outcome(
            id: person.id, displayName: person.displayName, login: person.chosenLogin, state: person.state,
            posts: try session.postsInReach(of: account), standIns: try session.standIns(for: account),
            isSignedIn: try session.isSignedIn(account),
            recoveryCodesLeft: try session.recoveryCodesLeft(of: account),
            linkUntil: try session.linkUntil(of: account), reset: try session.openReset(of: account),
            mayManage: mayManage, isSelf: session.caller.id == account,
            deeds: mayManage ? try session.deeds(on: account, before: nil) : [])
    }
}

extension Session where Case == ReadPerson {
    fileprivate func postsInReach(of account: ID<Caller>) throws -> [HeldPost] {
        try rows(
            """
            SELECT \(HeldPost.columns)
            FROM post p LEFT JOIN account s ON s.id = p.stands_for
            WHERE p.account = \(account) AND \(scope, region: "p.region", unit: "p.unit")
            ORDER BY p.from_day DESC, p.id DESC
            """
        ).map(HeldPost.init)
    }

    fileprivate func standIns(for account: ID<Caller>) throws -> [ReadPerson.StandIn] {
        try rows(
            """
            SELECT a.id, a.display_name, p.role, p.from_day, p.until_day FROM post p JOIN account a ON a.id = p.account
            WHERE p.stands_for = \(account) AND p.ended_at IS NULL AND p.until_day >= \(today)
                AND \(scope, region: "p.region", unit: "p.unit")
            ORDER BY p.from_day, a.display_name
            """
        ).map { row in
            ReadPerson.StandIn(
                account: try row("id"), displayName: try row("display_name"), role: try row("role"),
                from: try row("from_day"), until: try row("until_day"))
        }
    }

    fileprivate func isSignedIn(_ account: ID<Caller>) throws -> Bool {
        try row(
            """
            SELECT id FROM sign_in
            WHERE account = \(account) AND seen_at > \(now.adding(minutes: -SignInTerm.idleMinutes))
            LIMIT 1 \(unscoped: "the account was admitted by its posts before")
            """) != nil
    }

    fileprivate func linkUntil(of account: ID<Caller>) throws -> Moment? {
        try row(
            """
            SELECT expires_at FROM account_link
            WHERE account = \(account) AND used_at IS NULL AND withdrawn_at IS NULL
            \(unscoped: "the account was admitted by its posts before")
            """
        ).map { try $0("expires_at") }
    }
}
