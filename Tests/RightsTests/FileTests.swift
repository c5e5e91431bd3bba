import Access
import Care
import HouseKit
import InterviewRules
import Interviews
import Rights
import RightsRules
import Rosters
import Screenings
import Storage
import Testing

@Suite struct FileTests {
    /// What opens the file of the first pupil for the guardian.
    private func grantedToGuardian(
        _ desk: RightsDesk, _ verdict: HarmReview = .harmless
    ) async throws -> OpenOwnFile {
        let secret = try await desk.guardiansSecret()
        let asked = try await desk.town.perform(AskAboutChild(secret: secret, kind: .access, request: "guardian"))
        let request = try await desk.waiting(.access)
        try await desk.review(request, verdict)
        try await desk.grant(request)
        return OpenOwnFile(receipt: asked.receipt, code: secret)
    }

    @Test(arguments: Engine.available)
    func `who asks reads everything that is kept and no name of anybody else`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            let key = try await desk.openedFile().fileKey
            let identity = try await town.perform(TellOwnIdentity(fileKey: key))
            #expect(identity.name == "\(Marker.north) 小care0")
            let opening = OpenMember(member: desk.stage.pupils[0].member, reason: .correct)
            try await town.perform(opening, as: .northSchoolAdministrator)
            let facts = try await town.perform(TellOwnFacts(fileKey: key))
            // Not only that somebody has looked: also what for.
            #expect(facts.looks.contains { $0.useCase == "OpenMember" && $0.reason == "correct" })
            #expect(facts.screenings.count == 1 && facts.screenings[0].finishedAt != nil)
            #expect(facts.consents.contains { $0.giver == "guardian" && $0.standing == "given" })
            // Rulebook H.8; the same words for who has no archive.
            #expect(facts.archive.untilAge == 23 && facts.archive.afterLeaving == 5 && facts.archive.afterEnd == 10)
            #expect(facts.looks.contains { $0.useCase == "OpenOwnFile" || $0.useCase == "AskAboutOneself" })
            let sheets = try await town.perform(TellOwnAnswers(fileKey: key)).sheets
            #expect(sheets.first { $0.questionnaire == "who-5" }?.answers.count == 5)
            let care = try await town.perform(TellOwnCare(fileKey: key))
            #expect(care.talks.map(\.said) == ["睡不好，想念奶奶"])
            let staff = Townsperson.northTeacher.displayName
            #expect(!"\(identity)\(facts)\(sheets)\(care)".contains(staff))
        }
    }

    /// MHL art. 47. Who is not cared for and whose notes stay closed are told the same.
    @Test(arguments: Engine.available)
    func `notes that would do harm stay closed and nobody can tell`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            let closed = try await town.perform(TellOwnCare(fileKey: desk.openedFile(.access, 0, .harmful).fileKey))
            let none = try await town.perform(TellOwnCare(fileKey: desk.openedFile(.copy, 1).fileKey))
            #expect(closed == none && closed.talks.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a guardian reads that somebody has looked and not for what`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town, born: ["2015-05-06"])
            let opening = OpenMember(member: desk.stage.pupils[0].member, reason: .danger)
            try await town.perform(opening, as: .northSchoolAdministrator)
            let open = try await grantedToGuardian(desk)
            let key = try await town.perform(open).fileKey
            let looks = try await town.perform(TellOwnFacts(fileKey: key)).looks
            #expect(looks.contains { $0.useCase == "OpenMember" && $0.role != nil })
            #expect(looks.allSatisfy { $0.reason == nil })
        }
    }

    @Test(arguments: Engine.available)
    func `the code of a child under 14 does not tell that a school fears for it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            for reason in [OpeningReason.danger, .talk] {
                let opening = OpenMember(member: desk.stage.pupils[0].member, reason: reason)
                try await town.perform(opening, as: .northSchoolAdministrator)
            }
            let key = try await desk.openedFile().fileKey
            let looks = try await town.perform(TellOwnFacts(fileKey: key)).looks.filter { $0.useCase == "OpenMember" }
            #expect(looks.count == 2 && looks.compactMap(\.reason) == ["talk"])
        }
    }

    /// Rulebook H.4: nothing of what the child has said, nothing of who looks after it, no sign of what is left out.
    @Test(arguments: Engine.available)
    func `a guardian who is the danger opens a file like one whose answers are gone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town, born: ["2015-05-06"])
            let open = try await grantedToGuardian(desk)
            let whole = try await town.perform(open).fileKey
            #expect(try await town.perform(TellOwnAnswers(fileKey: whole)).sheets.count > 0)
            #expect(try await town.perform(TellOwnCare(fileKey: whole)).talks.count == 1)
            #expect(try await town.perform(TellOwnFacts(fileKey: whole)).looks.contains { $0.role != nil })
            let finding = try await town.finding(of: desk.stage.pupils[0])
            try await town.perform(
                NoteGuardianDanger(finding: finding.id, reason: Private("示例")), as: .northTeacher)
            // The key of a moment ago ends there and then, like one whose time is over, in every room.
            await #expect(throws: RightsProblem.fileClosed) { try await town.perform(TellOwnFacts(fileKey: whole)) }
            await #expect(throws: Refusal.notFound) { try await town.perform(TellOwnIdentity(fileKey: whole)) }
            await #expect(throws: Refusal.notFound) { try await town.perform(TellOwnAnswers(fileKey: whole)) }
            await #expect(throws: Refusal.notFound) { try await town.perform(TellOwnCare(fileKey: whole)) }
            let narrow = try await town.perform(open).fileKey
            #expect(try await town.perform(TellOwnAnswers(fileKey: narrow)).sheets.isEmpty)
            #expect(try await town.perform(TellOwnCare(fileKey: narrow)).talks.isEmpty)
            let facts = try await town.perform(TellOwnFacts(fileKey: narrow))
            #expect(facts.screenings.map(\.finishedAt) == [nil] && facts.screenings.map(\.begunAt) == [nil])
            #expect(facts.looks.contains { $0.useCase == "AskAboutChild" })
            #expect(facts.archive.untilAge == 23)
            #expect(facts.looks.allSatisfy { $0.role == nil && $0.useCase != "OpenOwnFile" })
            // Nor where the child is now.
            let later = try await town.careStage(of: [desk.stage.pupils[0].member], request: "later")
            #expect(later.pupils[0].participant != desk.stage.pupils[0].participant)
            #expect(try await town.perform(TellOwnFacts(fileKey: narrow)).screenings.count == 1)
            // A child can be made to give the own code away.
            let coded = try await desk.openedFile(.copy).fileKey
            #expect(try await town.perform(TellOwnAnswers(fileKey: coded)).sheets.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `what does harm in a guardian's hands is not told to them`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town, born: ["2015-05-06"])
            let open = try await grantedToGuardian(desk, .harmful)
            let key = try await town.perform(open).fileKey
            #expect(try await town.perform(TellOwnAnswers(fileKey: key)).sheets.isEmpty)
            #expect(try await town.perform(TellOwnCare(fileKey: key)).talks.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a child who has turned 14 meanwhile opens the own file alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            // Fourteen for certain from 1 April on; the file is open until the 3rd.
            let desk = try await RightsDesk(town, born: ["2012-03-15"])
            let open = try await grantedToGuardian(desk)
            try await town.perform(open)
            town.clock.pass(days: 28)
            await #expect(throws: RightsProblem.noFile) { try await town.perform(open) }
        }
    }

    @Test(arguments: Engine.available)
    func `a receipt alone opens nothing and neither does the code of another`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            let receipt = try await desk.ask(.access).receipt
            let code = desk.stage.pupils[0].code
            await #expect(throws: RightsProblem.noFile) {
                try await town.perform(OpenOwnFile(receipt: receipt, code: code))
            }
            let request = try await desk.waiting(.access)
            try await desk.review(request)
            try await desk.grant(request)
            for wrong in ["", "ZZZZ-ZZZZ", desk.stage.pupils[1].code] {
                await #expect(throws: RightsProblem.noSuchCode) {
                    try await town.perform(OpenOwnFile(receipt: receipt, code: wrong))
                }
            }
            let key = try await town.perform(OpenOwnFile(receipt: receipt, code: code)).fileKey
            town.clock.pass(seconds: 16 * 60)
            await #expect(throws: RightsProblem.fileClosed) { try await town.perform(TellOwnFacts(fileKey: key)) }
            await #expect(throws: Refusal.notFound) { try await town.perform(TellOwnIdentity(fileKey: key)) }
            await #expect(throws: Refusal.notFound) { try await town.perform(TellOwnAnswers(fileKey: key)) }
            await #expect(throws: Refusal.notFound) { try await town.perform(TellOwnCare(fileKey: key)) }
            town.clock.pass(seconds: 31 * 86_400)
            await #expect(throws: RightsProblem.fileClosed) {
                try await town.perform(OpenOwnFile(receipt: receipt, code: code))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `requests go when their time as a proof is over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            _ = try await desk.openedFile()
            _ = try await desk.ask(.copy)
            try await town.performBySystem(ForgetOldRequests())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM rights_request") == 2)
            town.clock.pass(seconds: 367 * 86_400)
            try await town.performBySystem(ForgetOldRequests())
            // What nobody has answered yet stays.
            #expect(try await town.number("SELECT COUNT(*) AS number FROM rights_request") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM rights_key") == 0)
        }
    }

    /// Rulebook H.2: specific status is told to the person, and goes when everything goes.
    @Test(arguments: Engine.available)
    func `who asks reads what the school has noted and an erasure takes it away`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            for (place, tag) in ["leftBehind", "bullying"].enumerated() {
                try await town.perform(
                    NoteCareTag(
                        member: desk.stage.pupils[place].member.rawValue, tag: tag, basis: .guardianConsent,
                        suppliedBy: .guardian, words: Private("和奶奶住"), request: "tag \(place)"),
                    as: .northTeacher)
            }
            let key = try await desk.openedFile().fileKey
            let care = try await town.perform(TellOwnCare(fileKey: key))
            #expect(care.tags.map(\.words) == ["和奶奶住"] && care.tags.first?.names["zh-Hans"] == "留守")
            #expect(!"\(care)".contains(Townsperson.northTeacher.displayName))
            let closed = try await desk.openedFile(.copy, 1, .harmful).fileKey
            let nothing = try await town.perform(TellOwnCare(fileKey: closed))
            #expect(nothing.tags.isEmpty)
            _ = try await desk.ask(.delete, 0)
            let request = try await desk.waiting(.delete)
            try await desk.grant(request)
            let waits: SQL = "SELECT COUNT(*) AS number FROM care_tag"
            #expect(try await town.number(waits) == 2)
            try await desk.grant(request, as: .northAdministrator)
            #expect(try await town.number(waits) == 1)
        }
    }
}
