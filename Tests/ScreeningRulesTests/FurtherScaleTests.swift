import Care
import ScreeningRules
import Testing

/// What rulebook E.1 and E.4.10 say about the further shipped scales, written again by hand.
struct FurtherScaleTests {
    @Test func `CESD-10 all 0 is 6, because items 5 and 8 are turned round`() throws {
        let scale = try Shipped.scale("cesd-10")
        #expect(try scale.score(scale.sheet(Array(repeating: 0, count: 10))).total == 6)
        #expect(Set(scale.scoring.mirrors.keys) == ["cesd-10.5", "cesd-10.8"])
    }

    @Test func `CES-D all 0 is 12, because items 4, 8, 12 and 16 are turned round`() throws {
        let scale = try Shipped.scale("ces-d")
        let score = try scale.score(scale.sheet(Array(repeating: 0, count: 20)))
        #expect(score.total == 12)
        #expect(score.subscales.map(\.total) == [0, 12, 0, 0])
        #expect(scale.subscales.flatMap(\.items).count == 20)
    }

    @Test func `GDS-15 no to everything is 5`() throws {
        let scale = try Shipped.scale("gds-15")
        let noes = Answers(Dictionary(uniqueKeysWithValues: scale.items.map { ($0.linkId, "LA32-8") }))
        #expect(try scale.score(noes).total == 5)
        let yeses = Answers(Dictionary(uniqueKeysWithValues: scale.items.map { ($0.linkId, "LA33-6") }))
        #expect(try scale.score(yeses).total == 10)
    }

    @Test func `GDS-15 hopeless or worthless asks for a talk about safety`() throws {
        let scale = try Shipped.scale("gds-15")
        for number in 1...15 {
            let flags = redFlags(in: Answers(["gds-15.\(number)": "LA33-6"]), of: scale)
            #expect(worstRank(of: flags) == ([12, 14].contains(number) ? 2 : 0), "\(number)")
        }
    }

    /// Rulebook E.1: Taiwan 7 and 11, mainland and Hong Kong 8.
    @Test func `GDS-15 takes other borders only where somebody chose them`() throws {
        let scale = try Shipped.scale("gds-15")
        let seven = try scale.sheet(Array(repeating: 1, count: 7) + Array(repeating: 0, count: 8))
        #expect(try scale.score(seven).band.code == "mild")
        #expect(try scale.score(seven, of: Person(sets: ["taiwan"])).band.code == "moderate")
        let hongKong = try scale.score(seven, of: Person(sets: ["cn-hk"]))
        #expect(!hongKong.screenPositive)
        #expect(hongKong.alternative?.id == "cn-hk")
    }

    static let drinks: [(weights: [Int?], sex: Sex?, positive: Bool)] = [
        ([2, 0, 0], .female, false), ([2, 1, 0], .female, true), ([2, 1, 0], .male, false), ([2, 1, 1], .male, true),
        ([2, 1, 0], nil, true), ([2, 0, 0], nil, false), ([0, nil, nil], .female, false), ([0, nil, nil], nil, false),
    ]

    @Test(arguments: drinks)
    func `AUDIT-C is positive from 4 in men and from 3 in women`(
        weights: [Int?], sex: Sex?, positive: Bool
    ) throws {
        let scale = try Shipped.scale("audit-c")
        let score = try scale.score(scale.sheet(weights), of: Person(sex: sex))
        #expect(score.screenPositive == positive)
        #expect(score.band.code == (positive ? "raised" : "low"))
        // The sex matters at 3 points only, and only there the score says that it was not known.
        #expect(score.assumed == (sex == nil && score.total == 3 ? [.sex] : []))
    }

    @Test func `AUDIT item 9, yes but not in the last year, is 2`() throws {
        let scale = try Shipped.scale("audit")
        let score = try scale.score(scale.sheet([0, nil, nil, nil, nil, nil, nil, nil, 2, 0]))
        #expect(score.total == 2)
        #expect(scale.items[8].options.map(\.weight) == [0, 2, 4])
        #expect(score.subscales.map(\.total) == [0, 0, 2])
    }

    @Test func `who never drinks is asked three of ten questions, who drinks all`() throws {
        let scale = try Shipped.scale("audit")
        let never = Answers(["audit.1": "never"])
        #expect(scale.asked(after: never).map(\.linkId) == ["audit.1", "audit.9", "audit.10"])
        let some = Answers(["audit.1": "monthly-or-less", "audit.2": "3-or-4"])
        #expect(scale.asked(after: some).count == 10)
        let little = Answers(["audit.1": "monthly-or-less", "audit.2": "1-or-2", "audit.3": "never"])
        #expect(scale.asked(after: little).map(\.linkId) == ["audit.1", "audit.2", "audit.3", "audit.9", "audit.10"])
    }

    @Test func `SRQ-20 item 17 raises a flag by itself`() throws {
        let scale = try Shipped.scale("srq-20")
        for number in 1...20 {
            let flags = redFlags(in: Answers(["srq-20.\(number)": "LA33-6"]), of: scale)
            #expect(worstRank(of: flags) == (number == 17 ? 2 : 0), "\(number)")
        }
    }

    @Test func `K6 is six questions of K10, counted from 0 and from 1`() throws {
        let (six, ten) = (try Shipped.scale("k6"), try Shipped.scale("k10"))
        let shared = [1, 3, 4, 7, 8, 9].map { ten.items[$0].text[.en] }
        #expect(six.items.map { $0.text[.en] } == shared)
        #expect(six.items.allSatisfy { $0.options.map(\.weight) == [4, 3, 2, 1, 0] })
        #expect(ten.items.allSatisfy { $0.options.map(\.weight) == [5, 4, 3, 2, 1] })
    }
}
