public import Access
public import Care

/// Gives somebody one more post, at the operator's terminal.
public struct AddPost: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var login: String
    public var post: Post
    public var until: Day?

    public init(login: String, post: Post, until: Day?) {
        self.login = login
        self.post = post
        self.until = until
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        guard until != nil || !post.role.needsLastDay else { throw AccountError.noLastDay }
        guard let account = try session.account(login: login) else { throw AccountError.unknownAccount }
        try session.insert(post, of: account.id, until: until)
        session.about("account \(account.id)", region: post.region)
        return Done()
    }
}
