import Storage

/// How often each topic was changed, by whichever server, as one moment of the database counts it.
public struct ChangeCounts: Sendable, Equatable {
    private let counts: [String: Int]

    /// Nothing is known yet: every topic counts as changed.
    public init() { counts = [:] }

    init(on connection: any Connection) throws {
        let rows = try connection.rows("SELECT topic, count FROM change_counter")
        counts = Dictionary(
            try rows.map { row in
                let topic: String = try row("topic")
                let count: Int = try row("count")
                return (topic, count)
            }, uniquingKeysWith: max)
    }

    /// What was changed between an earlier moment and this one.
    func topics(changedSince earlier: ChangeCounts) -> Set<String> {
        Set(counts.keys.filter { counts[$0] != earlier.counts[$0] })
    }
}

extension Office {
    /// Rings the bell of this server for every topic that was changed since, here or on another server. Whoever was
    /// rung for a change of this server already looks once more.
    /// - Returns: what to ask with the next time.
    public func ring(forChangesSince earlier: ChangeCounts) async throws -> ChangeCounts {
        let counts = try await database.read { connection in try ChangeCounts(on: connection) }
        for topic in counts.topics(changedSince: earlier) { bell.ring(topic) }
        return counts
    }
}
