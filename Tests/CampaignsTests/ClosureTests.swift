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
    private func read(
        _ stage: CareStage, by person: Townsperson = .northAdministrator, in town: Town
    ) async throws -> ReadClosure.Outcome {
        try await town.perform(ReadClosure(campaign: ID(stage.campaign)), as: person)
    }

    private func people(_ figure: ClosureFigure, in found: ReadClosure.Outcome) -> Int? {
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
    private func close(_ town: Town) async throws {
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
            #expect(try await read(stage, in: town).gaps == [.running, .care, .statement])
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
            #expect(before.sections.first?.lines.first { $0.figures == [.valid, .marked] }?.people == 2)
            try await town.perform(
                WriteClosingStatement(campaign: ID(stage.campaign), statement: "好"), as: .northAdministrator)
            try await town.perform(EndCampaign(campaign: ID(stage.campaign)), as: .secondNorthAdministrator)
            try await town.tamper("UPDATE sitting SET participant = 'gone ' || id")
            try await town.tamper("DELETE FROM consent WHERE id <> ''")
            #expect(try await read(stage, in: town).sections == before.sections)
            let own = try await read(stage, by: .northTeacher, in: town)
            #expect(own.sections == before.sections && !own.isOwned, "the only school is the whole campaign")
        }
    }

    /// Forty have handed in; of the found ones one half was talked with in time.
    private func found(_ people: Int, flagged: Int = 0, in town: Town) async throws -> ReadClosure.Outcome {
        let stage = try await town.careStage(born: ["2015-05-06"])
        try await town.answer(AnsweredClass(stage.schoolClass, [40, 0, 0, 0]), in: stage.campaign, mark: "c")
        for number in 1...people {
            let (id, talked) = ("c \(number)", number * 2 <= people ? 5 : 50)
            try await town.tamper(
                """
                INSERT INTO finding (id, participant, member, campaign, unit, house, region, by_score, by_flag,
                    proposed, found_at, interview_due, level, level_at, talked_at)
                VALUES (\(id), \(id), \(id), \(stage.campaign), \(stage.schoolClass), \(TownPlaces.northSchool),
                    \(TownPlaces.northTownship), 1, \(number <= flagged ? 3 : 0), 1, 1, 10, 1, \(talked), \(talked))
                """)
        }
        return try await read(stage, in: town)
    }

    @Test(arguments: Engine.available, [9, 10])
    func `who was found is told from ten people on`(_ engine: Engine, _ number: Int) async throws {
        try await withTown(engine) { town in
            let found = try await found(number, in: town)
            let line = found.sections.first { $0.name == .found }?.lines
            #expect(line?.map(\.people) == [number < 10 ? nil : number])
            #expect(people(.talkedInTime, in: found) == (number < 10 ? nil : 5))
            #expect(found.sections.first { $0.name == .levels }?.lines.map(\.people) == [nil], "all have one level")
        }
    }

    @Test(arguments: Engine.available)
    func `few red flags are told together with the scores and never alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let found = try await found(20, flagged: 3, in: town)
            #expect(found.sections.first { $0.name == .found }?.lines.map(\.people) == [20])
            #expect(people(.heardSoon, in: found) == nil)
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
