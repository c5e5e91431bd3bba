public import Access
public import Care
public import RightsRules

/// Somebody asks about what is kept of them, by the code on their slip of paper. No reason is asked for.
public struct AskAboutOneself: Command {
    public static let permission = Permission.anyone

    /// However it was typed.
    public var code: String
    public var kind: RightKind
    /// What is wrong, where something is to be corrected.
    public var field: RightsField?
    public var wish: Private<String>?
    public var request: String

    public init(
        code: String, kind: RightKind, field: RightsField? = nil, wish: Private<String>? = nil, request: String
    ) {
        (self.code, self.kind, self.field) = (code, kind, field)
        (self.wish, self.request) = (wish, request)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Receipt {
        let person = try session.person(ofCode: code)
        let new = NewRequest(
            kind: kind, applicant: .person, manner: .code, field: field, wish: wish, request: request)
        return try session.keep(new, about: person)
    }
}

/// The guardian of a child under 14 asks, by their own link (PIPL art. 31).
public struct AskAboutChild: Command {
    public static let permission = Permission.anyone

    public var secret: String
    public var kind: RightKind
    public var field: RightsField?
    public var wish: Private<String>?
    public var request: String

    public init(
        secret: String, kind: RightKind, field: RightsField? = nil, wish: Private<String>? = nil, request: String
    ) {
        (self.secret, self.kind, self.field) = (secret, kind, field)
        (self.wish, self.request) = (wish, request)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Receipt {
        let child = try session.child(ofLink: secret)
        let new = NewRequest(
            kind: kind, applicant: .guardian, manner: .link, field: field, wish: wish, request: request)
        return try session.keep(new, about: child)
    }
}
