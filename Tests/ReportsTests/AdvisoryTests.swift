import Access
import Care
import HouseKit
import Reports
import Storage
import Testing

/// The report for officials: sentences from figures, advice that two people stand behind (requirement 108).
@Suite struct AdvisoryTests {
    private static let advice = "请教育局在每所学校配两名心理老师。"

    @Test(arguments: Engine.available)
    func `sentences tell what the report tells and no figure under ten`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            let report = try await town.report(county)
            let found = try await town.perform(ReadAdvisory(campaign: county.campaign), as: .northAdministrator)
            let first = try #require(found.statements.first)
            #expect(first.kind == .response && first.people == report.handedIn && first.missing == report.missing)
            let table = try #require(report.gad7)
            let bands = found.statements.filter { $0.kind == .band }
            #expect(bands.compactMap(\.line) == Array(table.lines.dropFirst()))
            #expect(bands.allSatisfy { $0.people == table.people && $0.lowest != nil && $0.highest != nil })
            // A spread names a line of the parts, which holds no people of its own.
            for said in found.statements where said.kind != .spread {
                let people = [said.people, said.missing, said.line?.people].compactMap { $0 }
                #expect(people.allSatisfy { $0 >= 10 }, "\(said.kind)")
            }
            // Parts are told by their ends: nobody is named.
            let spread = found.statements.filter { $0.kind == .spread }
            #expect(spread.allSatisfy { $0.line?.codes.isEmpty == false }, "no spread of those without a result")
            #expect(spread.allSatisfy { ($0.count ?? 0) > 1 && ($0.lowest ?? 0) <= ($0.highest ?? 0) })
        }
    }

    @Test(arguments: Engine.available)
    func `a difference is told as more only where chance seldom makes one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await ReportedCounty(town, request: "last year")
            let again = try await ReportedCounty(town, request: "this year", shift: 2)
            let report = try await town.report(again)
            let found = try await town.perform(ReadAdvisory(campaign: again.campaign), as: .northAdministrator)
            let changes = found.statements.filter { [.more, .less, .steady].contains($0.kind) }
            let line = try #require(report.gad7?.lines.last)
            let before = try #require(line.before)
            let said = try #require(changes.first)
            #expect(said.line == line && said.percent == before.change && said.since == report.comparedWith)
            #expect((said.kind == .steady) == !before.isClear)
        }
    }

    @Test(arguments: Engine.available)
    func `advice goes out when a second person has agreed and every writing stays`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            try await town.tamper(
                """
                UPDATE campaign SET sights = 'statistics-planner statistics-evaluator' WHERE id = \(county.campaign)
                """)
            let (write, read) = (WriteAdvisory(campaign: county.campaign, advice: Self.advice),
                ReadAdvisory(campaign: county.campaign))
            let print = PrintAdvisory(campaign: county.campaign, reason: "for the meeting")
            try await town.perform(write, as: .northAdministrator)
            try await town.perform(write, as: .northAdministrator)
            var found = try await town.perform(read, as: .northAdministrator)
            #expect(found.versions.map(\.state) == [.waiting] && found.versions[0].isOwn && found.inForce == nil)
            #expect(try await town.perform(read, as: .evaluator).versions.isEmpty)
            await #expect(throws: ReportProblem.notAgreed) { try await town.perform(print, as: .northAdministrator) }
            await #expect(throws: ReportProblem.ownAdvice) {
                try await town.perform(
                    ApproveAdvisory(campaign: county.campaign, version: 1), as: .northAdministrator)
            }
            try await town.perform(
                ReturnAdvisory(campaign: county.campaign, version: 1, reason: "谁来付钱？"),
                as: .secondNorthAdministrator)
            try await town.perform(
                WriteAdvisory(campaign: county.campaign, advice: "\(Self.advice)费用由区里安排。"), as: .northAdministrator)
            try await town.perform(
                ApproveAdvisory(campaign: county.campaign, version: 2), as: .secondNorthAdministrator)
            found = try await town.perform(read, as: .secondNorthAdministrator)
            #expect(found.versions.map(\.state) == [.approved, .returned] && found.versions[1].advice == Self.advice)
            #expect(found.versions[1].reason == "谁来付钱？" && !found.versions[0].isOwn)
            #expect(found.versions[0].writtenBy == Townsperson.northAdministrator.displayName)
            #expect(found.versions[0].decidedBy == Townsperson.secondNorthAdministrator.displayName)
            // Who neither writes nor decides reads what is in force.
            #expect(try await town.perform(read, as: .evaluator).versions.map(\.version) == [2])
            let taken = try await town.perform(print, as: .evaluator)
            #expect(taken.advice.version == 2 && taken.takenBy == Townsperson.evaluator.rawValue)
            #expect(
                try await town.number(
                    "SELECT COUNT(*) AS number FROM report_export WHERE format = 'advisory pdf 2'") == 1)
            try await town.perform(
                WriteAdvisory(campaign: county.campaign, advice: "第三版"), as: .secondNorthAdministrator)
            #expect(try await town.perform(print, as: .northAdministrator).advice.version == 2)
        }
    }

    /// A token is narrower than the post of whoever it was made for.
    @Test(arguments: Engine.available)
    func `a token that only reads reports sees no draft`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            try await town.perform(
                WriteAdvisory(campaign: county.campaign, advice: Self.advice), as: .northAdministrator)
            let (read, posts) = (ReadAdvisory(campaign: county.campaign), town.caller(.northAdministrator).posts)
            let tokens: [(granted: Set<Permission>, isReadOnly: Bool, drafts: Int)] = [
                ([.readReports], false, 0), ([.readReports, .planCampaigns], true, 0),
                ([.readReports, .planCampaigns], false, 1), ([.readReports, .approveCampaigns], false, 1),
            ]
            for token in tokens {
                let program = Caller.program(
                    ID("program"), name: "program", posts: posts, granted: token.granted,
                    isReadOnly: token.isReadOnly)
                let found = try await town.office.perform(read, as: program)
                #expect(found.versions.count == token.drafts, "\(token.granted)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a version that was written anew cannot be agreed to`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            for words in [Self.advice, "改过的建议"] {
                try await town.perform(
                    WriteAdvisory(campaign: county.campaign, advice: words), as: .northAdministrator)
            }
            await #expect(throws: ReportProblem.adviceChanged) {
                try await town.perform(
                    ApproveAdvisory(campaign: county.campaign, version: 1), as: .secondNorthAdministrator)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    ApproveAdvisory(campaign: county.campaign, version: 7), as: .secondNorthAdministrator)
            }
            let found = try await town.perform(ReadAdvisory(campaign: county.campaign), as: .northAdministrator)
            #expect(found.versions.map(\.state) == [.waiting, .replaced])
        }
    }

    @Test(arguments: Engine.available)
    func `nobody else reads or writes it and bad words change nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town)
            let (read, write) = (ReadAdvisory(campaign: county.campaign),
                WriteAdvisory(campaign: county.campaign, advice: Self.advice))
            for person in [Townsperson.classTeacher, .gridWorker, .northCounsellor] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(read, as: person) }
                await #expect(throws: Refusal.forbidden) { try await town.perform(write, as: person) }
            }
            await #expect(throws: Refusal.forbidden) { try await town.perform(write, as: .evaluator) }
            await #expect(throws: Refusal.notFound) { try await town.perform(read, as: .southAdministrator) }
            await #expect(throws: Refusal.notFound) { try await town.perform(write, as: .southAdministrator) }
            // A school sees its own part of the county's report, and advice speaks of the whole.
            await #expect(throws: Refusal.notFound) { try await town.perform(read, as: .northSchoolAdministrator) }
            for (words, problem) in [
                ("  ", ReportProblem.noAdvice), ("有 3 名学生需要住院。", .smallNumber("3名学生")),
                (String(repeating: "好", count: 4_001), .longAdvice),
            ] {
                await #expect(throws: problem) {
                    try await town.perform(
                        WriteAdvisory(campaign: county.campaign, advice: words), as: .northAdministrator)
                }
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM advisory") == 0)
        }
    }

    /// Requirement 17.
    @Test func `a survey is told by its rate and its strata`() async throws {
        try await withTown(.sqlite) { town in
            let survey = try await SurveyedCounty(town)
            let found = try await town.perform(ReadAdvisory(campaign: survey.campaign), as: .northAdministrator)
            let rate = try #require(found.statements.first { $0.kind == .awareness })
            #expect(rate.count == 7 && rate.percent == 55)
            let strata = found.statements.filter { $0.kind == .stratum }
            #expect(strata.map(\.strata) == [["20"], ["40"]])
            #expect(strata.map(\.percent) == [40, 60])
        }
    }
}
