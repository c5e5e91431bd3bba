import Foundation
public import Care
public import Storage

/// A use case put down to be performed later: its name and its input as JSON, kept in the table `job`.
public struct JobSlip: Sendable {
    public let useCase: String
    public let input: String
    public let due: Moment
    public let key: String

    /// - Throws: `EncodingError` when the input holds something private, which must never lie in a queue.
    public init<Case: UseCase>(_ useCase: Case, due: Moment, key: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        self.useCase = Case.name
        self.input = String(decoding: try encoder.encode(useCase), as: UTF8.self)
        self.due = due
        self.key = key
    }

    /// Puts the slip into the queue; one with the same key that lies there already is left as it is.
    public func put(on connection: any Connection, now: Moment, id: ID<JobSlip>) throws {
        try connection.send(
            """
            INSERT INTO job (id, use_case, input, due_at, unique_key, attempts, made_at)
            VALUES (\(id), \(useCase), \(input), \(due), \(key), 0, \(now))
            ON CONFLICT (unique_key) DO NOTHING
            """)
    }
}

/// A slip that a worker has taken from the queue. Each taking has a number, so that a worker who was believed dead
/// cannot close what another has taken since.
public struct TakenSlip: Sendable, Equatable {
    let id: String
    /// How often the slip was taken, this time included.
    let taking: Int

    public init(id: String, taking: Int) {
        self.id = id
        self.taking = taking
    }

    /// - Throws: `SlipLost` when another worker has it by now, so that nothing of this attempt is kept.
    func close(on connection: any Connection, at now: Moment) throws {
        let closed = try connection.run(
            """
            UPDATE job SET done_at = \(now), taken_until = NULL
            WHERE id = \(id) AND attempts = \(taking) AND done_at IS NULL
            """)
        guard closed == 1 else { throw SlipLost() }
    }
}

/// The lease was over before the work was: another worker does it, or has done it.
public struct SlipLost: Error, Equatable {}
