import Access
import Care
import HouseKit
import Interviews
import Protection
import ProtectionRules
import Storage
import Testing
import WarningRules

/// What is told without somebody's leave (rulebook H.5).
@Suite struct DisclosureTests {
    private static func form(
        _ town: Town, _ reason: DisclosureReason, isTold: Bool = false
    ) async throws -> PlanDisclosure {
        let stage = try await town.careStage(born: ["2015-05-06"])
        try await town.sit(stage.pupils[0], .veryLow)
        try await town.lookThroughSittings()
        let card = try await town.finding(of: stage.pupils[0])
        let now = town.clock.now
        return PlanDisclosure(
            finding: card.id.rawValue, reason: reason, recipient: .relative, toWhom: Private("\(Marker.north) 姑姑"),
            content: Private("\(Marker.north) 今晚需要住处"), toldOn: isTold ? now.day : nil,
            toldTime: isTold ? ClockTime(minute: now.minuteOfDay) : nil, request: "first form")
    }

    private static func list(_ town: Town, as person: Townsperson = .northTeacher) async throws -> [Disclosure] {
        try await town.perform(ListDisclosures(), as: person).disclosures
    }

    @Test(arguments: Engine.available)
    func `in danger it is told first and agreed to by somebody else`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let form = try await Self.form(town, .danger, isTold: true)
            let kept = try await town.perform(form, as: .northTeacher).disclosure
            #expect(try await !town.perform(form, as: .northTeacher).isNew)
            #expect(try await !town.holdsInTheOpen("今晚需要住处"))
            await #expect(throws: HarmError.disclosure(.own)) {
                try await town.perform(AgreeToDisclosure(disclosure: kept), as: .northTeacher)
            }
            try await town.perform(AgreeToDisclosure(disclosure: kept), as: .northLead)
            let now = town.clock.now
            let time = try #require(ClockTime(minute: now.minuteOfDay))
            try await town.perform(
                RecordPersonTold(disclosure: kept, toldOn: now.day, toldTime: time), as: .northTeacher)
            let told = try #require(try await Self.list(town).first)
            #expect(told.agreed?.by == Townsperson.northLead.displayName)
            #expect(told.made != nil && told.personTold != nil && told.isMine)
            #expect(told.content == "\(Marker.north) 今晚需要住处" && told.toWhom == "\(Marker.north) 姑姑")
        }
    }

    @Test(arguments: Engine.available)
    func `what can wait is told after a second person has agreed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var form = try await Self.form(town, .law, isTold: true)
            await #expect(throws: HarmError.disclosure(.notAgreed)) {
                try await town.perform(form, as: .northTeacher)
            }
            form.toldTime = nil
            let kept = try await town.perform(form, as: .northTeacher).disclosure
            let now = town.clock.now
            let time = try #require(ClockTime(minute: now.minuteOfDay))
            let made = RecordDisclosureMade(disclosure: kept, toldOn: now.day, toldTime: time)
            await #expect(throws: HarmError.disclosure(.notAgreed)) { try await town.perform(made, as: .northTeacher) }
            await #expect(throws: HarmError.disclosure(.notMade)) {
                try await town.perform(
                    RecordPersonTold(disclosure: kept, toldOn: now.day, toldTime: time), as: .northTeacher)
            }
            try await town.perform(AgreeToDisclosure(disclosure: kept), as: .northTownshipLead)
            let early = RecordDisclosureMade(disclosure: kept, toldOn: now.day.adding(days: 1), toldTime: time)
            await #expect(throws: HarmError.badMoment(field: "toldOn")) {
                try await town.perform(early, as: .northTeacher)
            }
            try await town.perform(made, as: .northTeacher)
            #expect(try await Self.list(town).first?.made != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody of another county or another work reads it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let kept = try await town.perform(try await Self.form(town, .harm), as: .northTeacher).disclosure
            #expect(try await Self.list(town, as: .cityLead).map(\.id) == [kept])
            for person in [Townsperson.southLead, .northCounsellor] {
                #expect(try await Self.list(town, as: person).isEmpty)
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(AgreeToDisclosure(disclosure: kept), as: person)
                }
            }
            for person in [Townsperson.classTeacher, .northAdministrator, .gridWorker] {
                await #expect(throws: Refusal.forbidden) { try await Self.list(town, as: person) }
            }
        }
    }
}
