import Care
import HouseKit
import SchoolWork
import Storage
import Testing

@testable import Web

/// From the code on the board to the result: a public self-check, and two counts.
@Suite struct ClassCheckTests {
    private static func code(_ town: Town) async throws -> String {
        try await town.addClasses()
        let round = try await town.perform(
            OpenClassRound(unit: Town.northClass(1), request: "a form"), as: .northTeacher
        ).round
        return try #require(try await town.perform(SeeClassRound(round: round), as: .northTeacher).code)
    }

    @Test(arguments: Engine.available)
    func `a pupil is led to the public self-check and no sheet knows of the class`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let code = try await Self.code(town)
            var browser = try town.browser()
            let page = try await browser.get("/class/\(code)")
            #expect(page.status == 200 && page.text.contains("tel:"), "help stands there before anything begins")
            #expect(try await town.number("SELECT begun AS number FROM class_round") == 0, "looking is no beginning")
            try await browser.submit("/class/\(code)")
            #expect(browser.page.location == "/check/wellbeing?region=\(TownPlaces.north)")
            #expect(browser.cookies["xq_round"] != nil)
            try await browser.follow()
            try await browser.submit("/check/wellbeing", ["ageGroup": "14-17", "agree": "yes"])
            #expect(browser.page.location == "/sheet")
            #expect(try await town.number("SELECT begun AS number FROM class_round") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE unit IS NULL") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 1)
        }
    }

    @Test func `a child under fourteen is led to a grown-up and nothing is kept`() async throws {
        try await withTown(.sqlite) { town in
            let code = try await Self.code(town)
            var browser = try town.browser()
            try await browser.get("/class/\(code)")
            try await browser.submit("/class/\(code)")
            try await browser.follow()
            try await browser.submit("/check/wellbeing", ["ageGroup": "under-14", "agree": "yes"])
            #expect(browser.page.location == "/young")
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 0)
        }
    }

    @Test func `a code that opens nothing begins nothing`() async throws {
        try await withTown(.sqlite) { town in
            _ = try await Self.code(town)
            var browser = try town.browser()
            #expect(try await browser.get("/class/AAAA-AAAA").status == 404)
            #expect(browser.cookies["xq_round"] == nil)
        }
    }

    @Test func `whoever may not write lessons down is not shown the form`() async throws {
        try await withTown(.sqlite) { town in
            try await town.addClasses()
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            let page = try await browser.get("/lessons/\(TownPlaces.northSchool)")
            #expect(page.status == 200 && !page.text.contains("/new\""))
            #expect(try await browser.get("/lessons/\(TownPlaces.northSchool)/new").status == 403)
            var own = try town.browser()
            try await own.signIn(as: .northTeacher, in: town)
            #expect(try await own.get("/lessons").location == "/lessons/\(TownPlaces.northSchool)")
            #expect(try await own.get("/lessons/\(TownPlaces.northSchool)/new").text.contains("name=\"topic\""))
        }
    }
}
