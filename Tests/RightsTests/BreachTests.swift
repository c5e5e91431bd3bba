import Access
import Care
import HouseKit
import Rights
import RightsRules
import Storage
import Testing

@Suite struct BreachTests {
    private func record(_ town: Town, as person: Townsperson = .northSchoolAdministrator) async throws -> ID<Breach> {
        try await town.perform(
            RecordBreach(
                grade: .larger, hoursAgo: 1, kinds: Private("一个班的回答，38 人"), cause: Private("丢了一台电脑"),
                harm: Private("别人可能看到"), contact: Private("心理老师 0990-5550103"), request: "form"),
            as: person
        ).breach
    }

    @Test(arguments: Engine.available)
    func `a breach is kept once with its clock and every step that was taken`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let id = try await record(town)
            #expect(try await record(town) == id)
            let found = try await town.perform(ReadBreach(breach: id), as: .northAdministrator)
            #expect(found.content.cause == "丢了一台电脑" && found.entries.isEmpty)
            #expect(found.breach.dueAt == found.breach.foundAt.adding(hours: 4))
            #expect(found.breach.foundAt == town.clock.now.adding(hours: -1))
            for (number, step) in BreachStep.allCases.enumerated() {
                let add = AddToBreach(breach: id, step: step, words: Private("第 \(number) 步"), request: "\(number)")
                try await town.perform(add, as: .northSchoolAdministrator)
                try await town.perform(add, as: .northSchoolAdministrator)
            }
            let told = try await town.perform(ReadBreach(breach: id), as: .northSchoolAdministrator)
            #expect(told.entries.map(\.step) == BreachStep.allCases)
            #expect(told.breach.authorityToldAt == town.clock.now && told.breach.personsToldAt == town.clock.now)
            #expect(try await !town.holdsInTheOpen("丢了一台电脑"))
        }
    }

    @Test(arguments: Engine.available)
    func `a breach is seen in its own place and by administrators alone`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let id = try await record(town)
            #expect(try await town.perform(ListBreaches(), as: .northAdministrator).breaches.map(\.id) == [id])
            #expect(try await town.perform(ListBreaches(), as: .southAdministrator).breaches.isEmpty)
            let read = ReadBreach(breach: id)
            await #expect(throws: Refusal.notFound) { try await town.perform(read, as: .southAdministrator) }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    AddToBreach(breach: id, step: .note, words: Private("x"), request: "x"), as: .southAdministrator)
            }
            for person in [Townsperson.northTeacher, .northLead, .evaluator] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(read, as: person) }
            }
        }
    }

    private static func asked(_ cause: String, _ hours: Int) -> RecordBreach {
        RecordBreach(
            grade: .ordinary, hoursAgo: hours, kinds: Private("x"), cause: Private(cause), harm: Private("x"),
            contact: Private("x"), request: "form")
    }

    @Test(arguments: Engine.available)
    func `a breach without words or from the future is not kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            await #expect(throws: RightsProblem.missing(field: "cause")) {
                try await town.perform(Self.asked(" ", 0), as: .northAdministrator)
            }
            await #expect(throws: RightsProblem.badHours) {
                try await town.perform(Self.asked("x", -1), as: .northAdministrator)
            }
            await #expect(throws: RightsProblem.tooLong(field: "cause")) {
                try await town.perform(
                    Self.asked(String(repeating: "字", count: RightsProblem.longestWords + 1), 0),
                    as: .northAdministrator)
            }
            let kept = try await town.number("SELECT COUNT(*) AS number FROM breach")
            #expect(kept == 0)
        }
    }
}
