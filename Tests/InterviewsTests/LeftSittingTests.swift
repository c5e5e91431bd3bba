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
}
