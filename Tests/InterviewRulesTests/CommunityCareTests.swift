import Care
import Foundation
import InterviewRules
import Testing
import WarningRules

/// The clocks of residents, staff and patients, as they ship.
@Suite struct CommunityCareTests {
    private static func policy() throws -> CarePolicy {
        let policies = try CommunityCarePolicies(
            json: try Shipped.data("community-care.json"), file: "community-care.json")
        return policies.edition(
            for: try #require(Region("990102001000")), on: try #require(Day("2026-03-04"))
        ).care
    }

    @Test(arguments: [
        // Rulebook C.2, first contact, from Wednesday, 4 March 2026, 10:00 in China: green 15 days, yellow 3 days,
        // red 2 hours, imminent at once. Days of the calendar: the third one is a Saturday.
        (1, "2026-03-19", 600), (2, "2026-03-07", 600), (3, "2026-03-04", 720), (4, "2026-03-04", 605),
    ])
    func `a first contact is due within the time of its colour`(level: Int, day: String, minute: Int) throws {
        let clocks = CareClocks(
            proposed: try #require(CareLevel(rawValue: level)),
            foundAt: Moment(try #require(Day("2026-03-04")), minute: 600))
        let due = clocks.next(under: try Self.policy(), in: try Shipped.calendar())
        #expect(due == .init(clock: .interview, at: Moment(try #require(Day(day)), minute: minute)))
    }

    @Test(arguments: [
        // Rulebook C.2, contact rhythm: every 3 months, every 2 weeks, two a week; imminent every day.
        (1, "2026-06-02"), (2, "2026-03-18"), (3, "2026-03-07"), (4, "2026-03-05"),
    ])
    func `the longest time until the next contact is that of its colour`(level: Int, day: String) throws {
        let careLevel = try #require(CareLevel(rawValue: level))
        let step = try #require(try Self.policy().step(of: careLevel))
        let now = Moment(try #require(Day("2026-03-04")), minute: 600)
        #expect(step.look?.end(from: now, in: try Shipped.calendar()).day == Day(day))
        #expect(step.guardian == nil)
    }

    @Test func `levels have the names of colours and bands propose as in a school`() throws {
        let (community, school) = (try Self.policy(), try Shipped.policy())
        let names = [CareLevel.watch, .moderate, .serious].map { community.names(of: $0)["zh-Hans"] }
        #expect(names == ["绿色", "黄色", "红色"])
        for (questionnaire, band) in [("phq-9", "severe"), ("gad-7", "moderate"), ("who-5", "very-low")] {
            let sheet = AnsweredSheet(
                questionnaire: questionnaire, band: band, isPositive: true, worstRank: 0, isMarked: false)
            let levels = [community, school].map { CareProposal([sheet], isHandedIn: true, under: $0).level }
            #expect(levels[0] == levels[1], "\(questionnaire)")
        }
    }
}
