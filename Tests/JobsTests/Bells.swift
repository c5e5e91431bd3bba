import Access
import Storage

/// Tolls once. A bell that is cracked makes no sound, however often it is pulled.
struct Toll: Command {
    static let permission = Permission.operate
    static let unattended = true
    var name: String

    func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run("INSERT INTO toll (name) VALUES (\(name)) \(unscoped: "a bell is heard by everybody")")
        if name == "cracked" { throw Refusal.invalid(field: "name") }
        return Done()
    }
}

/// Needs a person: no job can do it.
struct Sign: Command {
    static let permission = Permission.handleAlerts
    var name: String

    func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run("INSERT INTO toll (name) VALUES (\(name)) \(unscoped: "a signature in a test")")
        return Done()
    }
}

/// A query that the clock may ask.
struct Confide: Query {
    static let permission = Permission.operate
    static let unattended = true
    static let opensIdentity = false

    func perform(in session: borrowing Session<Self>) throws -> String { "ding" }
}
