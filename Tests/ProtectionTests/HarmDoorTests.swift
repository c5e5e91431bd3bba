import Access
import Accounts
import Care
import HouseKit
import Interviews
import Messages
import Protection
import ProtectionRules
import Rosters
import Storage
import Testing
import WarningRules
import Warnings

/// Reports of harm from the other records of a child: the roster, and the red flag of an alert (rulebook H.4).
@Suite struct HarmDoorTests {
    private static func form(
        _ town: Town, member: ID<MemberCard>? = nil, alert: ID<Alert>? = nil, harmed: HarmedPerson = .minor
    ) -> RaiseHarmReport {
        let now = town.clock.now
        return RaiseHarmReport(
            member: member?.rawValue, alert: alert?.rawValue, harmed: harmed, situation: .injuries,
            who: Private("\(Marker.north) 小禾"), facts: Private("\(Marker.north) 手臂上有伤"), foundOn: now.day,
            foundTime: ClockTime(minute: now.minuteOfDay) ?? ClockTime.example, request: "elsewhere")
    }

    @Test(arguments: Engine.available)
    func `a head writes a report from the roster and reads none`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let child = try await town.addPupil("\(Marker.north) 小禾", born: "2015-05-06")
            let form = Self.form(town, member: child)
            let report = try await town.perform(form, as: .northSchoolAdministrator).report
            let again = try await town.perform(form, as: .northSchoolAdministrator)
            #expect(again.report == report && !again.isNew)
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(ReadHarmReport(report: report), as: .northSchoolAdministrator)
            }
            let read = try await town.perform(ReadHarmReport(report: report), as: .northTeacher)
            #expect(read.card.finding == nil && read.facts == "\(Marker.north) 手臂上有伤")
            let told = try await town.perform(ListMessages(), as: .northTeacher).messages
            #expect(told.map(\.kind) == [.harmReport])
            try await town.perform(AcknowledgeHarmReport(report: report), as: .northTeacher)
        }
    }

    @Test(arguments: Engine.available)
    func `a report from the roster stands in the care record of who has one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let card = try await town.finding(of: stage.pupils[0])
            let form = Self.form(town, member: stage.pupils[0].member)
            let report = try await town.perform(form, as: .northTeacher).report
            let listed = try await town.perform(ListHarmReports(finding: card.id.rawValue), as: .northTeacher).reports
            #expect(listed.map(\.id) == [report])
        }
    }

    @Test(arguments: Engine.available)
    func `nobody writes about a roster of others or a colleague or an adult as a child`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let child = try await town.addPupil("\(Marker.north) 小禾", born: "2015-05-06")
            let grown = try await town.addPupil("\(Marker.north) 大禾", born: "2007-05-06")
            for person in [Townsperson.northLead, .southLead, .northCounsellor] {
                await #expect(throws: Refusal.notFound, "\(person)") {
                    try await town.perform(Self.form(town, member: child), as: person)
                }
            }
            for person in [Townsperson.classTeacher, .northAdministrator, .gridWorker, .evaluator] {
                await #expect(throws: Refusal.forbidden, "\(person)") {
                    try await town.perform(Self.form(town, member: child), as: person)
                }
            }
            await #expect(throws: HarmError.otherAge) {
                try await town.perform(Self.form(town, member: grown), as: .northTeacher)
            }
            try await town.perform(
                Self.form(town, member: grown, harmed: .adultWithoutCapacity), as: .northTeacher)
            var both = Self.form(town, member: child)
            both.finding = "nobody"
            let twice = both
            await #expect(throws: Refusal.notFound) { try await town.perform(twice, as: .northTeacher) }
            try await town.tamper("UPDATE member SET kind = 'staff' WHERE id = \(child)")
            await #expect(throws: Refusal.notFound) {
                try await town.perform(Self.form(town, member: child), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever has taken the alert up writes a report from it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .flag(2), handsIn: false)
            let card = try #require(try await town.perform(ListAlerts(), as: .northTeacher).alerts.first)
            try await town.tamper("UPDATE member SET born_month = '2015-05' WHERE id = \(stage.pupils[0].member)")
            let form = Self.form(town, alert: card.id)
            for person in [Townsperson.northLead, .southLead, .northCounsellor] {
                await #expect(throws: Refusal.notFound, "\(person)") { try await town.perform(form, as: person) }
            }
            try await town.perform(AcknowledgeAlert(alert: card.id), as: .northLead)
            let report = try await town.perform(form, as: .northLead).report
            let read = try await town.perform(ReadHarmReport(report: report), as: .northLead)
            #expect(read.card.isMine && read.card.finding != nil)
            try await town.perform(form, as: .northTeacher)
        }
    }

    /// The report is about the child and not about the alert.
    @Test(arguments: Engine.available)
    func `an alert that a colleague closes meanwhile refuses no report of harm`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .flag(2), handsIn: false)
            let card = try #require(try await town.perform(ListAlerts(), as: .northTeacher).alerts.first)
            try await town.perform(AcknowledgeAlert(alert: card.id), as: .northLead)
            try await town.perform(
                RecordContact(alert: card.id, outcome: .reached, note: nil, request: nil), as: .northLead)
            try await town.perform(
                ProposeClosing(alert: card.id, outcome: .clarifiedNoRisk, note: nil), as: .northLead)
            try await town.perform(ConfirmClosing(alert: card.id), as: .secondNorthLead)
            let form = Self.form(town, alert: card.id, harmed: .adultWithoutCapacity)
            await #expect(throws: Refusal.notFound) { try await town.perform(form, as: .secondNorthLead) }
            let report = try await town.perform(form, as: .northLead)
            #expect(report.isNew)
            let ofTheSchool = try await town.perform(form, as: .northTeacher)
            #expect(ofTheSchool.isNew && ofTheSchool.report != report.report)
        }
    }

    /// Who keeps somebody hears of it as psychology teachers do, so that they can be the second person.
    @Test(arguments: Engine.available)
    func `counsellors who keep the person hear of a report`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let employer = try await town.addEmployer("示例厂")
            let writer = try await town.unitCounsellor("counsellor.writer", of: employer)
            let second = try await town.unitCounsellor("counsellor.second", of: employer)
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.move(stage.pupils[0], kind: "staff", to: employer)
            let form = Self.form(town, member: stage.pupils[0].member, harmed: .adultWithoutCapacity)
            let report = try await town.office.perform(form, as: writer).report
            let told = try await town.office.perform(ListMessages(), as: second).messages
            #expect(told.map(\.kind).contains(.harmReport))
            let own = try await town.office.perform(ListMessages(), as: writer).messages
            #expect(!own.map(\.kind).contains(.harmReport), "whoever wrote it knows")
            try await town.office.perform(AcknowledgeHarmReport(report: report), as: second)
        }
    }

    @Test(arguments: Engine.available)
    func `of a resident the counsellors of the place hear of a report`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.move(stage.pupils[0], kind: "resident", to: nil)
            try await town.lookThroughSittings()
            let card = try #require(try await town.perform(ListFindings(), as: .northCounsellor).findings.first)
            let post = Post(role: .counsellor, region: TownPlaces.north)
            let added = try await town.performBySystem(
                AddAccount(
                    login: "counsellor.second", displayName: "second", password: Private("a long secret of many"),
                    post: post))
            let second = Caller.person(added.account, name: "counsellor.second", posts: [post])
            let now = town.clock.now
            try await town.perform(
                RaiseHarmReport(
                    finding: card.id.rawValue, harmed: .adultWithoutCapacity, situation: .violenceAtHome,
                    who: Private("x"), facts: Private("x"), foundOn: now.day,
                    foundTime: ClockTime(minute: now.minuteOfDay) ?? ClockTime.example, request: "resident"),
                as: .northCounsellor)
            let told = try await town.office.perform(ListMessages(), as: second).messages
            #expect(told.map(\.kind).contains(.harmReport))
        }
    }
}
