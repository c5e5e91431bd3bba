import Care
import InterviewRules
import Testing
import WarningRules

extension RiskAnswers {
    /// Nothing that would make anybody worry.
    static let none = RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no)

    func with(_ change: (inout RiskAnswers) -> Void) -> RiskAnswers {
        var changed = self
        change(&changed)
        return changed
    }
}

@Suite struct InterviewRuleTests {
    @Test(arguments: [
        (RiskAnswers.none, CareLevel.calm),
        (.none.with { $0.thoughts = .yes }, .moderate),
        (.none.with { $0.thoughts = .unclear }, .calm),
        (.none.with { $0.plan = .yes }, .serious),
        (.none.with { $0.attempt = .yes }, .serious),
        (.none.with { $0.soon = .yes }, .serious),
        (.none.with { ($0.plan, $0.soon) = (.yes, .yes) }, .serious),
        (.none.with { ($0.plan, $0.means, $0.soon) = (.yes, .yes, .yes) }, .imminent),
        (.none.with { $0.others = .yes }, .imminent),
    ])
    func `what was said calls for the level of the rulebook`(risk: RiskAnswers, level: CareLevel) {
        // Rulebook C.3, criteria of ranks 2 to 4.
        #expect(risk.level == level)
    }

    private static func facts(
        _ level: CareLevel, risk: RiskAnswers = .none, why: Bool = false, plan: Bool = true,
        look: String? = "2026-03-05", guardian: Bool = true, referral: Bool = true
    ) -> InterviewFacts {
        InterviewFacts(
            level: level, risk: risk, saysWhyLower: why, hasPlan: plan, nextLook: look.flatMap { Day($0) },
            guardianIsSettled: guardian, referralIsSettled: referral)
    }

    private static let thoughts = RiskAnswers.none.with { $0.thoughts = .yes }

    @Test(arguments: [
        (facts(.calm, plan: false, look: nil, guardian: false, referral: false), []),
        (facts(.calm, risk: thoughts), [.whyLower(.moderate)]),
        (facts(.calm, risk: thoughts, why: true), []),
        (facts(.imminent, risk: thoughts), []),
        (facts(.watch, plan: false, guardian: false, referral: false), []),
        (facts(.watch, look: nil), [.nextLook]),
        (facts(.moderate, plan: false), [.plan]),
        (facts(.moderate, guardian: false, referral: false), []),
        (facts(.moderate, look: "2026-03-19"), [.lookTooLate(Day("2026-03-18") ?? Day(daysSince1970: 0))]),
        (facts(.moderate, look: "2026-03-03"), [.lookInThePast]),
        (facts(.serious, guardian: false, referral: false), [.guardian, .referral]),
        (facts(.serious), []),
    ] as [(InterviewFacts, [InterviewGap])])
    func `a talk lacks what would make its level safe`(facts: InterviewFacts, gaps: [InterviewGap]) throws {
        let today = try #require(Day("2026-03-04"))
        let found = facts.gaps(
            on: today, at: Moment(today, minute: 600), under: try Shipped.policy(), in: try Shipped.calendar())
        #expect(found == gaps)
    }

    @Test func `after a talk the guardian is due, then the day that was promised`() throws {
        let day = try #require(Day("2026-03-04"))
        let since = Moment(day, minute: 600)
        var clocks = CareClocks(
            proposed: .moderate, foundAt: since, level: .serious, levelAt: since, nextLook: day.adding(days: 3))
        let (policy, calendar) = (try Shipped.policy(), try Shipped.calendar())
        #expect(clocks.next(under: policy, in: calendar) == .init(clock: .guardian, at: since.adding(hours: 8)))
        clocks.guardianIsSettled = true
        let promised = Moment(day.adding(days: 3), minute: 1_439)
        #expect(clocks.next(under: policy, in: calendar) == .init(clock: .look, at: promised))
        clocks.nextLook = nil
        #expect(clocks.next(under: policy, in: calendar) == nil)
    }

    @Test func `care ends after a talk, at a low level and with its alert closed`() {
        #expect(throws: CareClosing.Refusal.notTalked) {
            try CareClosing.check(level: nil, hasFlag: false, alertIsClosed: false)
        }
        #expect(throws: CareClosing.Refusal.levelTooHigh) {
            try CareClosing.check(level: .moderate, hasFlag: false, alertIsClosed: false)
        }
        #expect(throws: CareClosing.Refusal.alertIsOpen) {
            try CareClosing.check(level: .watch, hasFlag: true, alertIsClosed: false)
        }
        #expect(throws: Never.self) {
            try CareClosing.check(level: .watch, hasFlag: true, alertIsClosed: true)
            try CareClosing.check(level: .calm, hasFlag: false, alertIsClosed: false)
        }
    }

    @Test(arguments: [
        ("课间多陪陪他", nil), ("PHQ 有点高", "PHQ"), ("得分偏高", "得分"), ("她有点抑郁", "抑郁"), ("第 3 级", "3"),
        ("please be kind", nil), ("a high Score", "score"), ("level three is enough", nil),
        ("第３节课", "３"), ("周五一起走走", nil), ("她有二十三分", "二十三分"), ("十分努力", nil),
        ("休息二十分钟", nil), ("偏重度", "重度"),
    ])
    func `what others read has no number and no word of an illness`(text: String, word: String?) throws {
        #expect(PlainWords.unfit(in: text, under: try Shipped.policy()) == word)
    }
}
