import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Rosters
import Testing

/// Whoever is to be talked with instead of being asked again has a place where the talk can be written down.
@Suite struct TalkInsteadTests {
    private func decide(_ decision: RetestDecision, _ pupil: CareStage.Pupil, _ town: Town) async throws {
        try await town.perform(
            DecideRetest(participant: pupil.participant, decision: decision), as: .northTeacher)
    }

    @Test(arguments: Engine.available)
    func `a talk instead of a retest stands on the list with its time and can be written down`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .clicked)
            try await town.lookThroughSittings()
            for _ in 1...2 { try await decide(.talk, stage.pupils[0], town) }
            let found = try await town.findings().findings
            #expect(found.count == 1)
            let card = try #require(found.first)
            #expect(card.isInsteadOfRetest && card.proposed == .watch && card.level == nil && !card.hasFlag)
            // Rulebook G.2.5: three weeks.
            #expect(card.clock == .interview && card.due == town.clock.now.adding(hours: 24 * 21))
            try await town.perform(
                RecordInterview.about(card.id, on: town.clock.now.day, level: .calm), as: .northTeacher)
            try await town.perform(CloseCare(finding: card.id), as: .northTeacher)
            #expect(try await town.findings().findings.isEmpty)
            // Decided on once more: the same care goes on, with a time of its own.
            town.clock.pass(days: 2)
            try await decide(.talk, stage.pupils[0], town)
            let again = try await town.findings().findings
            #expect(again.map(\.id) == [card.id] && again.first?.clock == .interview)
            try await decide(.leave, stage.pupils[0], town)
            let left = try await town.findings().findings
            #expect(left.count == 1, "what was written down is not deleted by another decision")
        }
    }

    @Test(arguments: Engine.available)
    func `who thinks better of it before a talk takes the person off the list`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06", "2015-06-07"])
            try await town.sit(stage.pupils[0], .clicked)
            try await town.sit(stage.pupils[1], .veryLow)
            try await town.lookThroughSittings()
            try await decide(.talk, stage.pupils[0], town)
            #expect(try await town.findings().findings.count == 2)
            try await decide(.leave, stage.pupils[0], town)
            let left = try await town.findings().findings
            #expect(left.map(\.participant) == [stage.pupils[1].participant])
        }
    }

    @Test(arguments: Engine.available)
    func `a talk whose archive is on its way to another school stays until that school has answered`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .clicked)
            try await town.lookThroughSittings()
            try await decide(.talk, stage.pupils[0], town)
            let finding = try await town.finding(of: stage.pupils[0]).id
            let school = try await town.addSchool("南方学校", in: TownPlaces.southTownship, by: .southAdministrator)
            let teacher = try await town.colleague(
                "new.teacher", .schoolPsychologyTeacher, in: TownPlaces.southTownship, of: school)
            let transfer = try await town.perform(
                SendTransfer(
                    finding: finding, school: school, basis: .guardianConsent, saidBy: Private("示例母亲"),
                    saidOn: town.clock.now.day, way: .onPaper, words: nil, request: "transfer"),
                as: .northTeacher
            ).transfer
            try await decide(.leave, stage.pupils[0], town)
            let left = try await town.findings().findings
            #expect(left.map(\.id) == [finding])
            _ = try await town.office.perform(
                AddMember(
                    unit: "\(school)-2025-1", kind: .pupil, name: Private("\(Marker.north) 小care0"),
                    born: Day("2015-05-06"), idNumber: nil, number: nil),
                as: teacher)
            let there = try await town.office.perform(
                AcknowledgeTransfer(transfer: transfer, member: nil), as: teacher
            ).finding
            #expect(try await town.findings().findings.isEmpty)
            // Who comes back may be asked about once more, and has a place for the talk here.
            let back = SendTransfer(
                finding: there, school: TownPlaces.northSchool, basis: .guardianConsent,
                saidBy: Private("示例母亲"), saidOn: town.clock.now.day, way: .onPaper, request: "back")
            let returning = try await town.office.perform(back, as: teacher).transfer
            let again = try await town.perform(AcknowledgeTransfer(transfer: returning), as: .northTeacher).finding
            try await town.perform(
                RecordInterview.about(again, on: town.clock.now.day, level: .calm), as: .northTeacher)
            try await town.perform(CloseCare(finding: again), as: .northTeacher)
            try await decide(.talk, stage.pupils[0], town)
            let asked = try await town.findings().findings
            #expect(asked.map(\.id) == [finding] && asked.first?.clock == .interview)
        }
    }
}
