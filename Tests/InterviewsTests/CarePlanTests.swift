import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Rosters
import Storage
import Testing

/// What the head of a school reads: level and plan of pupils at a serious level, where the plan says so (rulebook G.3).
@Suite struct CarePlanTests {
    /// A pupil who was found, and a talk about them.
    private func talked(
        _ town: Town, _ level: CareLevel = .serious, plan: String = "每周三午休聊一次", showsHead: Bool = true
    ) async throws -> (card: FindingCard, stage: CareStage) {
        let stage = try await town.careStage(born: ["2015-05-06"])
        if showsHead { try await show(in: stage.campaign, town) }
        try await town.sit(stage.pupils[0], .veryLow)
        try await town.lookThroughSittings()
        let card = try await town.finding(of: stage.pupils[0])
        var talk = RecordInterview.about(card.id, on: town.clock.now.day, level: level)
        talk.plan = Private(plan)
        talk.guardianWhyNot = .later
        talk.referral = .advised
        try await town.perform(talk, as: .northTeacher)
        return (card, stage)
    }

    private func show(in campaign: String, _ town: Town) async throws {
        try await town.tamper(
            "UPDATE campaign SET sights = sights || ' level-unitLead' WHERE id = \(campaign)")
    }

    private func read(_ town: Town, as person: Townsperson = .northSchoolAdministrator) async throws
        -> [ListCarePlans.Line]
    {
        try await town.perform(ListCarePlans(), as: person).lines
    }

    @Test(arguments: Engine.available)
    func `the head reads level and plan and nothing of the talk, and each look has its line`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (_, stage) = try await talked(town)
            let lines = try await read(town)
            let line = try #require(lines.first)
            #expect(lines.count == 1 && line.member == stage.pupils[0].member.rawValue)
            #expect(line.level == .serious && line.plan == "每周三午休聊一次" && !line.levelNames.isEmpty)
            #expect(line.nextLook == town.clock.now.day.adding(days: 1))
            #expect(line.teacher == Townsperson.northTeacher.displayName)
            let told = String(describing: lines)
            #expect(!told.contains("睡不好") && !told.contains("who-5") && !told.contains("very-low"))
            let names = try await town.perform(
                OpenNames(members: [ID(line.member)]), as: .northSchoolAdministrator)
            #expect(names.count == 1)
            #expect(
                try await town.number("SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'ListCarePlans'")
                    == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `without the tick the head reads nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (_, stage) = try await talked(town, showsHead: false)
            #expect(try await read(town).isEmpty)
            try await show(in: stage.campaign, town)
            #expect(try await read(town).count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `another school, the county and a class teacher read none of it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await talked(town)
            let neighbour = Caller.person(
                ID("neighbour head"), name: "head.neighbour",
                posts: [Post(role: .unitAdministrator, region: TownPlaces.northTownship, unit: "990202001-other")])
            #expect(try await town.office.perform(ListCarePlans(), as: neighbour).lines.isEmpty)
            // A head of one class is none of the school, and a post in a place reaches nobody here.
            let ofClass = Caller.person(
                ID("class head"), name: "head.class",
                posts: [Post(role: .unitAdministrator, region: TownPlaces.northTownship, unit: Town.northClass(1))])
            #expect(try await town.office.perform(ListCarePlans(), as: ofClass).lines.isEmpty)
            let ofPlace = Caller.person(
                ID("place head"), name: "head.place",
                posts: [Post(role: .unitAdministrator, region: TownPlaces.north, unit: nil)])
            #expect(try await town.office.perform(ListCarePlans(), as: ofPlace).lines.isEmpty)
            for person in [Townsperson.northAdministrator, .classTeacher, .evaluator, .northCounsellor, .northLead] {
                await #expect(throws: Refusal.forbidden, "\(person)") { try await read(town, as: person) }
            }
        }
    }

    @Test(arguments: [CareLevel.calm, .watch, .moderate])
    func `a level below serious stays with the psychology teacher`(_ level: CareLevel) async throws {
        try await withTown(.sqlite) { town in
            _ = try await talked(town, level)
            #expect(try await read(town).isEmpty)
        }
    }

    @Test func `what a screening proposes is no level before somebody has talked`() async throws {
        try await withTown(.sqlite) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await show(in: stage.campaign, town)
            try await town.sit(stage.pupils[0], .flag(3))
            try await town.lookThroughSittings()
            #expect(try await town.finding(of: stage.pupils[0]).proposed >= .serious)
            #expect(try await read(town).isEmpty)
        }
    }

    @Test(arguments: ["PHQ-9 得分偏高", "每周 2 次", "可能抑郁"])
    func `a plan with a number or a name of an illness is not shown, and the teacher is asked`(
        _ plan: String
    ) async throws {
        try await withTown(.sqlite) { town in
            _ = try await talked(town, plan: plan)
            let line = try #require(try await read(town).first)
            #expect(line.plan == nil && line.level == .serious && line.teacher != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a correction is what counts, and a lower level ends it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (card, _) = try await talked(town)
            let newest = try await town.perform(ReadFinding(finding: card.id), as: .northTeacher).interviews.first?.id
            var correction = RecordInterview.about(
                card.id, on: town.clock.now.day, level: .serious, corrects: newest, request: "correction")
            correction.plan = Private("每周五放学后聊")
            correction.guardianWhyNot = .later
            correction.referral = .advised
            try await town.perform(correction, as: .northTeacher)
            #expect(try await read(town).map(\.plan) == ["每周五放学后聊"])
            try await town.perform(
                RecordInterview.about(card.id, on: town.clock.now.day, level: .watch, request: "better"),
                as: .northTeacher)
            #expect(try await read(town).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a talk that is written down late sets no plan for what a later one has found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (card, _) = try await talked(town, .moderate)
            let early = town.clock.now.day
            town.clock.pass(days: 2)
            let talks = [
                (town.clock.now.day, CareLevel.serious, "每周五放学后聊"), (early, CareLevel.watch, "不用再聊"),
            ]
            for (day, level, plan) in talks {
                var talk = RecordInterview.about(card.id, on: day, level: level, request: plan)
                talk.plan = Private(plan)
                talk.nextLook = town.clock.now.day.adding(days: 1)
                talk.guardianWhyNot = .later
                talk.referral = .advised
                try await town.perform(talk, as: .northTeacher)
            }
            #expect(try await read(town).map(\.plan) == ["每周五放学后聊"])
        }
    }

    @Test(arguments: Engine.available)
    func `a consent that is taken back takes it from the head, and not from the psychology teacher`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let (card, stage) = try await talked(town)
            try await town.tamper(
                "UPDATE consent SET standing = 'withdrawn' WHERE participant = \(stage.pupils[0].participant)")
            #expect(try await read(town).isEmpty)
            #expect(try await town.perform(ReadFinding(finding: card.id), as: .northTeacher).card.level == .serious)
        }
    }
}
