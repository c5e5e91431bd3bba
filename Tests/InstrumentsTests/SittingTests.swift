import Access
import App
import Care
import HouseKit
import Instruments
import ScreeningRules
import Screenings
import Storage
import Testing

/// What an institution's licence means for the sheets of its people.
@Suite struct SittingTests {
    private static func send(
        _ town: Town, _ scale: Questionnaire, points: Int = 2, request: String = "one", by: Townsperson = .northProgram,
        in region: Region = TownPlaces.north
    ) async throws -> OwnSheet {
        try await town.perform(submission(scale, points: points, request: request, in: region), as: by)
    }

    private static func submission(
        _ scale: Questionnaire, points: Int, request: String, in region: Region
    ) -> SubmitSheet {
        SubmitSheet(
            questionnaire: scale.slug, language: .zhHans, ageGroup: .from18to59, region: region,
            answers: scale.answers(points: points), request: request)
    }

    @Test(arguments: Engine.available)
    func `a scale is used from its approval on, and on every server at once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.load()
            let scale = try await town.scale(loaded)
            await #expect(throws: ScreeningError.unknownQuestionnaire) { try await Self.send(town, scale) }
            let other = try await town.secondHouse()
            try await town.perform(ApproveLoad(load: loaded.load), as: .platformAdministrator)
            let sheet = try await other.office.perform(
                Self.submission(scale, points: 2, request: "elsewhere", in: TownPlaces.northVillage),
                as: town.caller(.northProgram))
            #expect(sheet.total == 14)
            #expect(sheet.version == loaded.version)
            #expect(try await Self.send(town, scale).total == 14)
        }
    }

    @Test(arguments: Engine.available)
    func `a licence that is over blocks new sittings and leaves old results as they are`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove(licence: .inTown(until: "2026-03-05"))
            let scale = try await town.scale(loaded)
            let sheet = try await Self.send(town, scale)
            town.clock.pass(days: 1)
            _ = try await Self.send(town, scale, request: "on the last day")
            town.clock.pass(days: 1)
            await #expect(throws: SittingRefusal.licenceEnded) {
                try await Self.send(town, scale, request: "too late")
            }
            // The same request as before is the sheet as before, also now.
            #expect(try await Self.send(town, scale) == sheet)
            #expect(try await town.perform(ListOwnSheets(), as: .northProgram).count == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a licence for so many sittings counts each once and no more`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove(licence: .inTown(sittings: "2"))
            let scale = try await town.scale(loaded)
            _ = try await Self.send(town, scale, request: "one")
            _ = try await Self.send(town, scale, request: "one")
            _ = try await Self.send(town, scale, request: "two")
            await #expect(throws: SittingRefusal.licenceUsedUp) {
                try await Self.send(town, scale, request: "three")
            }
            _ = try await Self.send(town, scale, request: "two")
            let ledger = try await town.perform(ListLicences(), as: .northAdministrator)
            #expect(ledger.licences.map(\.used) == [2])
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `two that begin at once cannot both take the last sitting`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove(licence: .inTown(sittings: "3"))
            let scale = try await town.scale(loaded)
            let done = await withTaskGroup(of: Bool.self) { group in
                for number in 1...8 {
                    group.addTask { (try? await Self.send(town, scale, request: "at once \(number)")) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done == 3)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `a licence for paper begins no sitting on a screen`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove(licence: .inTown(electronic: false))
            let scale = try await town.scale(loaded)
            await #expect(throws: SittingRefusal.paperOnly) { try await Self.send(town, scale) }
        }
    }

    @Test(arguments: Engine.available)
    func `a scale of the north is not there for a program of the south, whatever its licence`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove(licence: .inTown(until: "2026-03-05"))
            let scale = try await town.scale(loaded)
            for days in [0, 3] {
                town.clock.pass(days: days)
                await #expect(throws: ScreeningError.unknownQuestionnaire) {
                    try await Self.send(town, scale, by: .southProgram, in: TownPlaces.south)
                }
                await #expect(throws: Refusal.notFound) {
                    try await Self.send(town, scale, by: .southProgram, in: TownPlaces.north)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a version out of use begins no sheet, and a sheet of it keeps its score`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await town.loadAndApprove(mark: "甲")
            let scale = try await town.scale(first)
            let sheet = try await Self.send(town, scale)
            town.clock.pass(hours: 1)
            let second = try await town.loadAndApprove(mark: "乙")
            #expect(try await Self.send(town, scale, request: "newer").version == second.version)
            try await town.perform(
                WithdrawVersion(instrument: second.instrument, version: second.version ?? "", reason: "有错字"),
                as: .northAdministrator)
            #expect(try await Self.send(town, scale, request: "older again").version == first.version)
            #expect(try await town.perform(ListOwnSheets(), as: .northProgram).contains(sheet))
        }
    }

    @Test(arguments: Engine.available)
    func `a red answer to an institution's scale raises an alert like any other`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove("epds")
            let scale = try await town.scale(loaded)
            _ = try await Self.send(town, scale, points: 3)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `who answers an alert reads the question that was answered, also when the licence is over`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove("epds", mark: "甲", licence: .inTown(until: "2026-03-05"))
            let scale = try await town.scale(loaded)
            _ = try await Self.send(town, scale, points: 3)
            town.clock.pass(days: 1)
            let newer = try await town.loadAndApprove("epds", mark: "乙", licence: .inTown(until: "2026-03-05"))
            try await town.perform(
                WithdrawVersion(instrument: loaded.instrument, version: loaded.version ?? "", reason: "有错字"),
                as: .northAdministrator)
            town.clock.pass(days: 10)
            let read = ReadAnsweredScale(questionnaire: "epds", version: loaded.version ?? "")
            for reader in [Townsperson.northLead, .northCounsellor, .cityLead] {
                let found = try await town.perform(read, as: reader).questionnaire
                #expect(found.item("epds.10")?.text[.zhHans] == "甲 epds.10")
            }
            #expect(newer.version != loaded.version)
            for stranger in [Townsperson.southLead, .southCounsellor] {
                await #expect(throws: Refusal.notFound) { try await town.perform(read, as: stranger) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what a school owns is not read by its neighbours, what a city owns is read in its counties`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let own = try await town.loadAndApprove("epds", unit: TownPlaces.northSchool)
            let read = ReadAnsweredScale(questionnaire: "epds", version: own.version ?? "")
            _ = try await town.perform(read, as: .northLead)
            await #expect(throws: Refusal.notFound) { try await town.perform(read, as: .southLead) }
            let shared = try await town.load("isi", in: TownPlaces.city, by: .platformAdministrator)
            // The town has one administrator of the city, and nobody approves what they have brought.
            try await town.tamper(
                """
                UPDATE instrument_load SET state = 'approved', decided_by = 'second', decided_at = 1
                WHERE id = \(shared.load)
                """)
            let common = ReadAnsweredScale(questionnaire: "isi", version: shared.version ?? "")
            for reader in [Townsperson.northLead, .southLead] {
                #expect(try await town.perform(common, as: reader).questionnaire.slug == "isi")
            }
        }
    }
}
