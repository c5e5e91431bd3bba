import Access
import Care
import HouseKit
import Retention
import Storage
import Testing

/// Years may pass between a list and its second yes: what has changed meanwhile is looked at before anything goes
/// (rulebook H.8).
@Suite struct ArchiveChangeTests {
    private func agree(_ list: DeletionList, _ town: Town) async throws {
        try await town.perform(AgreeToDeletion(list: list.id), as: .northAdministrator)
        try await town.perform(AgreeToDeletion(list: list.id), as: .secondNorthAdministrator)
    }

    private func certificate(_ list: DeletionList, _ town: Town) async throws -> DeletionCertificate {
        try await town.perform(ReadCertificate(list: list.id), as: .northAdministrator).certificate
    }

    @Test(arguments: Engine.available)
    func `who came back and left once more after a list was written stays until their new end`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await archive.propose(on: "2036-09-01")
            let list = try await archive.list()
            // In December 2032.
            try await town.tamper(
                "UPDATE member SET left_at = 1988000000000 WHERE id = (SELECT member FROM finding)")
            try await agree(list, town)
            try await town.workOff()
            let (kept, told) = (try await archive.archived(), try await certificate(list, town))
            #expect(kept == 10 && told.invited == 0 && told.parts.map(\.deleted) == [0, 0, 0])
            let onTheLastDay = try await archive.propose(on: "2038-08-31")
            let behindIt = try await archive.propose(on: "2038-09-01")
            #expect(onTheLastDay == 0 && behindIt == 1)
            try await archive.school.delete(.archive)
            let left = try await archive.archived()
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a clock that was years ahead ends nothing and holds nothing up`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await archive.propose(on: "2046-09-01")
            let list = try await archive.list()
            town.clock.set(.china("2036-08-30", 9))
            try await agree(list, town)
            try await town.workOff()
            let (kept, told) = (try await archive.archived(), try await certificate(list, town))
            #expect(kept == 10 && told.invited == 0)
            let before = try await archive.propose(on: "2036-08-31")
            let inTime = try await archive.propose(on: "2036-09-01")
            let again = try await archive.list()
            #expect(before == 0 && inTime == 1 && again.round == 2 && again.invited == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `of whom everything is gone already stays on the list and their evidence waits`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await archive.propose(on: "2036-09-01")
            let list = try await archive.list()
            try await agree(list, town)
            for step in 1...3 { try await town.performBySystem(CarryOutDeletion(list: list.id, step: step)) }
            let left = try await archive.archived()
            #expect(left == 0)
            try await town.tamper(
                """
                INSERT INTO rights_request (id, mark, participant, member, campaign, region, kind, applicant, manner,
                    asked_at, due_at)
                SELECT 'r', 'r', p.id, p.member, p.campaign, p.region, 'access', 'person', 'code', 0, 0
                FROM participant p WHERE p.id = \(archive.pupil)
                """)
            try await town.workOff()
            let told = try await certificate(list, town)
            #expect(told.invited == 1 && told.parts.map(\.deleted) == [1, 1, 1])
            let waiting = try await archive.school.count(
                "deletion_person", "participant = \(archive.pupil) AND evidence_until > \(town.clock.now)")
            #expect(waiting == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `an open alert of answers that were set aside keeps an archive from ending`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await town.tamper("DELETE FROM finding_flag")
            try await town.tamper(
                """
                UPDATE sitting SET set_aside_of = participant, participant = 'aside'
                WHERE participant = \(archive.pupil)
                """)
            try await town.tamper("UPDATE alert SET state = 'NEW'")
            try await archive.propose(on: "2036-09-01")
            let lists = try await archive.school.count("deletion_list", "kind = 'archive'")
            #expect(lists == 0)
            try await town.tamper("UPDATE alert SET state = 'CLOSED'")
            try await archive.propose(on: "2036-09-02")
            let list = try await archive.list()
            #expect(list.invited == 1 && list.sittings == 1)
        }
    }

    /// Or whoever is the danger would keep for good what they have asked to be deleted.
    @Test(arguments: Engine.available)
    func `a deletion that waits for a danger to be over does not keep an archive beyond its end`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await town.tamper(
                """
                INSERT INTO guardian_danger (id, member, finding, noted_by, noted_at)
                SELECT 'danger', f.member, f.id, 'teacher', 0 FROM finding f
                """)
            try await town.tamper(
                """
                INSERT INTO rights_request (id, mark, participant, member, campaign, region, kind, applicant, manner,
                    asked_at, due_at, first_by, first_at, answer, answered_by, answered_at, keep_until, waits)
                SELECT 'r', 'r', f.participant, f.member, f.campaign, f.region, 'delete', 'guardian', 'link', 0, 0,
                    'one', 0, 'granted', 'two', 0, 0, TRUE
                FROM finding f
                """)
            try await archive.propose(on: "2036-09-01")
            try await archive.school.delete(.archive)
            let (left, dangers) = (
                try await archive.archived(), try await archive.school.count("guardian_danger"))
            #expect(left == 0 && dangers == 0)
        }
    }
}
