import Access
import Care
import Consents
import HouseKit
import Interviews
import Rosters
import Storage
import Testing

/// A child who has been at three schools has a record at each of them (rulebook G.3, H.4).
@Suite struct ThirdSchoolTests {
    /// The removal to the southern school, and from there to a third one.
    private struct Onward {
        let removal: Removal
        let school: String
        let teacher: Caller
        /// At the second and the third school.
        let second: ID<Finding>
        let third: ID<Finding>
        /// Of the child at each of the two.
        let members: [ID<MemberCard>]
        /// From the second to the third.
        let transfer: ID<ArchiveTransfer>

        /// - Parameter before: what has happened at the first school before the child left it.
        init(_ town: Town, before: (Removal) async throws -> Void = { _ in }) async throws {
            removal = try await Removal(town)
            try await before(removal)
            let there = try await removal.enrol()
            second = try await removal.acknowledge(try await removal.send())
            school = try await town.addSchool("第三学校", in: TownPlaces.southTownship, by: .southAdministrator)
            teacher = try await town.colleague(
                "third.teacher", .schoolPsychologyTeacher, in: TownPlaces.southTownship, of: school)
            let child = try await town.office.perform(
                AddMember(
                    unit: "\(school)-2025-1", kind: .pupil, name: Private("\(Marker.north) 小care0"),
                    born: Day(removal.born), idNumber: nil, number: nil),
                as: teacher
            ).member
            transfer = try await town.office.perform(
                Self.sending(second, to: school, town, request: "onward"), as: removal.teacher
            ).transfer
            third = try await town.office.perform(AcknowledgeTransfer(transfer: transfer), as: teacher).finding
            members = [there, child]
        }

        static func sending(
            _ finding: ID<Finding>, to school: String, _ town: Town, request: String
        ) -> SendTransfer {
            SendTransfer(
                finding: finding, school: school, basis: .guardianConsent, saidBy: Private("示例母亲"),
                saidOn: town.clock.now.day, way: .onPaper, request: request)
        }

        func isInDanger(_ member: ID<MemberCard>) async throws -> Bool {
            let rows = try await removal.town.number(
                "SELECT COUNT(*) AS number FROM published_guardian_danger WHERE member = \(member)")
            return rows > 0
        }

        /// Two colleagues of one school say that it is over.
        func end(_ finding: ID<Finding>, by first: Caller, of school: String) async throws {
            let town = removal.town
            let colleague = try await town.colleague(
                "another.teacher", .schoolPsychologyTeacher, in: TownPlaces.southTownship, of: school)
            try await town.office.perform(EndGuardianDanger(finding: finding, reason: Private("示例")), as: first)
            try await town.office.perform(EndGuardianDanger(finding: finding), as: colleague)
        }
    }

    @Test(arguments: Engine.available)
    func `a danger that the third school notes holds at the second and the first until two have ended it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let onward = try await Onward(town)
            let records = [onward.removal.pupil.member] + onward.members
            for record in records { #expect(try await !onward.isInDanger(record)) }
            try await town.office.perform(
                NoteGuardianDanger(finding: onward.third, reason: Private("示例")), as: onward.teacher)
            for record in records { #expect(try await onward.isInDanger(record), "\(record)") }
            try await onward.end(onward.third, by: onward.teacher, of: onward.school)
            for record in records { #expect(try await !onward.isInDanger(record), "\(record)") }
        }
    }

    /// Two people have agreed to the end of what one school keeps of the child.
    private func endArchive(_ finding: ID<Finding>, _ town: Town) async throws {
        let list = "list \(finding)"
        try await town.tamper(
            """
            INSERT INTO deletion_list (id, campaign, kind, round, region, title_zh, title_en, state, invited, sittings,
                kept, proposed_at, first_by, first_at, second_by, second_at)
            SELECT CAST(\(list) AS TEXT), f.campaign, 'archive', (SELECT COUNT(*) + 1 FROM deletion_list l),
                f.region, 't', 't', 'approved', 1, 0, 0, 0, 'one', 0, 'two', 0
            FROM finding f WHERE f.id = \(finding)
            """)
        try await town.tamper(
            """
            INSERT INTO deletion_person (list, participant, member, region)
            SELECT CAST(\(list) AS TEXT), f.participant, f.member, f.region FROM finding f WHERE f.id = \(finding)
            """)
        try await town.performBySystem(ForgetArchive(list: list, campaign: "any"))
    }

    /// Whoever is the danger would otherwise be none at the school whose link they still hold.
    @Test(arguments: Engine.available)
    func `a danger at the third school holds at the first when the one between them keeps nothing any more`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let onward = try await Onward(town)
            let first = onward.removal.pupil.member
            try await endArchive(onward.second, town)
            let left = try await town.number("SELECT COUNT(*) AS number FROM finding WHERE id = \(onward.second)")
            let before = try await onward.isInDanger(first)
            #expect(left == 0 && !before)
            try await town.office.perform(
                NoteGuardianDanger(finding: onward.third, reason: Private("示例")), as: onward.teacher)
            let during = try await onward.isInDanger(first)
            #expect(during)
            try await onward.end(onward.third, by: onward.teacher, of: onward.school)
            let after = try await onward.isInDanger(first)
            #expect(!after)
            // Nothing is left of the way as soon as no later school keeps anything.
            let steps = try await town.number("SELECT COUNT(*) AS number FROM archive_passed_on")
            try await endArchive(onward.third, town)
            let stepsLeft = try await town.number("SELECT COUNT(*) AS number FROM archive_passed_on")
            #expect(steps == 2 && stepsLeft == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `what the guardian takes back at the first school waits for the end of a danger at the third`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let onward = try await Onward(town)
            let stage = onward.removal.stage
            try await town.office.perform(
                NoteGuardianDanger(finding: onward.third, reason: Private("示例")), as: onward.teacher)
            let slips = try await town.perform(
                MakeSlips(campaign: stage.campaign, unit: stage.schoolClass, request: "slips care"), as: .northTeacher)
            let own = slips.slips.first { $0.participant == onward.removal.pupil.participant }
            let secret: String = try #require(own?.secret)
            try await town.perform(WithdrawGuardianConsent(secret: secret))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 1)
            try await onward.end(onward.third, by: onward.teacher, of: onward.school)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
        }
    }

    /// The chain of records is a circle then, and whoever follows it comes to an end.
    @Test(arguments: Engine.available)
    func `a child who has come back to the first school is protected at both and the circle ends`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let removal = try await Removal(town)
            let there = try await removal.enrol()
            let second = try await removal.acknowledge(try await removal.send())
            let returning = try await town.office.perform(
                Onward.sending(second, to: TownPlaces.northSchool, town, request: "back"), as: removal.teacher
            ).transfer
            let back = try await town.perform(AcknowledgeTransfer(transfer: returning), as: .northTeacher).finding
            try await town.perform(NoteGuardianDanger(finding: back, reason: Private("示例")), as: .northTeacher)
            for member in [removal.pupil.member, there] {
                let rows = try await town.number(
                    "SELECT COUNT(*) AS number FROM published_guardian_danger WHERE member = \(member)")
                #expect(rows == 1, "\(member)")
            }
            let colleague = try await town.colleague(
                "second.teacher", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
            try await town.perform(EndGuardianDanger(finding: back, reason: Private("示例")), as: .northTeacher)
            try await town.office.perform(EndGuardianDanger(finding: back), as: colleague)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_guardian_danger") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `the copy that the second school has sent on loses what a withdrawal deletes at the first`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let onward = try await Onward(town) { removal in
                let later = try await town.careStage(of: [removal.pupil.member], request: "later")
                _ = try await town.sit(later.pupils[0], .veryLow)
                try await town.lookThroughSittings()
            }
            let cards = try await town.findings(ended: true).findings
            let other = try #require(cards.first { $0.id != onward.removal.finding })
            let read = ReadReceivedArchive(transfer: onward.transfer)
            let before = try await town.office.perform(read, as: onward.teacher).archive
            #expect(before.findings.map(\.id).contains(other.id) && before.findings.count == 3)
            try await town.performBySystem(ForgetFinding(participant: other.participant))
            let after = try await town.office.perform(read, as: onward.teacher).archive
            #expect(!after.findings.map(\.id).contains(other.id) && after.findings.count == 2)
        }
    }
}
