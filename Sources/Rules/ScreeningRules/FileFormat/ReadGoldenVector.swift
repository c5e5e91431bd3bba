import Care

extension Element {
    func goldenVector(of scales: [String: Scale]) throws(QuestionnaireFault) -> GoldenVector {
        let parts = try Extensions(
            of: self,
            allowing: [
                "answers", "entered", "sex", "age", "region", "education", "set", "total", "band", "positive", "error",
                "worst-rank", "source", "positive-by", "alternative", "t-score", "subscale", "inconsistent",
            ])
        let decimals = scales["total"]?.decimals ?? 0
        return GoldenVector(
            input: try input(parts), person: try person(parts), outcome: try outcome(parts, decimals: decimals),
            details: try details(parts, scales), worstRank: try parts.integer("worst-rank"),
            source: try parts.maybeString("source"))
    }

    private func input(_ parts: Extensions) throws(QuestionnaireFault) -> GoldenVector.Input {
        if let total = try parts.maybeInteger("entered") { return .entered(total) }
        var weights: [Int?] = []
        for word in try parts.string("answers").split(separator: " ") { weights += try self.weights(String(word)) }
        return .weights(weights)
    }

    /// One weight, `-` for a missing answer, or `3x20` for twenty times 3.
    private func weights(_ word: String) throws(QuestionnaireFault) -> [Int?] {
        let parts = word.split(separator: "x", omittingEmptySubsequences: false)
        let times = parts.count == 2 ? Int(parts[1]) : 1
        guard let first = parts.first, parts.count <= 2, let times, (1...1_000).contains(times),
            first == "-" || Int(first) != nil
        else { throw fault(.goldenVector, "\(word) is not a weight") }
        return Array(repeating: Int(first), count: times)
    }

    private func person(_ parts: Extensions) throws(QuestionnaireFault) -> Person {
        var sets: Set<String> = []
        for set in parts.all("set") { sets.insert(try set.child("valueString").string()) }
        var region: Region?
        if let code = try parts.maybe("region")?.child("valueString") {
            region = Region(try code.string())
            if region == nil { throw code.malformed("a region code of twelve digits") }
        }
        return Person(
            sex: try parts.maybe("sex")?.child("valueCode").choice(Sex.self), age: try parts.maybeInteger("age"),
            region: region, education: try parts.maybe("education")?.child("valueCode").choice(Education.self),
            sets: sets)
    }

    private func outcome(_ parts: Extensions, decimals: Int) throws(QuestionnaireFault) -> GoldenVector.Outcome {
        guard let error = try parts.maybe("error")?.child("valueCode") else {
            return .score(
                total: try parts.points("total", decimals: decimals),
                band: try parts.one("band").child("valueCode").string(), screenPositive: try parts.flag("positive"))
        }
        switch try error.string() {
        case "too-many-missing": return .tooManyMissing
        case "not-valid": return .notValid
        default: throw error.malformed("too-many-missing or not-valid")
        }
    }

    private func details(
        _ parts: Extensions, _ scales: [String: Scale]
    ) throws(QuestionnaireFault) -> GoldenVector.Details {
        var positiveBy: [String] = []
        for rule in parts.all("positive-by") { positiveBy.append(try rule.child("valueCode").string()) }
        var subscales: [GoldenVector.Subscale] = []
        for subscale in parts.all("subscale") { subscales.append(try subscale.goldenSubscale(scales)) }
        return GoldenVector.Details(
            positiveBy: positiveBy, alternative: try parts.maybe("alternative")?.child("valueId").string(),
            tScore: try parts.maybeInteger("t-score"), subscales: subscales,
            inconsistent: try parts.maybe("inconsistent")?.child("valueBoolean").flag())
    }

    private func goldenSubscale(_ scales: [String: Scale]) throws(QuestionnaireFault) -> GoldenVector.Subscale {
        let parts = try Extensions(of: self, allowing: ["scale", "total", "band"])
        let scale = try parts.scale(among: scales)
        return GoldenVector.Subscale(
            scale: scale.id, total: try parts.points("total", decimals: scale.decimals),
            band: try parts.maybe("band")?.child("valueCode").string())
    }
}
