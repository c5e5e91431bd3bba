public import Access
public import Care
import Foundation
import Storage

/// One invited person of a list with the link to hand over.
public struct InvitationLine: Codable, Sendable, Equatable {
    public let name: String
    public let post: Post
    /// `nil` where the person chooses one.
    public let login: String?
    /// The last part of the address `/join/…`.
    public let secret: String
}

/// Shows whoever brought a list how many links wait to be fetched, and what was fetched before.
public struct ReadInvitationSheet: Query {
    public static let permission = Permission.managePeople
    public static let opensIdentity = false

    /// The list that they came from.
    public var draft: String

    public init(draft: String) {
        self.draft = draft
    }

    public struct Fetch: Codable, Sendable, Equatable {
        public let at: Moment
        public let links: Int
        public let reason: String
    }

    public struct Outcome: Codable, Sendable {
        public let waiting: Int
        /// When the first of them are worth nothing any more.
        public let expiresAt: Moment?
        public let fetched: [Fetch]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        session.about("import \(draft)")
        let sheets = try session.sheets(of: draft)
        let fetched = try session.fetches(of: draft)
        guard !sheets.isEmpty || !fetched.isEmpty else { throw Refusal.notFound }
        return Outcome(
            waiting: sheets.reduce(0) { $0 + $1.links }, expiresAt: sheets.map(\.expiresAt).min(), fetched: fetched)
    }
}

/// Gives the links of a list out, once: to whoever brought it, for a reason that is kept. Afterwards nobody can read
/// them again; a person who lost theirs gets a new one.
public struct FetchInvitationSheet: Command {
    public static let permission = Permission.managePeople
    public static let longestReason = 200

    public var draft: String
    /// What the file is for.
    public var reason: String

    public init(draft: String, reason: String) {
        self.draft = draft
        self.reason = reason
    }

    public struct Outcome: Codable, Sendable {
        public let lines: [InvitationLine]
        public let expiresAt: Moment
        /// Links that are not given out, because the post is not the caller's to give any more.
        public let withheld: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let maker = session.caller.id else { throw Refusal.notSignedIn }
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw AccountError.emptyReason }
        guard reason.count <= Self.longestReason else { throw AccountError.longReason }
        session.about("import \(draft)")
        let sheets = try session.sheets(of: draft)
        guard let expiresAt = sheets.map(\.expiresAt).min() else { throw AccountError.sheetIsOver }
        let own = try session.heldPosts(of: maker).filter { $0.isHeld(on: session.today) }
        var (lines, withheld) = ([InvitationLine](), 0)
        for sheet in sheets {
            // Of two who fetch in the same instant, one gets it.
            guard try session.remove(sheet) else { throw AccountError.sheetIsOver }
            let mine = sheet.lines.filter { line in own.contains { $0.post.mayAppoint(line.post) } }
            lines += mine
            withheld += sheet.lines.count - mine.count
        }
        try session.noteFetch(of: draft, links: lines.count, reason: reason)
        return Outcome(lines: lines, expiresAt: expiresAt, withheld: withheld)
    }
}

/// Forgets links that nobody fetched and that have run out.
public struct ForgetInvitationSheets: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public init() {}

    /// - Returns: how many sheets were forgotten.
    public func perform(in session: borrowing Session<Self>) throws -> Int {
        try session.run(
            """
            DELETE FROM invitation_sheet WHERE expires_at <= \(session.now)
            \(unscoped: "what has expired is nobody's any more")
            """)
    }
}
