import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing
import Warnings

/// A paper that two colleagues key: rulebook E.4.1 and E.4.5.
@Suite struct PaperEntryTests {
    private static let yes = "LA33-6"
    private static let no = "LA32-8"

    func begun(
        _ town: Town, _ scales: [(String, Int, Int?)] = [("who-5", 9, nil), ("asq", 8, nil)]
    ) async throws -> (sitting: ID<Sitting>, TownCampaign, TownCampaign.Invited) {
        let campaign = try await town.campaign("c", scales)
        let child = try await campaign.invite()
        let begun = try await town.perform(BeginPaperEntry(campaign: "c", code: child.code), as: .northTeacher)
        return (begun.sitting, campaign, child)
    }

    /// WHO-5 with one answer for all, and nothing on the second sheet but what is said.
    func key(
        _ sitting: ID<Sitting>, _ option: Int, asq: [String: String] = [:], by caller: Caller, in town: Town
    ) async throws -> FinishKeying.Outcome {
        let who = try SittingTests.answers(option, to: "who-5", in: town)
        try await town.office.perform(KeyPaperSheet(sitting: sitting, sheet: 1, answers: who), as: caller)
        let all = Dictionary(uniqueKeysWithValues: (1...4).map { ("asq.\($0)", Self.no) })
        try await town.office.perform(
            KeyPaperSheet(sitting: sitting, sheet: 2, answers: all.merging(asq) { $1 }), as: caller)
        return try await town.office.perform(FinishKeying(sitting: sitting), as: caller)
    }

    @Test(arguments: Engine.available)
    func `what two have read alike is scored and called a paper`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (sitting, _, _) = try await begun(town)
            let first = try await key(sitting, 3, by: town.caller(.northTeacher), in: town)
            #expect(first.step == .waitsForAnother)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE total IS NOT NULL") == 0)
            let second = try await key(sitting, 3, by: town.secondTeacher, in: town)
            #expect(second.step == .done)
            let scored: SQL = """
                SELECT COUNT(*) AS number FROM sheet WHERE finished_at IS NOT NULL AND manner = 'paper'
                    AND seconds IS NULL AND too_fast IS NULL
                """
            #expect(try await town.number(scored) == 2, "nobody took the time of a paper")
            #expect(try await town.number("SELECT total AS number FROM sheet WHERE questionnaire = 'who-5'") == 40)
            let again = try await town.office.perform(FinishKeying(sitting: sitting), as: town.secondTeacher)
            #expect(again.step == .done, "sent again it says the same")
            let read = try await town.perform(ReadPaperEntry(sitting: sitting), as: .northTeacher)
            #expect(read.step == .done)
            #expect(read.answers.count == 0)
        }
    }

    @Test(arguments: Engine.available, [[yes, no], [no, yes]])
    func `only what differs is shown and nobody is told who was right`(
        _ engine: Engine, readings: [String]
    ) async throws {
        try await withTown(engine) { town in
            let (sitting, _, _) = try await begun(town)
            _ = try await key(sitting, 2, asq: ["asq.4": readings[0]], by: town.caller(.northTeacher), in: town)
            let compared = try await key(sitting, 2, asq: ["asq.4": readings[1]], by: town.secondTeacher, in: town)
            #expect(compared.step == .differs)
            #expect(compared.differing == 1)
            let seen = try await town.perform(ReadPaperEntry(sitting: sitting), as: .northTeacher)
            #expect(seen.sheet == 2)
            #expect(seen.differing == [0, 1])
            #expect(seen.differences.map(\.item) == ["asq.4"])
            let order = try #require(seen.scale.questionnaire.item("asq.4")).options.map(\.code)
            #expect(seen.differences.first?.readings == order.filter { readings.contains($0) }, "the scale's order")
            #expect(seen.answers.count == 0)
            await #expect(throws: SittingProblem.lookOnceMore) {
                try await town.perform(SettleKeying(sitting: sitting, sheet: 2, answers: [:]), as: .northTeacher)
            }
            let settled = try await town.perform(
                SettleKeying(sitting: sitting, sheet: 2, answers: ["asq.4": "-"]), as: .northTeacher)
            #expect(settled.step == .done)
            let left: SQL = "SELECT COUNT(*) AS number FROM answer WHERE item = 'asq.4'"
            #expect(try await town.number(left) == 0, "a third look may find that nothing is ticked")
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting WHERE finished_at IS NULL") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody keys a paper twice and a third one waits`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (sitting, _, child) = try await begun(town)
            let keyed = KeyPaperSheet(sitting: sitting, sheet: 1, answers: [:])
            await #expect(throws: SittingProblem.keyedMeanwhile) {
                try await town.office.perform(keyed, as: town.secondTeacher)
            }
            _ = try await key(sitting, 3, by: town.caller(.northTeacher), in: town)
            await #expect(throws: SittingProblem.sameColleague) { try await town.perform(keyed, as: .northTeacher) }
            let again = try await town.perform(BeginPaperEntry(campaign: "c", code: child.code), as: .northTeacher)
            #expect(again.sitting == sitting)
            try await town.office.perform(keyed, as: town.secondTeacher)
            let second = try await town.office.perform(ReadPaperEntry(sitting: sitting), as: town.secondTeacher)
            #expect(second.step == .second)
            #expect(second.answers.count == 0, "the first reading is not shown")
            await #expect(throws: SittingProblem.keyedMeanwhile) {
                try await town.office.perform(keyed, as: town.thirdTeacher)
            }
            await #expect(throws: SittingProblem.keyedMeanwhile) {
                try await town.office.perform(FinishKeying(sitting: sitting), as: town.thirdTeacher)
            }
            let steps = try await town.perform(ListPaperEntries(campaign: "c"), as: .northTeacher).lines.map(\.step)
            #expect(steps == [.waitsForAnother])
        }
    }

    @Test(arguments: Engine.available)
    func `a red flag is heard with the first reading and with the second`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (sitting, _, _) = try await begun(town)
            let grave = KeyPaperSheet(sitting: sitting, sheet: 2, answers: ["asq.1": Self.yes])
            #expect(try await town.perform(grave, as: .northTeacher).isGrave)
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.count == 1)
            #expect(try await town.perform(ListAlerts(), as: .southLead).alerts.isEmpty)
        }
        try await withTown(engine) { town in
            let (sitting, _, _) = try await begun(town)
            _ = try await key(sitting, 3, by: town.caller(.northTeacher), in: town)
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.isEmpty)
            _ = try await key(sitting, 3, asq: ["asq.2": Self.yes], by: town.secondTeacher, in: town)
            #expect(try await town.perform(ListAlerts(), as: .northTeacher).alerts.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a paper wants the same consent and one way only`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (_, campaign, child) = try await begun(town)
            let silent = try await campaign.invite(.init())
            await #expect(throws: SittingProblem.mayNotBegin) {
                try await town.perform(BeginPaperEntry(campaign: "c", code: silent.code), as: .northTeacher)
            }
            await #expect(throws: SittingProblem.otherwise) {
                try await town.perform(BeginSitting(code: child.code, language: .zhHans))
            }
            await #expect(throws: SittingProblem.otherwise) {
                try await town.perform(BeginInterview(campaign: "c", code: child.code), as: .northTeacher)
            }
            let alone = try await campaign.invite()
            _ = try await town.begin(alone.code)
            await #expect(throws: SittingProblem.otherwise) {
                try await town.perform(BeginPaperEntry(campaign: "c", code: alone.code), as: .northTeacher)
            }
            for wrong in ["AAAA-AAAA", "x", ""] {
                await #expect(throws: SittingProblem.noSuchCode) {
                    try await town.perform(BeginPaperEntry(campaign: "c", code: wrong), as: .northTeacher)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `papers of others are not there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (sitting, campaign, child) = try await begun(town)
            for stranger in [town.southTeacher, town.neighbourTeacher, town.caller(.northCounsellor)] {
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(ReadPaperEntry(sitting: sitting), as: stranger)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(KeyPaperSheet(sitting: sitting, sheet: 1, answers: [:]), as: stranger)
                }
                await #expect(throws: SittingProblem.noSuchCode) {
                    try await town.office.perform(BeginPaperEntry(campaign: "c", code: child.code), as: stranger)
                }
                #expect(try await town.office.perform(ListEntryCampaigns(), as: stranger).isEmpty)
            }
            for stranger in [Townsperson.classTeacher, .northAdministrator, .northLead, .gridWorker, .evaluator] {
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(ReadPaperEntry(sitting: sitting), as: stranger)
                }
            }
            #expect(try await town.perform(ListEntryCampaigns(), as: .northTeacher).map(\.papersWaiting) == [1])
            // Somebody of no school, in the place of the counsellor.
            let resident = try await campaign.invite(born: "1950-03", house: nil, unit: nil)
            let taken = try await town.perform(
                BeginPaperEntry(campaign: "c", code: resident.code), as: .northCounsellor)
            #expect(taken.sitting != sitting)
            let seen = try await town.perform(ListPaperEntries(campaign: "c"), as: .northCounsellor)
            #expect(seen.lines.map(\.sitting) == [taken.sitting])
        }
    }

    @Test(arguments: Engine.available)
    func `a list of the class finds whom a lost code does not`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c")
            for _ in 0..<3 { try await campaign.invite() }
            let second = try await town.perform(
                BeginPaperEntry(campaign: "c", unit: TownPlaces.northClass, number: 2), as: .northTeacher)
            let lines = try await town.perform(ListPaperEntries(campaign: "c"), as: .northTeacher).lines
            #expect(lines.map(\.sitting) == [second.sitting])
            #expect(lines.map(\.number) == [2])
            await #expect(throws: SittingProblem.noSuchCode) {
                try await town.perform(
                    BeginPaperEntry(campaign: "c", unit: TownPlaces.northClass, number: 4), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what does not belong to the scale is refused and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (sitting, _, _) = try await begun(town)
            let before = try await town.ledger(without: ["audit_line"])
            for answers in [["who-5.9": "all-of-the-time"], ["who-5.1": "purple"]] {
                await #expect(throws: ScreeningError.self) {
                    try await town.perform(
                        KeyPaperSheet(sitting: sitting, sheet: 1, answers: answers), as: .northTeacher)
                }
            }
            await #expect(throws: SittingProblem.noSuchSheet) {
                try await town.perform(KeyPaperSheet(sitting: sitting, sheet: 3, answers: [:]), as: .northTeacher)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }
}

extension Town {
    /// Colleagues of the northern school's psychology teacher.
    var secondTeacher: Caller { colleague("second teacher") }
    var thirdTeacher: Caller { colleague("third teacher") }

    private func colleague(_ name: String) -> Caller {
        let post = Post(
            role: .schoolPsychologyTeacher, region: TownPlaces.northTownship, unit: TownPlaces.northSchool)
        return .person(ID(name), name: name, posts: [post])
    }
}
