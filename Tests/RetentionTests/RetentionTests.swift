import Access
import App
import Campaigns
import Care
import Consents
import HouseKit
import Jobs
import Messages
import Retention
import Screenings
import Storage
import Testing

/// What is over its time goes, once two people have agreed, and a certificate says so.
@Suite struct RetentionTests {
    @Test(arguments: Engine.available)
    func `nothing is proposed before its time, and once after it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            #expect(try await town.performBySystem(ProposeDeletions()).proposed == 0)
            // The window ends, and 1,095 days pass since then but for a few.
            town.clock.pass(days: 1_080)
            try await town.workOff()
            #expect(try await town.performBySystem(ProposeDeletions()).proposed == 0)
            let kept = try await school.retention()
            while town.clock.now.day < kept.answersUntil { town.clock.pass(days: 1) }
            town.clock.pass(days: 1)
            #expect(try await town.performBySystem(ProposeDeletions()).proposed == 1)
            #expect(try await town.performBySystem(ProposeDeletions()).proposed == 0)
            let list = try await school.list()
            #expect([list.invited, list.sittings, list.kept] == [4, 3, 1])
            let told = try await town.perform(ListMessages(), as: .northAdministrator).messages
            #expect(told.map(\.kind) == [.deletionWaits])
            #expect(try await town.perform(ListMessages(), as: .southAdministrator).messages.isEmpty)
            #expect(try await town.perform(ListMessages(), as: .northSchoolAdministrator).messages.isEmpty)
            // A proposal deletes nothing.
            #expect(try await school.count("sitting", "forgotten_at IS NULL") == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `two different people have to agree, and the table refuses one alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await school.letTimePass()
            let list = try await school.list()
            let agree = AgreeToDeletion(list: list.id)
            try await town.perform(agree, as: .northAdministrator)
            await #expect(throws: RetentionProblem.ownAgreement) {
                try await town.perform(agree, as: .northAdministrator)
            }
            try await town.workOff()
            #expect(try await school.count("sitting", "forgotten_at IS NULL") == 3)
            await #expect(throws: StorageError.self) {
                try await town.tamper("UPDATE deletion_list SET second_by = first_by, second_at = 0")
            }
            await #expect(throws: StorageError.self) {
                try await town.tamper("UPDATE deletion_list SET state = 'approved'")
            }
            try await town.perform(agree, as: .secondNorthAdministrator)
            await #expect(throws: RetentionProblem.decided) { try await town.perform(agree, as: .northAdministrator) }
        }
    }

    @Test(arguments: Engine.available)
    func `answers without a flag lose their person, and flagged ones stay`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            let answers = try await school.count("answer")
            try await school.letTimePass()
            // What was never handed in is scored when the window is over.
            let scores = try await school.count("sheet", "total IS NOT NULL")
            try await school.delete()
            #expect(try await school.list().state == .done)
            #expect(try await school.count("sitting", "forgotten_at IS NOT NULL") == 2)
            #expect(
                try await school.count("sitting", "participant IN \(list: school.participants)") == 1,
                "the flagged one keeps its person")
            #expect(try await school.count("sitting", "participant = \(school.participants[1])") == 1)
            // What was answered is there for statistics, without the minute at which it was.
            #expect(try await school.count("answer") == answers)
            #expect(try await school.count("sheet", "total IS NOT NULL") == scores)
            #expect(
                try await school.count(
                    "answer",
                    """
                    (at + 28800000) % 86400000 <> 0 AND sheet IN (
                        SELECT s.id FROM sheet s JOIN sitting t ON t.id = s.sitting WHERE t.forgotten_at IS NOT NULL)
                    """) == 0)
            #expect(try await school.count("participant") == 4)
            #expect(try await school.count("participant", "LENGTH(code_sealed) > 0") == 0)
            #expect(try await school.count("consent_link") == 0)
            #expect(try await school.count("consent") == 4)
        }
    }

    @Test(arguments: Engine.available)
    func `three years later the evidence goes as well, but not of whom something stays`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await school.letTimePass()
            try await school.delete()
            try await school.letTimePass(days: 1_000)
            await #expect(throws: NothingThere.self) { try await school.list(.evidence) }
            try await school.letTimePass(days: 100)
            // What was said of third parties goes with it, and stays with the archive as the consent does.
            for participant in [school.participants[0], school.participants[1]] {
                try await town.tamper(
                    """
                    INSERT INTO consent_sharing (id, participant, giver, recipient, version, standing, notice,
                        manner, at, is_last)
                    SELECT id, participant, giver, 'firm', 1, 'given', notice, 'link', at, TRUE
                    FROM consent WHERE participant = \(participant) AND is_last
                    """)
            }
            try await school.delete(.evidence)
            #expect(try await school.list(.evidence).state == .done)
            #expect(try await school.count("consent") == 1)
            #expect(try await school.count("consent_sharing", "participant = \(school.participants[1])") == 1)
            #expect(try await school.count("consent_sharing") == 1)
            #expect(try await school.count("participant") == 1)
            #expect(try await school.count("participant", "id = \(school.participants[1])") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a house that is killed between two blocks goes on where it was`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await school.letTimePass()
            let list = try await school.list()
            try await town.perform(AgreeToDeletion(list: list.id), as: .northAdministrator)
            try await town.perform(AgreeToDeletion(list: list.id), as: .secondNorthAdministrator)
            // Two blocks, then another house over the same data; the first one comes once more in vain.
            try await town.performBySystem(CarryOutDeletion(list: list.id, step: 1))
            try await town.performBySystem(CarryOutDeletion(list: list.id, step: 2))
            let next = try await town.secondHouse()
            try await next.runner.workOff()
            try await next.office.perform(CarryOutDeletion(list: list.id, step: 99), as: .system("test"))
            let told = try await town.perform(ReadCertificate(list: list.id), as: .northAdministrator)
            #expect(told.certificate.parts.map(\.deleted).prefix(5) == [2, 4, 4, 0, 0])
            #expect(try await school.count("deletion_certificate") == 1)
            await next.database.close()
        }
    }

    @Test(arguments: Engine.available)
    func `a certificate says who agreed, and is found out when it was changed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await school.letTimePass()
            let list = try await school.list()
            let read = ReadCertificate(list: list.id)
            await #expect(throws: RetentionProblem.noCertificate) {
                try await town.perform(read, as: .northAdministrator)
            }
            try await school.delete()
            let told = try await town.perform(read, as: .northAdministrator)
            #expect(try await town.perform(TakeCertificate(list: list.id), as: .northAdministrator) == told)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(TakeCertificate(list: list.id), as: .southAdministrator)
            }
            #expect(
                try await town.number(
                    "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'TakeCertificate' AND outcome = 'done'"
                ) == 1)
            #expect(told.isGenuine)
            #expect(told.leftOver == 0)
            #expect(told.certificate.number == 1)
            #expect(told.certificate.first == Townsperson.northAdministrator.displayName)
            #expect(told.certificate.second == Townsperson.secondNorthAdministrator.displayName)
            #expect([told.certificate.invited, told.certificate.sittings, told.certificate.kept] == [4, 3, 1])
            #expect(
                try await school.count(
                    "audit_line", "subject = \("certificate 1 \(told.mark)") AND outcome = 'done'") == 1)
            // Somebody puts back what was deleted: the next look finds it.
            try await town.tamper(
                """
                UPDATE sitting SET participant = \(school.participants[0])
                WHERE id = (SELECT MIN(id) FROM sitting WHERE forgotten_at IS NOT NULL)
                """)
            #expect(try await town.perform(read, as: .northAdministrator).leftOver == 1)
            try await town.tamper("UPDATE deletion_certificate SET text = REPLACE(text, '\"kept\":1', '\"kept\":0')")
            #expect(try await !town.perform(read, as: .northAdministrator).isGenuine)
        }
    }

    @Test(arguments: Engine.available)
    func `what the check finds left is told, and there is no certificate`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let school = try await RetentionTown(town)
            try await school.letTimePass()
            let list = try await school.list()
            try await town.perform(AgreeToDeletion(list: list.id), as: .northAdministrator)
            try await town.perform(AgreeToDeletion(list: list.id), as: .secondNorthAdministrator)
            for step in 1...6 { try await town.performBySystem(CarryOutDeletion(list: list.id, step: step)) }
            try await town.tamper(
                """
                INSERT INTO consent_link (id, participant, mark, request, made_by, made_at)
                VALUES ('late', \(school.participants[3]), 'late', 'late', 'somebody', 0)
                """)
            try await town.workOff()
            #expect(try await school.list().state == .failed)
            #expect(try await school.count("deletion_certificate") == 0)
            let told = try await school.retention()
            #expect(told.lines.first?.parts.first { $0.part == .links }?.leftOver == 1)
        }
    }
}
