import Care
import Foundation
import HouseKit
import Storage
import Testing
import WarningRules
import Warnings

@testable import Web

@Suite struct RosterPageTests {
    @Test(arguments: Engine.available)
    func `a planner plans on the page, sees the shift and the gap beside it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            let form = try await browser.get("/duty/plan")
            #expect(form.text.contains("href=\"/duty/roster\" aria-current=\"true\""))
            let fields = [
                "region": TownPlaces.north.code, "account": town.id(.northLead).rawValue, "kind": "first",
                "days": "once", "firstDay": "2026-03-04", "lastDay": "", "opens": "08:00", "closes": "18:00",
            ]
            try await browser.submit("/duty/plan", fields)
            #expect(browser.page.location == "/duty/roster?region=\(TownPlaces.north.code)&week=2026-03-04")
            let page = try await browser.follow().text
            #expect(page.contains("08:00–18:00"))
            #expect(page.contains(Townsperson.northLead.displayName))
            #expect(page.contains(try town.say("duty.gap", in: .zhHans)))
        }
    }

    @Test func `a form with a mistake comes back with what was given and what to mend`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            try await browser.get("/duty/plan")
            let answer = try await browser.submit(
                "/duty/plan",
                [
                    "region": TownPlaces.north.code, "account": town.id(.northLead).rawValue, "kind": "standIn",
                    "days": "weekdays", "firstDay": "2026-03-05", "lastDay": "2026-03-20", "opens": "07:15",
                    "closes": "18:00",
                ])
            #expect(answer.status == 422)
            #expect(answer.text.contains(try town.say("duty.problem.noWeekday", in: .zhHans)))
            #expect(answer.text.contains("value=\"07:15\""))
            let shifts = try await town.number("SELECT COUNT(*) AS number FROM duty_shift")
            #expect(shifts == 0)
        }
    }

    @Test func `the calendar has a person's own shifts and no names`() async throws {
        try await withTown(.sqlite) { town in
            for person in [Townsperson.northLead, .secondNorthLead] {
                try await town.perform(
                    PlanDutyShifts(
                        region: TownPlaces.north, account: town.id(person), kind: .first, days: .once,
                        firstDay: try #require(Day("2026-03-05")), opens: try #require(.init("18:00")),
                        closes: try #require(.init("08:00"))), as: .northLead)
            }
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let answer = try await browser.get("/duty/calendar")
            #expect(answer.text.components(separatedBy: "BEGIN:VEVENT").count == 2)
            #expect(answer.text.contains("北县"), "a calendar names the place; no page is written here")
            #expect(answer.text.contains("DTSTART:20260305T100000Z\r\nDTEND:20260306T000000Z\r\n"))
            #expect(!answer.text.contains(Marker.north))
        }
    }

    @Test func `a school's teacher sees which place is on duty and whom to call, and nobody's name`() async throws {
        try await withTown(.sqlite) { town in
            try await town.perform(TakeDuty(region: TownPlaces.north), as: .northLead)
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            let page = try await browser.get("/duty/roster")
            #expect(page.status == 200)
            #expect(page.text.contains("href=\"/duty/roster\" aria-current=\"page\""))
            #expect(page.text.contains(try town.say("duty.units.there", ["place": "北县"], in: .zhHans)))
            #expect(page.text.contains("href=\"tel:12356\""))
            #expect(!page.text.contains(Townsperson.northLead.displayName))
            let list = try await browser.get("/duty")
            #expect(list.text.contains(try town.say("duty.units.there", ["place": "北县"], in: .zhHans)))
            #expect(try await browser.get("/duty/roster?region=\(TownPlaces.northTownship.code)").status == 404)
        }
    }

    @Test func `whoever sees no alerts has no link to a roster, and finds none`() async throws {
        try await withTown(.sqlite) { town in
            for person in [Townsperson.classTeacher, .northSchoolAdministrator] {
                var browser = try town.browser()
                try await browser.signIn(as: person, in: town)
                #expect(!(try await browser.get("/me").text.contains("href=\"/duty/roster\"")))
                #expect(try await browser.get("/duty/roster").status == 404)
            }
        }
    }

    @Test func `a line of a calendar is escaped, and folded at 75 bytes outside characters`() {
        #expect(RosterCalendar.escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne")
        let folded = RosterCalendar.folded(String(repeating: "心", count: 60))
        let lines = folded.components(separatedBy: "\r\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines.map { $0.trimmingPrefix(" ") }.joined() == String(repeating: "心", count: 60))
    }
}
