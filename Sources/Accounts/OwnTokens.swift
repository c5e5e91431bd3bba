public import Access
public import Care
import Foundation
public import Storage

/// Which doors a token opens.
public enum TokenDoor: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// `/api` and `/fhir`
    case all
    case fhir
}

/// Makes a token for a program of one's own, which then does in one's name what was ticked and nothing else. The
/// text is told once; only its fingerprint is kept.
public struct MakeOwnToken: Command {
    public static let permission = Permission.signedIn
    public static let mostDays = 365

    /// What it is for, so that the person recognises it later.
    public var label: String
    /// By the name of each permission, whether it is given.
    public var granted: [String: Bool]?
    public var door: TokenDoor?
    /// Whether the program may look at things only.
    public var readOnly: Bool?
    /// Until it expires, 1 to 365.
    public var days: Int
    public var oldPassword: Private<String>
    public var code: Private<String>
    /// The sign-in of the browser; filled in by the door, as the address is.
    public var token: String
    public var address: String
    private var proof = OwnProof()

    enum CodingKeys: String, CodingKey {
        case label, granted, door, readOnly, days, oldPassword, code, token, address
    }

    public init(
        label: String, granted: Set<Permission>, days: Int, oldPassword: Private<String>, code: Private<String>,
        token: String, address: String
    ) {
        self.label = label
        self.granted = Dictionary(uniqueKeysWithValues: granted.map { ($0.rawValue, true) })
        self.days = days
        self.oldPassword = oldPassword
        self.code = code
        self.token = token
        self.address = address
    }

    public enum Outcome: Codable, Sendable, Equatable {
        case made(token: String)
        case refused
        case locked(seconds: Int)
    }

    public func prepared(in room: PreparationRoom) async throws -> Self {
        var ready = self
        ready.proof = try await OwnProof.check(oldPassword, token: token, in: room)
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        // A token never makes another one, whatever it was granted.
        guard session.caller.kind == .person else { throw Refusal.forbidden }
        let label = label.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...60).contains(label.count) else { throw AccountError.badLabel }
        guard (1...Self.mostDays).contains(days) else { throw AccountError.badDays }
        let granted = try grants(among: session.caller.mayGrant)
        let change = try session.ownChange(proof, code: code, from: address) { account in
            let terms = TokenTerms(granted: granted, door: door ?? .all, isReadOnly: readOnly ?? false, days: days)
            return [try session.makeToken(for: account.id, label: label, terms)]
        }
        switch change {
        case .done(let texts): return texts.first.map { .made(token: $0) } ?? .refused
        case .refused: return .refused
        case .locked(let seconds): return .locked(seconds: seconds)
        }
    }

    private func grants(among own: [Permission]) throws -> Set<Permission> {
        let names = (granted ?? [:]).filter(\.value).keys
        let granted = Set(own).filter { names.contains($0.rawValue) }
        guard !granted.isEmpty, granted.count == names.count else { throw AccountError.badGrant }
        return granted
    }
}

extension MakeOwnToken.Outcome: Shaped {
    public static let shape = Shape.either([
        .way("made", of: "MakeOwnToken.Outcome", ["token": .text()]), .way("refused", of: "MakeOwnToken.Outcome"),
        .way("locked", of: "MakeOwnToken.Outcome", ["seconds": .whole]),
    ])
    public static let example = Self.refused
}

extension Caller {
    /// What somebody may let a program do in their name: what they hold, but never their own account or other
    /// people's (rulebook H.7).
    public var mayGrant: [Permission] {
        let held = Set(posts.flatMap(\.permissions))
        return Permission.allCases.filter {
            held.contains($0) && ![.anyone, .operate, .signedIn, .managePeople].contains($0)
        }
    }
}

/// Lists one's own tokens: what each may do, until when, and when it was last used.
public struct ListOwnTokens: Query {
    public static let permission = Permission.signedIn
    public static let opensIdentity = false

    public init() {}

    public struct Token: Codable, Sendable, Equatable {
        public let id: ID<MakeOwnToken>
        public let label: String
        public let granted: [Permission]
        public let door: TokenDoor
        public let isReadOnly: Bool
        public let madeAt: Moment
        public let expiresAt: Moment
        public let isOver: Bool
        /// To the minute; `nil` when it was never used.
        public let lastUsedAt: Moment?
    }

    public func perform(in session: borrowing Session<Self>) throws -> [Token] {
        try session.rows(
            """
            SELECT id, label, granted, door, read_only, made_at, expires_at, last_used_at FROM token
            WHERE \(session.scope, owner: "account") ORDER BY made_at DESC, id
            """
        ).map { row in
            let expiresAt: Moment = try row("expires_at")
            return Token(
                id: try row("id"), label: try row("label"),
                granted: TokenTerms.permissions(in: try row("granted")).sorted { $0.rawValue < $1.rawValue },
                door: try row("door"), isReadOnly: try row("read_only"), madeAt: try row("made_at"),
                expiresAt: expiresAt, isOver: expiresAt <= session.now, lastUsedAt: try row("last_used_at"))
        }
    }
}

/// Ends one of one's own tokens at once.
public struct EndOwnToken: Command {
    public static let permission = Permission.signedIn

    public var id: ID<MakeOwnToken>

    public init(id: ID<MakeOwnToken>) {
        self.id = id
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        guard session.caller.kind == .person else { throw Refusal.forbidden }
        let ended = try session.run("DELETE FROM token WHERE id = \(id) AND \(session.scope, owner: "account")")
        guard ended == 1 else { throw Refusal.notFound }
        session.about("token \(id)")
        return Done()
    }
}

/// Notes that a token was used, at most once a minute.
public struct NoteTokenUse: Command {
    public static let permission = Permission.anyone
    /// Coming in is not an act: what the program then does has its own line.
    public static let isAudited = false

    public var token: String

    public init(token: String) {
        self.token = token
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            UPDATE token SET last_used_at = \(session.now) WHERE hash IN \(list: session.storedForms(of: token))
                AND (last_used_at IS NULL OR last_used_at <= \(session.now.adding(minutes: -1)))
            \(unscoped: "the token names the one row")
            """)
        return Done()
    }
}
