import Access
import App
import Care
import HouseKit
import Jobs
import Retention
import Storage
import Testing

/// An archive ends at its own time, by two people, and nothing of it stays but figures of nobody (rulebook H.8).
@Suite struct ArchiveTests {
    @Test(arguments: Engine.available)
    func `an archive is proposed when its last day has passed and not before`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await archive.propose(on: "2036-08-31")
            await #expect(throws: NothingThere.self) { try await archive.list() }
            #expect(try await archive.propose(on: "2036-09-01") == 1)
            // Asked twice, and on another day, it counts once.
            #expect(try await archive.propose(on: "2036-09-01") == 0)
            #expect(try await archive.propose(on: "2036-09-02") == 0)
            let list = try await archive.list()
            #expect([list.invited, list.sittings, list.kept] == [1, 1, 0])
            #expect(list.state == .proposed && list.round == 1)
            // A proposal deletes nothing.
            #expect(try await archive.archived() == 10)
            #expect(try await archive.school.count("sitting", "participant = \(archive.pupil)") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `two people of the place agree and the archive is gone while its figures stay`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            let school = archive.school
            try await archive.propose(on: "2036-09-01")
            let list = try await archive.list()
            let agree = AgreeToDeletion(list: list.id)
            let (sheets, answers) = (try await school.count("sheet"), try await school.count("answer"))
            await #expect(throws: Refusal.notFound) { try await town.perform(agree, as: .southAdministrator) }
            await #expect(throws: Refusal.forbidden) { try await town.perform(agree, as: .northTeacher) }
            try await town.perform(agree, as: .northAdministrator)
            await #expect(throws: RetentionProblem.ownAgreement) {
                try await town.perform(agree, as: .northAdministrator)
            }
            try await town.workOff()
            #expect(try await archive.archived() == 10)
            try await town.perform(agree, as: .secondNorthAdministrator)
            try await town.workOff()

            #expect(try await archive.list().state == .done)
            #expect(try await archive.archived() == 0)
            #expect(try await school.count("alert_entry", "note IS NOT NULL") == 0)
            #expect(try await school.count("alert") == 1)
            #expect(try await school.count("alert", "caller_name IS NOT NULL OR caller_phone IS NOT NULL") == 0)
            #expect(try await school.count("sitting", "participant IN \(list: school.participants)") == 0)
            #expect(try await school.count("sitting", "forgotten_at IS NOT NULL") == 3)
            #expect(try await school.count("sitting", "SUBSTR(id, 15, 1) = '7'") == 0)
            #expect(try await school.count("sheet") == sheets)
            #expect(try await school.count("answer") == answers)
            let read = ReadCertificate(list: list.id)
            let told = try await town.perform(read, as: .northAdministrator)
            #expect(told.isGenuine && told.leftOver == 0)
            #expect(told.certificate.kind == .archive)
            #expect(told.certificate.parts.map(\.part) == [.notes, .flagged, .archive])
            #expect(told.certificate.parts.map(\.deleted) == [1, 1, 1])
            #expect(told.certificate.invited == 1)
            // Somebody puts back what was deleted: the next look finds it.
            try await town.tamper(
                """
                UPDATE sitting SET participant = \(archive.pupil)
                WHERE id = (SELECT MIN(id) FROM sitting WHERE forgotten_at IS NOT NULL)
                """)
            #expect(try await town.perform(read, as: .northAdministrator).leftOver == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the table refuses an archive that one person alone has decided`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await archive.propose(on: "2036-09-01")
            try await town.perform(AgreeToDeletion(list: archive.list().id), as: .northAdministrator)
            await #expect(throws: StorageError.self) {
                try await town.tamper(
                    "UPDATE deletion_list SET second_by = first_by, second_at = 0 WHERE kind = 'archive'")
            }
            await #expect(throws: StorageError.self) {
                try await town.tamper("UPDATE deletion_list SET state = 'approved' WHERE kind = 'archive'")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a house that is killed between two blocks ends the archive all the same`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            try await archive.propose(on: "2036-09-01")
            let list = try await archive.list()
            try await town.perform(AgreeToDeletion(list: list.id), as: .northAdministrator)
            try await town.perform(AgreeToDeletion(list: list.id), as: .secondNorthAdministrator)
            for step in 1...2 { try await town.performBySystem(CarryOutDeletion(list: list.id, step: step)) }
            #expect(try await archive.archived() == 10, "notes and sheets first")
            let next = try await town.secondHouse()
            try await next.runner.workOff()
            try await next.office.perform(CarryOutDeletion(list: list.id, step: 99), as: .system("test"))
            let told = try await town.perform(ReadCertificate(list: list.id), as: .northAdministrator)
            #expect(told.certificate.parts.map(\.deleted) == [1, 1, 1])
            #expect(try await archive.archived() == 0)
            #expect(try await archive.school.count("deletion_certificate") == 2)
            await next.database.close()
        }
    }

    /// PIPL art. 56: what was agreed to is evidence for three years after the processing has ended.
    @Test(arguments: Engine.available)
    func `three years after the archive its evidence goes as well`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let archive = try await ArchiveTown(town)
            let school = archive.school
            try await archive.propose(on: "2036-09-01")
            try await school.delete(.archive)
            // The evidence of all others was over long before.
            try await school.delete(.evidence)
            #expect(try await school.list(.evidence).state == .done)
            #expect(try await school.count("consent") == 1)
            #expect(try await school.count("participant", "id = \(archive.pupil)") == 1)
            #expect(try await archive.propose(on: "2039-08-31") == 0)
            #expect(try await archive.propose(on: "2039-09-03") == 1)
            try await school.delete(.evidence)
            #expect(try await school.list(.evidence).state == .done)
            #expect(try await school.count("consent") == 0)
            #expect(try await school.count("participant") == 0)
            #expect(try await school.count("deletion_person") == 0)
            #expect(try await archive.propose(on: "2049-09-03") == 0)
        }
    }
}
