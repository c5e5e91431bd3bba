import Access
import Care
import HouseKit
import Screenings
import Testing
import WarningRules
import Warnings

@Suite struct DutyListTests {
    @Test(arguments: Engine.available)
    func `the gravest stands first, then the one with the least time left`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let yellow = try await town.raiseAlert(in: TownPlaces.north, points: 1).alert
            let red = try await town.raiseAlert(in: TownPlaces.north).alert
            town.clock.pass(minutes: 5)
            let laterRed = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let atWork = try await town.alertAtWork().alert
            let list = try await town.perform(ListAlerts(), as: .northLead)
            #expect(list.alerts.map(\.id) == [red, laterRed, atWork, yellow])
            #expect(try await town.perform(ListAlerts(rank: 2), as: .northLead).alerts.map(\.id) == [yellow])
        }
    }

    @Test(arguments: Engine.available)
    func `the figures count what is in reach and nothing else`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.raiseAlert(in: TownPlaces.southVillage)
            _ = try await town.raiseAlert(in: TownPlaces.northVillage, points: 1)
            let red = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let closed = try await town.alertAtWork().alert
            try await town.close(closed)
            town.clock.pass(minutes: 40)
            let late = try await town.perform(CountAlerts(), as: .northLead)
            #expect(late.open == [2: 1, 3: 1])
            #expect([late.waiting, late.overdue, late.waitingRed] == [2, 1, 1])
            #expect([late.raisedThisWeek, late.closedThisWeek] == [3, 1])
            #expect(late.asOf == town.clock.now)
            try await town.perform(AcknowledgeAlert(alert: red), as: .northLead)
            let after = try await town.perform(CountAlerts(), as: .northLead)
            #expect([after.waiting, after.overdue, after.waitingRed] == [1, 0, 0])
            #expect(after.medianMinutesToday == 20)
            #expect(try await town.perform(CountAlerts(), as: .southLead).open == [3: 1])
        }
    }

    @Test func `mine is what my places hold and what is in my hands`() async throws {
        try await withTown(.sqlite) { town in
            try await town.takeDuty(.northLead, .cityLead)
            let held = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let elsewhere = try await town.raiseAlert(in: TownPlaces.southVillage).alert
            #expect(try await town.perform(ListAlerts(mine: true), as: .northLead).alerts.map(\.id) == [held])
            #expect(try await town.perform(ListAlerts(mine: true), as: .cityLead).alerts.map(\.id) == [elsewhere])
            try await town.perform(AcknowledgeAlert(alert: held), as: .cityLead)
            #expect(try await town.perform(ListAlerts(mine: true), as: .cityLead).alerts.count == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `who wishes to be called back is called by the name and phone they left`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.northVillage)
            try await town.perform(
                AskForCall(
                    key: raised.key, wanted: true, name: Private("小禾"), phone: Private("０９９０ 555-0199")))
            let card = try await town.read(raised.alert).card
            #expect(card.wantsCall)
            #expect(card.hasPhone)
            let contact = try await town.perform(OpenContact(alert: raised.alert), as: .northCounsellor)
            #expect(contact.wantsCall)
            #expect(contact.name == "小禾")
            #expect(contact.phone == "0990 555-0199")
            try await town.perform(AskForCall(key: raised.key, wanted: false, name: nil, phone: nil))
            let after = try await town.perform(OpenContact(alert: raised.alert), as: .northCounsellor)
            #expect(!after.wantsCall)
            #expect(after.name == nil)
            #expect(after.phone == nil)
            #expect(try await town.history(raised.alert) == [.raised, .callBackAsked, .callBackAsked])
        }
    }

    @Test func `a card says what is known in codes and leaves out the sheet`() async throws {
        try await withTown(.sqlite) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.northVillage)
            let card = try await town.read(raised.alert).card
            #expect(
                card.basis == AlertBasis(
                    questionnaire: "phq-9", version: "1.0.0", number: 9, item: PHQ9.items[8], option: PHQ9.options[2],
                    ageGroup: "18-59"))
            #expect(card.regionNames == ["zh-Hans": "北村", "en": "North Village"])
        }
    }
}
