import Access
import Care
import HouseKit
import Instruments
import ScreeningRules
import Screenings
import Storage
import Testing

/// What was answered under a licence stays readable and comes out again, whatever becomes of the licence.
@Suite struct OldResultsTests {
    /// A key that opens a sheet of an institution's scale: that of a sheet which the person has begun otherwise.
    private static func key(to sheet: OwnSheet, in town: Town) async throws -> String {
        let key = try await town.startSheet(in: nil)
        let begun = try await town.perform(ReadSheet(key: key))
        #expect(begun.questionnaire == "phq-9")
        try await town.tamper(
            """
            UPDATE sheet_key SET sheet = \(sheet.id)
            WHERE sheet = (SELECT id FROM sheet WHERE questionnaire = 'phq-9' ORDER BY id DESC LIMIT 1)
            """)
        return key
    }

    private static func send(
        _ scale: Questionnaire, points: Int, request: String, in town: Town
    ) async throws -> OwnSheet {
        try await town.perform(
            SubmitSheet(
                questionnaire: scale.slug, language: .zhHans, ageGroup: .from18to59, region: TownPlaces.north,
                answers: scale.answers(points: points), request: request), as: .northProgram)
    }

    @Test(arguments: Engine.available)
    func `a person's own history shows an institution's scale, also when its licence is over`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove(licence: .inTown(until: "2026-03-20"))
            let scale = try await town.scale(loaded)
            let first = try await Self.key(to: Self.send(scale, points: 1, request: "one", in: town), in: town)
            let begun = try await town.perform(BeginHistory(key: first, request: "a word of the form's own"))
            town.clock.pass(days: 14)
            let second = try await Self.key(to: Self.send(scale, points: 3, request: "two", in: town), in: town)
            try await town.perform(AddToHistory(key: second, code: begun.code, historyKey: nil))

            town.clock.pass(days: 30)
            await #expect(throws: SittingRefusal.licenceEnded) {
                try await Self.send(scale, points: 1, request: "late", in: town)
            }
            let opened = try await town.perform(OpenHistory(code: begun.code))
            let history = try await town.perform(ReadHistory(historyKey: opened.historyKey))
            #expect(history.results.map(\.total) == [7, 21])
            #expect(history.scales.count == 1)
            let shown = try #require(history.scales.first?.questionnaire)
            #expect(shown == scale)
            #expect(history.results.map { shown.band($0.band, drawnBy: $0.alternative)?.range.contains($0.total) } == [
                true, true,
            ])
            #expect(try await town.perform(ReadSheet(key: second)).scale.questionnaire == scale)
            #expect(try await town.perform(ReadResult(key: second)).total == 21)
        }
    }

    @Test(arguments: Engine.available)
    func `scores of every institution's scale come out again after its licence, subscales and all`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            var sent = 0
            for template in try await Self.templates(of: town) {
                let loaded = try await town.loadAndApprove(
                    template, licence: .inTown(number: "L-\(template)", until: "2026-03-10", cleared: true))
                let scale = try await town.scale(loaded)
                for points in 0...3 {
                    guard let sheet = Self.sheet(of: scale, points: points) else { continue }
                    _ = try await town.perform(sheet, as: .northProgram)
                    sent += 1
                }
            }
            town.clock.pass(days: 60)
            let newer = try await town.loadAndApprove("scl-90", mark: "改过")
            try await town.perform(
                WithdrawVersion(instrument: newer.instrument, version: newer.version ?? "", reason: "示例"),
                as: .northAdministrator)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet_score") > 60)
            let verified = try await town.performBySystem(VerifySheets(after: nil, atMost: 2_000))
            #expect(verified.difference == nil)
            #expect(verified.checked == sent)
            #expect(sent > 50)
        }
    }

    @Test(arguments: Engine.available)
    func `an altered subscale of an institution's scale is named after its licence`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove("scl-90", licence: .inTown(until: "2026-03-10"))
            _ = try await Self.send(town.scale(loaded), points: 2, request: "one", in: town)
            town.clock.pass(days: 60)
            #expect(try await town.performBySystem(VerifySheets(after: nil)).difference == nil)
            try await town.tamper(
                """
                UPDATE sheet_score SET total = total + 1
                WHERE scale = (SELECT MIN(scale) FROM sheet_score)
                """)
            let difference = try #require(try await town.performBySystem(VerifySheets(after: nil)).difference)
            #expect(difference.part.hasPrefix("scale "))
            #expect(difference.version == loaded.version)
        }
    }

    @Test(arguments: Engine.available)
    func `a file that was altered in the table is named by the sheets it no longer scores`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let loaded = try await town.loadAndApprove()
            let scale = try await town.scale(loaded)
            _ = try await Self.send(scale, points: 2, request: "one", in: town)
            try await town.tamper("UPDATE instrument_version SET version = '9.9.9'")
            let difference = try #require(try await town.performBySystem(VerifySheets(after: nil)).difference)
            #expect(difference.part == "scale")
            #expect(difference.questionnaire == "isi")
        }
    }

    private static func templates(of town: Town) async throws -> [String] {
        let lines = try await town.perform(ListInstruments(kind: .template), as: .northAdministrator).lines
        #expect(lines.count == 16)
        return lines.map(\.slug)
    }

    /// Every item with as many points, as far as it has them; of the persons known, the one the scale is made for.
    private static func sheet(of scale: Questionnaire, points: Int) -> SubmitSheet? {
        guard let group = AgeGroup.allCases.last(where: { $0.mayAnswer(scale) }) else { return nil }
        let answers = scale.items.map { item in
            let option = item.options.first { $0.weight == points } ?? item.options[points % item.options.count]
            return (item.linkId, option.code)
        }
        var sheet = SubmitSheet(
            questionnaire: scale.slug, language: .zhHans, ageGroup: group, region: TownPlaces.north,
            answers: Answers(Dictionary(uniqueKeysWithValues: answers)), request: "\(scale.slug) \(points)")
        sheet.sex = points.isMultiple(of: 2) ? .female : .male
        return sheet
    }
}
