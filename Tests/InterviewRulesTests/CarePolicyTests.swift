import Care
import Foundation
import InterviewRules
import Testing
import WarningRules

/// The file that ships, and the calendar beside it.
enum Shipped {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Content/Policies")

    static func policy() throws -> CarePolicy {
        let policies = try CarePolicies(json: try data("school-care.json"), file: "school-care.json")
        return policies.edition(for: try #require(Region("990102001000")), on: try #require(Day("2026-03-04")))
    }

    static func calendar() throws -> WorkingCalendar {
        let calendars = try WorkingCalendars(json: try data("working-days.json"), file: "working-days.json")
        return calendars.edition(for: try #require(Region("990102001000")), on: try #require(Day("2026-03-04")))
    }

    static func data(_ file: String) throws -> Data { try Data(contentsOf: folder.appending(path: file)) }
}

@Suite struct CarePolicyTests {
    @Test(arguments: [
        // Rulebook C.3: a severe or moderately severe band proposes rank 2, a moderate one rank 1.
        ("phq-9", "severe", true, 2), ("phq-9", "moderately-severe", true, 2), ("phq-9", "moderate", true, 1),
        ("phq-9", "mild", false, 0), ("gad-7", "severe", true, 2), ("gad-7", "moderate", true, 1),
        ("who-5", "very-low", true, 2), ("who-5", "low", true, 1), ("who-5", "good", false, 0),
        // Low is no trouble on other scales.
        ("audit", "low", false, 0), ("mht", "high", true, 2),
        // A border of the scale without a band of ours is still a reason to look closer.
        ("srq-20", "raised", true, 1), ("any", nil, true, 1), ("any", nil, false, 0),
    ] as [(String, String?, Bool, Int)])
    func `a band proposes the level of the rulebook`(
        questionnaire: String, band: String?, isPositive: Bool, level: Int
    ) throws {
        let sheet = AnsweredSheet(
            questionnaire: questionnaire, band: band, isPositive: isPositive, worstRank: 0, isMarked: false)
        let proposal = CareProposal([sheet], isHandedIn: true, under: try Shipped.policy())
        #expect(proposal.level.rawValue == level)
        #expect(proposal.isFinding == (level > 0))
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (9, 3)])
    func `a red flag proposes a level of its own, and an unknown one errs on the grave side`(
        rank: Int, level: Int
    ) throws {
        let sheet = AnsweredSheet(
            questionnaire: "phq-9", band: nil, isPositive: false, worstRank: rank, isMarked: false)
        #expect(CareProposal([sheet], isHandedIn: false, under: try Shipped.policy()).level.rawValue == level)
    }

    @Test func `a marked sheet makes nobody positive, asks for a retest and keeps its red flag`() throws {
        let policy = try Shipped.policy()
        let marked = AnsweredSheet(
            questionnaire: "phq-9", band: "severe", isPositive: true, worstRank: 0, isMarked: true)
        let clicked = CareProposal([marked], isHandedIn: true, under: policy)
        #expect(!clicked.isFinding && clicked.asksForRetest)
        let flagged = AnsweredSheet(
            questionnaire: "phq-9", band: "severe", isPositive: true, worstRank: 2, isMarked: true)
        let both = CareProposal([flagged], isHandedIn: true, under: policy)
        #expect(both.byFlag == .moderate && both.byScore == .calm && both.asksForRetest)
    }

    @Test func `before handing in only a red flag counts`() throws {
        let sheet = AnsweredSheet(
            questionnaire: "who-5", band: "very-low", isPositive: true, worstRank: 0, isMarked: true)
        let proposal = CareProposal([sheet], isHandedIn: false, under: try Shipped.policy())
        #expect(!proposal.isFinding && !proposal.asksForRetest)
    }

    @Test(arguments: [
        // Rulebook C.3 and G.2.5, from Wednesday, 4 March 2026, 10:00 in China.
        (1, "2026-03-25", 600), (2, "2026-03-09", 600), (3, "2026-03-04", 720), (4, "2026-03-04", 605),
    ])
    func `a talk is due within the time of its level`(level: Int, day: String, minute: Int) throws {
        let clocks = CareClocks(
            proposed: try #require(CareLevel(rawValue: level)),
            foundAt: Moment(try #require(Day("2026-03-04")), minute: 600))
        let due = clocks.next(under: try Shipped.policy(), in: try Shipped.calendar())
        #expect(due == .init(clock: .interview, at: Moment(try #require(Day(day)), minute: minute)))
    }

    @Test(arguments: [
        // Rulebook C.3, in minutes from the talk that sets the level; nobody else is told at level 2.
        (4, [.principal: 15, .bureau: 60, .crisisGroup: 1_440]), (3, [.crisisGroup: 1_440, .referral: 4_320]),
        (2, [:]), (1, [.classTeacher: 20_160]), (0, [:]),
    ] as [(Int, [CareErrand: Int])])
    func `a level asks for the errands of the rulebook`(level: Int, minutes: [CareErrand: Int]) throws {
        let start = Moment(try #require(Day("2026-03-04")), minute: 600)
        let asked = try Shipped.policy().errands(
            of: try #require(CareLevel(rawValue: level)), since: start, in: try Shipped.calendar())
        #expect(Set(asked.map(\.errand)) == Set(minutes.keys))
        for due in asked { #expect(due.at == minutes[due.errand].map { start.adding(minutes: $0) }) }
        #expect(asked.map(\.at) == asked.map(\.at).sorted())
    }

    @Test(arguments: [
        ("\"4\": {", "\"5\": {", "5 is no rank from 1 to 4"), ("\"flags\"", "\"flag\"", "unknown key flag"),
        ("\"retestAfterDays\": 14", "\"retestAfterDays\": 0", "retestAfterDays must be 1 or more"),
        ("\"hours\": 2", "\"days\": 9", "a graver level is given more time than a milder one"),
        ("\"positive\": 1", "\"positive\": 0", "what is positive must propose a level"),
        ("\"principal\": {", "\"prefect\": {", "prefect is no errand"),
        ("\"late\": {", "\"later\": {", "unknown key later"),
        ("\"minutes\": 1\n", "\"minutes\": 9\n", "the county is told before the head"),
    ])
    func `a broken file is refused by name`(right: String, wrong: String, reason: String) throws {
        let text = String(decoding: try Shipped.data("school-care.json"), as: UTF8.self)
        let first = try #require(text.range(of: right))
        let broken = Data(text.replacingCharacters(in: first, with: wrong).utf8)
        let fault = #expect(throws: PolicyFault.self) { try CarePolicies(json: broken, file: "school-care.json") }
        #expect(fault?.reason.contains(reason) == true, "\(String(describing: fault))")
    }
}
