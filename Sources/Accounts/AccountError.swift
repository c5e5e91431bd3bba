public import Access
public import Care

/// What can be wrong with an account, its password or its posts.
public enum AccountError: Problem, Equatable {
    case badLogin, shortPassword, emptyName, loginTaken, postTaken, unknownAccount, badDay

    public var kind: ProblemKind {
        switch self {
        case .badLogin: .invalid(field: "login")
        case .shortPassword: .invalid(field: "password")
        case .emptyName: .invalid(field: "displayName")
        case .badDay: .invalid(field: "until")
        case .loginTaken, .postTaken: .conflict
        case .unknownAccount: .notFound
        }
    }

    public var phrase: Phrase { Phrase("accounts.problem.\(self)") }
}
