import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Storage
import Testing

@Suite struct ReportTests {
    @Test(arguments: Engine.available)
    func `everybody is told the same until there is a report, and a finding's waits for the talk`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.sit(stage.pupils[1], .well)
            try await town.lookThroughSittings()
            for pupil in stage.pupils {
                await #expect(throws: InterviewError.noReport) {
                    try await town.perform(ReadOwnReport(code: pupil.code))
                }
            }
            try await town.perform(ReleaseReports(campaign: stage.campaign), as: .northTeacher)
            let well = try await town.perform(ReadOwnReport(code: stage.pupils[1].code))
            #expect(well.report.sentences.contains(.fine) && well.report.words == nil)
            for pupil in [stage.pupils[0], stage.pupils[2]] {
                await #expect(throws: InterviewError.noReport) {
                    try await town.perform(ReadOwnReport(code: pupil.code))
                }
            }
            let card = try await town.finding(of: stage.pupils[0])
            let report = ReleaseReport(
                finding: card.id, sentences: ["heavyTime": true, "weTalked": true],
                words: Private("\(Marker.north) 周五再来坐坐"), request: "report")
            await #expect(throws: InterviewError.notTalked) { try await town.perform(report, as: .northTeacher) }
            try await town.perform(RecordInterview.about(card.id, on: town.clock.now.day), as: .northTeacher)
            try await town.perform(report, as: .northTeacher)
            try await town.perform(report, as: .northTeacher)
            let own = try await town.perform(ReadOwnReport(code: stage.pupils[0].code))
            #expect(own.report.sentences == [.heavyTime, .weTalked] && own.report.words == "\(Marker.north) 周五再来坐坐")
            let taken = try await town.perform(TakeOwnReport(code: stage.pupils[0].code))
            #expect(taken.report.sentences == own.report.sentences && taken.report.words == own.report.words)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM person_report") == 1)
            #expect(
                try await town.number("SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'TakeOwnReport'")
                    == 1)
            #expect(try await !town.holdsInTheOpen("周五再来坐坐"))
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is sent again with other words is another report and the same twice is one`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let walk = try await Walk(town)
            for words in ["周五再来坐坐", "周五再来坐坐", "周一再来坐坐"] {
                try await town.perform(
                    ReleaseReport(
                        finding: walk.finding, sentences: ["thanks": true], words: Private(words), request: "one form"),
                    as: .northTeacher)
                town.clock.pass(minutes: 1)
            }
            let own = try await town.perform(ReadOwnReport(code: walk.code)).report
            let kept = try await town.number("SELECT COUNT(*) AS number FROM person_report")
            #expect(own.words == "周一再来坐坐" && kept == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a report is refused with a number or a name of an illness`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let card = try await town.finding(of: stage.pupils[0])
            try await town.perform(RecordInterview.about(card.id, on: town.clock.now.day), as: .northTeacher)
            await #expect(throws: InterviewError.unfit("诊断")) {
                try await town.perform(
                    ReleaseReport(finding: card.id, words: Private("诊断是"), request: "r"), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a code that opens nothing and a stranger's campaign tell nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .well)
            for code in ["ZZZZ-ZZZZ", ""] {
                await #expect(throws: InterviewError.noSuchCode) { try await town.perform(ReadOwnReport(code: code)) }
                await #expect(throws: InterviewError.noSuchCode) { try await town.perform(TakeOwnReport(code: code)) }
            }
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(ReleaseReports(campaign: stage.campaign), as: town.neighbourTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the teacher's report shows scores, marks and how the same scale came out before`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let first = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(first.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            town.clock.pass(days: 40)
            let second = try await town.careStage(of: [first.pupils[0].member], request: "later")
            try await town.sit(second.pupils[0], .flag(1))
            try await town.lookThroughSittings()
            let report = try await town.perform(
                ReadTeachersReport(participant: second.pupils[0].participant), as: .northTeacher)
            #expect(report.sheets.map(\.questionnaire) == ["who-5", "phq-9"])
            let wellBeing = try #require(report.sheets.first)
            #expect(wellBeing.band == "good" && wellBeing.earlier.map(\.total) == [4])
            #expect(wellBeing.earlier.map(\.band) == ["very-low"])
            #expect(report.sheets.last?.worstRank == 2 && report.sheets.last?.earlier == [])
            #expect(report.finding != nil)
            // The earlier campaign looks at nothing that came after it.
            let earlier = try await town.perform(
                ReadTeachersReport(participant: first.pupils[0].participant), as: .northTeacher)
            #expect(earlier.sheets.first?.earlier == [])
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(
                    ReadTeachersReport(participant: first.pupils[0].participant), as: .northSchoolAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what a pupil has answered at the school before stays there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.careStage(born: ["2007-05-06"]).pupils[0]
            try await town.sit(before, .veryLow)
            town.clock.pass(days: 40)
            let now = try await town.careStage(of: [before.member], request: "later").pupils[0]
            try await town.sit(now, .veryLow)
            try await town.lookThroughSittings()
            let other = try await town.addSchool(
                "the school before", in: TownPlaces.northTownship, by: .northAdministrator)
            let teacherBefore = try await town.colleague(
                "before.teacher", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: other)
            let read = ReadTeachersReport(participant: now.participant)
            for (school, results) in [(other, 0), (TownPlaces.northSchool, 1)] {
                try await town.move(before, kind: "pupil", to: school)
                try await town.move(now, kind: "pupil", to: TownPlaces.northSchool)
                let sheets = try await town.perform(read, as: .northTeacher).sheets
                #expect(sheets.first { $0.questionnaire == "who-5" }?.earlier.count == results, "\(school)")
                // Nor does the school before learn how it went on.
                await #expect(throws: Refusal.notFound) { try await town.office.perform(read, as: teacherBefore) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever answers well in a later campaign leaves the list of retests`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await town.careStage()
            try await town.sit(first.pupils[0], .clicked)
            try await town.sit(first.pupils[1], .clicked)
            try await town.lookThroughSittings()
            #expect(try await town.perform(ListRetests(), as: .northTeacher).lines.count == 2)
            try await town.perform(
                DecideRetest(participant: first.pupils[1].participant, decision: .talk), as: .northTeacher)
            #expect(try await town.perform(ListRetests(), as: .northTeacher).lines.count == 1)
            #expect(try await town.perform(ListRetests(decided: true), as: .northTeacher).lines.count == 2)
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(
                    DecideRetest(participant: first.pupils[0].participant, decision: .leave), as: town.neighbourTeacher)
            }
            town.clock.pass(days: 40)
            let second = try await town.careStage(of: first.pupils.map(\.member), request: "later")
            try await town.sit(second.pupils[0], .well)
            try await town.lookThroughSittings()
            #expect(try await town.perform(ListRetests(), as: .northTeacher).lines.isEmpty)
            #expect(try await town.findings().retests == 0, "and is not counted either")
        }
    }
}
