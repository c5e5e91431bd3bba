import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

@Suite struct SubmitTests {
    private static func sheet(
        _ points: [Int] = [1, 1, 1, 1, 1, 1, 1, 1, 0], questionnaire: String = "phq-9", age: AgeGroup = .from18to59,
        in region: Region = TownPlaces.northVillage, request: String = "one"
    ) -> SubmitSheet {
        SubmitSheet(
            questionnaire: questionnaire, language: .zhHans, ageGroup: age, region: region,
            answers: PHQ9.answers(points), request: request)
    }

    @Test(arguments: Engine.available)
    func `a program sends a sheet, and the same request counts once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await town.perform(Self.sheet(), as: .northProgram)
            #expect(first.total == 8)
            #expect(first.band == "mild")
            #expect(try await town.perform(Self.sheet(), as: .northProgram) == first)
            #expect(try await town.perform(ListOwnSheets(), as: .northProgram) == [first])
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 1)
            // Both lines of the log name the sheet that is there.
            let lines: SQL =
                """
                SELECT COUNT(*) AS number FROM audit_line l JOIN sheet s ON l.subject = 'sheet ' || s.id
                WHERE l.use_case = 'SubmitSheet'
                """
            #expect(try await town.number(lines) == 2)
        }
    }

    /// Everything is written by one statement: what a sheet sent by a program keeps must be what one of a person keeps.
    @Test(arguments: Engine.available)
    func `a sheet sent by a program keeps what its score hangs on`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var sheet = Self.sheet([1, 1, 1, 1, 1, 1, 1, 1, 1])
            sheet.seconds = 3
            let sent = try await town.perform(sheet, as: .northProgram)
            #expect(sent.total == 9)
            let kept: SQL =
                """
                SELECT COUNT(*) AS number FROM sheet WHERE total = 9 AND raw = 9 AND NOT prorated AND too_fast
                    AND seconds = 3 AND finished_at IS NOT NULL AND worst_rank = 2 AND assumed = ''
                    AND NOT inconsistent AND straight_line
                """
            #expect(try await town.number(kept) == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == 9)
        }
    }

    @Test(
        arguments: [
            sheet([0]), sheet(age: .from60), sheet(in: TownPlaces.northTownship),
        ])
    func `the same request with another content is a conflict`(_ other: SubmitSheet) async throws {
        try await withTown(.sqlite) { town in
            try await town.perform(Self.sheet(), as: .northProgram)
            await #expect(throws: ScreeningError.requestTaken) { try await town.perform(other, as: .northProgram) }
        }
    }

    @Test func `two programs may use the same word for their requests`() async throws {
        try await withTown(.sqlite) { town in
            let north = try await town.perform(Self.sheet(), as: .northProgram)
            let south = try await town.perform(Self.sheet(in: TownPlaces.south), as: .southProgram)
            #expect(north.id != south.id)
            #expect(try await town.perform(ListOwnSheets(), as: .southProgram).map(\.id) == [south.id])
        }
    }

    @Test func `a sheet that is too empty has no score but a reason, and its red flag counts`() async throws {
        try await withTown(.sqlite) { town in
            let sheet = SubmitSheet(
                questionnaire: "phq-9", language: .zhHans, ageGroup: .from18to59, region: TownPlaces.north,
                answers: Answers([PHQ9.items[8]: PHQ9.options[1]]), request: "one")
            let sent = try await town.perform(sheet, as: .northProgram)
            #expect(sent.total == nil)
            #expect(sent.band == nil)
            #expect(sent.noScore?.missing == 8)
            #expect(try await town.perform(sheet, as: .northProgram) == sent)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert") == 1)
        }
    }

    @Test(
        arguments: [
            (sheet(questionnaire: "no-such-scale"), ScreeningError.unknownQuestionnaire),
            (sheet(age: .under14), .notForThisAge), (sheet(request: ""), .badRequest),
            (sheet(in: TownPlaces.nowhere), .unknownPlace),
        ])
    func `a sheet that cannot be is refused and not kept`(_ sheet: SubmitSheet, _ error: ScreeningError) async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: error) { try await town.perform(sheet, as: .northProgram) }
            let found = try await town.number("SELECT COUNT(*) AS number FROM sheet")
            #expect(found == 0)
        }
    }

    @Test func `a program sends sheets only for its own region and only with that permission`() async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: Refusal.notFound) {
                try await town.perform(Self.sheet(in: TownPlaces.south), as: .northProgram)
            }
            await #expect(throws: Refusal.forbidden) { try await town.perform(Self.sheet(), as: .northLead) }
            await #expect(throws: Refusal.notSignedIn) { try await town.perform(Self.sheet()) }
            let found = try await town.number("SELECT COUNT(*) AS number FROM sheet")
            #expect(found == 0)
        }
    }
}
