import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing
import WarningRules
import Warnings

@Suite struct RaisingTests {
    /// Source: rulebook E.4.2, PHQ-9 item 9: 1 is yellow, 2 and more is red.
    @Test(arguments: Engine.available, [(1, Severity.yellow), (2, .red), (3, .red)])
    func `a positive ninth answer has its alert when it is saved`(
        _ engine: Engine, _ given: (points: Int, severity: Severity)
    ) async throws {
        try await withTown(engine) { town in
            let key = try await town.startSheet(in: TownPlaces.northVillage)
            let progress = try await town.answer(9, given.points, on: key)
            #expect(progress.help)
            let alert = try await town.row(town.alert(of: key))
            #expect(alert.severity == given.severity)
            #expect(alert.state == .new)
            #expect(alert.region == TownPlaces.northVillage)
            #expect(try await town.alerts() == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a ninth answer of not at all raises nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let key = try await town.startSheet(in: TownPlaces.northVillage)
            let progress = try await town.answer(9, 0, on: key)
            #expect(!progress.help)
            for number in 1...8 { try await town.answer(number, 3, on: key) }
            #expect(try await town.alerts() == 0)
        }
    }

    @Test func `who chose no place is looked after by the city`() async throws {
        try await withTown(.sqlite) { town in
            let raised = try await town.raiseAlert(in: nil)
            let row = try await town.row(raised.alert)
            #expect(row.region == TownPlaces.city)
            #expect(row.holder == TownPlaces.city)
        }
    }

    @Test(arguments: Engine.available)
    func `the rank of an alert rises and never falls`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.north, points: 1)
            #expect(try await town.answer(9, 3, on: raised.key).help)
            #expect(try await town.row(raised.alert).severity == .red)
            for points in [1, 0, 2] {
                #expect(try await !town.answer(9, points, on: raised.key).help)
            }
            try await town.perform(SaveAnswer(key: raised.key, item: PHQ9.items[8], option: nil))
            #expect(try await town.row(raised.alert).severity == .red)
            #expect(try await town.alerts() == 1)
            #expect(try await town.history(raised.alert) == [.raised, .rose])
        }
    }

    @Test(arguments: Engine.available)
    func `an alert outlives the sheet that raised it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.north)
            try await town.perform(DeleteSheet(key: raised.key))
            #expect(try await town.row(raised.alert).state == .new)
            #expect(try await town.read(raised.alert).card.basis.number == 9)
        }
    }

    @Test(arguments: Engine.available)
    func `two answers saved in the same instant raise one alert`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for _ in 1...4 {
                let key = try await town.startSheet(in: TownPlaces.north)
                async let mild = town.answer(9, 1, on: key)
                async let grave = town.answer(9, 3, on: key)
                async let again = town.answer(9, 3, on: key)
                _ = try await [mild, grave, again]
                #expect(try await town.row(town.alert(of: key)).severity == .red)
            }
            #expect(try await town.alerts() == 4)
        }
    }

    @Test(arguments: Engine.available)
    func `an answer whose alert cannot be kept is not kept either`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let key = try await town.startSheet(in: TownPlaces.north)
            try await town.tamper("ALTER TABLE alert_entry RENAME TO gone")
            await #expect(throws: StorageError.self) { try await town.answer(9, 2, on: key) }
            #expect(try await town.perform(ReadSheet(key: key)).answers.count == 0)
            #expect(try await town.alerts() == 0)
            try await town.tamper("ALTER TABLE gone RENAME TO alert_entry")
            #expect(try await town.answer(9, 2, on: key).help)
        }
    }

    @Test(arguments: Engine.available)
    func `a graver answer opens a closed alert again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let raised = try await town.alertAtWork(points: 1)
            try await town.close(raised.alert)
            #expect(try await town.row(raised.alert).state == .closed)
            try await town.answer(9, 2, on: raised.key)
            let row = try await town.row(raised.alert)
            #expect(row.state == .new)
            #expect(row.severity == .red)
            #expect(row.outcome == nil)
            #expect(row.due == town.clock.now.adding(minutes: 30))
            #expect(try await town.perform(ListAlerts(), as: .northLead).alerts.map(\.id) == [raised.alert])
        }
    }

    @Test func `the same or a milder answer leaves a closed alert closed`() async throws {
        try await withTown(.sqlite) { town in
            let raised = try await town.alertAtWork()
            try await town.close(raised.alert)
            try await town.answer(9, 3, on: raised.key)
            try await town.answer(9, 1, on: raised.key)
            #expect(try await town.row(raised.alert).state == .closed)
        }
    }

    @Test(arguments: Engine.available)
    func `a sheet that a program sends raises its alert too`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let sheet = try await town.perform(
                SubmitSheet(
                    questionnaire: "phq-9", language: .zhHans, ageGroup: .from18to59, region: TownPlaces.north,
                    answers: Answers([PHQ9.items[8]: PHQ9.options[2]]), request: "one"), as: .northProgram)
            #expect(sheet.total == nil)
            let listed = try await town.perform(ListAlerts(), as: .northLead).alerts
            let row = try await town.row(try #require(listed.first).id)
            #expect(row.severity == .red)
            #expect(row.raiser == town.id(.northProgram).rawValue)
        }
    }
}
