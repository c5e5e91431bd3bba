import Foundation
public import Regions
import Storage

/// What a database knows of itself: whether real people or invented ones live in it.
struct HouseFacts: Sendable {
    let database: any Database

    static let migrations = [
        Migration("2026-11-22 001 house facts", [
            "CREATE TABLE house_fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
        ])
    ]

    /// - Throws: `HouseFault` when a demo is started over real data, or the other way round.
    func settle(isDemo: Bool) async throws {
        let wanted = isDemo ? "demo" : "real"
        let kept: String = try await database.write { connection in
            try connection.run(
                "INSERT INTO house_fact (name, value) VALUES ('people', \(wanted)) ON CONFLICT (name) DO NOTHING")
            return try connection.row("SELECT value FROM house_fact WHERE name = 'people'")?("value") ?? wanted
        }
        if kept == "real", isDemo { throw HouseFault.realData }
        if kept == "demo", !isDemo { throw HouseFault.demoData }
    }

    /// Whether this database has been lived in: then its keys must be there already.
    func isLivedIn() async throws -> Bool {
        let pending = try await Schema.house.pending(in: database).map(\.name)
        guard Self.migrations.allSatisfy({ !pending.contains($0.name) }) else { return false }
        return try await database.read { connection in
            try connection.row("SELECT value FROM house_fact WHERE name = 'people'") != nil
        }
    }
}

/// Why a house cannot be opened.
public enum HouseFault: Error, Equatable, CustomStringConvertible {
    case realData
    case demoData
    case noDatabase(String)
    case brokenScale(String)
    case brokenPolicy(String)
    /// Whoever names no place would be looked after by nobody.
    case noHome(Home)

    public var description: String {
        switch self {
        case .realData: "this data folder holds real data; a demo needs an empty one"
        case .demoData: "this data folder holds a demo; start it with --demo, or name an empty folder"
        case .noDatabase(let folder): "there is no database in \(folder)"
        case .brokenScale(let reason): "a scale cannot be used: \(reason)"
        case .brokenPolicy(let reason): "a policy cannot be used: \(reason)"
        case .noHome(let home): home.fault ?? ""
        }
    }
}
