import Access
import Care
import Foundation
import HouseKit
import InterviewRules
import Interviews
import Rosters
import Storage
import Testing

/// Key students (rulebook G.2): a status with a ground and an end, for those alone who look after the pupil (H.2).
@Suite struct CareTagTests {
    private func note(
        _ pupil: CareStage.Pupil, _ tag: String = "leftBehind", until: Day? = nil, request: String = "tag"
    ) -> NoteCareTag {
        NoteCareTag(
            member: pupil.member.rawValue, tag: tag, basis: .guardianConsent, suppliedBy: .guardian, until: until,
            words: Private("\(Marker.north) 和奶奶住"), request: request)
    }

    private func read(_ pupil: CareStage.Pupil, _ town: Town) async throws -> ReadCareTags.Outcome {
        try await town.perform(ReadCareTags(member: pupil.member.rawValue), as: .northTeacher)
    }

    private let all: SQL = "SELECT COUNT(*) AS number FROM care_tag"

    @Test(arguments: Engine.available)
    func `a tag is noted once and sealed and shown beside the care and raises nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let before = try await town.finding(of: stage.pupils[0])
            for _ in 1...2 { try await town.perform(note(stage.pupils[0]), as: .northTeacher) }
            try await town.perform(note(stage.pupils[0], "selfInjury", request: "second"), as: .northTeacher)
            // Of whom nothing was found a tag finds nothing.
            try await town.perform(note(stage.pupils[1], request: "third"), as: .northTeacher)
            let tags = try await read(stage.pupils[0], town)
            #expect(tags.tags.map(\.code) == ["leftBehind", "selfInjury"] && tags.finding == before.id)
            #expect(tags.tags.first?.words == "\(Marker.north) 和奶奶住" && tags.tags.first?.until == Day("2026-08-31"))
            #expect(tags.choices.count == 11 && tags.consent == .guardianConsent)
            let found = try await town.perform(ReadFinding(finding: before.id), as: .northTeacher)
            #expect(found.tags == tags.tags && found.card == before)
            let list = try await town.findings()
            #expect(list.findings == [before] && list.keyPupils == [before.member])
            let listed = try await town.perform(ListCareTags(), as: .northTeacher)
            #expect(Set(listed.lines.map(\.member)) == Set(stage.pupils.prefix(2).map(\.member.rawValue)))
            for text in ["和奶奶住", "leftBehind", "selfInjury"] {
                #expect(try await !town.holdsInTheOpen(text), "\(text)")
            }
            let looks = try await town.number(
                """
                SELECT COUNT(*) AS number FROM audit_line
                WHERE use_case = 'ReadCareTags' AND subject = \("member \(stage.pupils[0].member)")
                """)
            #expect(looks == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `who does not look after the pupils learns and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            try await town.perform(note(stage.pupils[0]), as: .northTeacher)
            let tag = try #require(try await read(stage.pupils[0], town).tags.first)
            let member = stage.pupils[0].member.rawValue
            for person in [
                Townsperson.classTeacher, .northSchoolAdministrator, .northAdministrator, .northLead, .evaluator,
                .platformAdministrator,
            ] {
                await #expect(throws: Refusal.forbidden, "\(person)") {
                    try await town.perform(ReadCareTags(member: member), as: person)
                }
                await #expect(throws: Refusal.forbidden, "\(person)") {
                    try await town.perform(ListCareTags(), as: person)
                }
                await #expect(throws: Refusal.forbidden, "\(person)") {
                    try await town.perform(note(stage.pupils[0], "poor", request: "x"), as: person)
                }
            }
            let later = tag.until.adding(days: -1)
            for stranger in [town.southTeacher, town.neighbourTeacher, town.caller(.northCounsellor)] {
                await #expect(throws: Refusal.notFound, "\(stranger.name)") {
                    _ = try await town.office.perform(ReadCareTags(member: member), as: stranger)
                }
                await #expect(throws: Refusal.notFound, "\(stranger.name)") {
                    try await town.office.perform(TakeOffCareTag(member: member, tag: tag.id), as: stranger)
                }
                await #expect(throws: Refusal.notFound, "\(stranger.name)") {
                    try await town.office.perform(
                        RenewCareTag(member: member, tag: tag.id, until: later), as: stranger)
                }
                let listed = try await town.office.perform(ListCareTags(), as: stranger)
                #expect(listed.lines.isEmpty, "\(stranger.name)")
            }
            let kept = try await read(stage.pupils[0], town)
            #expect(kept.tags == [tag])
        }
    }

    @Test(arguments: Engine.available)
    func `a tag is renewed or taken off and ends by itself`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            let (pupil, today) = (stage.pupils[0], town.clock.now.day)
            try await town.perform(note(pupil, until: today.adding(days: 5)), as: .northTeacher)
            try await town.perform(note(pupil, "poor", request: "second"), as: .northTeacher)
            await #expect(throws: InterviewError.tagIsNoted) {
                try await town.perform(note(pupil, request: "third"), as: .northTeacher)
            }
            let (first, second) = (try await read(pupil, town).tags[0], try await read(pupil, town).tags[1])
            #expect(first.endsSoon && !second.endsSoon)
            let member = pupil.member.rawValue
            await #expect(throws: InterviewError.tag(.until(mostDays: 400))) {
                try await town.perform(
                    RenewCareTag(member: member, tag: first.id, until: today.adding(days: 401)), as: .northTeacher)
            }
            for _ in 1...2 {
                try await town.perform(
                    RenewCareTag(member: member, tag: first.id, until: today.adding(days: 10)), as: .northTeacher)
                try await town.perform(TakeOffCareTag(member: member, tag: second.id), as: .northTeacher)
            }
            town.clock.pass(days: 10)
            let held = try await read(pupil, town)
            #expect(held.tags.map(\.id) == [first.id])
            town.clock.pass(days: 1)
            let ended = try await read(pupil, town)
            #expect(ended.tags.isEmpty)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    RenewCareTag(member: member, tag: first.id, until: today.adding(days: 30)), as: .northTeacher)
            }
            let listed = try await town.perform(ListCareTags(), as: .northTeacher)
            #expect(listed.lines.isEmpty)
            // One that has ended makes room for another, also before the platform has taken it away.
            try await town.perform(note(pupil, request: "again"), as: .northTeacher)
            try await town.performBySystem(ForgetOldCareTags())
            #expect(try await town.number(all) == 1)
            town.clock.pass(days: 300)
            try await town.performBySystem(ForgetOldCareTags())
            #expect(try await town.number(all) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a tag goes with a pupil who leaves and is back with one who was never gone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            let pupil = stage.pupils[0]
            try await town.perform(note(pupil), as: .northTeacher)
            try await town.perform(NoteMemberGone(member: pupil.member), as: .northTeacher)
            await #expect(throws: Refusal.notFound) { _ = try await read(pupil, town) }
            let listed = try await town.perform(ListCareTags(), as: .northTeacher)
            #expect(listed.lines.isEmpty)
            try await town.performBySystem(ForgetOldCareTags())
            try await town.perform(TakeMemberBack(member: pupil.member), as: .northTeacher)
            let back = try await read(pupil, town)
            #expect(back.tags.count == 1)
            try await town.perform(NoteMemberGone(member: pupil.member), as: .northTeacher)
            town.clock.pass(days: 31)
            try await town.performBySystem(ForgetOldCareTags())
            #expect(try await town.number(all) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `what the rule refuses is told with its field and writes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage()
            let member = stage.pupils[0].member.rawValue
            let refused: [(NoteCareTag, CareTagGap)] = [
                (NoteCareTag(member: member, tag: "x", basis: .law, suppliedBy: .school, request: "a"), .unknownTag),
                (NoteCareTag(member: member, tag: "poor", basis: .law, suppliedBy: .school, request: "b"),
                    .lawWithoutWords),
                (NoteCareTag(member: member, tag: "poor", basis: .ownConsent, suppliedBy: .person, request: "c"),
                    .tooYoung),
                (NoteCareTag(
                    member: member, tag: "psychiatricTreatment", basis: .guardianConsent, suppliedBy: .school,
                    request: "d"), .supplier),
            ]
            for (command, gap) in refused {
                await #expect(throws: InterviewError.tag(gap)) { try await town.perform(command, as: .northTeacher) }
            }
            await #expect(throws: InterviewError.noRequest) {
                try await town.perform(note(stage.pupils[0], request: " "), as: .northTeacher)
            }
            #expect(try await town.number(all) == 0)
        }
    }
}
