import Care
import Storage
import Vault

/// What lies on the desk while one use case is performed: the open connection and what is still to be done
/// before the commit. Never leaves the transaction.
final class Desk {
    let tools: OfficeTools
    let connection: any Connection
    let caller: Caller
    let scope: Scope
    let now: Moment
    var announcements: [any Announcement] = []
    var touched: Set<String> = []
    var rings: Set<String> = []
    var subject = ""
    var reason = ""
    var region: Region?

    init(tools: OfficeTools, connection: any Connection, caller: Caller, scope: Scope, now: Moment) {
        self.tools = tools
        self.connection = connection
        self.caller = caller
        self.scope = scope
        self.now = now
    }

    func newID<Kind>() -> ID<Kind> { Self.newID(at: now, tools) }

    static func newID<Kind>(at now: Moment, _ tools: OfficeTools) -> ID<Kind> {
        let numbers = randomNumbers(tools)
        return ID(at: now, randomHigh: numbers[0], randomLow: numbers[1])
    }

    func newTimelessID<Kind>() -> ID<Kind> {
        let numbers = Self.randomNumbers(tools)
        return ID(randomHigh: numbers[0], randomLow: numbers[1])
    }

    private static func randomNumbers(_ tools: OfficeTools) -> [UInt64] {
        let bytes = tools.random(16)
        return [bytes[..<8], bytes[8...]].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    }

    func checkClaim(_ statement: SQL) throws {
        guard !statement.claims.isEmpty else { throw StorageError.unscoped(statement: statement.description) }
    }
}

/// What the office hands to every desk.
struct OfficeTools: Sendable {
    let keys: KeyRing
    let random: @Sendable (Int) -> [UInt8]
    let isDemo: Bool
    let shelf: Shelf
}
