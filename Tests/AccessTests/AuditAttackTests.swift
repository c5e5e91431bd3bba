import Access
import App
import Care
import Foundation
import HouseKit
import Jobs
import Storage
import Testing

/// Somebody lays hands on a sealed log again and again, each time in one way. `XINQIAO_AUDIT_ATTACKS=1000` is the long
/// form; what was found is printed as a table.
@Suite struct AuditAttackTests {
    private static let rounds = ProcessInfo.processInfo.environment["XINQIAO_AUDIT_ATTACKS"].flatMap(Int.init) ?? 50

    @Test(arguments: Engine.available)
    func `every single attack on the sealed log is found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            var (chance, found) = (CountedNumbers(state: 20_261_122), [AuditAttack.Kind: (tried: Int, found: Int)]())
            let copy = try await Self.copy(town.database)
            for number in 0..<Self.rounds {
                let attack = AuditAttack.number(number, upTo: log.end, &chance)
                try await town.database.write { connection in
                    for statement in attack.statements { try connection.run(statement) }
                }
                let isFound = try await log.verify().fault != nil
                #expect(isFound, "\(attack)")
                found[attack.kind, default: (0, 0)].tried += 1
                found[attack.kind, default: (0, 0)].found += isFound ? 1 : 0
                try await Self.putBack(copy, into: town.database)
            }
            // Only then has each attack been found by itself: left alone the log is whole.
            #expect(try await log.verify().fault == nil)
            Self.printTable(found, engine, lines: log.end)
        }
    }

    @Test(arguments: Engine.available)
    func `the unsealed tail is at most a minute old`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let oldest = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await town.house.runner.run() }
                var oldest = 0
                for _ in 1...20 {
                    _ = try await town.startSheet(in: nil)
                    town.clock.pass(seconds: 15)
                    try await Self.waitForTheSlot(of: town)
                    let log = AuditVerification(keys: town.house.keys, keptHeads: [])
                    let finding = try await log.verify(town.database)
                    #expect(finding.fault == nil)
                    if let since = finding.unsealedSince { oldest = max(oldest, town.clock.now.seconds(since: since)) }
                }
                group.cancelAll()
                return oldest
            }
            #expect(oldest > 0 && oldest <= 60)
            print("audit log on \(engine): the unsealed tail was at most \(oldest) s old")
        }
    }

    /// Until the runner has sealed in the half minute that it is now.
    private static func waitForTheSlot(of town: Town) async throws {
        let key = "SealAudit \(town.clock.now.milliseconds / 30_000)"
        for _ in 1...12_000 {
            town.office.bell.ring(Bell.jobs)
            let done = try await town.number(
                "SELECT COUNT(*) AS number FROM job WHERE unique_key = \(key) AND done_at IS NOT NULL")
            if done == 1 { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw NothingThere()
    }

    private typealias Copy = [(table: TableShape, rows: [[SQLValue]])]

    private static func copy(_ database: any Database) async throws -> Copy {
        try await database.read { connection in
            try connection.tables().filter { $0.name.hasPrefix("audit_") }.map { table in
                var all: [[SQLValue]] = []
                try connection.eachPage(of: table, first: 500) { rows in
                    all += rows
                    return 500
                }
                return (table, all)
            }
        }
    }

    private static func putBack(_ copy: Copy, into database: any Database) async throws {
        try await database.write { connection in
            for (table, rows) in copy {
                try connection.removeAll(from: table)
                try connection.put(rows, into: table)
            }
        }
    }

    private static func printTable(
        _ found: [AuditAttack.Kind: (tried: Int, found: Int)], _ engine: Engine, lines: Int64
    ) {
        let rows = AuditAttack.Kind.allCases.map { kind in
            "| \(engine) | \(kind.rawValue) | \(found[kind]?.tried ?? 0) | \(found[kind]?.found ?? 0) |"
        }
        let (tried, seen) = found.values.reduce((0, 0)) { ($0.0 + $1.tried, $0.1 + $1.found) }
        print(
            "| engine | attack on a log of \(lines) lines | tried | found |\n|---|---|---|---|\n"
                + rows.joined(separator: "\n") + "\n| \(engine) | all | \(tried) | \(seen) |")
    }
}

/// The same numbers in every run, so that a failure can be looked at again. Source: SplitMix64.
private struct CountedNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
