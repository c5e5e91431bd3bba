public import Storage
import Synchronization

/// A real database that can be told to refuse writes or to be away, and that can be told to go on.
public final class UnreliableDatabase: Database {
    public enum Mood: Sendable, Equatable {
        case well
        case refusing(StorageError)
        case away
    }

    private let real: any Database
    private let mood = Mutex(Mood.well)
    private let pausing = Mutex<StatementPause?>(nil)
    let count = StatementCount()

    public init(_ real: any Database) {
        self.real = real
    }

    public var dialect: Dialect { real.dialect }

    func pause(at pause: StatementPause?) { pausing.withLock { $0 = pause } }

    public func become(_ mood: Mood) { self.mood.withLock { $0 = mood } }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        if mood.withLock({ $0 }) == .away { throw StorageError.busy("away") }
        return try await real.read { [count] in try body(CountedConnection($0, count)) }
    }

    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        switch mood.withLock({ $0 }) {
        case .well:
            let pause = pausing.withLock { $0 }
            return try await real.write { [count] in try body(CountedConnection($0, count, pause)) }
        case .refusing(let error): throw error
        case .away: throw StorageError.busy("away")
        }
    }

    public func close() async { await real.close() }
}
