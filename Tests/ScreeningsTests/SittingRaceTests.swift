import Access
import CampaignRules
import Care
import Consents
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing
import Warnings

/// Two people in the same instant: each of these went wrong on PostgreSQL before the row was held.
@Suite struct SittingRaceTests {
    private static func sittings(_ town: Town) async throws -> Int {
        try await town.number("SELECT COUNT(*) AS number FROM sitting")
    }

    /// Between the look at the consents and the sitting; and after the answers are deleted, before the end.
    @Test(arguments: Engine.available)
    func `no sitting begins beside a consent that is being taken back`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign()
            for withdrawsFirst in [false, true] {
                let child = try await campaign.invite()
                let begin: @Sendable () async throws -> String = { try await town.begin(child.code) }
                let takeBack: @Sendable () async throws -> SaidConsent = {
                    try await town.perform(WithdrawOwnConsent(code: child.code))
                }
                if withdrawsFirst {
                    let both = try await town.interleave(before: "audit_line", takeBack, begin)
                    #expect(throws: SittingProblem.mayNotBegin) { try both.second.get() }
                } else {
                    let both = try await town.interleave(before: "INSERT INTO sitting", begin, takeBack)
                    #expect(try both.second.get().standing == .withdrawn)
                }
                #expect(try await Self.sittings(town) == 0)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an answer beside the end is in the score or is refused`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("who-5", 9, nil)])
            let well = try SittingTests.answers(0, to: "who-5", in: town)
            for savesFirst in [false, true] {
                let key = try await town.begin(try await campaign.invite().code)
                let (item, option) = try #require(well.min { $0.key < $1.key })
                try await town.perform(
                    SaveSittingAnswers(
                        sittingKey: key, sheet: 1, answers: try SittingTests.answers(5, to: "who-5", in: town)))
                let save: @Sendable () async throws -> SittingStep = {
                    try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 1, item: item, option: option))
                }
                let finish: @Sendable () async throws -> FinishSitting.Outcome = {
                    try await town.perform(FinishSitting(sittingKey: key))
                }
                let total: SQL = "SELECT total AS number FROM sheet ORDER BY id DESC LIMIT 1"
                if savesFirst {
                    let both = try await town.interleave(before: "INSERT INTO answer", save, finish)
                    _ = (try both.first.get(), try both.second.get())
                    #expect(try await town.number(total) == 20, "acknowledged, so it counts")
                } else {
                    let both = try await town.interleave(before: "UPDATE sheet SET", finish, save)
                    #expect(throws: SittingProblem.handedIn) { try both.second.get() }
                    #expect(try await town.number(total) == 0)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a sitting that is taken over beside an answer has one writer`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await town.campaign("c", [("who-5", 9, nil)]).invite()
            let first = try await town.begin(child.code)
            let (item, option) = try #require(try SittingTests.answers(5, to: "who-5", in: town).first)
            let both = try await town.interleave(before: "audit_line") {
                try await town.begin(child.code)
            } _: {
                try await town.perform(SaveSittingAnswer(sittingKey: first, sheet: 1, item: item, option: option))
            }
            #expect(try both.second.get().isElsewhere)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a paper is not keyed any more while both readings are compared`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await town.campaign("c", [("who-5", 9, nil)]).invite()
            let paper = try await town.perform(
                BeginPaperEntry(campaign: "c", code: child.code), as: .northTeacher
            ).sitting
            let second = town.secondTeacher
            let read = try SittingTests.answers(3, to: "who-5", in: town)
            let other = try SittingTests.answers(4, to: "who-5", in: town)
            try await town.perform(KeyPaperSheet(sitting: paper, sheet: 1, answers: read), as: .northTeacher)
            try await town.perform(FinishKeying(sitting: paper), as: .northTeacher)
            try await town.office.perform(KeyPaperSheet(sitting: paper, sheet: 1, answers: read), as: second)
            let both = try await town.interleave(before: "settled_at = ") {
                try await town.office.perform(FinishKeying(sitting: paper), as: second)
            } _: {
                try await town.office.perform(KeyPaperSheet(sitting: paper, sheet: 1, answers: other), as: second)
            }
            #expect(try both.first.get().step == .done)
            #expect(throws: SittingProblem.keyedMeanwhile) { try both.second.get() }
            let differing: SQL = """
                SELECT COUNT(*) AS number FROM answer a JOIN second_answer b ON b.sheet = a.sheet AND b.item = a.item
                WHERE b.option <> a.option
                """
            #expect(try await town.number(differing) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `two latecomers in one instant have a seat each`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c")
            for _ in 1...2 { try await campaign.invite() }
            try await town.perform(OpenRoom(campaign: "c", unit: TownPlaces.northClass), as: .northTeacher)
            let (one, two) = (try await campaign.invite(), try await campaign.invite())
            let both = try await town.interleave(before: "audit_line") {
                try await town.begin(one.code)
            } _: {
                try await town.begin(two.code)
            }
            _ = (try both.first.get(), try both.second.get())
            #expect(try await town.number("SELECT COUNT(DISTINCT number) AS number FROM sitting_seat") == 4)
            #expect(try await town.number("SELECT MAX(number) AS number FROM sitting_seat") == 4)
        }
    }
}
