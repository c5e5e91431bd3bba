import Access
import Care
import Foundation
import HouseKit
import Interviews
import Messages
import Protection
import ProtectionRules
import Storage
import Testing
import WarningRules

@Suite struct HarmReportTests {
    private static func found(_ town: Town) async throws -> (card: FindingCard, pupil: CareStage.Pupil) {
        let stage = try await town.careStage(born: ["2015-05-06"])
        try await town.sit(stage.pupils[0], .veryLow)
        try await town.lookThroughSittings()
        return (try await town.finding(of: stage.pupils[0]), stage.pupils[0])
    }

    private static func raise(_ town: Town, told: Bool = false) async throws -> ID<HarmReport> {
        let card = try await found(town).card
        return try await town.perform(
            RaiseHarmReport.about(card.id, at: town.clock.now, told: told), as: .northTeacher
        ).report
    }

    private static func read(
        _ report: ID<HarmReport>, _ town: Town, as person: Townsperson = .northTeacher
    ) async throws -> ReadHarmReport.Outcome {
        try await town.perform(ReadHarmReport(report: report), as: person)
    }

    private static func telling(_ report: ID<HarmReport>, _ town: Town, request: String = "told") -> TellAuthorities {
        TellAuthorities(
            report: report, authorities: ["police": true], toldOn: town.clock.now.day,
            toldTime: ClockTime(minute: town.clock.now.minuteOfDay) ?? ClockTime.example,
            number: Private("\(Marker.north) 0042"), request: request)
    }

    @Test(arguments: Engine.available)
    func `a report is written once and sealed and every reading leaves a line`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let card = try await Self.found(town).card
            let form = RaiseHarmReport.about(card.id, at: town.clock.now)
            let first = try await town.perform(form, as: .northTeacher)
            let again = try await town.perform(form, as: .northTeacher)
            #expect(first.isNew && !again.isNew && first.report == again.report)
            let read = try await Self.read(first.report, town)
            #expect(read.who.hasPrefix(Marker.north) && read.facts == "\(Marker.north) 手臂上有新旧伤痕")
            #expect(read.card.isMine && read.card.clock == .acknowledge)
            #expect(read.card.due == town.clock.now.adding(minutes: 30))
            #expect(read.keepUntil == Day("2036-03-04"))
            #expect(try await !town.holdsInTheOpen("手臂上有新旧伤痕"))
            #expect(try await !town.holdsInTheOpen("五年级"))
            let lines = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'ReadHarmReport'")
            #expect(lines == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `it takes two people and an authority that knows`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let report = try await Self.raise(town)
            await #expect(throws: HarmError.refused(.ownReport)) {
                try await town.perform(AcknowledgeHarmReport(report: report), as: .northTeacher)
            }
            try await town.perform(AcknowledgeHarmReport(report: report), as: .northLead)
            try await town.perform(AcknowledgeHarmReport(report: report), as: .secondNorthLead)
            let closing = CloseHarmReport(report: report, ending: .safe, words: Private("孩子在姑姑家"))
            await #expect(throws: HarmError.refused(.notTold)) { try await town.perform(closing, as: .northLead) }
            let telling = Self.telling(report, town)
            try await town.perform(telling, as: .northTeacher)
            try await town.perform(telling, as: .northTeacher)
            await #expect(throws: HarmError.refused(.ownReport)) {
                try await town.perform(closing, as: .northTeacher)
            }
            try await town.perform(closing, as: .northLead)
            await #expect(throws: HarmError.refused(.isClosed)) { try await town.perform(closing, as: .northLead) }
            let read = try await Self.read(report, town)
            #expect(read.entries.map(\.kind) == [.acknowledged, .told, .closed])
            #expect(read.entries[0].worker == Townsperson.northLead.displayName)
            #expect(read.entries[1].authorities == [.police] && read.entries[1].number == "\(Marker.north) 0042")
            #expect(read.entries[2].ending == .safe && read.card.clock == nil)
            // Only added to: also after the end.
            try await town.perform(
                AddToHarmReport(report: report, words: Private("派出所回访"), request: "later"), as: .northTeacher)
            #expect(try await Self.read(report, town).entries.count == 4)
            #expect(try await town.perform(ListHarmReports(), as: .northTeacher).reports.isEmpty)
            #expect(try await town.perform(ListHarmReports(ended: true), as: .northTeacher).reports.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what was told at once stands in it and must lie between the finding and now`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let card = try await Self.found(town).card
            let now = town.clock.now
            var form = RaiseHarmReport.about(card.id, at: now, told: true)
            form.foundTime = try #require(ClockTime(minute: now.minuteOfDay + 5))
            await #expect(throws: HarmError.badMoment(field: "foundOn")) {
                try await town.perform(form, as: .northTeacher)
            }
            form = .about(card.id, at: now, told: true)
            form.toldOn = now.day.adding(days: -1)
            await #expect(throws: HarmError.badMoment(field: "toldOn")) {
                try await town.perform(form, as: .northTeacher)
            }
            form.toldOn = nil
            await #expect(throws: HarmError.missing(field: "toldOn")) {
                try await town.perform(form, as: .northTeacher)
            }
            form = .about(card.id, at: now)
            form.facts = Private("  ")
            await #expect(throws: HarmError.missing(field: "facts")) {
                try await town.perform(form, as: .northTeacher)
            }
            form = .about(card.id, at: now)
            form.authorities = ["newspaper": true]
            await #expect(throws: HarmError.unknownChoice(field: "authorities")) {
                try await town.perform(form, as: .northTeacher)
            }
            form = .about(card.id, at: now)
            form.harmed = .adultWithoutCapacity
            await #expect(throws: HarmError.otherAge) { try await town.perform(form, as: .northTeacher) }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM harm_report") == 0)
            let raised = try await town.perform(
                RaiseHarmReport.about(card.id, at: now, told: true), as: .northTeacher)
            let read = try await Self.read(raised.report, town)
            #expect(read.entries.first?.authorities == [.police, .education] && read.card.toldAt != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a clock that is over tells the county lead and then the city and each of them once`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let report = try await Self.raise(town)
            let nearest = try await Self.messages(of: .northTownshipLead, in: town)
            #expect(nearest.map(\.kind) == [.harmReport])
            #expect(try await Self.messages(of: .northTeacher, in: town).isEmpty, "whoever wrote it knows")
            town.clock.pass(seconds: 31 * 60)
            try await town.performBySystem(TellOfLateHarm())
            try await town.performBySystem(TellOfLateHarm())
            #expect(try await Self.messages(of: .northLead, in: town).map(\.kind) == [.harmLate])
            #expect(try await town.perform(ListHarmReports(), as: .northTeacher).late == 1)
            try await town.perform(AcknowledgeHarmReport(report: report), as: .northLead)
            #expect(try await town.perform(ListHarmReports(), as: .northTeacher).late == 0)
            town.clock.pass(seconds: 4 * 3_600)
            try await town.performBySystem(TellOfLateHarm())
            let entries = try await Self.read(report, town).entries
            #expect(entries.map(\.kind) == [.late, .acknowledged, .late, .late])
            // The county has two leads; a clock at its end and at twice its time are two things to be told.
            #expect(try await Self.messages(of: .northLead, in: town).count == 3)
            for stranger in [Townsperson.southLead, .classTeacher, .northAdministrator] {
                #expect(try await Self.messages(of: stranger, in: town).isEmpty)
            }
            let told = String(
                decoding: try JSONEncoder().encode(try await Self.messages(of: .northLead, in: town)), as: UTF8.self)
            #expect(!told.contains(Marker.north))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM outbox_message") == 0)
        }
    }

    private static func messages(of person: Townsperson, in town: Town) async throws -> [InboxMessage] {
        try await town.perform(ListMessages(), as: person).messages.filter { $0.kind != .alert }
    }

    @Test(arguments: Engine.available)
    func `the school and the leads above read it and nobody else does`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let report = try await Self.raise(town)
            for person in [Townsperson.northTeacher, .northTownshipLead, .northLead, .cityLead] {
                #expect(try await Self.read(report, town, as: person).card.id == report)
            }
            for person in [Townsperson.southLead, .southTownshipLead] {
                await #expect(throws: Refusal.notFound) { try await Self.read(report, town, as: person) }
                #expect(try await town.perform(ListHarmReports(ended: true), as: person).open == 0)
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(AcknowledgeHarmReport(report: report), as: person)
                }
            }
            for person in [Townsperson.classTeacher, .gridWorker, .northAdministrator, .evaluator, .northProgram] {
                await #expect(throws: Refusal.forbidden) { try await Self.read(report, town, as: person) }
            }
            // A counsellor of the place looks after residents, and not after the pupils of its schools.
            await #expect(throws: Refusal.notFound) { try await Self.read(report, town, as: .northCounsellor) }
            let neighbour = try await town.addSchool("邻校", in: TownPlaces.northTownship, by: .northAdministrator)
            let colleague = try await town.colleague(
                "neighbour", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: neighbour)
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(ReadHarmReport(report: report), as: colleague)
            }
        }
    }

    /// A duty lead of the county answers for it; the person is the school's.
    @Test(arguments: Engine.available)
    func `only whoever looks after the person writes a report about them`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let card = try await Self.found(town).card
            for person in [Townsperson.northLead, .southLead, .northCounsellor] {
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(RaiseHarmReport.about(card.id, at: town.clock.now), as: person)
                }
            }
        }
    }

    /// The family learns nothing: not who reported, not that anybody did, not by a difference.
    @Test(arguments: Engine.available)
    func `the person's own page is the same with a report and without`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (card, pupil) = try await Self.found(town)
            await #expect(throws: InterviewError.noReport) { try await town.perform(ReadOwnReport(code: pupil.code)) }
            try await town.perform(
                RaiseHarmReport.about(card.id, at: town.clock.now, told: true), as: .northTeacher)
            await #expect(throws: InterviewError.noReport) { try await town.perform(ReadOwnReport(code: pupil.code)) }
        }
    }

    /// Rulebook H.8: ten years. A consent that is taken back leaves the report, and the finding by which it is found.
    @Test(arguments: Engine.available)
    func `a report stays where a consent is taken back`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let (card, pupil) = try await Self.found(town)
            let report = try await town.perform(
                RaiseHarmReport.about(card.id, at: town.clock.now, told: true), as: .northTeacher
            ).report
            try await town.performBySystem(ForgetFinding(participant: pupil.participant))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM finding") == 1)
            let read = try await Self.read(report, town)
            #expect(read.facts == "\(Marker.north) 手臂上有新旧伤痕" && read.entries.count == 1)
        }
    }
}
