import Access
import Care
import Foundation
import HouseKit
import InterviewRules
import Interviews
import Storage
import Testing

/// The way to help outside of school, and back (rulebook G.4).
@Suite struct CarePathTests {
    @Test(arguments: Engine.available)
    func `a way goes step by step to the last visit, and each step says what is due next`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            #expect(try await walk.shown().isEmpty)
            try await walk.take(.referred)
            var path = try #require(try await walk.shown().first)
            #expect(path.step == .referred && path.next == [.seen, .closed] && path.clock == .seen)
            #expect(path.due == town.clock.now.adding(hours: 14 * 24) && !path.needsColleague)
            for step in [PathStep.seen, .treated, .leave, .applied, .meeting, .returned] {
                town.clock.pass(days: 1)
                try await walk.take(step)
            }
            path = try #require(try await walk.shown().first)
            let back = town.clock.now.day
            #expect(path.steps.map(\.step) == [.referred, .seen, .treated, .leave, .applied, .meeting, .returned])
            #expect(path.visits.map(\.day).prefix(3) == [7, 14, 28].map { back.adding(days: $0) }[...])
            #expect(path.clock == .visit && path.due?.day == back.adding(days: 7))
            await #expect(throws: InterviewError.pathIsOpen) {
                try await town.perform(CloseCare(finding: walk.finding), as: .northTeacher)
            }
            await #expect(throws: InterviewError.path(.visitIsOpen(back.adding(days: 7)))) {
                try await walk.take(.closed, [.followedToEnd])
            }
            for visit in path.visits {
                town.clock.set(Moment(visit.day, minute: 600))
                try await walk.take(.followUp)
            }
            path = try #require(try await walk.shown().first)
            #expect(path.visits.count == 8 && path.visits.allSatisfy { $0.madeOn == $0.day } && path.clock == .end)
            try await walk.take(.closed, [.followedToEnd])
            path = try #require(try await walk.shown().first)
            #expect(path.step == .closed && path.next.isEmpty && path.due == nil)
            try await town.perform(CloseCare(finding: walk.finding), as: .northTeacher)
        }
    }

    @Test(arguments: Engine.available)
    func `what began in danger has the green channel and is ended by a colleague`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town, level: .serious)
            let colleague = try await town.colleague(
                "second.teacher", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
            try await walk.take(.referred)
            let path = try #require(try await walk.shown().first)
            #expect(path.due == town.clock.now.adding(hours: 24) && path.needsColleague)
            let end = walk.command(.closed, [.declined])
            await #expect(throws: InterviewError.path(.needsColleague)) {
                try await town.perform(end, as: .northTeacher)
            }
            // Another step is for whoever looks after the person.
            await #expect(throws: InterviewError.notYours) {
                try await town.office.perform(walk.command(.seen), as: colleague)
            }
            try await town.office.perform(end, as: colleague)
            #expect(try await walk.shown().first?.step == .closed)
            try await walk.take(.referred, request: "anew")
            #expect(try await walk.shown().map(\.step) == [.referred, .closed], "another way begins anew")
        }
    }

    @Test(arguments: Engine.available)
    func `whoever is not let back yet is told what is missing and never an illness`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            for step in [PathStep.referred, .seen, .treated, .leave, .applied, .meeting] {
                try await walk.take(step)
            }
            var refusal = walk.command(.notYet, [])
            let before = try await town.ledger(without: ["audit_line"])
            await #expect(throws: InterviewError.path(.facts(PathFact.conditions))) {
                try await town.perform(refusal, as: .northTeacher)
            }
            refusal = walk.command(.notYet, [.safetyPlan], words: "这是阳性")
            await #expect(throws: InterviewError.unfit("阳性")) {
                try await town.perform(refusal, as: .northTeacher)
            }
            refusal.words = nil
            await #expect(throws: InterviewError.path(.words)) { try await town.perform(refusal, as: .northTeacher) }
            #expect(try await town.ledger(without: ["audit_line"]) == before, "what is refused changes nothing")
            refusal.words = Private("家里有人陪着就可以回来")
            try await town.perform(refusal, as: .northTeacher)
            let path = try #require(try await walk.shown().first)
            #expect(path.clock == .meeting && path.next == [.meeting, .applied, .closed])
            #expect(try await !town.holdsInTheOpen("家里有人陪着"))
            // The family reads it by the code, once there is a report.
            await #expect(throws: InterviewError.noReport) { try await town.perform(ReadOwnReport(code: walk.code)) }
            try await walk.release()
            let own = try #require(try await town.perform(ReadOwnReport(code: walk.code)).path)
            #expect(own.steps.map(\.step).last == .notYet && own.missing == [.safetyPlan])
            #expect(own.missingWords == "家里有人陪着就可以回来")
            #expect(own.nextDay == town.clock.now.day.adding(days: 7))
            try await walk.take(.meeting, request: "second meeting")
            try await walk.take(.returned)
            let back = try #require(try await town.perform(ReadOwnReport(code: walk.code)).path)
            #expect(back.missing.isEmpty && back.nextDay == town.clock.now.day.adding(days: 7))
            // The slip lies at home: nothing of it is read where a guardian is the danger.
            try await town.perform(
                NoteGuardianDanger(finding: walk.finding, reason: Private("示例")), as: .northTeacher)
            let hidden = try await town.perform(ReadOwnReport(code: walk.code))
            #expect(hidden.path == nil && hidden.report.sentences == [.thanks])
        }
    }

    @Test(arguments: Engine.available)
    func `a step out of order or before the last one is refused, and a form sent twice is one step`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            town.clock.pass(days: 2)
            await #expect(throws: InterviewError.path(.order)) { try await walk.take(.seen) }
            try await walk.take(.referred)
            try await walk.take(.referred)
            #expect(try await walk.shown().first?.steps.count == 1)
            await #expect(throws: InterviewError.path(.order)) { try await walk.take(.returned) }
            // Back in the browser, and the next step chosen in the same form.
            try await walk.take(.seen, request: "\(PathStep.referred) \(town.clock.now.day)")
            #expect(try await walk.shown().first?.steps.count == 2)
            var seen = walk.command(.seen)
            seen.on = town.clock.now.day.adding(days: -1)
            await #expect(throws: InterviewError.badMoment(field: "on")) {
                try await town.perform(seen, as: .northTeacher)
            }
            seen.on = town.clock.now.day.adding(days: 1)
            await #expect(throws: InterviewError.badMoment(field: "on")) {
                try await town.perform(seen, as: .northTeacher)
            }
            seen = walk.command(.seen)
            seen.facts = ["diagnosis": true]
            await #expect(throws: InterviewError.unknownChoice(field: "facts")) {
                try await town.perform(seen, as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who to visit today stands on the teacher's list and on nobody else's`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            for step in [PathStep.referred, .seen, .treated, .applied, .meeting, .returned] {
                try await walk.take(step)
            }
            #expect(try await town.perform(ListPathVisits(today: true), as: .northTeacher).lines.isEmpty)
            town.clock.pass(days: 7)
            let today = try await town.perform(ListPathVisits(today: true), as: .northTeacher)
            #expect(today.lines.map(\.finding) == [walk.finding] && today.lines.map(\.clock) == [.visit])
            #expect(today.people == 1 && !today.hasMore)
            town.clock.pass(days: 1)
            let late = try await town.perform(ListPathVisits(today: true), as: .northTeacher)
            #expect(late.lines.compactMap(\.due).allSatisfy { $0 < town.clock.now } && late.lines.count == 1)
            try await walk.take(.followUp)
            #expect(try await town.perform(ListPathVisits(today: true), as: .northTeacher).lines.isEmpty)
            #expect(try await town.perform(ListPathVisits(), as: .northTeacher).lines.count == 1)
            let elsewhere = try await town.office.perform(ListPathVisits(), as: town.neighbourTeacher)
            #expect(elsewhere.lines.isEmpty && elsewhere.people == 0)
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(walk.command(.followUp), as: town.neighbourTeacher)
            }
            for person in [Townsperson.northSchoolAdministrator, .northAdministrator] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(ListPathVisits(), as: person) }
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(walk.command(.followUp), as: person)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a doctor's advice lies sealed, and each opening has its line`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            await #expect(throws: InterviewError.noPath) {
                try await town.perform(walk.paper(ProofPaper.pdf), as: .northTeacher)
            }
            try await walk.take(.referred)
            await #expect(throws: InterviewError.scanKind) {
                try await town.perform(walk.paper(Array("GIF89a".utf8)), as: .northTeacher)
            }
            await #expect(throws: InterviewError.missing(field: "scan")) {
                try await town.perform(walk.paper([]), as: .northTeacher)
            }
            try await town.perform(walk.paper(ProofPaper.pdf), as: .northTeacher)
            try await town.perform(walk.paper(ProofPaper.pdf), as: .northTeacher)
            let papers = try #require(try await walk.shown().first?.papers)
            let paper = try #require(papers.first)
            #expect(papers.count == 1 && paper.kind == .pdf)
            #expect(try await !town.holdsInTheOpen("%PDF-1.7 a licence"))
            let open = OpenDoctorsAdvice(finding: walk.finding, advice: paper.id)
            let opened = try await town.perform(open, as: .northTeacher)
            #expect(Array(opened.content) == ProofPaper.pdf)
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(open, as: town.neighbourTeacher)
            }
            #expect(
                try await town.number(
                    """
                    SELECT COUNT(*) AS number FROM audit_line
                    WHERE use_case = 'OpenDoctorsAdvice' AND outcome = 'done' AND subject LIKE 'finding %'
                    """) == 1)
        }
    }
}
