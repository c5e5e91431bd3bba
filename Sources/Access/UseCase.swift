/// One thing that somebody can do here. Its stored properties are its input.
public protocol UseCase: Codable, Sendable {
    associatedtype Outcome: Codable & Sendable

    /// What the caller must hold. There is no default: a use case without a permission does not compile.
    static var permission: Permission { get }

    /// Whether the platform itself may do it without a person.
    static var unattended: Bool { get }

    /// Whether it writes or only reads.
    static var mode: UseCaseMode { get }

    /// The name under which it stands in the catalogue, the queue and the audit log: as a rule that of its type.
    static var name: String { get }

    /// Whether what it shows or does is worth a line in the audit log.
    static var isAudited: Bool { get }

    /// Slow work that must not hold the writer, such as checking a password. Runs before the transaction.
    func prepared(in room: PreparationRoom) async throws -> Self

    /// Whether it looks at the tables before it writes (`looked(in:)`).
    static var looksFirst: Bool { get }

    /// What takes long to find out, found out beside the writer: a hundred thousand rows held against the tables must
    /// not keep a class from saving its answers. Between this look and the transaction others write; what has to be
    /// true when something is kept is asked once more in `perform(in:)`, or when it is confirmed.
    func looked(in session: borrowing Session<Self>) throws -> Self

    /// Does it, inside one transaction.
    /// - Throws: a `Problem` of its subject, or `StorageError`. What was written before is not kept.
    func perform(in session: borrowing Session<Self>) throws -> Outcome

    /// What the platform does instead when the clock has tried this in vain for the last time; mostly nothing. So that
    /// whoever waits for the end of it is told, and does not wait for ever.
    func givenUp(after problem: any Error) -> (any UseCase)?
}

/// Whether a use case may change anything.
public enum UseCaseMode: String, Sendable, Codable { case reads, writes }

extension UseCase {
    public static var unattended: Bool { false }
    public static var name: String { String(describing: Self.self) }
    public static var looksFirst: Bool { false }
    public func prepared(in room: PreparationRoom) async throws -> Self { self }
    public func looked(in session: borrowing Session<Self>) throws -> Self { self }
    public func givenUp(after problem: any Error) -> (any UseCase)? { nil }
}

/// A use case that writes. Always audited, in the same transaction.
public protocol Command: UseCase {}

extension Command {
    public static var mode: UseCaseMode { .writes }
    public static var isAudited: Bool { true }
}

/// A use case that only reads; the database refuses it a write.
public protocol Query: UseCase {
    /// Whether it opens data that identifies a person. There is no default; if it does, the audit line is
    /// written before the answer leaves.
    static var opensIdentity: Bool { get }
}

extension Query {
    public static var mode: UseCaseMode { .reads }
    public static var isAudited: Bool { opensIdentity }
}

/// The outcome of a command that has nothing to tell but that it is done.
public struct Done: Codable, Sendable, Equatable {
    public init() {}
}
