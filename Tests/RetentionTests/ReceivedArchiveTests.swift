import Access
import Accounts
import Care
import HouseKit
import Retention
import Storage
import Testing

/// An archive that a school of another place has received ends there, by people of that place.
@Suite struct ReceivedArchiveTests {
    /// The pupil has gone to the south, and their archive with them.
    private func bringSouth(_ archive: ArchiveTown) async throws {
        let south = TownPlaces.south.code
        try await archive.town.tamper(
            """
            INSERT INTO member (id, region, kind, born_month, name_mask, identity, identity_index, name_index,
                joined_at, left_at)
            SELECT 'brought', CAST(\(south) AS TEXT), m.kind, m.born_month, m.name_mask, m.identity, 'i', 'n', 0,
                m.left_at
            FROM member m WHERE m.id = (SELECT member FROM finding)
            """)
        try await archive.town.tamper(
            """
            INSERT INTO archive_transfer (id, request, member, sender, region, recipient, recipient_region, basis,
                evidence, content, is_open, is_grave, has_alert, sent_by, sent_at, due_at, ending, ended_by, ended_at,
                taken_member, taken_finding)
            SELECT 't', 't', f.member, 'a', f.region, 'b', CAST(\(south) AS TEXT), 'ownConsent', i.content, i.content,
                FALSE, FALSE, FALSE, 'one', 0, 0, 'acknowledged', 'two', 1, 'brought', 'given'
            FROM finding f JOIN interview i ON i.id = 'talk'
            """)
        try await archive.town.tamper(
            """
            INSERT INTO archive_passed_on (member, taken_member, region)
            SELECT t.member, t.taken_member, t.region FROM archive_transfer t WHERE t.id = 't'
            """)
        try await archive.town.tamper(
            """
            INSERT INTO finding (id, participant, member, campaign, keeper, region, by_score, by_flag, proposed,
                found_at, interview_due, transfer, level, level_at, talked_at, closed_at, closed_by)
            SELECT 'given', 'transfer t', 'brought', f.campaign, 'b', CAST(\(south) AS TEXT), 1, 0, 1, f.found_at, 0,
                't', 1, 0, 0, f.closed_at, 'two'
            FROM finding f WHERE f.id = 'finding'
            """)
    }

    private func list(_ town: Town, as person: Townsperson) async throws -> DeletionList {
        let lists = try await town.perform(ListDeletions(), as: person).lists
        return try #require(lists.first { $0.kind == .archive })
    }

    private func secondSouthAdministrator(_ town: Town) async throws -> Caller {
        let post = Post(role: .regionAdministrator, region: TownPlaces.south)
        let added = try await town.performBySystem(
            AddAccount(
                login: "admin2.south", displayName: "admin2.south", password: Private("a long secret of the south"),
                post: post))
        return .person(added.account, name: "admin2.south", posts: [post])
    }

    @Test(arguments: Engine.available)
    func `what a school elsewhere has received goes by two people of that place`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await bringSouth(archive)
            try await archive.propose(on: "2036-09-01")
            let (north, south) = (
                try await list(town, as: .northAdministrator), try await list(town, as: .southAdministrator))
            #expect(north.id != south.id && north.invited == 1 && south.invited == 1)
            let agree = AgreeToDeletion(list: south.id)
            await #expect(throws: Refusal.notFound) { try await town.perform(agree, as: .northAdministrator) }
            try await town.perform(agree, as: .southAdministrator)
            await #expect(throws: RetentionProblem.ownAgreement) {
                try await town.perform(agree, as: .southAdministrator)
            }

            // Nothing of the campaign but this is told there.
            let read = ReadRetention(campaign: archive.school.campaign.rawValue)
            let told = try await town.perform(read, as: .southAdministrator)
            #expect(!told.isOwn && told.lines.map(\.list.id) == [south.id] && told.holds.isEmpty)
            let own = try await town.perform(read, as: .northAdministrator)
            #expect(own.isOwn && !own.lines.map(\.list.id).contains(south.id))
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    PlaceHold(campaign: archive.school.campaign.rawValue, reason: "示例"), as: .southAdministrator)
            }

            let second = try await secondSouthAdministrator(town)
            _ = try await town.office.perform(agree, as: second)
            try await town.workOff()
            #expect(try await list(town, as: .southAdministrator).state == .done)
            #expect(try await archive.school.count("archive_transfer") == 0)
            #expect(try await archive.school.count("archive_passed_on") == 0)
            #expect(try await archive.school.count("finding", "id = 'given'") == 0)
            // The school that gave it has its own list.
            #expect(try await archive.archived() == 10)
            #expect(try await archive.school.count("deletion_person") == 1)
            let certificate = try await town.perform(ReadCertificate(list: south.id), as: .southAdministrator)
            #expect(certificate.isGenuine && certificate.leftOver == 0)
            #expect(certificate.certificate.parts.map(\.deleted) == [0, 0, 1])
        }
    }

    @Test(arguments: Engine.available)
    func `a report of harm that the next school has raised keeps the archive of the first as well`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await bringSouth(archive)
            try await town.tamper(
                """
                INSERT INTO harm_report (id, finding, member, region, harmed, situation, content, found_at, raised_at,
                    reporter, request, tell_due, tell_twice, acknowledge_due, acknowledge_twice, keep_until)
                SELECT 'h', f.id, f.member, f.region, 'minor', 'x', i.content, 0, 0, 'teacher', 'h', 0, 0, 0, 0,
                    '2040-01-01'
                FROM finding f JOIN interview i ON i.id = 'talk' WHERE f.id = 'given'
                """)
            try await archive.propose(on: "2036-09-01")
            let none = try await archive.school.count("deletion_list", "kind = 'archive'")
            try await town.tamper("UPDATE harm_report SET keep_until = '2036-09-01'")
            try await archive.propose(on: "2036-09-02")
            let both = try await archive.school.count("deletion_list", "kind = 'archive'")
            #expect(none == 0 && both == 2)
        }
    }
}
