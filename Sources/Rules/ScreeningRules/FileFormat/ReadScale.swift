import Care

extension Element {
    /// A scale as the file declares it; `CheckScale` holds it against the items afterwards.
    func scale(base: Language) throws(QuestionnaireFault) -> ScaleEntry {
        let parts = try Extensions(
            of: self,
            allowing: [
                "id", "kind", "code", "item", "reverse", "multiplier", "minimum", "maximum", "direction", "missing",
                "positive", "band",
            ])
        var entry = try ScaleEntry(self, parts)
        for item in parts.all("item") { entry.items.append(try item.child("valueString")) }
        for item in parts.all("reverse") { entry.reverse.append(try item.child("valueString")) }
        for band in parts.all("band") { entry.bands.append((band, try band.band(base: base))) }
        return entry
    }

    fileprivate func missingRule() throws(QuestionnaireFault) -> MissingRule {
        let parts = try Extensions(of: self, allowing: ["allowed", "method", "source"])
        let allowed = try parts.integer("allowed")
        let method = try parts.one("method").child("valueCode")
        guard allowed >= 0, try method.string() == (allowed == 0 ? "none" : "prorate") else {
            throw method.malformed("none for 0 missing answers or prorate for more")
        }
        return MissingRule(allowed: allowed, source: try parts.string("source"))
    }

    fileprivate func cutOff() throws(QuestionnaireFault) -> CutOff {
        let parts = try Extensions(of: self, allowing: ["when", "value", "source"])
        return CutOff(
            when: try parts.choice("when", CutOff.When.self), value: try parts.integer("value"),
            source: try parts.string("source"))
    }

    private func band(base: Language) throws(QuestionnaireFault) -> Band {
        let parts = try Extensions(of: self, allowing: ["code", "concern", "minimum", "maximum", "title", "source"])
        let (minimum, maximum) = (try parts.integer("minimum"), try parts.integer("maximum"))
        guard minimum <= maximum else { throw fault(.bandGapOrOverlap, "ends before it begins") }
        return Band(
            code: try parts.one("code").child("valueCode").string(), range: minimum...maximum,
            title: try parts.one("title").wording(base: base), concern: try parts.choice("concern", Concern.self),
            source: try parts.string("source"))
    }
}

/// A scale before it was held against the items.
struct ScaleEntry {
    let element: Element
    let id: String
    let kind: Scale.Kind
    let direction: Scale.Direction
    let multiplier: Int
    let minimum: Int
    let maximum: Int
    let missingRule: MissingRule
    let loincCode: String?
    let cutOff: CutOff?
    var items: [Element] = []
    var reverse: [Element] = []
    var bands: [(element: Element, band: Band)] = []

    fileprivate init(_ element: Element, _ parts: Extensions) throws(QuestionnaireFault) {
        self.element = element
        id = try parts.one("id").child("valueId").string()
        kind = try parts.choice("kind", Scale.Kind.self)
        direction = try parts.choice("direction", Scale.Direction.self)
        multiplier = try parts.maybeInteger("multiplier") ?? 1
        minimum = try parts.integer("minimum")
        maximum = try parts.integer("maximum")
        missingRule = try parts.one("missing").missingRule()
        loincCode = try parts.maybe("code")?.child("valueCoding").child("code").string()
        cutOff = try parts.maybe("positive")?.cutOff()
    }
}
