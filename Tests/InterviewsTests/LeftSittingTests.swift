import Access
import Care
import HouseKit
import Interviews
import Screenings
import Storage
import Testing

/// What becomes of a sitting that was begun and never handed in: rulebook E.4.1, E.4.3, decision 0031.
@Suite struct LeftSittingTests {
    @Test(arguments: Engine.available)
    func `whoever answered and never handed in is found when the window is over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow, handsIn: false)
            try await town.sit(stage.pupils[1], .well, handsIn: false)
            _ = try await town.perform(BeginSitting(code: stage.pupils[2].code, language: .zhHans))
            try await town.lookThroughSittings()
            #expect(try await town.findings().findings.isEmpty, "as long as they may still answer")
            town.clock.pass(days: 21)
            try await town.workOff()
            #expect(try await town.findings().findings.map(\.participant) == [stage.pupils[0].participant])
            let left = try await town.number(
                "SELECT COUNT(*) AS number FROM sitting WHERE left_at IS NOT NULL AND finished_at IS NULL")
            #expect(left == 3)
            #expect(
                try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE total IS NOT NULL") == 2,
                "what is full enough is scored")
            #expect(
                try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE missing IS NOT NULL") == 0,
                "a sheet that nobody has touched says nothing")
            let counted = try await town.number(
                "SELECT COUNT(*) AS number FROM published_sitting_sheet WHERE finished_at IS NOT NULL")
            #expect(counted == 0, "nobody has handed in")
            try await town.performBySystem(CompleteLeftSittings(campaign: stage.campaign))
            #expect(try await town.findings().findings.count == 1, "done twice it says the same")
        }
    }

    @Test(arguments: Engine.available)
    func `what was left in a campaign that an older version closed is looked through once`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let migration = try #require(SittingsSchema.migrations.first { $0.name.contains("left before") })
            let jobs = {
                for statement in migration.statements { try await town.tamper(statement) }
                return try await town.number("SELECT COUNT(*) AS number FROM job WHERE unique_key LIKE 'left before%'")
            }
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow, handsIn: false)
            #expect(try await jobs() == 0, "as long as it is open nobody looks")
            // Closed without a word, as a version did that knew nothing of what is left.
            try await town.tamper("UPDATE campaign SET state = 'closed' WHERE id = \(stage.campaign)")
            try await town.tamper("DELETE FROM job WHERE done_at IS NULL")
            town.clock.pass(days: 40)
            try await town.workOff()
            #expect(try await town.findings().findings.isEmpty)
            #expect(try await jobs() == 1)
            #expect(try await jobs() == 1, "put down twice it is one")
            try await town.workOff()
            #expect(try await town.findings().findings.map(\.participant) == [stage.pupils[0].participant])
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting WHERE left_at IS NULL") == 0)
            #expect(try await town.number("SELECT COUNT(failed_at) AS number FROM job") == 0)
        }
    }
}
