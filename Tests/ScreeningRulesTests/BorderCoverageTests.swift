import Care
import ScreeningRules
import Testing

/// Whether the golden vectors of the files stand on both sides of every border there is.
struct BorderCoverageTests {
    private static let names = Shipped.templateNames + Shipped.entryOnlyNames

    private func scale(_ slug: String) throws -> Questionnaire {
        try Shipped.entryOnlyNames.contains(slug) ? Shipped.entryOnly(slug) : Shipped.template(slug).outline
    }

    /// All outcomes of the golden vectors, the total as a scale among the others.
    private func outcomes(of scale: Questionnaire) throws -> [[String: Outcome]] {
        try scale.goldenVectors.compactMap { vector in
            guard case .score = vector.outcome else { return nil }
            let score =
                switch vector.input {
                case .entered(let total): try scale.score(entered: total, of: vector.person)
                case .weights:
                    try scale.score(#require(vector.answers(to: scale)), of: vector.person)
                }
            guard !score.prorated else { return nil }
            var found = ["total": Outcome(raw: score.raw, band: score.band.code, alternative: score.alternative?.id)]
            for sub in score.subscales where sub.band != nil {
                found[sub.scale] = Outcome(raw: sub.raw, band: sub.band?.code, alternative: sub.alternative?.id)
            }
            return found
        }
    }

    private struct Outcome { let raw: Int, band: String?, alternative: String? }

    @Test(arguments: names)
    func `every border between two bands has a vector on both sides`(slug: String) throws {
        let scale = try scale(slug)
        let outcomes = try outcomes(of: scale)
        for each in [scale.scoring] + scale.subscales {
            let found = outcomes.compactMap { $0[each.id] }
            let sets = [(nil, each.bands)] + each.alternatives.map { ($0.id, $0.bands) }
            for case (let id, let bands?) in sets as [(String?, Bands?)] {
                let own = found.filter { $0.alternative == id }
                for (below, above) in zip(bands.all, bands.all.dropFirst()) {
                    let isCovered = own.contains { first in
                        first.band == below.code
                            && own.contains { $0.band == above.code && abs($0.raw - first.raw) <= 1 }
                    }
                    #expect(isCovered, "\(slug) \(each.id) \(id ?? ""): \(below.code) to \(above.code)")
                }
            }
        }
    }

    @Test(arguments: names)
    func `every cut-off has a vector on both sides`(slug: String) throws {
        let scale = try scale(slug)
        var (held, failed): (Set<String>, Set<String>) = ([], [])
        for vector in scale.goldenVectors {
            guard case .score(_, _, let isPositive) = vector.outcome else { continue }
            for rule in vector.details.positiveBy { held.insert(rule) }
            if vector.details.positiveBy.isEmpty, isPositive { held.insert("total") }
            if !isPositive { failed.insert("total") }
        }
        let hasBorder = scale.scoring.cutOff != nil || !scale.positiveRules.isEmpty
        #expect(failed.isEmpty == false)
        #expect(!held.isEmpty == hasBorder)
        #expect(held.isSuperset(of: scale.positiveRules.map(\.code)))
    }

    /// A generator that gives the same numbers every time.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    @Test(arguments: Shipped.templateNames)
    func `a sheet gives the same score again, within the ends of its scale`(slug: String) throws {
        let scale = try scale(slug)
        var dice = Dice(state: 20_261_122)
        var scored = 0
        for _ in 0..<50 {
            var answers = Answers()
            for item in scale.items where Int.random(in: 0..<40, using: &dice) > 0 {
                answers[item.linkId] = item.options.randomElement(using: &dice)?.code
            }
            let person = Person(sex: Sex.allCases.randomElement(using: &dice), age: 30)
            let first = Result { try scale.score(answers, of: person) }
            let second = Result { try scale.score(Answers(answers.chosen), of: person) }
            guard case .success(let score) = first else {
                #expect(throws: ScoringError.self) { try second.get() }
                continue
            }
            scored += 1
            #expect(try second.get() == score)
            #expect(scale.scoring.range.contains(score.total))
            for sub in score.subscales {
                let range = try #require(scale.subscales.first { $0.id == sub.scale }?.range)
                #expect(range.contains(sub.total))
            }
        }
        #expect(scored > 0)
    }
}
