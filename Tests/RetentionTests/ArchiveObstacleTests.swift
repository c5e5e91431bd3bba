import Access
import Care
import HouseKit
import Retention
import Storage
import Testing

/// What keeps an archive from ending, whatever its term says (rulebook H.8).
@Suite struct ArchiveObstacleTests {
    /// Put in the way, and taken out of it again.
    private static let obstacles: [(name: String, put: SQL, lift: SQL)] = [
        (
            "a pupil who is at the school",
            "UPDATE member SET left_at = NULL WHERE id = (SELECT member FROM finding)",
            "UPDATE member SET left_at = 1862000000000 WHERE id = (SELECT member FROM finding)"
        ),
        (
            "a pupil who left four years ago",
            "UPDATE member SET left_at = 1988000000000 WHERE id = (SELECT member FROM finding)",
            "UPDATE member SET left_at = 1862000000000 WHERE id = (SELECT member FROM finding)"
        ),
        (
            "care that is open", "UPDATE finding SET closed_at = NULL, closed_by = NULL",
            "UPDATE finding SET closed_at = 1773000000000, closed_by = 'teacher'"
        ),
        (
            "something to do that nobody has done", "UPDATE finding SET errand = 'principal', errand_at = 1",
            "UPDATE finding SET errand = NULL, errand_at = NULL"
        ),
        (
            "a way to help that is open",
            "UPDATE care_path SET step = 'referred', closed_at = NULL, closed_by = NULL",
            "UPDATE care_path SET step = 'closed', closed_at = 1, closed_by = 'teacher'"
        ),
        (
            "an alert", "UPDATE alert SET state = 'NEW'", "UPDATE alert SET state = 'CLOSED'"
        ),
        (
            "a question about one's own data",
            """
            INSERT INTO rights_request (id, mark, participant, member, campaign, region, kind, applicant, manner,
                asked_at, due_at)
            SELECT 'r', 'r', f.participant, f.member, f.campaign, f.region, 'access', 'person', 'code', 0, 0
            FROM finding f
            """,
            "DELETE FROM rights_request"
        ),
        (
            "a report of harm that is not ten years old",
            """
            INSERT INTO harm_report (id, finding, member, region, harmed, situation, content, found_at, raised_at,
                reporter, request, tell_due, tell_twice, acknowledge_due, acknowledge_twice, keep_until)
            SELECT 'h', f.id, f.member, f.region, 'minor', 'x', i.content, 0, 0, 'teacher', 'h', 0, 0, 0, 0,
                '2040-01-01'
            FROM finding f JOIN interview i ON i.id = 'talk'
            """,
            "UPDATE harm_report SET keep_until = '2030-01-01'"
        ),
        (
            "an archive on its way",
            """
            INSERT INTO archive_transfer (id, request, member, sender, region, recipient, recipient_region, basis,
                evidence, content, is_open, is_grave, has_alert, sent_by, sent_at, due_at)
            SELECT 't', 't', f.member, 'a', f.region, 'b', f.region, 'ownConsent', i.content, i.content, FALSE, FALSE,
                FALSE, 'teacher', 0, 0
            FROM finding f JOIN interview i ON i.id = 'talk'
            """,
            """
            UPDATE archive_transfer SET ending = 'takenBack', ended_by = 'teacher', ended_at = 1, content = NULL
            """
        ),
    ]

    @Test(arguments: Engine.available)
    func `nothing is proposed while something is open`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            var day = try #require(Day("2036-09-01"))
            for (name, put, lift) in Self.obstacles {
                try await town.tamper(put)
                try await archive.propose(on: "\(day)")
                let lists = try await archive.school.count("deletion_list", "kind = 'archive'")
                #expect(lists == 0, "\(name)")
                try await town.tamper(lift)
                day = day.adding(days: 1)
            }
            let campaign = archive.school.campaign.rawValue
            town.clock.set(.china("\(day)", 8))
            try await town.perform(PlaceHold(campaign: campaign, reason: "示例"), as: .northAdministrator)
            try await archive.propose(on: "\(day)")
            await #expect(throws: NothingThere.self) { try await archive.list() }
            try await town.perform(LiftHold(campaign: campaign, reason: "示例"), as: .northAdministrator)
            try await archive.propose(on: "\(day.adding(days: 1))")
            #expect(try await archive.list().invited == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever asks after two people have agreed is left out until they are answered`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            let asks = try #require(Self.obstacles.first { $0.name == "a question about one's own data" })
            try await archive.propose(on: "2036-09-01")
            let list = try await archive.list()
            try await town.perform(AgreeToDeletion(list: list.id), as: .northAdministrator)
            try await town.perform(AgreeToDeletion(list: list.id), as: .secondNorthAdministrator)
            try await town.tamper(asks.put)
            try await town.workOff()
            #expect(try await archive.archived() == 10)
            let told = try await town.perform(ReadCertificate(list: list.id), as: .northAdministrator)
            #expect(told.certificate.invited == 0 && told.certificate.parts.map(\.deleted) == [0, 0, 0])
            try await archive.propose(on: "2036-09-02")
            #expect(try await archive.list().round == 1)
            try await town.tamper(asks.lift)
            try await archive.propose(on: "2036-09-03")
            let again = try await archive.list()
            #expect(again.round == 2 && again.state == .proposed && again.invited == 1)
            try await archive.school.delete(.archive)
            #expect(try await archive.archived() == 0)
        }
    }
}
