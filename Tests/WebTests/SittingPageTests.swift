import Care
import Foundation
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing
@testable import Web

/// A sitting without script, page by page.
@Suite struct SittingPageTests {
    private static let yes = "LA33-6"

    @Test(arguments: Engine.available)
    func `a pupil sits down with a code and hands in, and no address ever bears the code or the key`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let child = try await town.campaign("c", [("who-5", 9, nil)]).invite()
            var browser = try town.browser()
            var places: [String] = []
            try await browser.get("/s")
            try await browser.submit("/s", ["code": child.code])
            places.append(browser.page.location ?? "")
            #expect(browser.page.cookie("xq_sitting")?.contains("Max-Age") == false, "gone with the browser")
            let key = try #require(browser.cookies["xq_sitting"])
            try await browser.follow()
            for number in 1...5 {
                let page = try await browser.follow()
                #expect(page.text.contains("data-item=\"who-5.\(number)\""))
                #expect(page.bytes.count < 8_000, "33,000 pupils load this at the bell")
                // The second question is left out.
                let answer = number == 2 ? [:] : ["option": "more-than-half"]
                try await browser.submit("/sitting/answer", answer.merging(["go": "next"]) { $1 })
                places.append(browser.page.location ?? "")
            }
            #expect(browser.page.location == "/sitting/end")
            let end = try await browser.follow()
            #expect(end.text.contains("/sitting/sheet/1/all"))
            try await browser.submit("/sitting/finish")
            places.append(browser.page.location ?? "")
            #expect(browser.page.location == "/sitting/done")
            #expect(browser.cookies["xq_sitting"] == nil, "the next child on this computer begins with nothing")
            for place in places { #expect(!place.contains(child.code) && !place.contains(key)) }
            try await browser.get("/s")
            try await browser.submit("/s", ["code": child.code])
            #expect(browser.page.location == "/sitting/done", "handed in already")
        }
    }

    @Test func `a page in another language offers those of the campaign`() async throws {
        try await withTown(.sqlite) { town in
            let child = try await town.campaign("c", [("who-5", 9, nil)], languages: "en").invite()
            var browser = try town.browser()
            try await browser.get("/s")
            let offered = try await browser.submit("/s", ["code": child.code])
            #expect(offered.status == 409 && offered.text.contains("name=\"language\" value=\"en\""))
            #expect(!offered.text.contains("name=\"language\" value=\"zh-Hans\""))
            #expect(browser.cookies["xq_sitting"] == nil)
            try await browser.submit("/s", ["code": child.code, "language": "en"])
            #expect(browser.page.location == "/sitting")
            let key = try #require(browser.cookies["xq_sitting"])
            #expect(try await town.perform(ReadSitting(sittingKey: key, sheet: nil)).language == .en)
        }
    }

    @Test func `a red flag shows the numbers first, and the thanks are the same for everybody`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.campaign("c", [("asq", 8, nil)])
            var thanks: [String] = []
            for option in [Self.yes, "LA32-8"] {
                var browser = try town.browser()
                try await browser.get("/s")
                try await browser.submit("/s", ["code": try await campaign.invite().code])
                try await browser.follow()
                try await browser.follow()
                try await browser.submit("/sitting/answer", ["option": option, "go": "next"])
                #expect((browser.page.location == "/sitting/help") == (option == Self.yes))
                let next = try await browser.follow()
                if option == Self.yes {
                    let number = try #require(next.text.range(of: "tel:12356"))
                    let sentence = try #require(next.text.range(of: "class=\"lead\""))
                    #expect(number.lowerBound < sentence.lowerBound)
                    #expect(next.text.contains("消息已经发给值班的专业人员"))
                } else {
                    // Opened by its address it gives the numbers, and promises nothing that has not happened.
                    let opened = try await browser.get("/sitting/help").text
                    #expect(opened.contains("tel:12356") && !opened.contains("消息已经发给"))
                }
                try await browser.get("/sitting/end")
                try await browser.submit("/sitting/finish")
                thanks.append(try await browser.follow().text)
            }
            #expect(thanks.count == 2 && thanks[0] == thanks[1])
        }
    }

    @Test func `whoever may not begin is told the same, whatever was said and by whom`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.campaign("c", [("who-5", 9, nil)])
            let said: [TownCampaign.Consents] = [
                .init(), .init(person: "given"), .init(person: "given", guardian: "declined"),
                .init(person: "declined", guardian: "given"), .init(person: "given", guardian: "withdrawn"),
            ]
            var pages: Set<String> = []
            for consents in said {
                var browser = try town.browser()
                try await browser.get("/s")
                try await browser.submit("/s", ["code": try await campaign.invite(consents).code])
                #expect(browser.page.status == 409)
                #expect(browser.cookies["xq_sitting"] == nil)
                pages.insert(browser.page.text)
            }
            #expect(pages.count == 1)
        }
    }

    @Test func `sixty wrong codes in a minute are enough, and the next minute begins anew`() async throws {
        try await withTown(.sqlite) { town in
            let child = try await town.campaign("c", [("who-5", 9, nil)]).invite()
            var browser = try town.browser()
            for _ in 1...60 {
                try await browser.get("/s")
                #expect(try await browser.submit("/s", ["code": "AAAA-AAAA"]).status == 422)
            }
            try await browser.get("/s")
            #expect(try await browser.submit("/s", ["code": child.code]).status == 429)
            town.clock.pass(seconds: 60)
            try await browser.get("/s")
            #expect(try await browser.submit("/s", ["code": child.code]).status == 303)
        }
    }

    @Test(arguments: Engine.available)
    func `a teacher is promised only where one leads the room`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await town.campaign("c", [("who-5", 9, nil)]).invite()
            var browser = try town.browser()
            try await browser.get("/s")
            try await browser.submit("/s", ["code": child.code])
            let key = try #require(browser.cookies["xq_sitting"])
            try await browser.follow()
            let alone = try await browser.follow()
            #expect(alone.text.contains("停一停") && !alone.text.contains("请老师过来"))
            for path in ["/sitting/pause", "/sitting/help"] {
                let page = try await browser.get(path)
                #expect(!page.text.contains("action=\"/sitting/hand\""), "\(path)")
            }
            await #expect(throws: SittingProblem.noProctor) {
                try await town.perform(RaiseHand(sittingKey: key, isUp: true))
            }
            let room = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northClass), as: .northTeacher
            ).room
            try await town.perform(StartRoom(room: room, minutes: nil), as: .northTeacher)
            let led = try await browser.get("/sitting/pause")
            #expect(led.text.contains("action=\"/sitting/hand\""))
            try await town.perform(RaiseHand(sittingKey: key, isUp: true))
            try await town.perform(CloseRoom(room: room), as: .northTeacher)
            try await town.perform(RaiseHand(sittingKey: key, isUp: false))
            await #expect(throws: SittingProblem.noProctor, "nobody looks into a room that is closed") {
                try await town.perform(RaiseHand(sittingKey: key, isUp: true))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an answer is left out after all with one press`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await town.campaign("c", [("who-5", 9, nil)]).invite()
            var browser = try town.browser()
            try await browser.get("/s")
            try await browser.submit("/s", ["code": child.code])
            let key = try #require(browser.cookies["xq_sitting"])
            try await browser.follow()
            let first = try await browser.follow()
            #expect(!first.text.contains("value=\"clear\""), "nothing is there to be taken back")
            try await browser.submit("/sitting/answer", ["option": "more-than-half", "go": "next"])
            let again = try await browser.get("/sitting/sheet/1?question=1")
            #expect(again.text.contains("value=\"clear\""))
            try await browser.submit("/sitting/answer", ["go": "clear"])
            #expect(browser.page.location == "/sitting/sheet/1?question=1")
            let read = try await town.perform(ReadSitting(sittingKey: key, sheet: 1))
            #expect(read.answers.count == 0)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM answer") == 0)
        }
    }

    @Test func `time that is added reaches whoever has the last page open`() async throws {
        try await withTown(.sqlite) { town in
            let child = try await town.campaign("c", [("who-5", 9, nil)]).invite()
            let room = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northClass), as: .northTeacher
            ).room
            try await town.perform(StartRoom(room: room, minutes: 10), as: .northTeacher)
            var browser = try town.browser()
            try await browser.get("/s")
            try await browser.submit("/s", ["code": child.code])
            town.clock.pass(minutes: 11)
            try await browser.get("/sitting")
            #expect(browser.page.location == "/sitting/end")
            let over = try await browser.follow()
            #expect(over.text.contains("href=\"/sitting\""))
            try await town.perform(AddTime(room: room, minutes: 5), as: .northTeacher)
            try await browser.get("/sitting")
            #expect(browser.page.location == "/sitting/sheet/1?question=1")
        }
    }

    @Test func `an open room hears of a change once, and of nothing when nothing changes`() async throws {
        try await withTown(.sqlite) { town in
            let campaign = try await town.campaign("c", [("who-5", 9, nil)])
            let child = try await campaign.invite()
            let room = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northClass), as: .northTeacher
            ).room
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            let token = try #require(browser.cookies["xq_sign_in"])
            var teller = RoomTeller(office: town.office, token: token, room: room, hasSaidIdle: false)
            #expect(await teller.news() == "event: change\ndata: 1\n\n", "the first look counts as news")
            #expect(await teller.news() == "")
            try await town.perform(BeginSitting(code: child.code, language: .en))
            #expect(await teller.news() == "event: change\ndata: 1\n\n")
            #expect(await teller.news() == "")
            try await browser.get("/duty")
            try await browser.submit("/sign-off")
            #expect(await teller.news() == nil)
            var stranger = RoomTeller(office: town.office, token: token, room: ID("no room"), hasSaidIdle: false)
            #expect(await stranger.news() == nil)
        }
    }
}
