public import Access
public import Care
import Foundation
import Storage

/// Lists the breaches of the caller's places: those of which the authority was not told yet first.
public struct ListBreaches: Query {
    public static let permission = Permission.answerRightsRequests
    public static let opensIdentity = false
    public static let perPage = 30

    /// From 1.
    public var page: Int?

    public init(page: Int? = nil) {
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let breaches: [Breach]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.rows(
            """
            SELECT \(Breach.columns) FROM breach b WHERE \(session.scope, region: "b.region", unit: "b.unit")
            ORDER BY CASE WHEN EXISTS (
                SELECT 1 FROM breach_entry t WHERE t.breach = b.id AND t.step = 'authorityTold') THEN 1 ELSE 0 END,
                b.due_at, b.id
            LIMIT \(Self.perPage + 1) OFFSET \(max(0, min(page ?? 1, 10_000) - 1) * Self.perPage)
            """
        ).map(Breach.init)
        return Outcome(breaches: Array(found.prefix(Self.perPage)), hasMore: found.count > Self.perPage)
    }
}

/// Opens one breach with what happened and what was done.
public struct ReadBreach: Query {
    public static let permission = Permission.answerRightsRequests
    public static let opensIdentity = true

    public var breach: ID<Breach>

    public init(breach: ID<Breach>) {
        self.breach = breach
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let breach: Breach
        public let content: BreachContent
        /// The oldest first.
        public let entries: [BreachEntry]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, row) = try session.breach(breach)
        let text = try session.open(row("content"), for: BreachContent.sealing(of: breach)).exposed
        return Outcome(
            breach: found, content: try JSONDecoder().decode(BreachContent.self, from: Data(text.utf8)),
            entries: try session.entries(of: breach))
    }
}

extension Session where Case == ReadBreach {
    fileprivate func entries(of breach: ID<Breach>) throws -> [BreachEntry] {
        try rows(
            """
            SELECT e.id, e.step, e.words, e.at, w.display_name
            FROM breach_entry e LEFT JOIN published_account w ON w.id = e.by_account
            WHERE e.breach = \(breach) ORDER BY e.id
            \(unscoped: "the breach itself was found within the scope")
            """
        ).map { row in
            let id: ID<BreachEntry> = try row("id")
            return BreachEntry(
                step: try row("step"), words: try open(row("words"), for: BreachEntry.sealing(of: id)).exposed,
                at: try row("at"), by: try row("display_name") ?? "")
        }
    }
}
