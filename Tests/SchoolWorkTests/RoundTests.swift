import Access
import Care
import HouseKit
import SchoolWork
import Storage
import Testing

@Suite struct RoundTests {
    private func opened(_ town: Town, by person: Townsperson = .northTeacher) async throws -> (ID<ClassRound>, String) {
        try await town.addClasses()
        let round = try await town.perform(
            OpenClassRound(unit: Town.northClass(1), request: "a form"), as: person
        ).round
        return (round, try #require(try await town.perform(SeeClassRound(round: round), as: person).code))
    }

    @Test(arguments: Engine.available)
    func `whoever opened it is told how many once there are ten`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (round, code) = try await opened(town)
            var tickets: [String] = []
            for _ in 1...9 {
                tickets.append(try #require(try await town.perform(EnterClassRound(code: code)).ticket))
            }
            var seen = try await town.perform(SeeClassRound(round: round), as: .northTeacher)
            #expect(seen.round.begun == nil && seen.round.finished == nil && seen.fewest == 10)
            // A code that is read aloud and typed in small letters is the same code.
            tickets.append(try #require(try await town.perform(EnterClassRound(code: code.lowercased())).ticket))
            for ticket in tickets.dropLast() { try await town.perform(FinishClassRound(ticket: ticket)) }
            seen = try await town.perform(SeeClassRound(round: round), as: .northTeacher)
            #expect(seen.round.begun == 10 && seen.round.finished == nil)
            // The same browser comes to the end once, however often it looks at its result.
            for _ in 1...3 { try await town.perform(FinishClassRound(ticket: tickets[9])) }
            try await town.perform(FinishClassRound(ticket: "no such word"))
            seen = try await town.perform(SeeClassRound(round: round), as: .northTeacher)
            #expect(seen.round.finished == 10)
            #expect(try await town.number("SELECT finished AS number FROM class_round") == 10)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM class_round_ticket") == 0)
            #expect(Set(tickets).count == 10)
            for ticket in tickets { #expect(try await !town.holdsInTheOpen(ticket)) }
            #expect(try await !town.holdsInTheOpen(code))
        }
    }

    @Test(arguments: Engine.available)
    func `the code leads to the public self-check of the county and ends with its hour`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (round, code) = try await opened(town)
            let read = try await town.perform(ReadClassRound(code: code))
            #expect(read.topic == "wellbeing" && read.region == TownPlaces.north)
            town.clock.pass(minutes: 60)
            await #expect(throws: SchoolWorkProblem.noRound) { try await town.perform(ReadClassRound(code: code)) }
            await #expect(throws: SchoolWorkProblem.noRound) { try await town.perform(EnterClassRound(code: code)) }
            #expect(try await town.perform(SeeClassRound(round: round), as: .northTeacher).code == nil)
            for wrong in ["", "AAAA-AAAA", "x"] {
                await #expect(throws: SchoolWorkProblem.noRound) { try await town.perform(ReadClassRound(code: wrong)) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a class teacher opens one for the own class and nobody else sees or ends it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (round, code) = try await opened(town, by: .classTeacher)
            let again = OpenClassRound(unit: Town.northClass(1), request: "a form")
            #expect(try await town.perform(again, as: .classTeacher).round == round, "one form is one meeting")
            let post = Post(role: .classTeacher, region: TownPlaces.northTownship, unit: Town.northClass(2))
            let other = Caller.person(ID("class two"), name: "class.two", posts: [post])
            await #expect(throws: Refusal.notFound) { try await town.office.perform(again, as: other) }
            #expect(
                try await town.office.perform(ListClassRounds(), as: other).classes.map(\.code) == [Town.northClass(2)])
            await #expect(throws: Refusal.notFound) {
                try await town.perform(SeeClassRound(round: round), as: .northTeacher)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(EndClassRound(round: round), as: .northTeacher)
            }
            #expect(try await town.perform(ListClassRounds(), as: .northTeacher).rounds.isEmpty)
            for person in [Townsperson.northAdministrator, .evaluator, .northLead, .northCounsellor] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(again, as: person) }
            }
            try await town.perform(EndClassRound(round: round), as: .classTeacher)
            await #expect(throws: SchoolWorkProblem.noRound) { try await town.perform(EnterClassRound(code: code)) }
            #expect(try await town.perform(ListClassRounds(), as: .classTeacher).rounds.map(\.id) == [round])
        }
    }

    @Test(arguments: Engine.available)
    func `more than a class has are counted no more and may go on all the same`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (round, code) = try await opened(town)
            try await town.tamper("UPDATE class_round SET begun = \(EnterClassRound.most)")
            let entered = try await town.perform(EnterClassRound(code: code))
            #expect(entered.ticket == nil && entered.topic == "wellbeing")
            #expect(try await town.perform(SeeClassRound(round: round), as: .northTeacher).round.begun == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `a word that nobody used is forgotten a day later`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (_, code) = try await opened(town)
            try await town.perform(EnterClassRound(code: code))
            town.clock.pass(hours: 2, days: 1)
            try await town.perform(OpenClassRound(unit: Town.northClass(2), request: "later"), as: .northTeacher)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM class_round_ticket") == 0)
        }
    }
}
