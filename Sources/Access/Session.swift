public import Care
public import Storage
import Vault

/// The room in which a use case is performed: one transaction, one caller, one scope.
///
/// Only the office makes one. It cannot be copied or kept, so nothing outlives its transaction.
public struct Session<Case: UseCase>: ~Copyable {
    let desk: Desk

    init(desk: Desk) {
        self.desk = desk
    }

    public var caller: Caller { desk.caller }
    public var scope: Scope { desk.scope }
    public var now: Moment { desk.now }
    public var today: Day { desk.now.day }
    /// Whether this house plays with invented people only.
    public var isDemo: Bool { desk.tools.isDemo }

    public func newID<Kind>(_ kind: Kind.Type = Kind.self) -> ID<Kind> { desk.newID() }

    /// A name that does not tell when it was given: for what must not be found by its moment any more.
    public func newTimelessID<Kind>(_ kind: Kind.Type = Kind.self) -> ID<Kind> { desk.newTimelessID() }

    /// A work of reference that lies on the office's shelf.
    /// - Throws: `ShelfError` when the house was built without it.
    public func book<Book: Sendable>(_ book: Book.Type = Book.self) throws -> Book { try desk.tools.shelf.book() }

    /// Random bytes fit for secrets.
    public func randomBytes(_ count: Int) -> [UInt8] { desk.tools.random(count) }

    /// - Throws: `StorageError.unscoped` for a statement that does not say whose rows it touches.
    public func rows(_ statement: SQL) throws -> [Row] {
        try desk.checkClaim(statement)
        return try desk.connection.rows(statement)
    }

    public func row(_ statement: SQL) throws -> Row? {
        try rows(statement).first
    }

    /// - Returns: how many rows changed.
    @discardableResult
    public func run(_ statement: SQL) throws -> Int {
        try desk.checkClaim(statement)
        return try desk.connection.run(statement)
    }

    /// Runs a statement of whose rows nobody needs the count: it may go with the next one, which saves a way to the
    /// database and back. If it fails, the use case fails with it, at the next statement or at its end.
    public func send(_ statement: SQL) throws {
        try desk.checkClaim(statement)
        try desk.connection.send(statement)
    }

    /// Tells the subjects that have asked to hear of it.
    public func announce(_ event: some Announcement) {
        desk.announcements.append(event)
    }

    /// Has a use case performed by the platform at a later moment. The same key is kept once.
    public func later(_ useCase: some UseCase, at moment: Moment, key: String) throws {
        try JobSlip(useCase, due: moment, key: key).put(on: desk.connection, now: now, id: desk.newID())
        desk.rings.insert(Bell.jobs)
    }

    /// Says that what a live page shows under this topic has changed.
    public func touch(_ topic: String) {
        desk.touched.insert(topic)
    }

    /// Names what the audit line is about: a kind and an identifier, never a person's name.
    public func about(_ subject: String, region: Region? = nil) {
        desk.subject = subject
        desk.region = region ?? desk.region
    }

    /// Says for what somebody's identity is opened: a code of a short list, never somebody's own words.
    public func because(_ reason: String) {
        desk.reason = reason
    }

    public func seal(_ value: Private<String>, for purpose: String) -> Sealed {
        desk.tools.keys.seal(value, for: purpose)
    }

    public func open(_ sealed: Sealed, for purpose: String) throws -> Private<String> {
        try desk.tools.keys.open(sealed, for: purpose)
    }

    /// A keyed fingerprint by which a secret can be found again without being kept.
    public func fingerprint(_ text: String, for purpose: String) -> String {
        desk.tools.keys.blindIndex(text, for: purpose)
    }

    /// The fingerprints that a text may have been kept under: one for each key.
    public func fingerprints(of text: String, for purpose: String) -> [String] {
        desk.tools.keys.blindIndexes(text, for: purpose)
    }
}
