import Access
import Care
import HouseKit
import Interviews
import Rosters
import Storage
import Testing

/// Nobody is opened without saying for what, and danger waits for nothing (rulebook H.1).
@Suite struct OpeningReasonTests {
    private struct Two {
        let calm: CareStage.Pupil
        let flagged: CareStage.Pupil
    }

    private static func two(_ town: Town) async throws -> Two {
        try await town.addClasses()
        let members = [
            try await town.addPupil("\(Marker.north) 小静", born: "2015-05-06"),
            try await town.addPupil("\(Marker.north) 小急", born: "2007-05-07"),
        ]
        let stage = try await town.careStage(of: members, request: "why")
        let calm = try #require(stage.pupils.first { $0.member == members[0] })
        let flagged = try #require(stage.pupils.first { $0.member == members[1] })
        try await town.sit(calm, .veryLow)
        try await town.sit(flagged, .flag(2))
        try await town.lookThroughSittings()
        return Two(calm: calm, flagged: flagged)
    }

    private static func opened(_ pupil: CareStage.Pupil, for reason: String, in town: Town) async throws -> Int {
        let subject = "member \(pupil.member)"
        return try await town.number(
            """
            SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'OpenMemberInCare' AND outcome = 'done'
                AND subject = \(subject) AND reason = \(reason)
            """)
    }

    @Test(arguments: Engine.available)
    func `whoever looks after somebody says for what they open them`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let two = try await Self.two(town)
            await #expect(throws: RosterError.noReason) {
                try await town.perform(OpenMemberInCare(member: two.calm.member), as: .northTeacher)
            }
            try await town.perform(OpenMemberInCare(member: two.calm.member, reason: .guardian), as: .northTeacher)
            #expect(try await Self.opened(two.calm, for: "guardian", in: town) == 1)
            let lead = try await town.colleague(
                "centre.lead", .centreLead, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
            let seen = try await town.office.perform(ListFileLooks(), as: lead).lines
            #expect(seen.filter { $0.useCase == "OpenMemberInCare" }.map(\.reason) == ["guardian"])
            #expect(seen.filter { $0.useCase != "OpenMemberInCare" }.allSatisfy { $0.reason == nil })
        }
    }

    @Test(arguments: Engine.available)
    func `while a red flag is open nothing stands before the telephone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let two = try await Self.two(town)
            let open = OpenMemberInCare(member: two.flagged.member)
            let told = try await town.perform(open, as: .northTeacher)
            #expect(told.identity.name == "\(Marker.north) 小急")
            #expect(try await Self.opened(two.flagged, for: "danger", in: town) == 1)
            // What somebody says themselves is what stands there.
            try await town.perform(
                OpenMemberInCare(member: two.flagged.member, reason: .talk), as: .northTeacher)
            #expect(try await Self.opened(two.flagged, for: "talk", in: town) == 1)
            // Whoever does not look after them learns nothing, not even that there is a flag.
            await #expect(throws: Refusal.notFound) { try await town.perform(open, as: .southCounsellor) }
        }
    }
}
