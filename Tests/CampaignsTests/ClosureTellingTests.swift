import Access
import Campaigns
import Care
import HouseKit
import Interviews
import Storage
import Testing

/// What a closure report tells, and that nobody can be read off it: decision 0031, rulebook H.9.
extension ClosureTests {
    /// Somebody is found, or nobody is; whoever reads the report is told the same, at every moment until the end.
    @Test(arguments: Engine.available, [CareAnswer.well, .veryLow, .clicked])
    func `nothing that anybody answers changes what a closure report tells`(
        _ engine: Engine, _ answer: CareAnswer
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], answer)
            try await town.sit(stage.pupils[1], .well)
            for _ in 0..<2 {
                for reader in [Townsperson.northAdministrator, .northSchoolAdministrator, .northTeacher] {
                    let open = try await read(stage, by: reader, in: town)
                    #expect(open.gaps == [.running, .statement])
                    #expect(open.sections.flatMap(\.lines).map(\.figures) == [[.invited], [.valid, .marked]])
                    #expect(open.sections.flatMap(\.lines).map(\.people) == [3, 2])
                }
                try await town.lookThroughSittings()
            }
            try await close(town)
            for reader in [Townsperson.northAdministrator, .northSchoolAdministrator, .northTeacher] {
                let closed = try await read(stage, by: reader, in: town)
                #expect(closed.sections.map(\.name) == [.takingPart])
                #expect(people(.invited, in: closed) == 3 && handedIn(closed) == 2)
                #expect(people(.left, in: closed) == 0 && people(.removed, in: closed) == 0)
            }
        }
    }

    func handedIn(_ found: ReadClosure.Outcome) -> Int? {
        found.sections.flatMap(\.lines).first { $0.figures == [.valid, .marked] }?.people
    }

    private func find(_ id: String, in stage: CareStage, house: String?, talkedAt: Int?, _ town: Town) async throws {
        try await town.tamper(
            """
            INSERT INTO finding (id, participant, member, campaign, house, region, by_score, by_flag, proposed,
                found_at, interview_due, level, level_at, talked_at)
            VALUES (\(id), \(id), \(id), \(stage.campaign), CAST(\(house) AS TEXT), \(TownPlaces.northTownship), 1,
                0, 1, 1, 10, CAST(\(talkedAt.map { _ in 1 }) AS BIGINT), CAST(\(talkedAt) AS BIGINT),
                CAST(\(talkedAt) AS BIGINT))
            """)
    }

    private func end(_ stage: CareStage, handsOnTo referral: String? = nil, in town: Town) async throws {
        try await town.perform(
            WriteClosingStatement(campaign: ID(stage.campaign), statement: "好"), as: .northAdministrator)
        try await town.perform(
            EndCampaign(campaign: ID(stage.campaign), referral: referral), as: .secondNorthAdministrator)
    }

    /// How many have handed in, of how many found somebody was late to talk with, and what is told of that.
    struct Work: Sendable, CustomTestStringConvertible {
        let handedIn, found, late: Int
        let told: ClosureShare?
        var testDescription: String { "\(late) of \(found) late, \(handedIn) handed in" }
    }

    @Test(
        arguments: Engine.available,
        [
            Work(handedIn: 30, found: 0, late: 0, told: .all), Work(handedIn: 30, found: 1, late: 0, told: .all),
            Work(handedIn: 30, found: 10, late: 1, told: .nearlyAll),
            Work(handedIn: 30, found: 2, late: 1, told: .most),
            Work(handedIn: 30, found: 3, late: 2, told: .lessThanHalf),
            Work(handedIn: 29, found: 9, late: 0, told: nil),
        ])
    func `how the talks went is one word that fits any number of people`(_ engine: Engine, _ work: Work) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            let answered = AnsweredClass(stage.schoolClass, [work.handedIn, 0, 0, 0])
            try await town.answer(answered, in: stage.campaign, mark: "c")
            for number in 0..<work.found {
                try await find(
                    "c \(number + 1)", in: stage, house: TownPlaces.northSchool,
                    talkedAt: number < work.late ? 50 : 5, town)
            }
            try await close(town)
            #expect(try await read(stage, in: town).sections.map(\.name) == [.takingPart], "not before the end")
            try await end(stage, in: town)
            let lines = try await read(stage, in: town).sections.last?.lines
            #expect(lines?.map(\.figures) == [[.heardSoon], [.talkedInTime]])
            #expect(lines?.map(\.share) == [work.told == nil ? nil : .all, work.told])
            #expect(lines?.map(\.people) == [nil, nil])
        }
    }

    @Test(arguments: Engine.available)
    func `people of no unit are handed on in writing before a campaign ends`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await find("resident", in: stage, house: nil, talkedAt: nil, town)
            #expect(try await read(stage, in: town).gaps == [.running, .statement])
            try await close(town)
            #expect(try await read(stage, in: town).gaps == [.residents, .statement])
            #expect(try await read(stage, by: .northTeacher, in: town).gaps == [.statement], "not of the school")
            for nothing in [nil, "  "] {
                await #expect(throws: CampaignProblem.missing(field: "referral")) {
                    try await end(stage, handsOnTo: nothing, in: town)
                }
            }
            await #expect(throws: CampaignProblem.tooLong(field: "referral", most: CampaignProblem.longestText)) {
                let long = String(repeating: "长", count: CampaignProblem.longestText + 1)
                try await end(stage, handsOnTo: long, in: town)
            }
            #expect(try await read(stage, in: town).card.state == .closed)
            try await end(stage, handsOnTo: " 社区心理服务站，周内联系 ", in: town)
            let ended = try await read(stage, in: town)
            #expect(ended.card.state == .ended && ended.statement?.referral == "社区心理服务站，周内联系")
            let lines: SQL = """
                SELECT COUNT(*) AS number FROM audit_line
                WHERE use_case = 'EndCampaign' AND subject = \("campaign \(stage.campaign)") AND outcome = 'done'
                """
            #expect(try await town.number(lines) == 1)
        }
    }
}
