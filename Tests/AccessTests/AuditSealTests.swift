import Access
import App
import HouseKit
import Storage
import Testing

@Suite struct AuditSealTests {
    @Test(arguments: Engine.available)
    func `an untouched log is intact`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            _ = try await town.startSheet(in: TownPlaces.north)
            let finding = try await log.verify()
            #expect(finding.fault == nil)
            #expect(finding.sealed == log.end)
            #expect(finding.unsealed == 1)
            #expect(finding.unsealedSince == town.clock.now)
        }
    }

    @Test(arguments: Engine.available)
    func `sealing again with nothing new changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            let outcome = try await town.performBySystem(SealAudit())
            #expect(outcome.sealed == 0)
            #expect(outcome.head == nil)
            #expect(try await log.verify().sealed == log.end)
        }
    }

    @Test(arguments: Engine.available)
    func `a log stays intact while people work and it is sealed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...3 {
                    group.addTask { for _ in 1...8 { _ = try await town.startSheet(in: TownPlaces.north) } }
                }
                group.addTask { for _ in 1...6 { _ = try await town.performBySystem(SealAudit()) } }
                group.addTask {
                    for _ in 1...6 {
                        let finding = try await log.verify()
                        #expect(finding.fault == nil, "\(String(describing: finding.fault))")
                    }
                }
                try await group.waitForAll()
            }
            _ = try await town.performBySystem(SealAudit())
            let finding = try await log.verify()
            #expect(finding.fault == nil)
            #expect(finding.unsealed == 0)
            #expect(finding.sealed == log.end + 24)
        }
    }

    @Test(arguments: Engine.available)
    func `two servers that seal at once make one chain`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            for _ in 1...10 { _ = try await town.startSheet(in: TownPlaces.north) }
            let other = try await town.secondHouse()
            async let first = town.performBySystem(SealAudit())
            async let second = other.office.perform(SealAudit(), as: .system("other"))
            let sealed = try await [first.sealed, second.sealed]
            await other.database.close()
            #expect(sealed.reduce(0, +) == 10)
            let finding = try await log.verify()
            #expect(finding.fault == nil)
            #expect(finding.sealed == log.end + 10)
        }
    }

    @Test(arguments: Engine.available)
    func `a long tail is sealed stretch after stretch, without waiting for the next half minute`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let log = try await SealedLog(town)
            // A little more than one stretch.
            for _ in 1...510 { _ = try await town.startSheet(in: TownPlaces.north) }
            #expect(try await town.performBySystem(SealAudit()).sealed < 510)
            try await town.workOff()
            let finding = try await log.verify()
            #expect(finding.fault == nil)
            #expect(finding.unsealed == 0)
            #expect(finding.sealed == log.end + 510)
        }
    }

    @Test func `an empty log is intact`() async throws {
        try await withTown(.sqlite) { town in
            try await town.tamper("DELETE FROM audit_line")
            let finding = try await AuditVerification(keys: town.house.keys, keptHeads: []).verify(town.database)
            #expect(finding.fault == nil)
            #expect(finding.sealed == 0)
            #expect(finding.unsealed == 0)
        }
    }
}
