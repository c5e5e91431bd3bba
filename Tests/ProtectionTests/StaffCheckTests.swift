import Access
import Accounts
import Care
import HouseKit
import Messages
import Protection
import ProtectionRules
import Storage
import Testing

/// Whoever works in close contact with minors is checked before the post and every year (rulebook H.4).
@Suite struct StaffCheckTests {
    private static func note(
        _ town: Town, of person: Townsperson, on day: Day? = nil, _ outcome: StaffCheckOutcome = .nothing
    ) -> NoteStaffCheck {
        NoteStaffCheck(
            account: town.id(person), unit: TownPlaces.northSchool, queriedOn: day ?? town.clock.now.day,
            outcome: outcome, request: "check of \(person)")
    }

    private static func list(_ town: Town, as person: Townsperson) async throws -> [StaffCheck] {
        try await town.perform(ListStaffChecks(), as: person).checks
    }

    private static func told(_ town: Town, to person: Townsperson) async throws -> Int {
        try await town.performBySystem(TellOfStaffChecks())
        return try await town.perform(ListMessages(), as: person).messages.filter { $0.kind == .staffChecks }.count
    }

    @Test(arguments: Engine.available)
    func `whoever is newly given a post is due at once and a query holds for a year`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await Self.list(town, as: .northSchoolAdministrator)
            #expect(before.count == 3 && before.allSatisfy { $0.state == .never && $0.queriedOn == nil })
            let note = Self.note(town, of: .northTeacher, on: try #require(Day("2026-03-02")))
            let kept = try await town.perform(note, as: .northSchoolAdministrator)
            #expect(kept.isNew && kept.due == Day("2027-03-02"))
            let again = try await town.perform(note, as: .northSchoolAdministrator)
            #expect(!again.isNew)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM staff_check") == 1)
            let states: [(Moment, StaffCheckState)] = [
                (.china("2027-01-30", 9, 0), .fine), (.china("2027-01-31", 9, 0), .soon),
                (.china("2027-03-02", 9, 0), .soon), (.china("2027-03-03", 9, 0), .over),
            ]
            for (moment, state) in states {
                town.clock.set(moment)
                let found = try await Self.list(town, as: .northSchoolAdministrator)
                #expect(found.first { $0.account == town.id(.northTeacher) }?.state == state)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what came of a query lies sealed and suspends nobody by itself`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(
                Self.note(town, of: .classTeacher, .hinders), as: .northSchoolAdministrator)
            let found = try await Self.list(town, as: .northSchoolAdministrator)
            #expect(found.first { $0.account == town.id(.classTeacher) }?.outcome == .hinders)
            #expect(try await !town.holdsInTheOpen("hinders"))
            let suspended = try await town.number(
                "SELECT COUNT(*) AS number FROM account WHERE suspended_at IS NOT NULL")
            #expect(suspended == 0)
            // What was noted wrongly is noted once more, and the newest counts.
            town.clock.pass(minutes: 1)
            var right = Self.note(town, of: .classTeacher)
            right.request = "the same colleague once more"
            try await town.perform(right, as: .northSchoolAdministrator)
            let mended = try await Self.list(town, as: .northSchoolAdministrator)
            #expect(mended.first { $0.account == town.id(.classTeacher) }?.outcome == .nothing)
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is sent again with another word or of another colleague is another note`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            func noted(_ person: Townsperson, _ outcome: StaffCheckOutcome) async throws -> Bool {
                var form = Self.note(town, of: person, outcome)
                form.request = "one form"
                return try await town.perform(form, as: .northSchoolAdministrator).isNew
            }
            let first = try await noted(.classTeacher, .nothing)
            // Back in the browser, and the right word chosen.
            town.clock.pass(minutes: 1)
            let mended = try await noted(.classTeacher, .hinders)
            let again = try await noted(.classTeacher, .hinders)
            let other = try await noted(.northTeacher, .hinders)
            #expect(first && mended && !again && other)
            let found = try await Self.list(town, as: .northSchoolAdministrator)
            #expect(found.filter { $0.outcome == .hinders }.count == 2)
            var unsigned = Self.note(town, of: .classTeacher)
            unsigned.request = " "
            let empty = unsigned
            await #expect(throws: HarmError.noRequest) { try await town.perform(empty, as: .northSchoolAdministrator) }
        }
    }

    @Test(arguments: Engine.available)
    func `nobody notes their own and nobody a colleague elsewhere`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let own = Self.note(town, of: .northSchoolAdministrator)
            await #expect(throws: StaffCheckError.own) { try await town.perform(own, as: .northSchoolAdministrator) }
            // The place above notes it of whoever leads the school, and sees nobody else by name.
            let above = try await Self.list(town, as: .northAdministrator)
            #expect(above.map(\.account) == [town.id(.northSchoolAdministrator)])
            #expect(try await town.perform(own, as: .northAdministrator).isNew)
            let teacher = Self.note(town, of: .northTeacher)
            for person in [Townsperson.northAdministrator, .southAdministrator] {
                await #expect(throws: Refusal.notFound) { try await town.perform(teacher, as: person) }
            }
            #expect(try await Self.list(town, as: .southAdministrator).isEmpty)
            for person in [Townsperson.northTeacher, .classTeacher, .northLead, .evaluator] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(teacher, as: person) }
                await #expect(throws: Refusal.forbidden) { try await town.perform(ListStaffChecks(), as: person) }
                await #expect(throws: Refusal.forbidden) { try await town.perform(CountStaffChecks(), as: person) }
            }
            let tomorrow = Self.note(town, of: .northTeacher, on: town.clock.now.day.adding(days: 1))
            await #expect(throws: StaffCheckError.badDay) {
                try await town.perform(tomorrow, as: .northSchoolAdministrator)
            }
            // A counsellor of a place is in no unit of that kind.
            let elsewhere = Self.note(town, of: .northCounsellor)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(elsewhere, as: .northSchoolAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the county reads how many are due and never who`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(Self.note(town, of: .northTeacher, .hinders), as: .northSchoolAdministrator)
            let counted = try await town.perform(CountStaffChecks(), as: .northAdministrator)
            #expect(counted.colleagues == 3 && counted.due == 2)
            #expect(counted.units.map(\.unit) == [TownPlaces.northSchool])
            #expect(!String(describing: counted).contains(town.id(.northTeacher).rawValue))
            #expect(!String(describing: counted).contains(Townsperson.northTeacher.displayName))
            let south = try await town.perform(CountStaffChecks(), as: .southAdministrator)
            #expect(south.units.isEmpty && south.due == 0)
        }
    }

    /// A school year begins for many on one day, and some are put on the list after the first was told of.
    @Test(arguments: Engine.available)
    func `of whoever comes on the list later with the same first day the unit is told again`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            #expect(try await Self.told(town, to: .northSchoolAdministrator) == 1)
            for (number, login) in ["third.teacher", "fourth.teacher"].enumerated() {
                _ = try await town.colleague(
                    login, .classTeacher, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
                #expect(try await Self.told(town, to: .northSchoolAdministrator) == number + 2)
                #expect(try await Self.told(town, to: .northSchoolAdministrator) == number + 2)
            }
            // Whoever's query is noted asks for no message, nor does it bring back what was told of the others.
            try await town.perform(Self.note(town, of: .northTeacher), as: .northSchoolAdministrator)
            #expect(try await Self.told(town, to: .northSchoolAdministrator) == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever leads the unit is told once before and once when a year is over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            #expect(try await Self.told(town, to: .northSchoolAdministrator) == 1)
            #expect(try await Self.told(town, to: .northSchoolAdministrator) == 1, "the next hour tells nothing new")
            #expect(try await Self.told(town, to: .northTeacher) == 0)
            #expect(try await Self.told(town, to: .northAdministrator) == 0)
            for person in [Townsperson.northTeacher, .classTeacher] {
                try await town.perform(Self.note(town, of: person), as: .northSchoolAdministrator)
            }
            try await town.perform(Self.note(town, of: .northSchoolAdministrator), as: .northAdministrator)
            let steps: [(Moment, Int)] = [
                (.china("2027-02-01", 9, 0), 1), (.china("2027-02-02", 9, 0), 2), (.china("2027-03-04", 9, 0), 2),
                (.china("2027-03-05", 9, 0), 3), (.china("2027-06-05", 9, 0), 3),
            ]
            for (moment, messages) in steps {
                town.clock.set(moment)
                #expect(try await Self.told(town, to: .northSchoolAdministrator) == messages, "\(moment)")
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM outbox_message") == 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM staff_check") == 3)
            town.clock.set(.china("2029-03-05", 9, 0))
            try await town.performBySystem(TellOfStaffChecks())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM staff_check") == 0)
        }
    }

    private static func hindrances(_ town: Town, to person: Townsperson) async throws -> Int {
        try await town.performBySystem(TellOfStaffChecks())
        return try await town.perform(ListMessages(), as: person).messages.filter { $0.kind == .staffHindrance }.count
    }

    @Test(arguments: Engine.available)
    func `head and county are told once when whoever is not to be employed is not suspended in a day`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.perform(Self.note(town, of: .classTeacher, .hinders), as: .northSchoolAdministrator)
            try await town.perform(Self.note(town, of: .northTeacher), as: .northSchoolAdministrator)
            town.clock.pass(minutes: 24 * 60 - 1)
            let early = try await Self.hindrances(town, to: .northSchoolAdministrator)
            let waiting = try await Self.list(town, as: .northSchoolAdministrator)
            #expect(early == 0)
            #expect(waiting.filter { $0.suspendDue != nil }.map(\.account) == [town.id(.classTeacher)])
            #expect(!waiting.contains { $0.isSuspensionLate })
            town.clock.pass(minutes: 1)
            for person in [Townsperson.northSchoolAdministrator, .northAdministrator, .secondNorthAdministrator] {
                let first = try await Self.hindrances(town, to: person)
                let again = try await Self.hindrances(town, to: person)
                #expect(first == 1 && again == 1, "\(person)")
            }
            for person in [Townsperson.classTeacher, .northTeacher, .southAdministrator] {
                let none = try await Self.hindrances(town, to: person)
                #expect(none == 0, "\(person)")
            }
            let late = try await Self.list(town, as: .northSchoolAdministrator)
            #expect(late.filter(\.isSuspensionLate).map(\.account) == [town.id(.classTeacher)])
            // No table tells by the looks of its rows who it is, and nothing of it leaves the house.
            let looked = try await town.number(
                "SELECT COUNT(*) AS number FROM staff_check WHERE followed_at IS NOT NULL")
            let outside = try await town.number("SELECT COUNT(*) AS number FROM outbox_message")
            #expect(looked == 2 && outside == 0)
            try await town.performBySystem(SuspendAccount(login: Townsperson.classTeacher.rawValue))
            let after = try await Self.list(town, as: .northSchoolAdministrator)
            #expect(!after.contains { $0.isSuspensionLate })
        }
    }

    @Test(arguments: Engine.available)
    func `of whoever was suspended in time nobody above is told and a head never hears of their own`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.perform(Self.note(town, of: .classTeacher, .hinders), as: .northSchoolAdministrator)
            try await town.performBySystem(SuspendAccount(login: Townsperson.classTeacher.rawValue))
            town.clock.pass(minutes: 25 * 60)
            let inTime = try await Self.hindrances(town, to: .northAdministrator)
            #expect(inTime == 0)
            try await town.perform(
                Self.note(town, of: .northSchoolAdministrator, .hinders), as: .northAdministrator)
            town.clock.pass(minutes: 25 * 60)
            let above = try await Self.hindrances(town, to: .northAdministrator)
            let own = try await Self.hindrances(town, to: .northSchoolAdministrator)
            #expect(above == 1 && own == 0)
        }
    }
}
