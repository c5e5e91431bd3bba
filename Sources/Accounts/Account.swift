public import Access
public import Care
import Foundation
import Storage

/// Somebody, or some program, that works here.
public struct Account: Sendable {
    let id: ID<Caller>
    let login: String
    let displayName: String
    let isProgram: Bool
    let passwordHash: String?
    let totpSecret: Sealed?
    let totpStep: Int64

    init(_ row: Row) throws {
        id = try row("id")
        login = try row("login")
        displayName = try row("display_name")
        isProgram = try row("kind", as: String.self) == "program"
        passwordHash = try row("password_hash")
        totpSecret = try row("totp_secret")
        totpStep = try row("totp_step")
    }

    /// Accounts sign in with lower-case letters, digits, dot, hyphen and underscore, 3 to 40 of them.
    static func isLogin(_ text: String) -> Bool {
        (3...40).contains(text.utf8.count) && text.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (48...57).contains(byte) || [45, 46, 95].contains(byte)
        }
    }

    static func normalLogin(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }

    static func sealing(_ login: String) -> String { "totp secret of \(login)" }
}

/// Where a recognised person or program stands: name, posts, and how long the sign-in lasts without a move.
public struct Presence: Codable, Sendable, Equatable {
    public let account: ID<Caller>
    public let login: String
    public let displayName: String
    public let posts: [Post]
    public let seenAt: Moment
    public let granted: Set<Permission>?
    /// Signed in, but without a move for too long: sees counts only, until the password is given again.
    public let isIdle: Bool
    /// Which doors a program's token opens.
    public var door = TokenDoor.all
    /// Whether a program's token lets it look at things only.
    public var isReadOnly = false

    public var caller: Caller {
        if let granted {
            return .program(account, name: login, posts: posts, granted: granted, isReadOnly: isReadOnly)
        }
        return .person(account, name: login, posts: posts)
    }
}

/// How long a sign-in lasts. Source: rulebook H.7, idle log-off after 15 minutes; a working day as the longest.
public enum SignInTerm {
    public static let idleMinutes = 15
    public static let longestHours = 12
    /// Servers' clocks may differ by so much.
    static let skewMinutes = 2

    /// Also when the last move lies in a time that has not come yet: the clock was set back, and a sign-in that
    /// waited for that time would stay open without its owner.
    static func isIdle(_ seenAt: Moment, at now: Moment) -> Bool {
        seenAt <= now.adding(minutes: -idleMinutes) || seenAt > now.adding(minutes: skewMinutes)
    }
}
