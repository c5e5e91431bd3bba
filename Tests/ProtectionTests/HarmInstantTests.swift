import Access
import Care
import HouseKit
import Interviews
import Messages
import Protection
import ProtectionRules
import Storage
import Testing

/// Reports of harm while several hands are at work, and after years of them.
@Suite struct HarmInstantTests {
    private static func form(_ town: Town, told: Bool = false) async throws -> RaiseHarmReport {
        let stage = try await town.careStage(born: ["2015-05-06"])
        try await town.sit(stage.pupils[0], .veryLow)
        try await town.lookThroughSittings()
        let card = try await town.finding(of: stage.pupils[0])
        return RaiseHarmReport.about(card.id, at: town.clock.now, told: told)
    }

    private static func messages(of person: Townsperson, in town: Town) async throws -> [InboxMessage] {
        try await town.perform(ListMessages(), as: person).messages.filter { $0.kind != .alert }
    }

    /// A finger that trembles: no second report, and no page of an error.
    @Test(arguments: Engine.available)
    func `the same form twice in one instant is one report`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let form = try await Self.form(town)
            async let first = town.perform(form, as: .northTeacher)
            async let second = town.perform(form, as: .northTeacher)
            let both = try await [first, second]
            #expect(Set(both.map(\.report)).count == 1 && both.count(where: \.isNew) == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM harm_report") == 1)
            #expect(try await Self.messages(of: .northTownshipLead, in: town).count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `two people end a report in one instant and one of them is told`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let form = try await Self.form(town, told: true)
            let report = try await town.perform(form, as: .northTeacher).report
            try await town.perform(AcknowledgeHarmReport(report: report), as: .northTownshipLead)
            let ended = await withTaskGroup(of: Bool.self) { group -> Int in
                for person in [Townsperson.northTownshipLead, .northLead] {
                    group.addTask {
                        let end = CloseHarmReport(report: report, ending: .takenOver, words: Private("\(person)"))
                        return (try? await town.perform(end, as: person)) != nil
                    }
                }
                var number = 0
                for await isDone in group where isDone { number += 1 }
                return number
            }
            #expect(ended == 1)
            let entries = try await town.perform(ReadHarmReport(report: report), as: .northTeacher).entries
            #expect(entries.count(where: { $0.kind == .closed }) == 1)
        }
    }

    /// Five hundred are looked at in one go.
    @Test(arguments: Engine.available)
    func `old reports that nobody answers keep no new one waiting`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(Self.form(town), as: .northTeacher)
            try await town.tamper(
                """
                INSERT INTO harm_report (id, finding, member, keeper, region, harmed, situation, content, found_at,
                    raised_at, reporter, request, tell_due, tell_twice, acknowledge_due, acknowledge_twice, keep_until)
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
                SELECT 'old ' || n.i, r.finding, r.member, r.keeper, r.region, r.harmed, r.situation, r.content,
                    r.found_at - 1000, r.raised_at - 1000, r.reporter, 'old ' || n.i, r.found_at, r.found_at,
                    r.found_at, r.found_at, r.keep_until
                FROM harm_report r CROSS JOIN n
                """)
            try await town.tamper(
                """
                INSERT INTO harm_entry (id, report, kind, at, recorded_at, mark)
                SELECT r.id || ' ' || s.step, r.id, 'late', r.found_at, r.found_at, r.id || ' ' || s.step
                FROM harm_report r CROSS JOIN (SELECT 'tell above' AS step UNION ALL SELECT 'tell county'
                    UNION ALL SELECT 'acknowledge above' UNION ALL SELECT 'acknowledge county') s
                WHERE r.id LIKE 'old %'
                """)
            town.clock.pass(minutes: 31)
            try await town.performBySystem(TellOfLateHarm())
            #expect(try await Self.messages(of: .northLead, in: town).map(\.kind) == [.harmLate])
        }
    }

    @Test(arguments: Engine.available)
    func `a form of harm that is sent again with other words is kept as well and the same twice is one`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id
            let form = RaiseHarmReport.about(finding, at: town.clock.now)
            var mended = form
            mended.facts = Private("脖子上也有")
            let first = try await town.perform(form, as: .northTeacher)
            let second = try await town.perform(mended, as: .northTeacher)
            let again = try await town.perform(mended, as: .northTeacher)
            #expect(second.isNew && second.report != first.report && again.report == second.report && !again.isNew)
            // Who was told is added to a report, and is no second one.
            let told = try await town.perform(
                RaiseHarmReport.about(finding, at: town.clock.now, told: true), as: .northTeacher)
            #expect(!told.isNew && told.report == first.report)
            for words in ["派出所回访", "派出所回访", "派出所又来了"] {
                try await town.perform(
                    AddToHarmReport(report: first.report, words: Private(words), request: "one form"),
                    as: .northTeacher)
            }
            let added = try await town.number("SELECT COUNT(*) AS number FROM harm_entry WHERE kind = 'added'")
            #expect(added == 2)
        }
    }
}
