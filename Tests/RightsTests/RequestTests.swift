import Access
import Care
import HouseKit
import Rights
import RightsRules
import Rosters
import Storage
import Testing

@Suite struct RequestTests {
    @Test(arguments: Engine.available)
    func `a form sent twice is one request with one receipt`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            let first = try await desk.ask(.access)
            let second = try await desk.ask(.access)
            #expect(first == second)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM rights_request") == 1)
            #expect(try await !town.holdsInTheOpen(first.receipt))
            #expect(try await !town.holdsInTheOpen("请告诉我"))
            let own = try await town.perform(ReadOwnRequest(receipt: first.receipt))
            #expect(own.answer == nil && !own.isLate && own.dueAt == first.dueAt)
            await #expect(throws: RightsProblem.noField) { try await desk.ask(.correct) }
            await #expect(throws: RightsProblem.misspeltReceipt) {
                try await town.perform(ReadOwnRequest(receipt: "K7Q4"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `nobody is flooded with requests about one person`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town, born: ["2015-05-06"])
            for number in 1...RightsProblem.mostOpen {
                try await town.perform(
                    AskAboutOneself(code: desk.stage.pupils[0].code, kind: .access, request: "\(number)"))
            }
            await #expect(throws: RightsProblem.tooMany) { try await desk.ask(.copy) }
            // Neither keeps the other from asking, nor learns what the other has asked.
            let secret = try await desk.guardiansSecret()
            let guardians = try await town.perform(AskAboutChild(secret: secret, kind: .copy, request: "1"))
            #expect(guardians.kind == .copy)
            let sent = try await town.number(
                "SELECT COUNT(*) AS number FROM rights_request WHERE applicant = 'guardian'")
            #expect(sent == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a refusal tells the person why and where to complain`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            let receipt = try await desk.ask(.correct, field: .name).receipt
            let request = try await desk.waiting(.correct)
            let empty = AnswerRightsRequest(request: request.id, answer: .refused, words: Private(" "))
            await #expect(throws: RightsProblem.obstacle(.noReason)) {
                try await town.perform(empty, as: .northSchoolAdministrator)
            }
            let refused = AnswerRightsRequest(
                request: request.id, answer: .refused, words: Private("名册上的名字和户口本一样。"))
            try await town.perform(refused, as: .northAdministrator)
            let own = try await town.perform(ReadOwnRequest(receipt: receipt))
            #expect(own.answer == .refused && own.words == "名册上的名字和户口本一样。")
            #expect(own.complaints["zh-Hans"]?.contains("投诉") == true)
            await #expect(throws: RightsProblem.obstacle(.answered)) {
                try await town.perform(refused, as: .northSchoolAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a request is seen by those who answer it and by nobody else`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            _ = try await desk.ask(.access)
            let id = try await desk.waiting(.access).id
            #expect(try await town.perform(ListRightsRequests(), as: .northAdministrator).open == 1)
            #expect(try await town.perform(ListRightsRequests(), as: .southAdministrator).open == 0)
            let read = ReadRightsRequest(request: id)
            await #expect(throws: Refusal.notFound) { try await town.perform(read, as: .southAdministrator) }
            for person in [Townsperson.northTeacher, .classTeacher, .northLead, .evaluator] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(read, as: person) }
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    AnswerRightsRequest(request: id, answer: .granted, proof: .known), as: .southAdministrator)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(
                    AnswerRightsRequest(request: id, answer: .granted, proof: .known), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a file waits for whoever looks after the person`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            _ = try await desk.ask(.access, 0)
            _ = try await desk.ask(.access, 1)
            let request = try await desk.waiting(.access, 0)
            await #expect(throws: RightsProblem.obstacle(.reviewIsDue)) { try await desk.grant(request) }
            // On the list stands who is cared for and who is not.
            let due = try await town.perform(ListHarmReviews(), as: .northTeacher).requests
            #expect(Set(due.map(\.participant)) == Set(desk.stage.pupils.map(\.participant)))
            await #expect(throws: RightsProblem.noReview) {
                try await town.perform(ReviewHarm(request: request.id, review: .harmful), as: .northTeacher)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(
                    ReviewHarm(request: request.id, review: .harmless), as: .northSchoolAdministrator)
            }
            try await desk.review(request)
            await #expect(throws: RightsProblem.reviewed) { try await desk.review(request) }
            try await desk.grant(request)
        }
    }

    @Test(arguments: Engine.available)
    func `who has opened the person does not answer who has looked`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            try await town.perform(
                OpenMember(member: desk.stage.pupils[0].member, reason: .talk), as: .northSchoolAdministrator)
            _ = try await desk.ask(.explain)
            let request = try await desk.waiting(.explain)
            try await desk.review(request)
            await #expect(throws: RightsProblem.obstacle(.ownReading)) { try await desk.grant(request) }
            // Whoever has only written a request down has not looked.
            try await town.perform(
                FindParticipations(member: desk.stage.pupils[0].member.rawValue), as: .northAdministrator)
            try await desk.grant(request, as: .northAdministrator)
        }
    }

    @Test(arguments: Engine.available)
    func `a guardian asks for a child and opens the file with the own link`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town, born: ["2015-05-06"])
            await #expect(throws: RightsProblem.noSuchLink) {
                try await town.perform(AskAboutChild(secret: "none", kind: .access, request: "x"))
            }
            let secret = try await desk.guardiansSecret()
            let receipt = try await town.perform(
                AskAboutChild(secret: secret, kind: .access, request: "guardian")
            ).receipt
            let request = try await desk.waiting(.access)
            #expect(request.applicant == .guardian)
            try await desk.review(request)
            try await desk.grant(request)
            // The guardian's own link is the second key, and the child's code is not.
            await #expect(throws: RightsProblem.noSuchLink) {
                try await town.perform(OpenOwnFile(receipt: receipt, code: desk.stage.pupils[0].code))
            }
            try await town.perform(OpenOwnFile(receipt: receipt, code: secret))
        }
    }

    @Test(arguments: Engine.available)
    func `who has turned 14 asks alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let soon = town.clock.now.day.adding(days: 40).civil
            let month = soon.month < 10 ? "0\(soon.month)" : "\(soon.month)"
            let desk = try await RightsDesk(town, born: ["\(soon.year - 14)-\(month)-15"])
            let secret = try await desk.guardiansSecret()
            town.clock.pass(seconds: 75 * 86_400)
            await #expect(throws: RightsProblem.notAChild) {
                try await town.perform(AskAboutChild(secret: secret, kind: .access, request: "guardian"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is asked at the counter is written down by whoever answers`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await RightsDesk(town)
            let member = desk.stage.pupils[0].member.rawValue
            let found = try await town.perform(FindParticipations(member: member), as: .northSchoolAdministrator)
            #expect(found.map(\.participant) == [desk.stage.pupils[0].participant])
            #expect(try await town.perform(FindParticipations(member: member), as: .southAdministrator).isEmpty)
            let asked = WriteDownRequest(
                participant: desk.stage.pupils[0].participant, applicant: .relative, kind: .copy, request: "paper")
            await #expect(throws: Refusal.notFound) { try await town.perform(asked, as: .southAdministrator) }
            await #expect(throws: Refusal.forbidden) { try await town.perform(asked, as: .northTeacher) }
            let receipt = try await town.perform(asked, as: .northSchoolAdministrator)
            let own = try await town.perform(ReadOwnRequest(receipt: receipt.receipt))
            #expect(own.applicant == .relative && own.kind == .copy)
            // In which screenings somebody was says something, so the look stands in the log.
            let subject: String = "member \(member)"
            let lines = try await town.number(
                """
                SELECT COUNT(*) AS number FROM audit_line
                WHERE use_case = 'FindParticipations' AND subject = \(subject)
                """)
            #expect(lines == 1)
        }
    }
}
