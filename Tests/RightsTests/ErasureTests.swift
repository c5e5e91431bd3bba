import Access
import Care
import Consents
import HouseKit
import Interviews
import Retention
import Rights
import RightsRules
import Storage
import Testing

@Suite struct ErasureTests {
    @Test(arguments: Engine.available)
    func `two people agree before anything is deleted and the archive stays`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            let receipt = try await desk.ask(.delete, 1).receipt
            _ = try await desk.ask(.delete, 0)
            let request = try await desk.waiting(.delete, 1)
            try await desk.grant(request)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 2)
            #expect(try await town.perform(ReadOwnRequest(receipt: receipt)).answer == nil)
            await #expect(throws: RightsProblem.obstacle(.ownAgreement)) { try await desk.grant(request) }
            try await desk.grant(request, as: .northAdministrator)
            #expect(try await town.perform(ReadOwnRequest(receipt: receipt)).answer == .granted)
            let participant = desk.stage.pupils[1].participant
            let left: Int = try await town.number(
                "SELECT COUNT(*) AS number FROM sitting WHERE participant = \(participant)")
            #expect(left == 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 1)
            // Of whom there was a talk, the answers go and the talk stays: the archive's term is longer.
            let talked = try await desk.waiting(.delete, 0)
            try await desk.grant(talked)
            try await desk.grant(talked, as: .northAdministrator)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM interview") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `while the law needs the data nothing is deleted and the person is told`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            let receipt = try await desk.ask(.delete).receipt
            let request = try await desk.waiting(.delete)
            try await desk.grant(request)
            let campaign = desk.stage.campaign
            try await town.perform(PlaceHold(campaign: campaign, reason: "示例"), as: .northAdministrator)
            await #expect(throws: RightsProblem.obstacle(.held)) {
                try await desk.grant(request, as: .northAdministrator)
            }
            #expect(try await town.perform(ReadOwnRequest(receipt: receipt)).isHeld)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 2)
            try await town.perform(LiftHold(campaign: campaign, reason: "示例"), as: .northAdministrator)
            try await desk.grant(request, as: .northAdministrator)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 1)
        }
    }

    /// A deletion that a guardian has asked for, agreed to by two people while the guardian is the danger.
    private func agreedInDanger(_ town: Town) async throws -> (finding: ID<Finding>, receipt: String) {
        let desk = try await RightsDesk(town, born: ["2015-05-06"])
        let asked = try await town.perform(
            AskAboutChild(secret: desk.guardiansSecret(), kind: .delete, request: "guardian"))
        let finding = try await town.finding(of: desk.stage.pupils[0]).id
        try await town.perform(NoteGuardianDanger(finding: finding, reason: Private("示例")), as: .northTeacher)
        let request = try await desk.waiting(.delete)
        try await desk.grant(request)
        try await desk.grant(request, as: .northAdministrator)
        return (finding, asked.receipt)
    }

    /// Rulebook H.4: the help for the child hangs on it, and nobody is told a difference.
    @Test(arguments: Engine.available)
    func `what a guardian who is the danger has deleted waits until that is over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (finding, receipt) = try await agreedInDanger(town)
            #expect(try await town.perform(ReadOwnRequest(receipt: receipt)).answer == .granted)
            try await town.performBySystem(CarryOutHeldErasures())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 1)
            let colleague = try await town.colleague(
                "second.teacher", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
            try await town.perform(EndGuardianDanger(finding: finding, reason: Private("示例")), as: .northTeacher)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 1)
            try await town.office.perform(EndGuardianDanger(finding: finding), as: colleague)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM rights_request WHERE waits") == 0)
        }
    }

    /// Of a class of people for whom a deletion may have to wait, nobody gets one: a missing one would tell.
    @Test(arguments: Engine.available)
    func `who is fourteen and asks themselves gets a certificate and nobody younger does`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town, born: ["2011-05-06", "2015-05-06"])
            var receipts: [String] = []
            for pupil in 0...1 {
                receipts.append(try await desk.ask(.delete, pupil).receipt)
                let request = try await desk.waiting(.delete, pupil)
                try await desk.grant(request)
                try await desk.grant(request, as: .northAdministrator)
            }
            let certified = try await town.perform(ReadOwnRequest(receipt: receipts[0]))
            let certificate = try #require(certified.certificate)
            // The talk stays in the archive.
            #expect(certificate.kept == 1 && certificate.madeAt == town.clock.now)
            let younger = try await town.perform(ReadOwnRequest(receipt: receipts[1]))
            #expect(younger.answer == .granted && younger.certificate == nil)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            let subject = "erasure certificate \(certificate.mark)"
            let lines: Int = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE subject = \(subject)")
            #expect(lines == 1)
        }
    }

    /// Whoever is the danger may hold the child's slip. What the child takes back itself still counts at once.
    @Test(arguments: Engine.available)
    func `what was asked for with a child's code waits as well and a consent is taken back at once`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town, born: ["2015-05-06", "2011-05-06"])
            for pupil in 0...1 {
                let member = desk.stage.pupils[pupil].member
                try await town.tamper(
                    """
                    INSERT INTO guardian_danger (id, member, finding, noted_by, noted_at)
                    VALUES (\("danger \(pupil)"), \(member), 'none', 'somebody', 0)
                    """)
                let receipt = try await desk.ask(.delete, pupil).receipt
                let request = try await desk.waiting(.delete, pupil)
                try await desk.grant(request)
                try await desk.grant(request, as: .northAdministrator)
                #expect(try await town.perform(ReadOwnRequest(receipt: receipt)).answer == .granted)
            }
            // Who is fourteen decides alone.
            let left: Int = try await town.number("SELECT COUNT(*) AS number FROM sitting")
            #expect(left == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM rights_request WHERE waits") == 1)
            try await town.perform(DeclineOwnConsent(code: desk.stage.pupils[0].code))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_guardian_danger") == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a deletion that waits is not forgotten with old requests`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await agreedInDanger(town)
            town.clock.pass(days: 367)
            try await town.performBySystem(ForgetOldRequests())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM rights_request WHERE waits") == 1)
        }
    }
}
