import Care
import ScreeningRules
import Testing

/// Rules that look at more than the total.
struct RuleTests {
    @Test func `SCL-90 is positive by its total, by its positive items, or by one factor`() throws {
        let scl90 = try Shipped.filled("scl-90")
        let quiet = try scl90.sheet(Array(repeating: 1, count: 90))
        #expect(try scl90.score(quiet).positiveBy.isEmpty)

        // Six hostile items, mean 2.17: only that factor.
        var hostile = quiet
        for item in [11, 24, 67, 74, 81] { hostile["scl-90.\(item)"] = "2" }
        hostile["scl-90.63"] = "3"
        let byFactor = try scl90.score(hostile)
        #expect(byFactor.positiveBy == ["hostility"])
        #expect(byFactor.subscales.first { $0.scale == "hostility" }?.total == 217)

        var everywhere = quiet
        for item in 1...44 { everywhere["scl-90.\(item)"] = "2" }
        #expect(try scl90.score(everywhere).positiveBy == ["positive-items"])
    }

    @Test(arguments: [
        ([2, 0, 0, 0, 0], [2, 0], [2, 2, 0, 0, 0, 0, 0], [2, 2, 0, 0, 0, 0], true),
        ([1, 1, 1, 1, 1], [2, 0], [2, 2, 0, 0, 0, 0, 0], [2, 2, 0, 0, 0, 0], false),
        ([2, 0, 0, 0, 0], [1, 1], [2, 2, 0, 0, 0, 0, 0], [2, 2, 0, 0, 0, 0], false),
        ([2, 0, 0, 0, 0], [2, 0], [2, 1, 1, 1, 1, 1, 1], [2, 2, 0, 0, 0, 0], false),
        ([2, 0, 0, 0, 0], [2, 0], [2, 2, 0, 0, 0, 0, 0], [2, 1, 1, 1, 1, 1], false),
    ])
    func `the pattern of PCL-5 needs every cluster`(
        intrusion: [Int], avoidance: [Int], mood: [Int], arousal: [Int], isPositive: Bool
    ) throws {
        let scale = try clusters.read()
        let score = try scale.score(scale.sheet(intrusion + avoidance + mood + arousal))
        #expect(score.positiveBy == (isPositive ? ["symptom-pattern"] : []))
    }

    /// PCL-5 as rulebook E.1 describes it: 2 points on 1 of B, 1 of C, 2 of D, 2 of E.
    private var clusters: SmallFile {
        let clusters = [("b", 1...5, 1), ("c", 6...7, 1), ("d", 8...14, 2), ("e", 15...20, 2)]
        let scales = clusters.map { name, items, _ in
            let counted = items.map { #"{"url": "item", "valueString": "small.\#($0)"}"# }.joined(separator: ", ")
            return """
                scale", "extension": [{"url": "id", "valueId": "\(name)"}, {"url": "kind", "valueCode": "count"},
                {"url": "title", "extension": [{"url": "en", "valueString": "Cluster \(name)"}]}, \(counted),
                {"url": "weight-at-least", "valueInteger": 2}, {"url": "minimum", "valueInteger": 0},
                {"url": "maximum", "valueInteger": \(items.count)},
                {"url": "direction", "valueCode": "higher-is-worse"}, \(SmallFile.noGaps)]}
                """
        }
        let conditions = clusters.map { name, _, needed in
            """
            {"url": "condition", "extension": [{"url": "scale", "valueId": "\(name)"}, \
            {"url": "when", "valueCode": "at-least"}, {"url": "value", "valueInteger": \(needed)}]}
            """
        }
        let rule = """
            positive-rule", "extension": [{"url": "code", "valueCode": "symptom-pattern"}, \
            \(conditions.joined(separator: ", ")), \(SmallFile.source)]}
            """
        return SmallFile(items: 20, weights: 0...4, range: "0…80", root: scales + [rule], border: 33)
    }

    @Test(arguments: [(6, false), (7, true), (10, true)])
    func `MHT is set aside from seven validity points on`(points: Int, isSetAside: Bool) throws {
        let mht = try Shipped.filled("mht")
        let validity = (0..<points).map { 82 + 2 * $0 }
        let sheet = try mht.sheet((1...100).map { validity.contains($0) ? 1 : 0 })
        guard isSetAside else {
            #expect(try mht.score(sheet).total == 0)
            return
        }
        #expect(throws: ScoringError.notValid(scale: "validity", total: points)) { try mht.score(sheet) }
    }

    @Test func `a sheet that is set aside keeps its red flags`() throws {
        let scale = """
            scale", "extension": [{"url": "id", "valueId": "lie"}, {"url": "kind", "valueCode": "sum"},
            {"url": "title", "extension": [{"url": "en", "valueString": "Lie"}]},
            {"url": "item", "valueString": "small.3"}, {"url": "minimum", "valueInteger": 0},
            {"url": "maximum", "valueInteger": 3}, {"url": "direction", "valueCode": "higher-is-worse"},
            \(SmallFile.noGaps)]}
            """
        let validity = """
            validity", "extension": [{"url": "scale", "valueId": "lie"}, {"url": "when", "valueCode": "at-least"},
            {"url": "value", "valueInteger": 2}, \(SmallFile.source)]}
            """
        let flag = SmallFile.flag(1, #"{"url": "option", "valueCode": "a3"}"#, rank: 4)
        let small = try SmallFile(root: [scale, validity, flag]).read()
        let sheet = try small.sheet([3, 0, 2])
        #expect(throws: ScoringError.notValid(scale: "lie", total: 2)) { try small.score(sheet) }
        #expect(redFlags(in: sheet, of: small).map(\.rank) == [4])
    }

    @Test func `a rule on a scale that is not there is refused`() throws {
        let validity = """
            validity", "extension": [{"url": "scale", "valueId": "lie"}, {"url": "when", "valueCode": "at-least"},
            {"url": "value", "valueInteger": 2}, \(SmallFile.source)]}
            """
        let fault = #expect(throws: QuestionnaireFault.self) { try SmallFile(root: [validity]).read() }
        #expect(fault?.kind == .unknownScale)
    }
}
