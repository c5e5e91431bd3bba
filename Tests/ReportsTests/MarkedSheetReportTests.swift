import Access
import App
import Care
import HouseKit
import Reports
import Screenings
import Storage
import Testing

/// Rulebook E.4.4 from the sheet to the report: answers that contradict each other, or of which a validity scale says
/// that they do not speak for the person, leave the statistics, and their red flag stays. By a scale invented for this.
@Suite struct MarkedSheetReportTests {
    private static let campaign = "campaign of the invented scale"

    @Test(arguments: Engine.available)
    func `a sheet that cannot be believed leaves the figures and its red flag stays`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let house = try await InventedScale.house(over: town)
            let campaign = try await town.campaign(Self.campaign, [(InventedScale.slug, 8, nil)])
            let answered: [(points: [Int], isRed: Bool)] = [
                ([1, 2, 1, 0], false),  // To be believed: 4 points.
                ([3, 3, 0, 0], true),  // The first and the third lie three points apart.
                ([1, 3, 1, 3], true),  // The fourth says that the others are not to be believed.
            ]
            for (points, isRed) in answered {
                let ended = try await Self.sit(try await campaign.invite(), points, in: house, town.clock)
                #expect(ended.hasRedFlag == isRed, "\(points)")
            }
            try await Self.expectMarks(in: town)
            let verified = try await Self.draw(house, town)
            #expect(verified.cells > 0 && verified.differing == 0, "\(verified.named)")
            try await Self.expectFigures(in: town)

            // The recount looks at which mark it is.
            try await town.tamper("UPDATE sheet SET inconsistent = FALSE, straight_line = TRUE WHERE inconsistent")
            let another = try await house.office.perform(
                VerifyReport(campaign: ID(Self.campaign)), as: .system("test"))
            #expect(another.differing > 0 && another.named.allSatisfy { $0.contains(" marks/") }, "\(another.named)")
            try await town.tamper("UPDATE sheet SET inconsistent = TRUE, straight_line = FALSE WHERE straight_line")

            // The recount looks at the mark as well: without it the figures would be others.
            try await town.tamper("UPDATE sheet SET inconsistent = FALSE")
            let believed = try await house.office.perform(
                VerifyReport(campaign: ID(Self.campaign)), as: .system("test"))
            #expect(believed.differing > 0)
            await house.database.close()
        }
    }

    private static func sit(
        _ pupil: TownCampaign.Invited, _ points: [Int], in house: House, _ clock: StoppedClock
    ) async throws -> FinishSitting.Outcome {
        let begin = BeginSitting(code: pupil.code, language: .zhHans)
        let key = try await house.office.perform(begin, as: .anyone).sittingKey
        clock.pass(minutes: 1)
        _ = try await house.office.perform(
            SaveSittingAnswers(sittingKey: key, sheet: 1, answers: InventedScale.answers(points)), as: .anyone)
        return try await house.office.perform(FinishSitting(sittingKey: key), as: .anyone)
    }

    private static func expectMarks(in town: Town) async throws {
        let counts: [(SQL, Int)] = [
            ("sheet WHERE inconsistent", 1), ("sheet WHERE not_valid = 'truth'", 1),
            ("sheet WHERE too_fast OR straight_line", 0), ("published_sitting WHERE is_marked", 2),
            ("published_sitting_sheet WHERE is_marked AND worst_rank = 3", 2), ("alert WHERE rank = 3", 2),
        ]
        for (rows, count) in counts {
            let found = try await town.number("SELECT COUNT(*) AS number FROM \(rows)")
            #expect(found == count, "\(rows)")
        }
    }

    /// Ends the campaign, as a day that goes by would, and has the report drawn.
    private static func draw(_ house: House, _ town: Town) async throws -> VerifyReport.Outcome {
        try await town.tamper(
            """
            INSERT INTO campaign_site (campaign, unit, region)
            VALUES (\(Self.campaign), \(TownPlaces.northSchool), \(TownPlaces.northTownship))
            """)
        try await town.tamper(
            """
            UPDATE campaign SET state = 'closed', opens_at = \(town.clock.now.adding(hours: -48)),
                closes_at = \(town.clock.now.adding(hours: -24)) WHERE id = \(Self.campaign)
            """)
        _ = try await house.office.perform(StartReports(), as: .system("test"))
        while try await town.number("SELECT COUNT(*) AS number FROM report_edition WHERE drawn_at IS NULL") > 0 {
            _ = try await house.office.perform(DrawReport(campaign: ID(Self.campaign)), as: .system("test"))
        }
        return try await house.office.perform(VerifyReport(campaign: ID(Self.campaign)), as: .system("test"))
    }

    private static func expectFigures(in town: Town) async throws {
        let scale = "\(InventedScale.slug)/1.0.0"
        let figures = [
            ("handedIn", "people", 3), ("bands/\(scale)", "low", 1), ("bands/\(scale)", "high", 0),
            ("marked/\(scale)", "high", 1), ("unscored/\(scale)", "people", 1), ("flags", "red", 2),
            ("marks/\(scale)", "inconsistent", 1), ("notValid/\(scale)", "people", 1),
            ("flags", "none", 1),
        ]
        for (measure, cell, people) in figures {
            let told = try await town.number(
                """
                SELECT COALESCE(SUM(people), 0) AS number FROM report_count
                WHERE campaign = \(Self.campaign) AND level = 'whole' AND measure = \(measure) AND cell = \(cell)
                """)
            #expect(told == people, "\(measure) \(cell)")
        }
    }
}
