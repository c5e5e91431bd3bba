import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Rosters
import Testing

@Suite struct CounsellorTests {
    @Test(arguments: Engine.available)
    func `the counsellor of an employer looks after its people, and nobody else reads of them`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let employer = try await town.addEmployer("示例厂")
            let own = try await town.unitCounsellor("counsellor.own", of: employer)
            let found = try await town.sat(kind: "staff", of: employer)
            let card = try #require(try await town.office.perform(ListFindings(), as: own).findings.first)
            #expect(card.participant == found.participant)
            #expect(!card.isPupil)
            let report = try await town.office.perform(
                ReadTeachersReport(participant: found.participant), as: own)
            #expect(report.sheets.contains { $0.isPositive == true })
            let names = try await town.office.perform(OpenNamesInCare(members: [found.member]), as: own)
            #expect(names.map(\.name) == ["\(Marker.north) 小care0"])
            _ = try await town.office.perform(TakeOverCare(finding: card.id), as: own)

            let other = try await town.addEmployer("别的示例厂")
            let south = try await town.addEmployer(
                "南示例厂", in: TownPlaces.southTownship, by: .southAdministrator)
            var strangers = [town.caller(.northTeacher), town.caller(.northCounsellor), town.caller(.southCounsellor)]
            strangers.append(try await town.unitCounsellor("counsellor.other", of: other))
            strangers.append(
                try await town.unitCounsellor("counsellor.southworks", of: south, in: TownPlaces.southTownship))
            for stranger in strangers { try await town.expectNothing(of: found, card.id, to: stranger) }
        }
    }

    @Test(arguments: Engine.available)
    func `a counsellor in a school holds nothing by it, and a class teacher neither`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let card = try await town.finding(of: stage.pupils[0])
            let counsellor = try await town.unitCounsellor("counsellor.school", of: TownPlaces.northSchool)
            let ofClass = try await town.unitCounsellor("counsellor.class", of: stage.schoolClass)
            for person in [counsellor, ofClass, town.caller(.classTeacher)] {
                await #expect(throws: Refusal.forbidden) { try await town.office.perform(ListFindings(), as: person) }
                await #expect(throws: Refusal.forbidden) {
                    try await town.office.perform(ReadFinding(finding: card.id), as: person)
                }
                await #expect(throws: Refusal.forbidden) {
                    try await town.office.perform(
                        ReadTeachersReport(participant: stage.pupils[0].participant), as: person)
                }
                await #expect(throws: Refusal.forbidden) {
                    try await town.office.perform(OpenNamesInCare(members: [stage.pupils[0].member]), as: person)
                }
                await #expect(throws: Refusal.forbidden) { try await town.office.perform(ListRosters(), as: person) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a resident without a unit is with the counsellor of the place, who opens no roster by it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let found = try await town.sat(kind: "resident", of: nil)
            let card = try #require(try await town.perform(ListFindings(), as: .northCounsellor).findings.first)
            #expect(card.participant == found.participant)
            // Rulebook C.2: yellow within three days, and not the three school days of C.3.
            #expect(card.proposed == .moderate && card.due == card.foundAt.adding(hours: 72))
            let read = try await town.perform(ReadFinding(finding: card.id), as: .northCounsellor)
            #expect(read.levels.first { $0.level == .moderate }?.names["zh-Hans"] == "黄色")
            let opened = try await town.perform(
                OpenMemberInCare(member: found.member, reason: .talk), as: .northCounsellor)
            #expect(opened.identity.name == "\(Marker.north) 小care0")
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(OpenNames(members: [found.member]), as: .northCounsellor)
            }
            let employer = try await town.addEmployer("示例厂")
            let inUnit = try await town.unitCounsellor("counsellor.unit", of: employer)
            for stranger in [town.caller(.northTeacher), town.caller(.southCounsellor), inUnit] {
                try await town.expectNothing(of: found, card.id, to: stranger)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `of residents who are well the counsellor of the place reads nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let found = try await town.sat(.well, kind: "resident", of: nil)
            #expect(try await town.perform(ListFindings(), as: .northCounsellor).findings.isEmpty)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadTeachersReport(participant: found.participant), as: .northCounsellor)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(OpenMemberInCare(member: found.member, reason: .talk), as: .northCounsellor)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what a resident has answered in another place stays there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.careStage(born: ["2007-05-06"]).pupils[0]
            try await town.sit(before, .veryLow)
            town.clock.pass(days: 40)
            let now = try await town.careStage(of: [before.member], request: "later").pupils[0]
            try await town.sit(now, .veryLow)
            try await town.move(now, kind: "resident", to: nil)
            let read = ReadTeachersReport(participant: now.participant)
            for (place, results) in [(TownPlaces.southTownship, 0), (TownPlaces.northTownship, 1)] {
                try await town.move(before, kind: "resident", to: nil, in: place)
                try await town.lookThroughSittings()
                let sheets = try await town.perform(read, as: .northCounsellor).sheets
                #expect(sheets.first { $0.questionnaire == "who-5" }?.earlier.count == results, "\(place)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what staff of a school has shown is with the counsellor of the place and with no colleague`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let found = try await town.sat(kind: "staff", of: TownPlaces.northSchool)
            let card = try #require(try await town.perform(ListFindings(), as: .northCounsellor).findings.first)
            #expect(card.participant == found.participant)
            #expect(try await town.findings().levels.isEmpty, "not even counted for a colleague")
            for stranger in [town.caller(.northTeacher), town.caller(.southCounsellor)] {
                try await town.expectNothing(of: found, card.id, to: stranger)
            }
            await #expect(throws: InterviewError.noClassTeacher) {
                try await town.perform(
                    GiveAdvice(
                        finding: card.id, sentences: ["smallWord": true], until: town.clock.now.day, request: "advice"),
                    as: .northCounsellor)
            }
        }
    }

    @Test func `every kind of unit that is named is one of the list`() async throws {
        try await withTown(.sqlite) { town in
            #expect(Counselling.unitKinds.isDisjoint(with: Counselling.schoolKinds))
            for (number, kind) in Counselling.unitKinds.union(Counselling.schoolKinds).sorted().enumerated() {
                let unit = try await town.addUnit(kind, "示例 \(kind)")
                let caller = try await town.unitCounsellor("counsellor\(number)", of: unit)
                let holds = caller.posts.contains { $0.permissions.contains(.holdInterviews) }
                #expect(holds == Counselling.unitKinds.contains(kind), "\(kind)")
            }
        }
    }
}

extension Town {
    /// Somebody of a unit, or of none, who has sat down and was looked through.
    fileprivate func sat(
        _ answer: CareAnswer = .veryLow, kind: String, of unit: String?
    ) async throws -> CareStage.Pupil {
        let person = try await careStage(born: ["2007-05-06"]).pupils[0]
        try await sit(person, answer)
        try await move(person, kind: kind, to: unit)
        try await lookThroughSittings()
        return person
    }

    fileprivate func expectNothing(
        of person: CareStage.Pupil, _ finding: ID<Finding>, to stranger: Caller
    ) async throws {
        let list = try await office.perform(ListFindings(ended: true), as: stranger)
        #expect(list.findings.isEmpty && list.levels.isEmpty && list.late == 0 && list.retests == 0)
        #expect(try await office.perform(OpenNamesInCare(members: [person.member]), as: stranger).isEmpty)
        await #expect(throws: Refusal.notFound) {
            try await office.perform(ReadFinding(finding: finding), as: stranger)
        }
        await #expect(throws: Refusal.notFound) {
            try await office.perform(TakeOverCare(finding: finding), as: stranger)
        }
        await #expect(throws: Refusal.notFound) {
            try await office.perform(OpenMemberInCare(member: person.member, reason: .talk), as: stranger)
        }
        await #expect(throws: Refusal.notFound) {
            try await office.perform(ReadTeachersReport(participant: person.participant), as: stranger)
        }
    }
}
