import Access
import Care
import HouseKit
import Imports
import Regions
import Storage
import Testing

@Suite struct StoppedImportTests {
    @Test(arguments: Engine.available)
    func `a list whose step fails ten times stops and goes on when its maker says so`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let before = try await town.units()
            let draft = try await town.preview(UnitImport.self, many(700))
            try await town.perform(ConfirmImport<UnitImport>(draft: draft.id), as: .northAdministrator)
            try await town.performBySystem(CarryOutImport<UnitImport>(draft: draft.id, step: 0))
            // Units of the next step are written before their history fails: none of them may stay.
            try await town.tamper("ALTER TABLE unit_status RENAME TO unit_status_away")
            for attempt in 1...10 {
                #expect(try await town.read(UnitImport.self, draft).draft.state == .running, "at attempt \(attempt)")
                try await town.workOff()
                town.clock.pass(minutes: 15)
            }
            let stopped = try await town.read(UnitImport.self, draft).draft
            #expect(stopped.state == .stopped)
            #expect(stopped.stoppedFor == .other)
            #expect([stopped.done, stopped.toDo] == [500, 700])
            #expect(try await town.units() == before + 500)

            await #expect(throws: Refusal.notFound) {
                try await town.perform(ResumeImport<UnitImport>(draft: draft.id), as: .southAdministrator)
            }
            try await town.tamper("ALTER TABLE unit_status_away RENAME TO unit_status")
            for _ in 0..<2 {
                let going = try await town.perform(ResumeImport<UnitImport>(draft: draft.id), as: .northAdministrator)
                #expect(going.state == .running)
            }
            try await town.workOff()
            let done = try await town.read(UnitImport.self, draft).draft
            #expect(done.state == .done)
            #expect([done.good, done.bad, done.done] == [700, 0, 700])
            #expect(try await town.units() == before + 700)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM unit_status") == 700)
            await #expect(throws: ImportProblem.notWaiting) {
                try await town.perform(ResumeImport<UnitImport>(draft: draft.id), as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a stopped list can stop once more and be thrown away`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let draft = try await town.preview(UnitImport.self, many(2))
            try await town.perform(ConfirmImport<UnitImport>(draft: draft.id), as: .northAdministrator)
            try await town.tamper("ALTER TABLE unit_status RENAME TO unit_status_away")
            try await town.failTenTimes()
            try await town.perform(ResumeImport<UnitImport>(draft: draft.id), as: .northAdministrator)
            try await town.failTenTimes()
            #expect(try await town.read(UnitImport.self, draft).draft.state == .stopped)
            try await town.tamper("ALTER TABLE unit_status_away RENAME TO unit_status")
            try await town.perform(DiscardImport<UnitImport>(draft: draft.id), as: .northAdministrator)
            await #expect(throws: Refusal.notFound) { try await town.read(UnitImport.self, draft) }
        }
    }

    @Test func `a list that does not wait is not stopped`() async throws {
        try await withTown(.sqlite) { town in
            let draft = try await town.preview(UnitImport.self, many(1))
            try await town.performBySystem(StopImport<UnitImport>(draft: draft.id, reason: .busy))
            #expect(try await town.read(UnitImport.self, draft).draft.state == .waiting)
            #expect(try await town.carryOut(UnitImport.self, draft).state == .done)
            try await town.performBySystem(StopImport<UnitImport>(draft: draft.id, reason: .busy))
            #expect(try await town.read(UnitImport.self, draft).draft.state == .done)
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(
                    StopImport<UnitImport>(draft: draft.id, reason: .busy), as: .northAdministrator)
            }
        }
    }

    private func many(_ count: Int) -> String {
        (1...count).reduce(into: "name,kind,region\n") { $0 += "Room \($1),station,\(TownPlaces.northVillage)\n" }
    }
}

extension Town {
    fileprivate func units() async throws -> Int { try await number("SELECT COUNT(*) AS number FROM unit") }

    fileprivate func failTenTimes() async throws {
        for _ in 1...10 {
            try await workOff()
            clock.pass(minutes: 15)
        }
    }
}
