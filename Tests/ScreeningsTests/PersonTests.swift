import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

/// What is known of the person decides the borders; what is not known is never held against them.
@Suite struct PersonTests {
    /// Source: Bush 1998; rulebook E.1: AUDIT-C from 4 for men, from 3 for women.
    @Test(arguments: [(Sex?.some(.female), true, false), (.some(.male), false, false), (.none, true, true)])
    func `three points on AUDIT-C are many for a woman, and where sex is not said`(
        _ sex: Sex?, _ isPositive: Bool, _ isAssumed: Bool
    ) async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.finished("audit-c", points: 1, sex: sex)
            let result = try await town.perform(ReadResult(key: key))
            #expect(result.total == 3)
            #expect(result.isPositive == isPositive)
            #expect(result.assumed == (isAssumed ? [.sex] : []))
        }
    }

    @Test func `sex is kept only where the scale asks for it`() async throws {
        try await withTown(.sqlite) { town in
            _ = try await town.finished("gad-7", points: 1, sex: .female)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE sex IS NOT NULL") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a total that was taken elsewhere is entered by a program and judged by schooling`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            var sheet = SubmitSheet(
                questionnaire: "mmse", language: .zhHans, ageGroup: .from60, region: TownPlaces.north,
                answers: Answers(), request: "primary")
            sheet.entered = 20
            sheet.education = .primary
            let impaired = try await town.perform(sheet, as: .northProgram)
            sheet.education = Education.unschooled
            sheet.request = "never went to school"
            let sound = try await town.perform(sheet, as: .northProgram)
            // Source: Zhang 1989; rulebook E.1: 17 without school, 20 with primary school.
            #expect(impaired.total == 20)
            #expect(impaired.band != sound.band)
            let again = try await town.perform(sheet, as: .northProgram)
            #expect(again == sound)
            sheet.entered = 21
            let other = sheet
            await #expect(throws: ScreeningError.requestTaken) { try await town.perform(other, as: .northProgram) }
            sheet.request = "too many"
            sheet.entered = 31
            let tooMany = sheet
            await #expect(throws: ScreeningError.answers(.enteredOutside(lowest: 0, highest: 30))) {
                try await town.perform(tooMany, as: .northProgram)
            }
        }
    }

    @Test func `an age outside its group is refused`() async throws {
        try await withTown(.sqlite) { town in
            var sheet = SubmitSheet(
                questionnaire: "gad-7", language: .en, ageGroup: .from18to59, region: TownPlaces.north,
                answers: Answers(), request: "age")
            sheet.age = 60
            let wrong = sheet
            await #expect(throws: ScreeningError.ageOutsideGroup) { try await town.perform(wrong, as: .northProgram) }
            let kept = try await town.number("SELECT COUNT(*) AS number FROM sheet")
            #expect(kept == 0)
        }
    }
}
