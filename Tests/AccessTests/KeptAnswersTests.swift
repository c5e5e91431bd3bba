@testable import Access
import App
import Care
import HouseKit
import Testing

@Suite struct KeptAnswersTests {
    private struct Question: KeptQuery {
        static let permission = Permission.anyone
        static let opensIdentity = false
        static let topic = "questions"
        var isWorthKeeping: Bool { true }
        var number: Int
        func perform(in session: borrowing Session<Self>) throws -> Int { number }
    }

    private let kept = KeptAnswers()
    private let now = Moment(milliseconds: 1_000_000)
    private func key(_ number: Int) -> KeptAnswers.Key { KeptAnswers.Key(Question(number: number)) }

    private func keep(_ value: Int, touched: Int = 0, to number: Int = 1, in round: Int = 0) {
        kept.keep(.init(value: value, touched: touched), to: key(number), readAt: now, in: round)
    }

    @Test func `an answer counts for less than two seconds, and for its own question`() {
        keep(7)
        #expect(kept.answer(to: key(1), at: now) as? Int == 7)
        #expect(kept.answer(to: key(2), at: now) == nil)
        #expect(kept.answer(to: key(1), at: Moment(milliseconds: now.milliseconds + 1_999)) as? Int == 7)
        #expect(kept.answer(to: key(1), at: Moment(milliseconds: now.milliseconds + 2_000)) == nil)
        #expect(kept.answer(to: key(1), at: Moment(milliseconds: now.milliseconds - 1)) == nil)
    }

    @Test func `one answer that was read anew makes the older ones of its topic count no more`() {
        keep(7, touched: 4, to: 1)
        keep(8, touched: 5, to: 2)
        #expect(kept.answer(to: key(1), at: now) == nil)
        #expect(kept.answer(to: key(2), at: now) as? Int == 8)
        #expect(kept.answer(to: key(1), touched: 4) as? Int == 7)
        #expect(kept.answer(to: key(1), touched: 5) == nil)
    }

    @Test func `what was read before a change and comes after it is not kept`() {
        let round = kept.round(of: Question.topic)
        kept.forget([Question.topic])
        keep(7, in: round)
        #expect(kept.answer(to: key(1), at: now) == nil)
        kept.forget(["another topic"])
        keep(8, in: kept.round(of: Question.topic))
        #expect(kept.answer(to: key(1), at: now) as? Int == 8)
    }

    @Test func `no more is kept than there is room for`() {
        for number in 1...1_000 { keep(number, to: number) }
        #expect((1...1_000).count { kept.answer(to: key($0), at: now) != nil } <= 64)
        #expect(kept.answer(to: key(1_000), at: now) as? Int == 1_000)
    }

    @Test func `only what is open to everybody and names nobody is ever kept`() async throws {
        try await withTown(.sqlite) { town in
            let kept = town.house.catalogue.entries.filter(\.isKept)
            #expect(!kept.isEmpty)
            #expect(kept.allSatisfy { $0.permission == .anyone && !$0.isAudited && $0.mode == .reads })
        }
    }
}
