import Access
import CampaignRules
import Campaigns
import Care
import HouseKit
import InterviewRules
import Interviews
import Reports
import Screenings
import Storage
import Testing

/// What has to be done before a campaign is ended, and what its closure report tells: rulebook G.2.7, E.4.9, H.9.
@Suite struct ClosureTests {
    func read(
        _ stage: CareStage, by person: Townsperson = .northAdministrator, in town: Town
    ) async throws -> ReadClosure.Outcome {
        try await town.perform(ReadClosure(campaign: ID(stage.campaign)), as: person)
    }

    func people(_ figure: ClosureFigure, in found: ReadClosure.Outcome) -> Int? {
        found.sections.flatMap(\.lines).first { $0.figures == [figure] }?.people
    }

    private func talk(with pupil: CareStage.Pupil, in town: Town) async throws {
        try await town.perform(
            RecordInterview(
                finding: town.finding(of: pupil).id, heldOn: town.clock.now.day,
                risk: RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no),
                functioning: .usual, said: Private("a talk"), level: .calm, nextStep: .nothing, request: "a talk"),
            as: .northTeacher)
    }

    /// The window and the hour after it are over, and the report is drawn.
    func close(_ town: Town) async throws {
        town.clock.pass(days: 22)
        try await town.workOff()
        try await town.performBySystem(StartReports())
        try await town.workOff()
    }

    @Test(arguments: Engine.available)
    func `a campaign ends when everybody found was talked with and a second person agrees`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            let campaign = ID<Campaign>(stage.campaign)
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.sit(stage.pupils[1], .well)
            try await town.lookThroughSittings()
            let write = WriteClosingStatement(campaign: campaign, statement: "大家都谈过了")
            await #expect(throws: CampaignProblem.notClosed) {
                try await town.perform(write, as: .northAdministrator)
            }
            #expect(try await read(stage, in: town).gaps == [.running, .statement])
            try await close(town)
            #expect(try await read(stage, in: town).gaps == [.care, .statement])
            #expect(try await read(stage, by: .northTeacher, in: town).gaps == [.talks, .statement])
            await #expect(throws: CampaignProblem.missing(field: "statement")) {
                try await town.perform(EndCampaign(campaign: campaign), as: .secondNorthAdministrator)
            }
            try await town.perform(write, as: .northAdministrator)
            await #expect(throws: CampaignProblem.ownStatement) {
                try await town.perform(EndCampaign(campaign: campaign), as: .northAdministrator)
            }
            await #expect(throws: CampaignProblem.notEndable(count: 1)) {
                try await town.perform(EndCampaign(campaign: campaign), as: .secondNorthAdministrator)
            }
            try await talk(with: stage.pupils[0], in: town)
            try await town.perform(EndCampaign(campaign: campaign), as: .secondNorthAdministrator)
            try await town.perform(EndCampaign(campaign: campaign), as: .secondNorthAdministrator)
            let ended = try await read(stage, in: town)
            #expect(ended.card.state == .ended && ended.gaps.isEmpty)
            #expect(ended.statement?.endedBy != nil && ended.statement?.endedBy != ended.statement?.writtenBy)
            await #expect(throws: CampaignProblem.notClosed) {
                try await town.perform(write, as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who has shown more since the talk keeps a campaign from ending`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            try await close(town)
            try await talk(with: stage.pupils[0], in: town)
            #expect(try await read(stage, by: .northTeacher, in: town).gaps == [.statement])
            // As a red flag leaves it that comes after the talk.
            try await town.tamper("UPDATE finding SET due_clock = 'interview', due_at = \(town.clock.now)")
            #expect(try await read(stage, by: .northTeacher, in: town).gaps == [.talks, .statement])
        }
    }

    @Test(arguments: Engine.available)
    func `an alert that nobody has closed keeps a campaign from ending`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-01-02"])
            try await town.sit(stage.pupils[0], .flag(2), handsIn: false)
            try await town.lookThroughSittings()
            try await close(town)
            try await talk(with: stage.pupils[0], in: town)
            #expect(try await read(stage, by: .northTeacher, in: town).gaps == [.alerts, .statement])
            try await town.tamper(
                "UPDATE alert SET state = 'CLOSED', proposer = 'a', closed_by = 'b', outcome = 'o', closed_at = 1")
            #expect(try await read(stage, by: .northTeacher, in: town).gaps == [.statement])
        }
    }

    @Test(arguments: Engine.available)
    func `whoever left the school without a red flag holds nothing up`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            try await town.perform(RemoveParticipant(participant: ID(stage.pupils[0].participant)), as: .northTeacher)
            try await close(town)
            #expect(try await read(stage, by: .northTeacher, in: town).gaps == [.statement])
        }
    }

    @Test(arguments: Engine.available)
    func `the figures of the end stay when the answers have lost their people`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            for pupil in stage.pupils.prefix(2) { try await town.sit(pupil, .well) }
            try await town.lookThroughSittings()
            try await close(town)
            let before = try await read(stage, in: town)
            #expect(people(.invited, in: before) == 3)
            #expect(handedIn(before) == 2)
            #expect(before.sections.map(\.name) == [.takingPart])
            try await town.perform(
                WriteClosingStatement(campaign: ID(stage.campaign), statement: "好"), as: .northAdministrator)
            try await town.perform(EndCampaign(campaign: ID(stage.campaign)), as: .secondNorthAdministrator)
            try await town.tamper("UPDATE sitting SET participant = 'gone ' || id")
            try await town.tamper("DELETE FROM consent WHERE id <> ''")
            let after = try await read(stage, in: town)
            #expect(after.sections.first == before.sections.first)
            #expect(after.sections.map(\.name) == [.takingPart, .work])
            #expect(after.sections.last?.lines.map(\.share) == [nil, nil], "three people are too few for any word")
            let own = try await read(stage, by: .northTeacher, in: town)
            #expect(own.sections == before.sections && !own.isOwned, "of a school only who took part is told")
        }
    }

    @Test(arguments: Engine.available)
    func `a closure report is for its own places and a paper asks why`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            let campaign = ID<Campaign>(stage.campaign)
            for stranger in [Townsperson.southAdministrator] {
                await #expect(throws: Refusal.notFound) { try await read(stage, by: stranger, in: town) }
            }
            for stranger in [Townsperson.classTeacher, .northLead, .evaluator] {
                await #expect(throws: Refusal.forbidden) { try await read(stage, by: stranger, in: town) }
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(EndCampaign(campaign: campaign), as: .northSchoolAdministrator)
            }
            await #expect(throws: CampaignProblem.missing(field: "reason")) {
                try await town.perform(
                    ExportClosure(campaign: campaign, reason: " ", request: "1"), as: .northAdministrator)
            }
            for _ in 0..<2 {
                let taken = try await town.perform(
                    ExportClosure(campaign: campaign, reason: "年度", request: "1"), as: .northAdministrator)
                #expect(taken.card.id == campaign)
            }
            #expect(
                try await town.number("SELECT COUNT(*) AS number FROM campaign_closure_export") == 1, "sent twice")
        }
    }

    @Test(arguments: Engine.available)
    func `whoever answers for a campaign reads who took its closure report away`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            let campaign = ID<Campaign>(stage.campaign)
            let whole = ExportClosure(campaign: campaign, reason: "年度", request: "1")
            try await town.perform(whole, as: .northAdministrator)
            try await town.perform(whole, as: .northAdministrator)
            town.clock.pass(minutes: 1)
            try await town.perform(ExportClosure(campaign: campaign, reason: "校会", request: "1"), as: .northTeacher)
            let list = ListClosureExports(campaign: campaign)
            let all = try await town.perform(list, as: .secondNorthAdministrator)
            #expect(all.lines.map(\.reason) == ["校会", "年度"] && !all.hasMore)
            #expect(all.lines.map(\.unit) == [TownPlaces.northSchool, nil])
            #expect(all.lines.first?.takenBy == Townsperson.northTeacher.displayName)
            #expect(all.lines.last?.takenAt == town.clock.now.adding(minutes: -1))
            let own = try await town.perform(list, as: .northSchoolAdministrator)
            #expect(own.lines.map(\.reason) == ["校会"], "of the own school alone")
            await #expect(throws: Refusal.forbidden) { try await town.perform(list, as: .northTeacher) }
            await #expect(throws: Refusal.notFound) { try await town.perform(list, as: .southAdministrator) }
        }
    }

    @Test(arguments: Engine.available)
    func `the school's own teacher sees who is missing and nobody who said no apart`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            let campaign = ID<Campaign>(stage.campaign)
            try await town.sit(stage.pupils[0], .well)
            try await town.sit(stage.pupils[1], .well, handsIn: false)
            let missing = try await town.perform(ListMissing(campaign: campaign), as: .northTeacher)
            #expect(missing.lines.map(\.participant.rawValue).sorted()
                == stage.pupils.dropFirst().map(\.participant).sorted())
            #expect(missing.lines.filter(\.hasBegun).map(\.participant.rawValue) == [stage.pupils[1].participant])
            #expect(missing.parts.map(\.notBegun) == [1] && missing.parts.map(\.notHandedIn) == [1])
            try await town.tamper(
                "UPDATE consent SET standing = 'declined' WHERE participant = \(stage.pupils[2].participant)")
            #expect(try await town.perform(ListMissing(campaign: campaign), as: .northTeacher) == missing)
            for stranger in [Townsperson.northAdministrator, .classTeacher, .northSchoolAdministrator, .evaluator] {
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(ListMissing(campaign: campaign), as: stranger)
                }
            }
            let progress = try await town.perform(ReadProgress(campaign: campaign), as: .northAdministrator)
            #expect(progress.lines.map(\.begun) == [2] && progress.lines.map(\.handedIn) == [1])
        }
    }
}
