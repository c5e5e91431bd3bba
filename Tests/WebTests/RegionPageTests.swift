import Access
import Care
import HouseKit
import Regions
import Storage
import Testing

@testable import Web

/// The pages of places and units, as people of the town see them.
@Suite struct RegionPageTests {
    private static let school = "/units/\(TownPlaces.northSchool)"

    @Test(arguments: Engine.available)
    func `a lead walks down the tree and meets names, not codes, above`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let top = try await browser.get("/regions")
            #expect(top.text.contains("href=\"/regions/\(TownPlaces.north)\""))
            let county = try await browser.get("/regions/\(TownPlaces.north)")
            #expect(county.text.contains("北一镇") && county.text.contains("双县市"))
            // The city above is out of reach, so it is a name and no link.
            #expect(!county.text.contains("href=\"/regions/\(TownPlaces.city)\""))
            let found = try await browser.get("/regions/\(TownPlaces.north)?search=%E6%9D%91")
            #expect(found.text.contains("北村") && !found.text.contains("南村"))
            #expect(found.text.contains("北县 / 北一镇"))
        }
    }

    @Test(arguments: Engine.available)
    func `an administrator adds a station, changes it, and residents see it until it closes`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get("/regions/\(TownPlaces.northTownship)/add")
            let wrong = try await browser.submit(
                "/units", ["kind": "station", "facts.name": "新站", "facts.hours.2": "早上"])
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("id=\"hours-2-fault\"") && wrong.text.contains("value=\"早上\""))
            try await browser.submit(
                "/units", ["kind": "station", "facts.name": "新站", "facts.hours.2": "9:00-17:00"])
            let path = try #require(browser.page.location)
            #expect(try await browser.follow().text.contains("周二 9:00–17:00"))
            try await browser.get("\(path)/change")
            try await browser.submit("\(path)/change", ["facts.name": "改名站", "facts.phone": "12356"])
            #expect(try await browser.follow().text.contains("改名站"))
            let code = String(path.dropFirst("/units/".count))
            let open = try await town.perform(FindSites(region: TownPlaces.northVillage)).sites
            #expect(open.first?.code == code)
            let noReason = try await browser.submit("\(path)/status", ["status": "closed", "reason": " "])
            #expect(noReason.status == 422 && noReason.text.contains("id=\"status-reason-fault\""))
            try await browser.submit("\(path)/status", ["status": "closed", "reason": "搬走了"])
            #expect(try await browser.follow().text.contains("搬走了"))
            let closed = try await town.perform(FindSites(region: TownPlaces.northVillage)).sites
            #expect(!closed.map(\.code).contains(code))
        }
    }

    @Test func `a contact is masked until it is opened`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get(Self.school)
            try await browser.submit(
                "\(Self.school)/contacts", ["duty": "校医", "name": "李示安", "phone": "0990-5550188"])
            let masked = try await browser.follow()
            #expect(masked.text.contains("校医") && masked.text.contains("李**") && !masked.text.contains("李示安"))
            let unit = try await town.perform(ReadUnit(unit: TownPlaces.northSchool), as: .northAdministrator)
            let contact = try #require(unit.contacts.first).id
            let opened = try await browser.submit("\(Self.school)/contacts/\(contact)/open")
            #expect(opened.text.contains("李示安") && opened.text.contains("tel:09905550188"))
        }
    }

    @Test(arguments: [Townsperson.classTeacher, .gridWorker, .evaluator])
    func `who has no work with places is shown none of these pages`(_ person: Townsperson) async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: person, in: town)
            for path in ["/regions", "/regions/\(TownPlaces.north)", "/units", Self.school, "\(Self.school)/change"] {
                let answer = try await browser.get(path)
                #expect(answer.status == 403, "\(path)")
            }
            let home = try await browser.get("/me")
            #expect(!home.text.contains("href=\"/regions\""))
        }
    }

    @Test func `in another county these pages are not there`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .southAdministrator, in: town)
            let add = "/regions/\(TownPlaces.northTownship)/add"
            for path in ["/regions/\(TownPlaces.north)", Self.school, "\(Self.school)/change", add] {
                let answer = try await browser.get(path)
                #expect(answer.status == 404, "\(path)")
            }
            let list = try await browser.get("/units?search=school")
            #expect(list.status == 200 && !list.text.contains(TownPlaces.northSchool))
        }
    }

    @Test func `a teacher finds the own school and nothing to change`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            #expect(try await browser.get("/regions").text.contains("href=\"/units\""))
            let list = try await browser.get("/units")
            #expect(list.text.contains(Self.school) && !list.text.contains("990202-centre"))
            let page = try await browser.get(Self.school)
            #expect(page.status == 200 && !page.text.contains("action=\"\(Self.school)/status\""))
            let change = try await browser.get("\(Self.school)/change")
            #expect(change.status == 403)
        }
    }

    @Test(arguments: Engine.available)
    func `in a nation a person steps down to their village without script, and what they chose stays chosen`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let village = try await Self.growProvince(in: town)
            var browser = try town.browser()
            let start = try await browser.get("/check/mood")
            #expect(!start.text.contains(village.code))
            var fields = ["ageGroup": "18-59", "agree": "yes", "placeName": ""]
            for region in village.upwards.reversed().dropLast() {
                fields.merge(["region": region.code, "place": "inside"]) { _, new in new }
                let step = try await browser.submit("/check/mood", fields)
                #expect(step.status == 200 && step.text.contains("id=\"agree\""))
                #expect(step.text.contains("name=\"within\" value=\"\(region)\""))
                #expect(step.text.contains("value=\"18-59\" required checked"))
            }
            #expect(browser.page.text.contains(village.code))
            fields["region"] = village.code
            fields["place"] = nil
            try await browser.submit("/check/mood", fields)
            #expect(browser.page.location == "/sheet")
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE region = \(village)") == 1)
        }
    }

    @Test func `in a nation a village is found by its name`() async throws {
        try await withTown(.sqlite) { town in
            let village = try await Self.growProvince(in: town)
            var browser = try town.browser()
            try await browser.get("/check/mood")
            let found = try await browser.submit("/check/mood", ["place": "find", "placeName": "梨花"])
            #expect(found.status == 200)
            #expect(found.text.contains("甲省 / 乙11市 / 丙11区 / 丁101镇 / 梨花村"))
            #expect(found.text.contains(village.code))
            let none = try await browser.submit("/check/mood", ["place": "find", "placeName": "<没有>"])
            #expect(none.text.contains(try town.say("screenings.before.placeNone", in: .zhHans)))
        }
    }

    @Test func `two villages of one name in one town bear their codes and others do not`() async throws {
        try await withTown(.sqlite) { town in
            let twin = ListedRegion(
                region: TownPlaces.region("990202001002"), name: "北村", nameEn: "North Village", urbanClass: nil,
                hasParentInList: true)
            _ = try await town.performBySystem(ImportRegions(rows: [twin]))
            var browser = try town.browser()
            let start = try await browser.get("/check/mood")
            #expect(start.text.contains("北村 (\(TownPlaces.northVillage))</option>"))
            #expect(start.text.contains("北村 (990202001002)</option>"))
            #expect(start.text.contains("南村</option>") && start.text.contains("北一镇</option>"))
        }
    }

    @Test(arguments: [Language.zhHans, .en])
    func `the days of a history are written as people say them`(_ language: Language) async throws {
        try await withTown(.sqlite) { town in
            let merged = ListedChange(
                day: Day("2026-03-01") ?? Day(daysSince1970: 0), kind: .merged, predecessor: TownPlaces.northHamlet,
                successors: [TownPlaces.northTownship], name: "", source: "令第 1 号")
            _ = try await town.performBySystem(RecordRegionChanges(changes: [merged]))
            try await town.perform(
                ChangeUnitStatus(unit: TownPlaces.northSchool, status: .suspended, reason: "x"),
                as: .northAdministrator)
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get("/look?language=\(language.rawValue)&back=/")
            let (merger, step) = language == .en
                ? ("1 March 2026", "4 March 2026") : ("2026 年 3 月 1 日", "2026 年 3 月 4 日")
            for place in [TownPlaces.northHamlet, TownPlaces.northTownship] {
                let page = try await browser.get("/regions/\(place)")
                #expect(page.text.contains("datetime=\"2026-03-01\">\(merger)<"))
                #expect(!page.text.replacing("datetime=\"2026-03-01", with: "").contains("2026-03-01"))
            }
            let unit = try await browser.get(Self.school)
            #expect(unit.text.contains("datetime=\"2026-03-04\">\(step)<"))
        }
    }

    /// A province too large for one list.
    private static func growProvince(in town: Town) async throws -> Region {
        var rows: [ListedRegion] = []
        func add(_ code: String, _ name: String) {
            rows.append(
                ListedRegion(
                    region: TownPlaces.region(code), name: name, nameEn: "", urbanClass: nil, hasParentInList: true))
        }
        add("810000000000", "甲省")
        for city in 11..<91 { add("81\(city)00000000", "乙\(city)市") }
        for county in 11..<91 { add("8111\(county)000000", "丙\(county)区") }
        for county in 11..<91 { add("8112\(county)000000", "戊\(county)区") }
        for town in 101..<260 { add("811111\(town)000", "丁\(town)镇") }
        for village in 201..<260 { add("811111101\(village)", village == 230 ? "梨花村" : "村\(village)") }
        _ = try await town.performBySystem(ImportRegions(rows: rows))
        return TownPlaces.region("811111101230")
    }

    @Test func `names with signs of HTML stay names, and a private sign that somebody sends is no door`() async throws {
        try await withTown(.sqlite) { town in
            let row = ListedRegion(
                region: TownPlaces.north, name: "<b>北县</b>", nameEn: "", urbanClass: nil, hasParentInList: true)
            _ = try await town.performBySystem(ImportRegions(rows: [row]))
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let me = try await browser.get("/me")
            #expect(me.text.contains("&lt;b&gt;北县&lt;/b&gt;") && !me.text.contains("<b>北县</b>"))
            let marks = "\u{10F000}\u{10F000}99\u{10F002}\u{10F000}990299000000\u{10F002}\u{10F000}"
            let found = try await browser.get("/units?search=\(Browser.encoded(marks))")
            #expect(found.status == 200 && found.text.contains("990299000000"))
        }
    }
}
