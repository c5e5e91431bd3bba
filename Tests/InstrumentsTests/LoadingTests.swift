import Access
import Care
import Files
import HouseKit
import Instruments
import ScreeningRules
import Storage
import Testing

/// Bringing a scale, and the second person who approves it.
@Suite struct LoadingTests {
    private static func states(_ town: Town, _ loaded: LoadedInstrument) async throws -> [InstrumentVersion.State] {
        let read = ReadInstrument(instrument: loaded.instrument.rawValue)
        return try await town.perform(read, as: .northAdministrator).versions.map(\.state)
    }

    @Test(arguments: Engine.available)
    func `a scale that was brought waits until a second person approves it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.load()
            #expect(loaded.isNew)
            #expect(try await Self.states(town, loaded) == [.waiting])
            await #expect(throws: InstrumentError.ownLoad) {
                try await town.perform(ApproveLoad(load: loaded.load), as: .northAdministrator)
            }
            try await town.perform(ApproveLoad(load: loaded.load), as: .platformAdministrator)
            #expect(try await Self.states(town, loaded) == [.inUse])
            let load = try await town.perform(ReadLoad(load: loaded.load), as: .northAdministrator)
            #expect(load.state == .approved)
            #expect(load.decidedBy == Townsperson.platformAdministrator.displayName)
            await #expect(throws: InstrumentError.decidedAlready) {
                try await town.perform(DeclineLoad(load: loaded.load, reason: "too late"), as: .platformAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the table itself refuses one person in both places`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.load()
            await #expect(throws: (any Error).self) {
                try await town.tamper(
                    """
                    UPDATE instrument_load SET state = 'approved', decided_by = loaded_by, decided_at = 1
                    WHERE id = \(loaded.load)
                    """)
            }
            #expect(try await Self.states(town, loaded) == [.waiting])
        }
    }

    @Test(arguments: Engine.available)
    func `the same words twice are one version, other words are another, and the first stays as it was`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let first = try await town.loadAndApprove(mark: "甲")
            let again = try await town.load(mark: "甲")
            #expect(!again.isNew)
            #expect(again.load == first.load)
            #expect(again.version == first.version)
            let second = try await town.load(mark: "乙")
            #expect(second.isNew)
            #expect(second.instrument == first.instrument)
            #expect(second.version != first.version)
            // What waits is not shown before what is in use.
            #expect(try await town.scale(first).items.first?.text[.zhHans].hasPrefix("甲") == true)
            try await town.perform(ApproveLoad(load: second.load), as: .platformAdministrator)
            #expect(try await town.scale(first).items.first?.text[.zhHans].hasPrefix("乙") == true)
            let old = try await town.scale(first, version: first.version)
            #expect(old.items.first?.text[.zhHans].hasPrefix("甲") == true)
            #expect(old.version.description == first.version)
        }
    }

    @Test(arguments: Engine.available)
    func `institutions that do not know of each other give the same content the same version`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let north = try await town.load(mark: "同")
            let south = try await town.load(in: TownPlaces.south, by: .southAdministrator, mark: "同")
            let other = try await town.load(in: TownPlaces.city, by: .platformAdministrator, mark: "异")
            #expect(north.version == south.version)
            #expect(north.instrument != south.instrument)
            #expect(other.version != south.version)
        }
    }

    @Test(arguments: Engine.available)
    func `what was declined says why, is not used, and can be brought again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.load()
            await #expect(throws: InstrumentError.noReason) {
                try await town.perform(DeclineLoad(load: loaded.load, reason: "  "), as: .platformAdministrator)
            }
            try await town.perform(DeclineLoad(load: loaded.load, reason: "看不清"), as: .platformAdministrator)
            #expect(try await town.perform(ReadLoad(load: loaded.load), as: .northAdministrator).reason == "看不清")
            #expect(try await Self.states(town, loaded) == [.waiting])
            let again = try await town.load()
            #expect(again.isNew)
            #expect(again.version == loaded.version)
        }
    }

    @Test(arguments: Engine.available)
    func `a version is taken out of use with a reason, once, and can still be read`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove()
            let withdraw = WithdrawVersion(
                instrument: loaded.instrument, version: loaded.version ?? "", reason: "有错字")
            try await town.perform(withdraw, as: .northAdministrator)
            #expect(try await Self.states(town, loaded) == [.withdrawn])
            #expect(try await town.scale(loaded, version: loaded.version).items.count == 7)
            await #expect(throws: InstrumentError.withdrawnAlready) {
                try await town.perform(withdraw, as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the electronic form of a scale that forbids it must be cleared, paper need not`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            await #expect(throws: InstrumentError.notCleared) { try await town.load("sdq-self") }
            _ = try await town.load("sdq-self", licence: .inTown(electronic: false))
            let cleared = try await town.load("sdq-self", licence: .inTown(cleared: true))
            let load = try await town.perform(ReadLoad(load: cleared.load), as: .platformAdministrator)
            #expect(load.licence.isCleared)
        }
    }

    @Test(arguments: Engine.available)
    func `a school's own scale is seen by the school and above it, and not by its neighbours`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove(in: TownPlaces.northTownship, unit: TownPlaces.northSchool)
            let read = ReadInstrument(instrument: loaded.instrument.rawValue)
            for person in [Townsperson.northTeacher, .northLead, .cityLead] {
                #expect(try await town.perform(read, as: person).unit == TownPlaces.northSchool)
            }
            await #expect(throws: Refusal.notFound) { try await town.perform(read, as: .southLead) }
        }
    }

    @Test(arguments: Engine.available)
    func `what the city owns its counties see, and cannot change`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.load(in: TownPlaces.city, by: .platformAdministrator)
            let read = ReadInstrument(instrument: loaded.instrument.rawValue)
            let seen = try await town.perform(read, as: .southAdministrator)
            #expect(!seen.isInCharge)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ApproveLoad(load: loaded.load), as: .southAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a scale is not brought for a place out of reach, nor for a unit that is not there`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            await #expect(throws: Refusal.notFound) { try await town.load(in: TownPlaces.south) }
            await #expect(throws: InstrumentError.unknownUnit) { try await town.load(unit: "990203-centre") }
            await #expect(throws: InstrumentError.unknownPlace) {
                try await town.load(in: TownPlaces.nowhere, by: .platformAdministrator)
            }
            let kept = try await town.number("SELECT COUNT(*) AS number FROM instrument")
            #expect(kept == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a class teacher and an evaluator have no library at all`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.loadAndApprove()
            for person in [Townsperson.classTeacher, .evaluator, .gridWorker, .northProgram] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(ListInstruments(), as: person) }
                await #expect(throws: Refusal.forbidden) { try await town.perform(ListLicences(), as: person) }
            }
            await #expect(throws: Refusal.forbidden) { try await town.perform(ListLicences(), as: .northCounsellor) }
        }
    }
}
