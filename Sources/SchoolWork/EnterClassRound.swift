public import Access
public import Care
import SchoolWorkRules
import Storage

/// What the code on the board leads to.
public struct ReadClassRound: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var code: String

    public init(code: String) {
        self.code = code
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let topic: String
        /// The county of the school: a red answer is looked after there.
        public let region: Region
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.openRound(code)
        return Outcome(topic: found.topic, region: found.region)
    }
}

/// Counts that somebody begins. The word that comes back lies in that browser only: no sheet knows of it.
public struct EnterClassRound: Command {
    public static let permission = Permission.anyone
    /// Classes are smaller; whoever sends more is counted no more.
    public static let most = 200

    public var code: String

    public init(code: String) {
        self.code = code
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let topic: String
        public let region: Region
        /// `nil` where nobody counts any more.
        public let ticket: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.openRound(code)
        let counted = try session.run(
            """
            UPDATE class_round SET begun = begun + 1 WHERE id = \(found.id) AND begun < \(Self.most)
            \(unscoped: "whoever holds the code may begin, and a count tells nobody who it was")
            """)
        guard counted == 1 else { return Outcome(topic: found.topic, region: found.region, ticket: nil) }
        let secret = session.newSecret()
        try session.run(
            """
            INSERT INTO class_round_ticket (hash, class_round) VALUES (\(secret.stored), \(found.id))
            \(unscoped: "a word without a person")
            """)
        return Outcome(topic: found.topic, region: found.region, ticket: secret.text)
    }
}

/// Counts that somebody has come to the end, once. Which end it was, nobody is told.
public struct FinishClassRound: Command {
    public static let permission = Permission.anyone

    public var ticket: String

    public init(ticket: String) {
        self.ticket = ticket
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let forms = session.storedForms(of: ticket)
        let found = try session.row(
            """
            SELECT class_round FROM class_round_ticket WHERE hash IN \(list: forms)
            \(unscoped: "the word in the person's browser")
            """)
        // Used already, or forgotten: there is nothing to count, and nothing that the person should hear of.
        guard let round: ID<ClassRound> = try found?("class_round") else { return Done() }
        let used = try session.run(
            """
            DELETE FROM class_round_ticket WHERE hash IN \(list: forms)
            \(unscoped: "the word in the person's browser")
            """)
        guard used > 0 else { return Done() }
        try session.run(
            """
            UPDATE class_round SET finished = finished + 1 WHERE id = \(round)
            \(unscoped: "a count tells nobody who it was")
            """)
        return Done()
    }
}

extension Session {
    /// - Throws: `SchoolWorkProblem.noRound`.
    fileprivate func openRound(_ typed: String) throws -> (id: ID<ClassRound>, topic: String, region: Region) {
        guard let code = readSpokenCode(typed) else { throw SchoolWorkProblem.noRound }
        let found = try row(
            """
            SELECT r.id, r.topic, r.region FROM class_round r
            WHERE r.code_index IN \(list: fingerprints(of: code, for: "class round code")) AND r.closes_at > \(now)
            \(unscoped: "the code on the board opens this one meeting")
            """)
        guard let found else { throw SchoolWorkProblem.noRound }
        let region: Region = try found("region")
        let county = region.upwards.first { $0.level <= .county } ?? region
        return (try found("id"), try found("topic"), county)
    }
}
