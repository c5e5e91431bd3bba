import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Rosters
import Storage
import Testing

/// What a plan shows and what it does not, on the pages after a sitting (decision 0041). A tick that is there shows,
/// one that is not hides, and safety asks neither.
@Suite struct PlanSightTests {
    private func show(_ sights: String, in campaign: String, _ town: Town) async throws {
        try await town.tamper("UPDATE campaign SET sights = \(sights) WHERE id = \(campaign)")
    }

    private func report(_ pupil: CareStage.Pupil, _ town: Town) async throws -> ReadTeachersReport.Outcome {
        try await town.perform(ReadTeachersReport(participant: pupil.participant), as: .northTeacher)
    }

    private func advice(_ finding: ID<Finding>, on day: Day) -> GiveAdvice {
        GiveAdvice(finding: finding, sentences: ["smallWord": true], until: day.adding(days: 30), request: "advice")
    }

    private var classTeacher: Caller {
        .person(
            ID("class teacher"), name: "class.teacher",
            posts: [Post(role: .classTeacher, region: TownPlaces.northTownship, unit: Town.northClass(1))])
    }

    @Test(arguments: Engine.available)
    func `points and bands are in the teacher's report as far as the plan shows them`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .flag(2))
            try await town.lookThroughSittings()
            for (sights, seesScore, seesBand) in [
                ("score-psychologyTeacher band-psychologyTeacher", true, true),
                ("score-psychologyTeacher", true, false), ("band-psychologyTeacher", false, true),
                ("statistics-planner", false, false), ("", false, false),
            ] {
                try await show(sights, in: stage.campaign, town)
                let report = try await report(stage.pupils[0], town)
                #expect(report.showsScores == seesScore && report.showsBands == seesBand, "\(sights)")
                #expect(report.sheets.count == 2)
                for sheet in report.sheets {
                    #expect((sheet.total != nil) == seesScore && (sheet.band != nil) == seesBand, "\(sights)")
                    #expect((sheet.isPositive != nil) == seesBand && sheet.hasScore, "\(sights)")
                    let parts = sheet.parts
                    #expect(parts.allSatisfy { ($0.total != nil) == seesScore && ($0.isPositive != nil) == seesBand })
                }
                // Rulebook C.2: the flag is there whatever a plan says.
                #expect(report.sheets.map(\.worstRank).max() ?? 0 > 0 && report.finding != nil, "\(sights)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an earlier result is shown by the plan of its own campaign`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(first.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            town.clock.pass(days: 40)
            let second = try await town.careStage(of: [first.pupils[0].member], request: "later")
            try await town.sit(second.pupils[0], .well)
            try await town.lookThroughSittings()
            let pupil = second.pupils[0]
            #expect(try await report(pupil, town).sheets.first?.earlier.map(\.total) == [4])
            try await show("band-psychologyTeacher", in: first.campaign, town)
            let earlier = try await report(pupil, town).sheets.first?.earlier
            #expect(earlier?.map(\.total) == [nil] && earlier?.map(\.band) == ["very-low"])
            try await show("", in: first.campaign, town)
            let after = try await report(pupil, town)
            #expect(after.sheets.first?.earlier == [] && after.sheets.first?.total != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `without the tick a class teacher reads no advice and nobody writes any`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let card = try await town.finding(of: stage.pupils[0])
            try await town.perform(advice(card.id, on: town.clock.now.day), as: .northTeacher)
            #expect(try await town.office.perform(ListCareAdvice(), as: classTeacher).count == 1)
            try await show("score-psychologyTeacher", in: stage.campaign, town)
            #expect(try await town.office.perform(ListCareAdvice(), as: classTeacher).isEmpty)
            let read = try await town.perform(ReadFinding(finding: card.id), as: .northTeacher)
            #expect(!read.doors.classTeacherReadsAdvice && read.advice != nil, "who wrote it still reads it")
            var again = advice(card.id, on: town.clock.now.day)
            again.request = "again"
            await #expect(throws: InterviewError.notInPlan) { try await town.perform(again, as: .northTeacher) }
            try await show("advice-classTeacher", in: stage.campaign, town)
            try await town.perform(again, as: .northTeacher)
            #expect(try await town.office.perform(ListCareAdvice(), as: classTeacher).count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `without the tick there are no words for the person, and everybody is told the same`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.sit(stage.pupils[1], .well)
            try await town.lookThroughSittings()
            try await town.perform(ReleaseReports(campaign: stage.campaign), as: .northTeacher)
            let card = try await town.finding(of: stage.pupils[0])
            try await town.perform(RecordInterview.about(card.id, on: town.clock.now.day), as: .northTeacher)
            let words = ReleaseReport(finding: card.id, sentences: ["weTalked": true], request: "report")
            try await town.perform(words, as: .northTeacher)
            for pupil in stage.pupils.prefix(2) { try await town.perform(ReadOwnReport(code: pupil.code)) }
            try await show("advice-classTeacher", in: stage.campaign, town)
            for pupil in stage.pupils {
                await #expect(throws: InterviewError.noReport) {
                    try await town.perform(ReadOwnReport(code: pupil.code))
                }
                await #expect(throws: InterviewError.noReport) {
                    try await town.perform(TakeOwnReport(code: pupil.code))
                }
            }
            await #expect(throws: InterviewError.notInPlan) {
                try await town.perform(ReleaseReports(campaign: stage.campaign), as: .northTeacher)
            }
            var again = words
            again.request = "again"
            await #expect(throws: InterviewError.notInPlan) { try await town.perform(again, as: .northTeacher) }
            #expect(try await town.findings().campaigns.map(\.hasReport) == [false])
        }
    }

    @Test(arguments: Engine.available)
    func `whom to talk with, how soon and the alert hang on no tick`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06", "2015-06-07"])
            try await show("", in: stage.campaign, town)
            try await town.sit(stage.pupils[0], .flag(2))
            try await town.sit(stage.pupils[1], .veryLow)
            try await town.lookThroughSittings()
            let found = try await town.findings().findings
            #expect(found.count == 2 && found.allSatisfy { $0.due != nil && $0.clock == .interview })
            let names = try await town.perform(
                OpenNames(members: found.map { ID($0.member) }), as: .northTeacher)
            #expect(names.count == 2)
            let flagged = try await town.finding(of: stage.pupils[0])
            let read = try await town.perform(ReadFinding(finding: flagged.id), as: .northTeacher)
            #expect(read.card.hasFlag && read.alerts.count == 1)
            var talk = RecordInterview.about(flagged.id, on: town.clock.now.day, level: .imminent)
            talk.guardianWhyNot = .later
            talk.referral = .advised
            try await town.perform(talk, as: .northTeacher)
            #expect(try await town.finding(of: stage.pupils[0]).level == .imminent)
        }
    }
}
